"""Maya turns the window to Wren, who says herself how near her goal feels."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from linkworker.records import Rating
from tests.demo.cast import TYPED, Day, child
from tests.demo.desks import CTRL
from tests.demo.eyes import button, everything, sees
from tests.demo.hands import Laptop, click, press, wait_until

POINTS = 7
ADULTS = ("harder", "works", "away", "asked", "answered", "together")


def sit_beside(day: Day, maya: Laptop) -> None:
    """Press one key: only what is hers is left. She chooses a face; Esc, and all is as before."""
    maya.window.go("child", f"{child(maya, 'Wren').id}/plan")
    page = maya.page("child")
    wait_until(lambda: sees(page, TYPED["settled"]), "Wren's plan")
    press(page, Qt.Key.Key_W, CTRL | Qt.KeyboardModifier.ShiftModifier)
    wait_until(lambda: _turned(maya) is not None, "the window turned to Wren")
    hers = _turned(maya)
    assert hers is not None
    assert sees(hers, TYPED["hope"])
    click(button(hers, f"{POINTS} of 10"))
    click(button(hers, f"Keep {POINTS}"))
    wait_until(lambda: sees(hers, f"{POINTS} is kept"), "her number")
    words = everything(hers)
    assert not [TYPED[one] for one in ADULTS if TYPED[one] in words]
    hers.grab().save(str(day.output / "with-wren.png"))
    press(hers, Qt.Key.Key_Escape)
    wait_until(lambda: QApplication.activeWindow() is maya.window, "the window as it was")
    (rating,) = maya.ask(lambda store: store.find(Rating))
    assert (rating.points, rating.by_child, rating.said_by) == (POINTS, True, "Wren")
    day.tick(f"The window is turned to Wren, with nothing but what is hers: it feels like {POINTS}")


def _turned(maya: Laptop) -> QWidget | None:
    """Return the window in front where that is not Maya's own."""
    front = QApplication.activeWindow()
    return None if front is maya.window else front
