"""The circle before an action: Space or a click ticks it off; Up and Down go to the next one."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import icons, theme
from ui.widgets.drawing import smooth

_SIDE, _ICON = 28, 18
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Tick(QAbstractButton):
    """It never ticks itself: `clicked` asks, and `moved(step)` goes on."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:  # noqa: N802
        """Stay open: what is done is shown by the record, without a circle to press."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Large enough for a finger."""
        return QSize(theme.size(_SIDE), theme.size(_SIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go up and down the list."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the circle, and a ring where the focus is."""
        del event
        with smooth(self) as painter:
            area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(theme.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area)
            px = theme.size(_ICON)
            picture = icons.pixmap("circle", "control", px, self.devicePixelRatioF())
            painter.drawPixmap(QPoint((self.width() - px) // 2, (self.height() - px) // 2), picture)
