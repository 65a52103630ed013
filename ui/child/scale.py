"""A scale from 0 to 10: where it began, where it is now."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.drawing import smooth

_STEPS = 10
_STEP, _GAP, _HIGH = 12, 4, 9


class Scale(QWidget):
    """Ten steps, filled as far as it is now; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._points, self._began = 0, 0
        self._fit()

    def show_points(self, points: int, began: int) -> None:
        """Show other points."""
        self._points, self._began = points, began
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the steps; those it began with are paler."""
        del event
        with smooth(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            for step in range(_STEPS):
                left = step * theme.size(_STEP + _GAP)
                painter.setBrush(theme.colour(self._ink(step)))
                area = QRectF(left, 0, theme.size(_STEP), theme.size(_HIGH))
                painter.drawRoundedRect(area, 3, 3)

    def _ink(self, step: int) -> str:
        if step < min(self._began, self._points):
            return "bar"
        return "accent" if step < self._points else "line"

    def _fit(self) -> None:
        width = _STEPS * theme.size(_STEP + _GAP) - theme.size(_GAP)
        self.setFixedSize(width, theme.size(_HIGH))
