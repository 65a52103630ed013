"""What each key must do on the pages of rights."""

from linkworker.actions import subject_access
from linkworker.records import AccessDecision, AccessRequest, Asker, Understands
from tests.seeds import TODAY
from tests.ui.key_drives import ALT, drives
from tests.ui.palette_hands import CTRL, Key

_ASKED = {"asker": Asker.PARENT, "who": "mum", "understands": Understands.NOT_YET, "by": "tom"}


def open_copy(hands):
    """Open a request that somebody else took."""
    wren = hands.child("Wren")
    wait = hands.desk.background.wait
    wait(lambda s: subject_access.ask_for_copy(s, wren, asked_on=TODAY, **_ASKED))
    request = wait(lambda s: s.find(AccessRequest)[0])
    hands.window.go("copy", f"{wren.id}/{request.id}")
    page = hands.window.page("copy")
    hands.qtbot.waitUntil(lambda: page.opened is not None)
    hands.settle()
    return page


@drives("Rights", "Ctrl+Enter")
def somebody_asks_for_a_copy(hands):
    hands.window.go("rights", hands.child("Wren").id)
    page = hands.window.page("rights")
    hands.qtbot.waitUntil(lambda: page.rights is not None)
    hands.settle()
    hands.press(Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: hands.window.here()[0] == "form")


@drives("A copy", "Ctrl+Enter")
def hand_an_item_out(hands):
    page = open_copy(hands)
    hands.press(Key.Key_Down, ALT)  # out of what is asked about who asks
    hands.qtbot.waitUntil(lambda: page.item.release.hasFocus())
    hands.press(Key.Key_Return, CTRL)
    found = hands.desk.background.wait
    hands.qtbot.waitUntil(lambda: bool(found(lambda s: s.find(AccessDecision))))


@drives("A copy", "Alt+Down")
def on_to_the_next_item(hands):
    page = open_copy(hands)
    hands.press(Key.Key_Down, ALT)
    hands.qtbot.waitUntil(lambda: page._where.text().startswith("Item 2"))


@drives("A copy", "Alt+Up")
def back_to_the_item_before(hands):
    page = open_copy(hands)
    page.after.click()
    hands.press(Key.Key_Up, ALT)
    hands.qtbot.waitUntil(lambda: page._where.text().startswith("Item 1"))
