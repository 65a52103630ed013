"""Tags: a word or two about something, never to be clicked."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, names, theme
from ui.widgets.drawing import smooth

# Tone: ground, ink
TONES = {
    "plain": ("sunken", "text2"),
    "accent": ("accent_tint", "accent_ink"),
    "ok": ("ok_tint", "ok"),
    "warn": ("warn_tint", "warn"),
    "bad": ("bad_tint", "bad"),
    "info": ("info_tint", "info"),
    "risk": ("risk_tint", "risk"),
}


class Tag(QWidget):
    """An adjective on a tint: plain, accent, ok, warn, bad (dates, never children), info, risk."""

    def __init__(self, words: str, tone: str = "plain", icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(words, tone, icon)

    def show_words(self, words: str, tone: str = "plain", icon: str = "") -> None:
        """Show other words, tone and icon."""
        self._said, self._tone, self._icon = words, tone, icon
        names.call(self, words)
        self.cover_again()

    def cover_again(self) -> None:
        """Show the same words as things stand now."""
        self.words = names.cover(self._said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the icon and the words."""
        return QSize(tag_width(self.words, self._icon), theme.size(22))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the tint, the icon and the words."""
        del event
        with smooth(self) as painter:
            draw_tag(painter, self.rect(), self.words, self._tone, self._icon)


def tag_width(words: str, icon: str = "") -> int:
    """Give the px that a tag takes."""
    wide = QFontMetrics(theme.font("metab")).horizontalAdvance(words)
    return wide + (theme.size(14) + 5 if icon else 0) + 2 * theme.size(9)


def draw_tag(painter: QPainter, box: QRect, words: str, tone: str, icon: str = "") -> None:
    """Draw a tag into `box`; for tables too."""
    ground, ink = TONES[tone]
    area = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.colour("line2" if tone == "plain" else theme.edge(ground))))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    left = box.left() + theme.size(9)
    if icon:
        px = theme.size(14)
        ratio = painter.device().devicePixelRatioF()
        top = box.top() + (box.height() - px) // 2
        painter.drawPixmap(left - 1, top, icons.pixmap(icon, ink, px, ratio))
        left += px + 4
    painter.setFont(theme.font("metab"))
    painter.setPen(theme.colour(ink))
    room = QRect(left, box.top(), box.right() - left + 1, box.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
