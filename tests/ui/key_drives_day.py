"""What each key must do on the seen board and while a day is written up."""

from linkworker.records import Contact
from tests.ui.key_drives import ALT, DRIVEN, SHIFT, drives
from tests.ui.palette_hands import CTRL, Key

__all__ = ["DRIVEN"]


def open_board(hands):
    hands.window.go("today")
    hands.settle()
    board = hands.window.page("today").board
    hands.qtbot.waitUntil(lambda: board.board is not None and board.card.isVisible())
    next(iter(board.tiles.values())).setFocus()
    return board


def open_day(hands):
    hands.window.go("day")
    page = hands.window.page("day")
    hands.qtbot.waitUntil(lambda: page.ready and page.form.rows[0].words.hasFocus())
    return page


def focus(hands):
    return hands.window.focusWidget()


@drives("Anywhere", "Ctrl+Shift+D")
def write_up(hands):
    hands.press(Key.Key_D, CTRL | SHIFT)
    assert hands.window.here() == ("day", "")


@drives("Seen board", "Left, Right, Up, Down")
def from_name_to_name(hands):
    board = open_board(hands)
    first, second = list(board.tiles.values())[:2]
    hands.press(Key.Key_Right)
    assert focus(hands) is second
    hands.press(Key.Key_Left)
    assert focus(hands) is first
    hands.press(Key.Key_Up)  # there is no row above
    assert focus(hands) is first


@drives("Seen board", "Space")
def mark_and_take_back(hands):
    board = open_board(hands)
    tile = next(one for one in board.tiles.values() if one.on.seen is None)
    tile.setFocus()
    hands.press(Key.Key_Space)
    hands.qtbot.waitUntil(lambda: tile.on.seen is not None)
    hands.press(Key.Key_Space)
    hands.qtbot.waitUntil(lambda: tile.on.seen is None)


@drives("Seen board", "Ctrl+Enter")
def words_for_it(hands):
    open_board(hands)
    hands.press(Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: hands.window.here()[0] == "words")


@drives("Write up the day", "Tab")
def through_a_row(hands):
    page = open_day(hands)
    first = page.form.rows[0]
    first.editors["at"].setFocus()
    for name in ("means", "whom", "minutes", "outcome", "words"):
        hands.press(Key.Key_Tab)
        assert first.editors[name].hasFocus()


@drives("Write up the day", "Enter", "Up, Down")
def from_row_to_row(hands):
    page = open_day(hands)
    first, second = page.form.rows[:2]
    hands.press(Key.Key_Return)
    assert second.words.hasFocus()
    hands.press(Key.Key_Up)
    assert first.words.hasFocus()
    for _ in page.form.rows:
        hands.press(Key.Key_Down)
    assert page.form.adding.picker.line.hasFocus()


@drives("Write up the day", "Shift+Enter")
def another_line(hands):
    page = open_day(hands)
    hands.type("Ate toast")
    hands.press(Key.Key_Return, SHIFT)
    hands.type("Laughed")
    assert page.form.rows[0].words.value() == "Ate toast\nLaughed"


@drives("Write up the day", "Alt+Up, Alt+Down")
def from_day_to_day(hands):
    page = open_day(hands)
    today = page.day
    hands.press(Key.Key_Up, ALT)
    hands.qtbot.waitUntil(lambda: page.day < today)
    hands.press(Key.Key_Down, ALT)
    hands.qtbot.waitUntil(lambda: page.day == today)


@drives("Write up the day", "Ctrl+Enter")
def keep_the_rows(hands):
    page = open_day(hands)
    hands.type("Helped lay the tables.")
    before = hands.write(lambda store: len(store.find(Contact)))
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        hands.press(Key.Key_Return, CTRL)
    assert said.args[0] == "1 row is kept."
    assert hands.write(lambda store: len(store.find(Contact))) > before
    assert not page.form.touched()


@drives("Write up the day", "Ctrl+P")
def the_sheet(hands):
    page = open_day(hands)
    hands.press(Key.Key_P, CTRL)
    assert hands.window.here() == ("day_sheet", page.day.isoformat())
