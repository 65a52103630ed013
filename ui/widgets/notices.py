"""What a page says instead of, or above, its content: nothing here yet, trouble, a notice."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from ui import names, theme
from ui.widgets.drawing import smooth
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.toast import announce

Notice = Literal["info", "read-only", "conflict", "caution", "ok"]

# Notice: icon, ink, card
_NOTICES = {
    "info": ("info", "info", "info"),
    "read-only": ("eye", "info", "info"),
    "conflict": ("git-compare", "warn", "warn"),
    "caution": ("triangle-alert", "warn", "warn"),
    "ok": ("circle-check", "ok", "ok"),
}


class EmptyState(QWidget):
    """Nothing here yet: what goes here, and one thing to do about it."""

    def __init__(self, title: str, words: str, icon: str, actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        mark = IconLabel(icon, "text3", 28)
        self._heading, self._explain = Label(title, "h3"), WrapLabel(words, "small", "muted")
        heading, explain = self._heading, self._explain
        explain.setAlignment(middle)
        explain.setMaximumWidth(theme.size(420))
        explain.setMinimumWidth(theme.size(320))
        doing = across(STRETCH, *actions, STRETCH)
        column = down(STRETCH, mark, heading, across(STRETCH, explain, STRETCH), 4, doing, STRETCH)
        column.setAlignment(mark, middle)
        column.setAlignment(heading, middle)
        column.setContentsMargins(16, 24, 16, 24)
        self.setLayout(column)
        names.call(self, title)

    def say(self, title: str, words: str) -> None:
        """Say this instead."""
        self._heading.setText(title)
        self._explain.setText(words)
        names.call(self, title)


class _Strip(QFrame):
    """An icon, a bold line, words, and things to do, on a tint."""

    def __init__(self, icon: str, ink: str, card: str) -> None:
        super().__init__()
        self.setProperty("card", card)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = IconLabel(icon, ink, 18)
        self._title = WrapLabel("", "strong")
        self._lines = down(gap=2)
        self._doing = across()
        words = down(self._title, self._lines, gap=3)
        self._row = across(self._icon, gap=12)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._doing)
        self.setLayout(self._row)

    def _show(self, title: str, lines: Sequence[str], actions: Sequence[QWidget]) -> None:
        self._title.setText(title)
        names.call(self, " ".join((title, *lines)))
        self._stand(tall=bool(lines))
        for line in lines:
            self._lines.addWidget(WrapLabel(line, "small", "soft"))
        for action in actions:
            self._doing.addWidget(action)

    def _stand(self, *, tall: bool) -> None:
        """Let the icon stand beside the first line, and a notice of one line be a slim one."""
        where = Qt.AlignmentFlag
        self._row.setAlignment(self._icon, where.AlignTop if tall else where.AlignVCenter)
        self._row.setContentsMargins(14, *((11, 14, 11) if tall else (6, 8, 6)))


class ErrorBox(_Strip):
    """What happened, what is safe, and what to do, in this order; it stays until acted on."""

    def __init__(self, title: str, safe: str, advice: str, actions: Sequence[QWidget] = ()) -> None:
        super().__init__("triangle-alert", "bad", "bad")
        self._show(title, [line for line in (safe, advice) if line], actions)

    def call_out(self) -> None:
        """Take the focus, and tell a screen reader at once."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocus()
        announce(self, self.accessibleName(), urgent=True)

    def stand_in(self, place: QBoxLayout) -> None:
        """Stand alone in a place, and be called out."""
        empty(place)
        place.addWidget(self)
        self.call_out()


class InfoStrip(_Strip):
    """A notice over a page: info, read-only (a reviewer's), conflict, caution or ok."""

    def __init__(
        self, kind: Notice, title: str, words: str = "", actions: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(*_NOTICES[kind])
        self._show(title, [words] if words else [], actions)

    def say(self, title: str) -> None:
        """Say another title."""
        self._title.setText(title)
        names.call(self, title)


class Waiting(QWidget):
    """Quiet bars where words will stand, for what takes longer than a moment to read."""

    _BARS = ((0.0, 0.62, 76), (0.0, 0.62, 150), (0.0, 0.62, 110), (0.65, 0.35, 62))

    def __init__(self) -> None:
        super().__init__()
        names.call(self, "Reading")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a bar for each card that is to come."""
        del event
        with smooth(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            room, tops = self.width() - 48, {0.0: 20, 0.65: 20}
            for left, part, height in self._BARS:
                area = QRectF(24 + room * left, tops[left], room * part, theme.size(height))
                painter.drawRoundedRect(area, 10, 10)
                tops[left] += theme.size(height) + 12
