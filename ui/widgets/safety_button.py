"""“Worried about safety?” with whom to tell, in two lines: on every page, at every width."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from ui import icons, theme
from ui.widgets.buttons import Button

QUESTION = "Worried about safety?"
_SIDE, _GAP, _ICON = 12, 9, 18


class SafetyButton(Button):
    """A button that says whom to tell and their number; it never cuts a number off."""

    def __init__(self) -> None:
        self._wide, self._few, self._short = "", "", False
        super().__init__(QUESTION, "secondary", "shield-alert")

    def show_lead(self, words: str, few: str = "") -> None:
        """Show whom to tell; `few` words for where there is little room."""
        self._wide, self._few = words, few or words
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def be_short(self, short: bool) -> None:
        """Use fewer words where the window is narrow."""
        self._short = short
        self.updateGeometry()
        self.update()

    @property
    def told(self) -> str:
        """What the second line says now."""
        return self._few if self._short else self._wide

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the icon and the longer line."""
        lines = (("smallb", self.said), ("meta", self.told))
        words = max(QFontMetrics(theme.font(r)).horizontalAdvance(w) for r, w in lines)
        sides = theme.size(_SIDE) * 2 + theme.size(_ICON) + _GAP
        return QSize(words + sides + 2, theme.size(36))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the frame, the shield, the question and whom to tell."""
        del event
        painter = QPainter(self)
        self.paint_frame(painter)
        px = theme.size(_ICON)
        left = theme.size(_SIDE)
        shield = icons.pixmap(self.icon_name, "text2", px, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - px) // 2, shield)
        area = self.rect().adjusted(left + px + _GAP, 0, 0, 0)
        if not self.told:
            _line(painter, area, "smallb", "text", self.said)
        else:
            middle = self.height() // 2
            up = QRect(area.left(), middle - theme.size(16), area.width(), theme.size(17))
            _line(painter, up, "smallb", "text", self.said)
            _line(painter, up.translated(0, theme.size(15)), "meta", "text2", self.told)
        painter.end()


def _line(painter: QPainter, area: QRect, role: str, ink: str, words: str) -> None:
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(ink))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
