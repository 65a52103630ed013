"""What the keys of a child's voice and of what was shared must do, tried with real keys."""

from tests.ui.key_drives import SHIFT, drives, open_child
from tests.ui.palette_hands import CTRL, Key
from ui.family.telling_adder import TellingAdder


@drives("A child", "Ctrl+Shift+T")
def told_somebody(hands):
    page = open_child(hands, "family")
    hands.press(Key.Key_T, CTRL | SHIFT)
    hands.settle()
    assert page.findChildren(TellingAdder)
