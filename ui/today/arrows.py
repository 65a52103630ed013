"""Buttons of a line that know the arrow keys: to the next line, or to move what it is about."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.child.more import More
from ui.widgets.buttons import Button
from ui.widgets.row_table import ENTERS

_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}

Arrow = Callable[[int], object]
Shift = Callable[[int, int], object]


class LineButton(Button):
    """Up and Down are `on_arrow(step)`, any arrow with Ctrl `on_shift(across, down)`."""

    on_arrow: Arrow | None = None
    on_shift: Shift | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hear a key before Qt does, which would go to the button's neighbour."""
        if not _heard(self, event):
            super().keyPressEvent(event)


class LineMore(More):
    """The three dots at the end of a line, with the same keys."""

    on_arrow: Arrow | None = None
    on_shift: Shift | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hear a key before Qt does."""
        if not _heard(self, event):
            super().keyPressEvent(event)


def hear(*buttons: LineButton | LineMore, arrow: Arrow, shift: Shift | None = None) -> None:
    """Let the arrow keys on these buttons do this."""
    for button in buttons:
        button.on_arrow, button.on_shift = arrow, shift


def _heard(button: LineButton | LineMore, event: QKeyEvent) -> bool:
    """Do what a key asks for: Enter presses; False for a key that is no such one."""
    step = _STEPS.get(Qt.Key(event.key()))
    if event.key() in ENTERS:
        button.click()
    elif step and button.on_shift and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        button.on_shift(*step)
    elif step and step[1] and button.on_arrow:
        button.on_arrow(step[1])
    else:
        return False
    return True
