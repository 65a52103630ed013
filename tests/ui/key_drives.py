"""What each key of the list of keys must do, tried with real keys in a whole window."""

from PySide6.QtCore import Qt

from tests.ui.palette_hands import CTRL, Key
from ui import names, theme
from ui.help_card import HelpCard

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
DRIVEN = {}


def drives(where, *keys):
    def keep(test):
        for key in keys:
            DRIVEN[(where, key)] = test
        return test

    return keep


def open_child(hands, tab="story"):
    hands.window.go("child", f"{hands.child('Wren').id}/{tab}")
    hands.settle()
    return hands.window.page("child")


def open_note(hands):
    hands.window.go("note", hands.child("Wren").id)
    page = hands.window.page("note")
    hands.qtbot.waitUntil(lambda: page.ready)
    return page


@drives("Anywhere", "Ctrl+K")
@drives("Search", "Esc")
def search_and_close(hands):
    hands.press(Key.Key_K, CTRL)
    assert hands.palette.isVisible()
    hands.press(Key.Key_Escape)
    assert not hands.palette.isVisible()


@drives("Anywhere", "Ctrl+N")
def new_note(hands):
    open_child(hands)
    hands.press(Key.Key_N, CTRL)
    page = hands.window.page("note")
    hands.qtbot.waitUntil(lambda: page.isVisible() and page.form.who.value() != ())
    assert [child.name for child in page.form.who.value()] == ["Wren"]


@drives("Anywhere", "Ctrl+F")
def find_here_or_everywhere(hands):
    hands.press(Key.Key_F, CTRL)
    assert hands.window.focusWidget() is hands.window.page("caseload").finder
    page = open_child(hands, "timeline")
    hands.press(Key.Key_F, CTRL)
    assert page.part("timeline").finder.isAncestorOf(hands.window.focusWidget()) or (
        hands.window.focusWidget() is page.part("timeline").finder
    )
    hands.window.go("settings")
    hands.press(Key.Key_F, CTRL)
    assert hands.palette.isVisible()


@drives("Anywhere", "F5, Ctrl+R")
def sync_now(hands):
    for key, held in ((Key.Key_F5, Qt.KeyboardModifier.NoModifier), (Key.Key_R, CTRL)):
        with hands.qtbot.waitSignal(hands.window.sync_now):
            hands.press(key, held)


@drives("Anywhere", "Ctrl+L")
def lock(hands):
    with hands.qtbot.waitSignal(hands.window.lock):
        hands.press(Key.Key_L, CTRL)


@drives("Anywhere", "Ctrl+Shift+H")
def hide_names(hands):
    for wanted in (True, False):
        hands.press(Key.Key_H, CTRL | SHIFT)
        assert names.hidden() is wanted


@drives("Anywhere", "Ctrl+Z")
def take_back(hands):
    undone = []
    hands.window.toast.say("Kept.", lambda: undone.append(1))
    hands.press(Key.Key_Z, CTRL)
    assert undone == [1]


@drives("Anywhere", "Alt+Left")
def back(hands):
    hands.window.go("settings")
    hands.press(Key.Key_Left, ALT)
    assert hands.window.here() == ("caseload", "")


@drives("Anywhere", "Ctrl+Alt+1 to 4")
def first_places(hands):
    gone = set()
    for key in (Key.Key_4, Key.Key_3, Key.Key_2, Key.Key_1):
        hands.press(key, CTRL | ALT)
        gone.add(hands.window.here()[0])
    assert len(gone) == 4


@drives("Anywhere", "F6, Shift+F6")
def parts_of_the_window(hands):
    table = hands.window.page("caseload").table
    table.setFocus()
    hands.press(Key.Key_F6)
    assert hands.window.navigation.isAncestorOf(hands.window.focusWidget())
    hands.press(Key.Key_F6)
    assert hands.window.bar.isAncestorOf(hands.window.focusWidget())
    hands.press(Key.Key_F6)
    assert hands.window.focusWidget() is table
    hands.press(Key.Key_F6, SHIFT)
    assert hands.window.bar.isAncestorOf(hands.window.focusWidget())


@drives("Anywhere", "Ctrl++, Ctrl+-", "Ctrl+0")
def size_of_words(hands):
    sizes = []
    keys = (Key.Key_Plus, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus, Key.Key_0)
    for key in keys:
        hands.press(key, CTRL)
        sizes.append(theme.look().text)
    assert sizes == [115, 130, 130, 115, 100]


@drives("Anywhere", "F1")
def help_for_this_page(hands):
    hands.press(Key.Key_F1)
    assert hands.window.findChild(HelpCard).isVisible()


@drives("Anywhere", "Ctrl+?")
def list_of_keys(hands):
    hands.press(Key.Key_Question, CTRL)
    assert hands.window.here() == ("keys", "")


@drives("Search", "Up, Down", "Enter")
def from_line_to_line_and_open(hands):
    found = hands.look_for("wren")
    hands.press(Key.Key_Down)
    assert hands.chosen() == found[1]
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Return)
    assert hands.window.here()[0] == "child"


@drives("Search", "Ctrl+Enter")
def note_about_the_child_found(hands):
    hands.look_for("kofi")
    hands.press(Key.Key_Return, CTRL)
    assert hands.window.here() == ("note", hands.child("Kofi").id)
