"""Ctrl+K by keys alone, from any page: steps, focus, doing, and somebody who only reads."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.palette_hands import CTRL, Hands, Key
from tests.ui.seeded import lay_down, seeded_desk
from ui import theme
from ui.models.found import Sought
from ui.places import PLACES

SIZES = [(1366, 768), (1093, 614), (1024, 600)]


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


def test_task_2_a_note_about_any_child_begins_in_two_steps_and_letters(hands):
    hands.press(Key.Key_K, CTRL)
    hands.type("wr")
    hands.press(Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: hands.window.here()[0] == "note")
    assert hands.window.here() == ("note", hands.child("Wren").id)
    assert hands.steps == 2
    assert not hands.palette.isVisible()
    page = hands.window.page("note")
    hands.qtbot.waitUntil(lambda: page.ready)
    assert [child.name for child in page.form.note().children] == ["Wren"]


def test_task_3_a_childs_timeline_is_three_steps_and_letters_away(hands):
    hands.press(Key.Key_K, CTRL)
    hands.type("nia")
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.window.here()[0] == "child")
    hands.settle()
    hands.press(Key.Key_2, CTRL)
    assert hands.window.page("child").tabs.now() == "timeline"
    assert hands.window.here()[1] == hands.child("Nia").id
    assert hands.steps == 3


def test_down_and_up_go_over_the_headings_and_round_the_ends(hands):
    found = hands.look_for("wren")
    assert hands.chosen() == found[0]
    hands.press(Key.Key_Down)
    assert hands.chosen() == found[1]
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Up)
    assert hands.chosen() == found[-1]
    hands.press(Key.Key_Down)
    assert hands.chosen() == found[0]
    assert hands.palette.lines.rowCount() > len(found)


@pytest.mark.parametrize(("typed", "place"), [("sett", "settings"), ("decide", "to_decide")])
def test_a_place_is_gone_to_by_its_words(hands, typed, place):
    hands.look_for(typed)
    hands.press(Key.Key_Return)
    assert hands.window.here() == (place, "")


@pytest.mark.parametrize(("typed", "signal"), [("sync n", "sync_now"), ("lock", "lock")])
def test_a_deed_is_done_by_its_words(hands, typed, signal):
    hands.look_for(typed)
    with hands.qtbot.waitSignal(getattr(hands.window, signal)):
        hands.press(Key.Key_Return)
    assert not hands.palette.isVisible()


def test_a_note_about_a_child_is_found_by_saying_so(hands):
    hands.look_for("note kofi")
    assert hands.chosen().words == "New note about Kofi"
    hands.press(Key.Key_Return)
    assert hands.window.here() == ("note", hands.child("Kofi").id)


def test_enter_waits_for_what_was_typed_last(hands):
    hands.press(Key.Key_K, CTRL)
    hands.settle()
    hands.type("otis")
    hands.press(Key.Key_Return)  # nothing has been answered yet
    hands.qtbot.waitUntil(lambda: hands.window.here()[0] == "child")
    assert hands.window.here()[1] == hands.child("Otis").id


def test_a_question_overtaken_by_a_keystroke_is_never_looked_up(hands):
    hands.look_for("wren")
    old, answers = hands.palette._number - 1, []
    hands.desk.background.read(lambda r: hands.palette._find(old, "wre", r), then=answers.append)
    hands.qtbot.waitUntil(lambda: bool(answers))
    assert answers == [None]
    hands.palette._show((old, None))
    assert hands.chosen().words == "Wren Tidewater"


def test_esc_gives_the_focus_back_and_tab_goes_nowhere(hands):
    finder = hands.window.page("caseload").finder
    finder.setFocus()
    hands.press(Key.Key_K, CTRL)
    box = hands.palette.box
    for key in (Key.Key_Tab, Key.Key_Backtab, Key.Key_Down):
        hands.press(key)
        assert hands.window.focusWidget() is box
    hands.window.page("caseload").table.setFocus()  # a page that asks for it meanwhile
    assert hands.window.focusWidget() is box
    hands.press(Key.Key_Escape)
    assert not hands.palette.isVisible()
    assert hands.window.focusWidget() is hands.window.page("caseload").table


def test_it_opens_from_any_page_with_nothing_typed(hands):
    for name, _, _ in PLACES:
        hands.window.go(name, hands.child("Wren").id if name in ("child", "note", "print") else "")
        hands.settle()
        hands.press(Key.Key_K, CTRL)
        assert hands.palette.isVisible(), name
        assert hands.palette.box.text() == ""
        hands.type("x")
        hands.press(Key.Key_Escape)
        assert hands.window.here()[0] == name


def test_going_elsewhere_by_another_key_puts_it_away(hands):
    hands.look_for("wren")
    hands.press(Key.Key_N, CTRL)
    assert hands.window.here()[0] == "note"
    assert not hands.palette.isVisible()


def test_the_button_in_the_top_bar_opens_it_and_a_click_beside_it_closes(hands):
    hands.qtbot.mouseClick(hands.window.bar.seek, Qt.MouseButton.LeftButton)
    assert hands.palette.isVisible()
    hands.qtbot.mouseClick(hands.palette, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not hands.palette.isVisible()


def test_a_line_is_opened_by_a_click(hands):
    hands.look_for("kofi")
    view = hands.palette.list
    middle = view.visualRect(view.currentIndex()).center()
    hands.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert hands.window.here() == ("child", hands.child("Kofi").id)


def test_what_is_still_to_be_indexed_is_said(hands):
    hands.look_for("wren")
    assert hands.palette._count.text() == "8 children"
    hands.palette._show((hands.palette._number, Sought("wren", (), "", 3200, 8)))
    assert hands.palette._count.text() == "Still reading 3,200 notes"


def test_somebody_who_reviews_finds_and_has_nothing_to_write_with(qtbot, seeded_store, tmp_path):
    lay_down(seeded_store, tmp_path)
    with seeded_desk(tmp_path, may="review") as desk:
        hands = Hands(qtbot, desk)
        said = {one.words for one in hands.look_for("")}
        assert "To decide" in said
        assert not said & {"New note", "Add a child", "Notes not finished"}
        assert hands.names("wren") == ["Wren Tidewater"]
        assert not any("note about" in one.words for one in hands.found())
        assert not hands.palette.noting.isVisible()
        hands.press(Key.Key_Return, CTRL)
        assert hands.window.here() == ("caseload", "")


def test_a_screen_reader_hears_each_line_whole(hands):
    hands.look_for("wren")
    assert hands.palette.list.accessibleName() == "What was found"
    said = hands.palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Children: Wren Tidewater, 5F · Alderbrook Primary"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", theme.TEXT_SIZES)
def test_nothing_is_unnamed_or_cut_off(hands, size, text):
    theme.apply(theme.Look("light", text=text))
    hands.window.resize(*size)
    for typed in ("wren", "wrn"):
        hands.look_for(typed)
        assert cut_off(hands.window) == []
        assert unnamed_controls(hands.window) == []
        assert not_plain(hands.window) == []
    assert hands.palette.rect().contains(hands.palette.panel.geometry())
    hands.press(Key.Key_Escape)
    hands.window.go("keys")
    assert cut_off(hands.window) == []
