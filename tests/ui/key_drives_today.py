"""What each key must do on Today and on My week, tried with real keys in a whole window."""

from linkworker.records import Slot
from tests.ui.key_drives import DRIVEN, SHIFT, drives
from tests.ui.palette_hands import CTRL, Key

__all__ = ["DRIVEN"]


def open_page(hands, place):
    hands.window.go(place)
    hands.settle()
    return hands.window.page(place)


def slots_at(hands):
    done = []
    hands.desk.background.run(lambda store: store.find(Slot), then=done.append)
    hands.qtbot.waitUntil(lambda: bool(done))
    return {(one.on, one.at) for one in done[0]}


@drives("Today", "Up, Down", "Space")
def through_what_is_due(hands):
    page = open_page(hands, "today")
    page.due.lines[0].tick.setFocus()
    hands.press(Key.Key_Down)
    assert page.due.lines[1].tick.hasFocus()
    hands.press(Key.Key_Up)
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        hands.press(Key.Key_Space)  # Wren was met today
    assert said.args[0].startswith("Done by today’s contact")


@drives("Today", "Enter")
def open_who_comes(hands):
    page = open_page(hands, "today")
    page.see.lines[0].name.setFocus()
    hands.press(Key.Key_Return)
    assert hands.window.here()[0] == "child"


@drives("Today", "Ctrl+Shift+A")
def new_to_do(hands):
    page = open_page(hands, "today")
    hands.press(Key.Key_A, CTRL | SHIFT)
    assert page.due.adder.line.hasFocus()
    hands.press(Key.Key_Escape)
    assert not page.due.adder.isVisible()


@drives("Today", "Ctrl+Up, Ctrl+Down")
def move_by_a_quarter(hands):
    page = open_page(hands, "today")
    page.see.lines[0].name.setFocus()
    before = page.see.lines[0].visit.first.slot.at
    hands.press(Key.Key_Down, CTRL)
    hands.qtbot.waitUntil(lambda: page.see.lines[0].visit.first.slot.at != before)


@drives("My week", "Ctrl+Shift+A")
def new_slot(hands):
    page = open_page(hands, "week")
    hands.press(Key.Key_A, CTRL | SHIFT)
    assert page.adder.isAncestorOf(hands.window.focusWidget())
    hands.press(Key.Key_Escape)
    assert not page.adder.isVisible()


@drives("My week", "Ctrl+Left, Ctrl+Right", "Ctrl+Up, Ctrl+Down")
def move_in_the_week(hands):
    page = open_page(hands, "week")
    before = slots_at(hands)
    line = next(line for line in page.days[1].lines if line.visit.children)
    line.name.setFocus()
    hands.press(Key.Key_Right, CTRL)
    hands.qtbot.waitUntil(lambda: slots_at(hands) != before)
    hands.settle()
    after = slots_at(hands)
    line = next(line for line in page.days[2].lines if line.visit.children)
    line.name.setFocus()
    hands.press(Key.Key_Up, CTRL)
    hands.qtbot.waitUntil(lambda: slots_at(hands) != after)
