"""The square of one child who needs somebody: initials, and a mark for each reason. Never red."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import icons, theme
from ui.models.team_reasons import Raised, Why
from ui.names import call, tip
from ui.widgets.avatar import initials
from ui.widgets.drawing import smooth
from ui.widgets.row_table import ENTERS

# The mark of each reason; the words beside the squares say it too.
MARKS = {
    Why.DECIDE: "git-compare",
    Why.PROMISE: "flag",
    Why.UNSEEN: "footprints",
    Why.REVIEW: "calendar-days",
}
_WAYS = {
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
}
_SIDE = 46


class Tile(QPushButton):
    """One child: initials, and the mark of every reason.

    `told(raised)` when it is looked at, `moved(key)` when a key leads to another square.
    """

    told = Signal(object)
    moved = Signal(int)

    def __init__(self, raised: Raised) -> None:
        super().__init__()
        self.raised = raised
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        call(self, raised.sentence)
        tip(self, raised.sentence)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Take a square that grows with the text."""
        return QSize(theme.size(_SIDE), theme.size(_SIDE))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Say who this is."""
        super().focusInEvent(event)
        self.told.emit(self.raised)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with arrow keys, open with Enter."""
        if event.key() in _WAYS:
            self.moved.emit(event.key())
        elif event.key() in ENTERS:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Say who this is."""
        super().enterEvent(event)
        self.told.emit(self.raised)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Look as before."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the square, the initials, the marks."""
        del event
        with smooth(self) as painter:
            focus = self.hasFocus()
            edge = 1.0 if focus else 0.5
            painter.setPen(QPen(theme.colour("focus" if focus else "line2"), 2 if focus else 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "sunken"))
            area = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            painter.drawRoundedRect(area, 6, 6)
            painter.setFont(theme.font("smallb"))
            painter.setPen(theme.colour("text"))
            top = QRect(0, theme.size(5), self.width(), theme.size(20))
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, initials(self.raised.name))
            self._paint_marks(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        marks = list(dict.fromkeys(MARKS[reason.why] for reason in self.raised.reasons))
        px, gap = theme.size(12), theme.size(1)
        left = (self.width() - len(marks) * (px + gap) + gap) / 2
        for name in marks:
            ink = "text2" if name == marks[0] else "text3"
            picture = icons.pixmap(name, ink, px, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, self.height() - px - theme.size(6)), picture)
            left += px + gap
