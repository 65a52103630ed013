"""Fields to pick in: one from a list, chips, a tick. `changed` is a person's own change."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QListView, QSizePolicy, QWidget

from ui import icons, names, theme
from ui.widgets.buttons import Button
from ui.widgets.drawing import smooth
from ui.widgets.flow import Flow

Options = Sequence[tuple[Any, str]]
_WHOLE = Qt.ItemDataRole.UserRole + 1


class ChoicePicker(QComboBox):
    """One of `options`, each a value and its words; the first line stands for none."""

    changed = Signal()

    def __init__(self, options: Options, nothing: str = "Choose") -> None:
        super().__init__()
        self.setView(QListView())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._nothing = nothing
        self.offer(options)
        self.activated.connect(lambda _: self.changed.emit())

    def offer(self, options: Options) -> None:
        """Offer these instead; nothing is picked."""
        self.clear()
        self.addItem(self._nothing, None)
        for value, words in options:
            self.addItem(names.cover(words), value)
            self.setItemData(self.count() - 1, words, _WHOLE)

    def cover_again(self) -> None:
        """Show the same words as things stand now."""
        for at in range(self.count()):
            if words := self.itemData(at, _WHOLE):
                self.setItemText(at, names.cover(words))

    def value(self) -> Any:
        """Give the value picked, or None."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Pick `value`; one that was not offered (a newer version's) joins the list."""
        found = [at for at in range(self.count()) if self.itemData(at) == value]
        if not found:
            self.addItem(str(value), value)
        self.setCurrentIndex(found[0] if found else self.count() - 1)

    def problem(self) -> str:
        """Find nothing wrong: a list offers only what will do."""
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page: it must not change an answer in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, then our own arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        px = theme.size(16)
        at = QPoint(self.width() - px - theme.size(9), (self.height() - px) // 2)
        painter.drawPixmap(at, icons.pixmap("chevron-down", "text2", px, self.devicePixelRatioF()))
        painter.end()


class Chips(QWidget):
    """A few options side by side: one of them, or with `many` any of them."""

    changed = Signal()

    def __init__(self, options: Options, many: bool = False) -> None:
        super().__init__()
        self._many = many
        self._group = QButtonGroup(self)
        self._group.setExclusive(not many)
        self._values = [value for value, _ in options]
        self._beyond: tuple[Any, ...] = ()
        row = Flow(gap=8)
        for at, (_, words) in enumerate(options):
            chip = Button(words, "chip")
            chip.setCheckable(True)
            self._group.addButton(chip, at)
            row.addWidget(chip)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if options:
            self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda _: self.changed.emit())

    def value(self) -> Any:
        """Give the value picked or None; with `many` a tuple of all picked."""
        picked = tuple(value for at, value in enumerate(self._values) if self._chip(at).isChecked())
        if self._many:
            return picked + self._beyond
        return next(iter(picked + self._beyond), None)

    def set_value(self, value: Any) -> None:
        """Pick `value`; with `many` each value of a collection.

        What was not offered (a newer version's) is kept and given back.
        """
        wanted = tuple(value or ()) if self._many else () if value is None else (value,)
        self._beyond = tuple(own for own in wanted if own not in self._values)
        self._group.setExclusive(False)
        for at, own in enumerate(self._values):
            self._chip(at).setChecked(own in wanted)
        self._group.setExclusive(not self._many)

    def problem(self) -> str:
        """Find nothing wrong: chips offer only what will do."""
        return ""

    def _chip(self, at: int) -> Any:
        return self._group.button(at)


class Tick(QCheckBox):
    """A box to tick, with its words."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self.words = words
        self.setAccessibleName(words)
        self.clicked.connect(lambda _: self.changed.emit())

    def value(self) -> bool:
        """Say whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    def problem(self) -> str:
        """Find nothing wrong: both answers will do."""
        return ""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the box and the words."""
        words = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(theme.size(20) + 10 + words + 4, theme.size(28))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Let the words be clicked as well as the box."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, the tick and the words."""
        del event
        with smooth(self) as painter:
            px = theme.size(20)
            box = QRect(1, (self.height() - px) // 2, px, px)
            ringed = "focus" if self.hasFocus() else "accent" if self.isChecked() else "control"
            painter.setPen(QPen(theme.colour(ringed), 2 if self.hasFocus() else 1))
            painter.setBrush(theme.colour("accent" if self.isChecked() else "surface"))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
            if self.isChecked():
                mark = icons.pixmap("check", "on_accent", px - 4, self.devicePixelRatioF())
                painter.drawPixmap(box.topLeft() + QPoint(2, 2), mark)
            painter.setPen(theme.colour("text" if self.isEnabled() else "text3"))
            words = self.rect().adjusted(px + 10, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.words)
