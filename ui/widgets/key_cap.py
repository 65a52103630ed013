"""A key of the keyboard, drawn as one: on its own, and for whoever paints a row."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.drawing import smooth

_HIGH, _ROOM = 20, 12


class KeyCap(QWidget):
    """A key such as "Ctrl Enter", beside what it does."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the key."""
        return QSize(key_width(self._key), theme.size(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the key."""
        del event
        with smooth(self) as painter:
            draw_key(painter, self.rect(), self._key)


def key_width(key: str) -> int:
    """Give the px that a key takes."""
    return QFontMetrics(theme.font("meta")).horizontalAdvance(key) + theme.size(_ROOM)


def draw_key(painter: QPainter, area: QRect, key: str) -> int:
    """Draw a key at the right edge of `area`, and give its left edge."""
    wide, high = key_width(key), theme.size(_HIGH)
    box = QRect(area.right() - wide + 1, area.top() + (area.height() - high) // 2, wide, high)
    painter.setPen(theme.colour("line2"))
    painter.setBrush(theme.colour("sunken"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.colour("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    return box.left()
