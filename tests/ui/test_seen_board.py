"""The seen board: everybody in sight, marked and taken back by keys, signs with words."""

from datetime import datetime, timedelta

import pytest

from linkworker.practice.caseload import roster
from linkworker.records import Contact
from tests.seeds import NOW
from tests.ui.accessibility import cut_off
from tests.ui.child_hands import ask
from tests.ui.palette_hands import CTRL, Hands, Key
from tests.ui.seeded import desk_on, lay_down, make_store, seeded_desk
from ui.day.board import SeenBoard
from ui.day.reading import _away
from ui.desk import tell_time
from ui.screens.day_page import DayPage

HIGHEST = 170  # px of the board with 34 names in a window of 1366
WIDE, NARROW = 1090, 960  # px of a page in a window of 1366 and of 1093


@pytest.fixture
def hands(qtbot, joyces):
    found = Hands(qtbot, joyces)
    found.window.go("today")
    found.settle()
    return found


@pytest.fixture
def board(hands):
    found = hands.window.page("today").board
    hands.qtbot.waitUntil(lambda: found.board is not None and found.card.isVisible())
    return found


def tile_of(board, name):
    return next(one for one in board.tiles.values() if one.on.child.name == name)


def marks_of(hands, name):
    child = hands.child(name)
    return ask(hands.qtbot, hands.desk, lambda r: r.find(Contact, child=child.id, newest="at"))


def test_everybody_is_in_sight_above_see_today(qtbot, tmp_path, qapp):
    make_store(tmp_path / "whole.db", small=False)
    tell_time(lambda: NOW)
    desk = desk_on(tmp_path / "whole.db")
    board = qtbot.show(SeenBoard(desk), WIDE, 300)
    qtbot.waitUntil(lambda: board.board is not None)
    assert len(board.tiles) == len(roster()) + 3
    assert board.card.layout().heightForWidth(WIDE) <= HIGHEST
    assert board.card.layout().heightForWidth(NARROW) <= HIGHEST + 30
    assert cut_off(board) == []
    desk.background.close()


def test_space_marks_and_space_again_takes_back(hands, board):
    tile = tile_of(board, "Kofi")
    before = len(marks_of(hands, "Kofi"))
    tile.setFocus()
    hands.press(Key.Key_Space)
    hands.qtbot.waitUntil(lambda: tile.isChecked())
    (mark,) = marks_of(hands, "Kofi")[: len(marks_of(hands, "Kofi")) - before]
    assert (mark.at, mark.words, mark.means.value) == (NOW, "", "check-in")
    assert "Seen today at 09:42" in tile.accessibleName()
    assert tile.hasFocus()
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: not tile.isChecked())
    assert len(marks_of(hands, "Kofi")) == before


def test_after_ten_minutes_it_stays_and_says_where_it_is_struck_out(hands, board):
    tile = tile_of(board, "Kofi")
    tile.click()
    hands.qtbot.waitUntil(lambda: tile.on.seen is not None)
    tell_time(lambda: NOW + timedelta(minutes=11))
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        tile.click()
    assert "struck out" in said.args[0]
    assert tile.isChecked()


def test_words_go_with_the_very_mark(hands, board):
    tile_of(board, "Kofi").setFocus()
    hands.press(Key.Key_Return, CTRL)
    page = hands.window.page("words")
    hands.qtbot.waitUntil(lambda: page.save_it.isEnabled() and page.words.editor.hasFocus())
    hands.type("The go-kart has wheels now, Pip pushed.")
    assert page.warning.isVisible()
    page.minutes.editor.set_value(15)
    hands.press(Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: hands.window.here()[0] == "today")
    last = marks_of(hands, "Kofi")[0]
    assert last.words == "The go-kart has wheels now, Pip pushed."
    assert (last.minutes, last.at) == (15, NOW)


def test_words_left_are_a_draft_and_are_there_again(hands, board):
    tile_of(board, "Kofi").setFocus()
    hands.press(Key.Key_Return, CTRL)
    page = hands.window.page("words")
    hands.qtbot.waitUntil(lambda: page.save_it.isEnabled() and page.words.editor.hasFocus())
    hands.type("Half a sent")
    hands.press(Key.Key_Escape)
    hands.settle()
    (draft,) = ask(hands.qtbot, hands.desk, lambda reader: reader.drafts())
    hands.desk.go("words", f"draft/{draft.action}")
    hands.qtbot.waitUntil(lambda: page.words.value() == "Half a sent")


def test_a_name_says_all_of_it_and_tab_stops_at_one_of_them(board):
    said = tile_of(board, "Nia").accessibleName()
    assert said.startswith("Nia Foxglove, 5B. Not marked today. ")
    assert "A slot at 13:10" in said
    stops = [one for one in board.tiles.values() if one.focusPolicy() & one.focusPolicy().TabFocus]
    assert len(stops) == 1


def test_a_register_says_absent_and_never_why():
    day = datetime(2025, 11, 4).date()
    said = {code: _away(code, day) for code in ("/", "L", "U", "I", "M", "O", "E", "V", "Y5", "T")}
    assert said == {
        "/": "", "L": "", "U": "", "I": "absent", "M": "absent", "O": "absent",
        "E": "away from school", "V": "on a trip", "Y5": "", "T": "absent",
    }  # fmt: skip


def test_while_no_school_is_open_there_is_no_board(qtbot, joyces):
    tell_time(lambda: datetime(2025, 10, 30, 10, 0))
    board = qtbot.show(SeenBoard(joyces), WIDE, 300)
    qtbot.waitUntil(lambda: board.board is not None)
    assert not board.card.isVisible()


def test_who_only_reviews_opens_a_child_and_marks_nobody(qtbot, seeded_store, tmp_path):
    lay_down(seeded_store, tmp_path)
    tell_time(lambda: NOW)
    with seeded_desk(tmp_path, "review") as desk:
        board = qtbot.show(SeenBoard(desk), WIDE, 300)
        qtbot.waitUntil(lambda: board.card.isVisible())
        with qtbot.waitSignal(desk.went) as went:
            tile_of(board, "Kofi").click()
        assert went.args[0] == "child"
        assert not board.write_up.isVisible()


def test_who_only_reviews_finds_no_row_to_write_in(qtbot, seeded_store, tmp_path):
    lay_down(seeded_store, tmp_path)
    tell_time(lambda: NOW)
    with seeded_desk(tmp_path, "review") as desk:
        page = qtbot.show(DayPage(desk), WIDE, 700)
        page.show_about("")
        qtbot.waitUntil(lambda: page.ready)
        assert not page.form.isVisible()
        assert not page.keep.isVisible()
