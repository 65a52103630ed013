"""A line of the navigation: icon or initials, words, a count; only the first in a narrow rail."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from ui import icons, names, theme
from ui.widgets.avatar import draw_avatar
from ui.widgets.buttons import Button
from ui.widgets.drawing import smooth
from ui.widgets.key_cap import draw_key

HIGH, LOW = 36, 25  # px at 100% text


class NavLine(Button):
    """A button of the navigation. Without an icon it shows the initials of its words."""

    def __init__(self, words: str, icon: str = "") -> None:
        self._rail, self._count, self._urgent, self._key = False, 0, False, ""
        self._high = HIGH
        super().__init__(words, "nav", icon)

    def fold(self, rail: bool) -> None:
        """Show the icon alone, with the words as a tooltip; or unfold again."""
        self._rail = rail
        names.tip(self, self.said if rail else "")
        self.updateGeometry()
        self.update()

    def stand(self, high: int) -> None:
        """Be so high, in px at 100% text: lower where many lines share a small window."""
        self._high = high
        self.updateGeometry()

    def show_count(self, count: int, urgent: bool) -> None:
        """Show how many wait there, on the warning tint when `urgent`; 0 shows nothing.

        A rail has room for urgent ones only.
        """
        self._count, self._urgent = count, urgent
        names.call(self, f"{self.said}, {count}" if count else self.said)
        self.update()

    def show_key(self, key: str) -> None:
        """Show the key that does the same, such as "Ctrl L"."""
        self._key = key
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the navigation gives."""
        return QSize(theme.size(40), theme.size(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the frame, then mark, words and count."""
        del event
        with smooth(self) as painter:
            self.paint_frame(painter)
            px = theme.size(18 if self.icon_name else 22)
            left = (self.width() - px) // 2 if self._rail else theme.size(10)
            self._paint_mark(painter, left, px)
            right = self._paint_count(painter)
            if not self._rail:
                words_left = left + px + theme.size(10)
                painter.setFont(self.words_font())
                painter.setPen(theme.colour(self.words_ink()))
                room = right - words_left - 6
                shown = QFontMetrics(self.words_font()).elidedText(
                    self.words, Qt.TextElideMode.ElideRight, room
                )
                area = self.rect().adjusted(words_left, 0, 0, 0)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_mark(self, painter: QPainter, left: int, px: int) -> None:
        top = (self.height() - px) // 2
        if not self.icon_name:
            draw_avatar(painter, QRectF(left, top, px, px), self.said)
            return
        ink = "accent_ink" if self.isChecked() else "text3"
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(left, top, icons.pixmap(self.icon_name, ink, px, ratio))

    def _paint_count(self, painter: QPainter) -> int:
        """Paint the count or the key, and give the left edge of what was painted."""
        words = str(self._count) if self._count else self._key
        if not words or (self._rail and not self._urgent):
            return self.width()
        if not self._count:
            return draw_key(painter, self.rect().adjusted(0, 0, -6, 0), self._key)
        letters = theme.font("metab")
        painter.setFont(letters)
        width = QFontMetrics(letters).horizontalAdvance(words) + theme.size(12)
        height = theme.size(16 if self._rail else 20)
        right = self.width() - (1 if self._rail else 6)
        top = 1 if self._rail else (self.height() - height) / 2
        area = QRectF(right - width, top, width, height)
        if self._urgent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("warn_tint"))
            painter.drawRoundedRect(area, height / 2, height / 2)
        calm = "accent" if self.isChecked() else "text3"
        painter.setPen(theme.colour("warn" if self._urgent else calm))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
        return int(area.left())
