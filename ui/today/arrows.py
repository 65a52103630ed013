"""The arrow keys on a line's buttons: to the next line, or to move what it is about. Enter too."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Arrows(QObject):
    """`gone(step)` for Up and Down; `shifted(across, down)` with Ctrl. Enter presses."""

    gone = Signal(int)
    shifted = Signal(int, int)

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__(buttons[0])
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear an arrow key before the button does, which would go to its neighbour."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if event.key() in _ENTERS and isinstance(watched, QAbstractButton):
                watched.click()
                return True
            if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.shifted.emit(*step)
                return True
            if step and step[1]:
                self.gone.emit(step[1])
                return True
        return super().eventFilter(watched, event)
