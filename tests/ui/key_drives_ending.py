"""What each key must do on the pages of an ending, a meeting and a good word."""

from linkworker.actions.meetings import meetings_of
from linkworker.records import Turn
from tests.ui.key_drives import SHIFT, drives, open_child
from tests.ui.palette_hands import CTRL, Key


def open_place(hands, place, name):
    hands.window.go(place, hands.child(name).id)
    page = hands.window.page(place)
    hands.qtbot.waitUntil(lambda: page.opened.name == name)
    hands.settle()
    return page


def open_good_word(hands):
    open_child(hands)
    hands.press(Key.Key_G, CTRL | SHIFT)
    page = hands.window.page("good_word")
    hands.qtbot.waitUntil(page.save_it.isEnabled)
    return page


@drives("Anywhere", "Ctrl+Shift+G")
def a_good_word_about_the_child_who_shows(hands):
    page = open_good_word(hands)
    hands.qtbot.waitUntil(lambda: [one.name for one in page.who.value()] == ["Wren"])


@drives("Good word", "Ctrl+Enter")
def keep_a_good_word(hands):
    page = open_good_word(hands)
    page.fields["whom"].editor.set_value("Mr Fenwick")
    page.fields["words"].editor.set_value("She was brilliant")
    hands.press(Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: not page.isVisible())


@drives("Good word", "Esc")
def leave_a_good_word_typed(hands):
    page = open_good_word(hands)
    page.fields["words"].editor.set_value("She was brilliant")
    hands.press(Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: not page.isVisible())
    hands.settle()
    drafts = hands.desk.background.wait(lambda store: store.drafts())
    assert [one.form for one in drafts] == ["good_word"]


@drives("An ending", "Ctrl+Enter")
def begin_an_ending(hands):
    page = open_place(hands, "ending", "Sarah")
    hands.press(Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: page.opened.ended.way.turn is Turn.ENDING)


@drives("An ending", "Ctrl+Shift+A")
def add_who_may_stay(hands):
    page = open_place(hands, "ending", "Sarah")
    hands.press(Key.Key_A, CTRL | SHIFT)
    hands.qtbot.waitUntil(lambda: page.adults.isAncestorOf(hands.window.focusWidget()))


@drives("An ending", "Ctrl+P")
def letters_of_an_ending(hands):
    open_place(hands, "ending", "Sarah")
    hands.press(Key.Key_P, CTRL)
    assert hands.window.here() == ("print", f"{hands.child('Sarah').id}/ending")


@drives("A meeting", "Enter")
def on_to_the_next_who_came(hands):
    page = open_place(hands, "meeting", "Wren")
    rows = page.sheet.voices
    rows.rows[0].words.setFocus()
    hands.type("She eats alone.")
    hands.press(Key.Key_Return)
    assert hands.window.focusWidget() is rows.rows[1].name


@drives("A meeting", "Ctrl+Enter")
def keep_a_meeting(hands):
    page = open_place(hands, "meeting", "Wren")
    page.sheet.fields["about"].editor.set_value("Fridays")
    page.sheet.voices.rows[0].name.set_value("Mr Fenwick")
    hands.press(Key.Key_Return, CTRL)
    wren = hands.child("Wren")
    hands.qtbot.waitUntil(lambda: page.opened.meetings[0].meeting.about == "Fridays")
    assert len(hands.desk.background.wait(lambda store: meetings_of(store, wren))) == 2


@drives("A meeting", "Ctrl+P")
def minutes_of_a_meeting(hands):
    open_place(hands, "meeting", "Wren")
    hands.press(Key.Key_P, CTRL)
    assert hands.window.here() == ("print", f"{hands.child('Wren').id}/minutes")
