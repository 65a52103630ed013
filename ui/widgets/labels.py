"""Words on the screen: always plain text, so that nobody's note can carry markup or load a file."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import icons, names, theme
from ui.names import tip as tip


class Label(QLabel):
    """One line of plain text in a type role and a tone of the theme."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "") -> None:
        super().__init__()
        self._said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role in ("h1", "num"):
            close = QFont()
            close.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.3)
            self.setFont(close)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show `text`, with names covered while they are hidden."""
        self._said = text
        super().setText(names.cover(text))

    def cover_again(self) -> None:
        """Show the same words as things stand now."""
        if self.text() != names.cover(self._said):
            self.setText(self._said)

    def set_tone(self, tone: str) -> None:
        """Change the colour: soft, muted, accent, ok, warn, bad, info, risk or inverse."""
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            theme.restyle(self)


class ElideLabel(Label):
    """One line that ends in … where there is no room; the whole is its tooltip."""

    def setText(self, text: str) -> None:  # noqa: N802
        """Show `text`, or as much of it as fits."""
        super().setText(text)
        names.tip(self, text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Need room for a letter or two."""
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw what fits."""
        del event
        painter = QPainter(self)
        elided = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, self.rect(), self.alignment(), self.palette(), True, elided, role
        )
        painter.end()


class WrapLabel(Label):
    """Words that wrap, and take exactly the height their width needs.

    Qt's own wrapped label asks for too much height inside a scroll area, and once high never asks
    for less. Once it has a height, layouts are no longer told that it follows from the width: they
    would ask for it twenty times over each time that anything near it changes.
    """

    def __init__(self, text: str = "", role: str = "body", tone: str = "") -> None:
        self._heights: dict[tuple[str, int], int] = {}
        self._wishes: dict[str, int] = {}
        self._fitted = False
        super().__init__(text, role, tone)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show `text` and take the height it needs."""
        super().setText(text)
        self._heights.clear()
        self._wishes.clear()
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for little: the layout gives the width, the width gives the height."""
        font = self.font().key()
        if font not in self._wishes:
            self._wishes[font] = min(super().sizeHint().width(), 160)
        return QSize(self._wishes[font], self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for a word or two."""
        return QSize(60, self._height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say so until it has been given a width, and with it a height."""
        return not self._fitted

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Give the height of the words at `width` px."""
        at = (self.font().key(), width)
        if at not in self._heights:
            flags = int(Qt.TextFlag.TextWordWrap.value | self.alignment().value)
            room = QRect(0, 0, max(width, 1), 100_000)
            words = self.fontMetrics().boundingRect(room, flags, self.text() or " ")
            self._heights[at] = words.height()
        return self._heights[at]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the height that the new width needs."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit again when the text size changes."""
        super().changeEvent(event)
        changes = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in changes and not theme.is_bare():
            self._fit()

    def _height(self) -> int:
        return self.minimumHeight() or self.fontMetrics().height()

    def _fit(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return  # no layout has given it a width yet
        self._fitted = True
        needed = self.heightForWidth(self.width())
        if needed != self.height():
            self.setFixedHeight(needed)


class IconLabel(QLabel):
    """An icon beside words that say the same: it has no name of its own for a screen reader."""

    def __init__(self, name: str, tone: str = "text3", px: int = 16) -> None:
        super().__init__()
        self._name, self._tone, self._px = name, tone, px
        self._draw()

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon or another tone."""
        self._name, self._tone = name, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw again in the new theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not theme.is_bare():
            self._draw()

    def event(self, event: QEvent) -> bool:
        """Draw again, as sharp, on a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def _draw(self) -> None:
        px = theme.size(self._px)
        self.setFixedSize(px, px)
        self.setPixmap(icons.pixmap(self._name, self._tone, px, self.devicePixelRatioF()))
