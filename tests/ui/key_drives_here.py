"""What each key must do on the page it is listed for, tried with real keys in a whole window."""

from functools import partial

from linkworker.actions.comments import comment_on
from tests.seeds import NOW
from tests.ui.key_drives import ALT, DRIVEN, SHIFT, drives, open_child, open_note
from tests.ui.palette_hands import CTRL, Key
from ui.family.moving import HousingAdder
from ui.screens.child_page import _TABS

__all__ = ["DRIVEN"]


@drives("Caseload", "Up, Down, Home, End", "Enter")
def from_child_to_child(hands):
    table = hands.window.page("caseload").table
    table.setFocus()
    rows = []
    for key in (Key.Key_End, Key.Key_Home, Key.Key_Down, Key.Key_Up):
        hands.press(key)
        rows.append(table.currentIndex().row())
    assert rows == [table.lines.rowCount() - 1, 0, 1, 0]
    hands.press(Key.Key_Return)
    assert hands.window.here()[0] == "child"


@drives("Caseload", "Letters", "Esc")
def letters_find_and_esc_shows_everybody(hands):
    page = hands.window.page("caseload")
    page.table.setFocus()
    hands.press(Key.Key_W)
    assert page.finder.text() == "w"
    hands.press(Key.Key_Escape)
    assert page.finder.text() == ""


@drives("A child", "Ctrl+1 to 9")
def tabs(hands):
    page = open_child(hands)
    turned = []
    for key in range(Key.Key_1, Key.Key_9 + 1):
        hands.press(Key(key), CTRL)
        turned.append(page.tabs.now())
    assert turned == list(_TABS)[:9]


@drives("A child", "Alt+Up, Alt+Down")
def the_child_before_and_after(hands):
    open_child(hands)
    first = hands.window.here()
    hands.press(Key.Key_Down, ALT)
    hands.qtbot.waitUntil(lambda: hands.window.here()[1][:22] != first[1][:22])
    hands.settle()
    hands.press(Key.Key_Up, ALT)
    hands.qtbot.waitUntil(lambda: hands.window.here()[1][:22] == first[1][:22])


@drives("A child", "Ctrl+E")
def emergency_card(hands):
    page = open_child(hands)
    hands.press(Key.Key_E, CTRL)
    hands.qtbot.waitUntil(page._card.isVisible)
    page._card.hide()


@drives("A child", "Ctrl+Shift+W")
def only_what_is_hers(hands):
    open_child(hands)
    with hands.qtbot.waitSignal(hands.desk.went) as went:
        hands.press(Key.Key_W, CTRL | SHIFT)
    assert went.args[0] == "with_child"


@drives("A child", "Space", "Ctrl+Shift+A")
def tick_off_and_add(hands):
    plan = open_child(hands, "plan").part("plan")
    plan.cards[0].rows[1].tick.setFocus()
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        hands.press(Key.Key_Space)
    assert said.args[0].startswith("Done by today’s")
    hands.press(Key.Key_A, CTRL | SHIFT)
    assert plan.cards[0]._adder.line.hasFocus()
    hands.press(Key.Key_Escape)
    plan.cards[0].rows[2].tick.setFocus()
    hands.press(Key.Key_Down)
    assert plan.cards[1].rows[0].tick.hasFocus()


@drives("A child", "Alt+1 to 9")
def one_kind_of_what_happened(hands):
    timeline = open_child(hands, "timeline").part("timeline")
    picked = set()
    for number in range(8):
        hands.press(Key(Key.Key_1 + number), ALT)
        picked.add(timeline.bar.filters.now())
    assert len(picked) == 8


@drives("A child", "Alt+0")
def where_they_live_now(hands):
    home = open_child(hands, "family").part("family").home
    hands.press(Key.Key_0, ALT)
    hands.qtbot.waitUntil(lambda: bool(home.findChildren(HousingAdder)))
    assert home.findChildren(HousingAdder)[0].line.editor.hasFocus()


@drives("A child", "Up, Down")
def from_half_day_to_half_day(hands):
    chart = open_child(hands, "attendance").part("attendance").chart
    chart.grid.setFocus()
    said = []
    for key in (Key.Key_Up, Key.Key_PageUp, Key.Key_Left):
        hands.press(key)
        said.append(chart.reading.text())
    assert len(set(said)) == 3


@drives("A child", "Ctrl+P")
def the_paper_of_this_tab(hands):
    open_child(hands, "plan")
    hands.press(Key.Key_P, CTRL)
    assert hands.window.here()[0] == "print"


@drives("SDQ paper", "Up, Down", "Space", "Enter")
def from_form_to_form(hands):
    hands.window.go("sdq_paper")
    hands.settle()
    table = hands.window.page("sdq_paper").table
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Up)
    first = table.now()
    hands.press(Key.Key_Space)
    hands.qtbot.waitUntil(lambda: table.lines.rows[0].stage != first.stage)
    hands.press(Key.Key_Return)
    assert hands.window.here() == ("child", f"{first.child.id}/sdq")


@drives("Note", "Alt+1 to 9")
def how(hands):
    page = open_note(hands)
    picked = set()
    for number in range(9):
        hands.press(Key(Key.Key_1 + number), ALT)
        picked.add(page.form.fields["means"].value())
    assert len(picked) == 9


@drives("Note", "Ctrl+Enter")
def save_note(hands):
    page = open_note(hands)
    hands.type("Came in.")
    with hands.qtbot.waitSignal(page.closed):
        hands.press(Key.Key_Return, CTRL)


@drives("Note", "Esc")
def leave_note(hands):
    page = open_note(hands)
    with hands.qtbot.waitSignal(page.closed):
        hands.press(Key.Key_Escape)
    assert not page.isVisible()


@drives("A form, a comment", "Ctrl+Enter", "Esc")
def form(hands):
    hands.window.go("form", "child/new/")
    hands.settle()
    hands.press(Key.Key_Return, CTRL)
    hands.settle()
    assert hands.window.here()[0] == "form"  # what is missing is said
    hands.press(Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: hands.window.here()[0] != "form")


@drives("Comments", "Up, Down", "Enter")
def from_comment_to_comment(hands):
    wren = hands.child("Wren")
    for words in ("Who drives?", "Well done."):
        say = partial(comment_on, record=wren, child=wren, words=words, by="tom", at=NOW)
        hands.write(say)
    hands.window.go("comments")
    page = hands.window.page("comments")
    hands.qtbot.waitUntil(lambda: len(page.lines) == 2)
    page.filters.choose("all")
    page.lines[0].title.setFocus()
    hands.press(Key.Key_Down)
    assert page.lines[1].isAncestorOf(hands.window.focusWidget())
    hands.press(Key.Key_Up)
    assert page.lines[0].isAncestorOf(hands.window.focusWidget())
    hands.press(Key.Key_Return)
    assert hands.window.here()[0] == "child"
