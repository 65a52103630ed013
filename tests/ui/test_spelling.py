"""British spelling: underlined after a rest, put right by keys, names and own words known."""

import json

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.palette_hands import CTRL, Hands, Key
from ui import names, spelling
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.underlining import REST_MS

LISTS = spelling.load()


@pytest.fixture(autouse=True)
def _known():
    """Whatever a test lets be known is forgotten with it."""
    before = (spelling._now.lists, spelling._now.names, spelling._now.own, spelling._now.on)
    spelling.learn(LISTS, ["Kofi Boateng", "Shanelle O’Brien"], [], on=True)
    yield
    now = spelling._now
    now.lists, now.names, now.own, now.on = before


def wrong(text, **how):
    return [text[start:end] for start, end in spelling.misspelt(text, **how)]


@pytest.mark.parametrize("name", spelling._FILES)
def test_every_list_is_in_the_order_of_its_bytes_and_each_word_is_found(name):
    words = LISTS[spelling._FILES.index(name)]
    lines = words.split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines))
    assert all(spelling._holds(words, one) for one in lines[:: max(1, len(lines) // 500)])
    assert not spelling._holds(words, b"zzzz")
    assert not spelling._holds(words, b"A")


def test_our_spelling_is_known_and_that_of_others_is_not():
    ours = "She organised the colour chart at the centre; her behaviour was grey, mum’s café too."
    assert wrong(ours) == []
    theirs = "She organized the color chart at the center and practised her behavior."
    assert wrong(theirs) == ["organized", "color", "center", "behavior"]


def test_names_times_classes_addresses_and_capitals_are_left_alone():
    text = (
        "Kofi’s SENCO, Shanelle and the O’Briens in 5F at 3pm wrote to kofi@brent.org about محمد."
    )
    assert wrong(text) == []
    assert wrong("Zebulonia is not here") == ["Zebulonia"]
    assert wrong("ring Zebulonia on monday", line=True) == ["monday"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("recieved", "received"), ("becuase", "because"), ("color", "colour"), ("alot", "a lot")),
        *(("organize", "organise"), ("center", "centre"), ("dont", "don't"), ("monday", "Monday")),
        *(("tommorow", "tomorrow"), ("Freind", "Friend"), ("i", "I"), ("embarased", "embarrassed")),
        *(("seperated", "separated"), ("Shannele’s", "Shanelle's"), ("behavior", "behaviour")),
    ],
)
def test_what_was_meant_comes_first(typed, meant):
    assert wrong(typed) == [typed]
    offered = spelling.suggestions(typed)
    assert meant in offered[:3]
    assert typed not in offered


def test_names_are_not_offered_while_they_are_hidden():
    names.hide(True)
    try:
        assert "Shanelle" not in spelling.suggestions("Shannele")
    finally:
        names.hide(False)


def show(qtbot, field):
    qtbot.show(field, 500, 200)
    qtbot.turn_to(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def waved(field):
    return [one.cursor.selectedText() for one in field.extraSelections()]


def menu():
    menus = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu))
    return next((one for one in menus if one.isVisible()), None)


def test_words_are_underlined_after_a_rest_but_not_the_one_being_typed(qtbot):
    field = show(qtbot, WordsEdit())
    QTest.keyClicks(field, "He recieved it becuase")
    qtbot.waitUntil(lambda: waved(field) == ["recieved"])
    QTest.keyClicks(field, " ")
    qtbot.waitUntil(lambda: waved(field) == ["recieved", "becuase"])


def test_where_the_cursor_stands_does_not_change_how_long_a_rest_is(qtbot):
    line = show(qtbot, LineEdit())
    line.insert("He recieved it")
    line.setCursorPosition(3)
    assert {timer.interval() for timer in line.findChildren(QTimer)} == {REST_MS}


def test_a_picture_in_the_words_moves_no_line(qtbot):
    field = show(qtbot, WordsEdit())
    field.set_value("🦊🦊 recieved it")
    qtbot.waitUntil(lambda: waved(field) == ["recieved"])


def test_ctrl_full_stop_puts_the_next_word_right_and_ctrl_z_takes_it_back(qtbot):
    field = show(qtbot, WordsEdit())
    field.insertPlainText("It was 🦊 recieved and becuase.")
    field.moveCursor(field.textCursor().MoveOperation.Start)
    QTest.keyClick(field, Key.Key_Period, CTRL)
    qtbot.waitUntil(menu)
    assert menu().activeAction().text() == "received"
    QTest.keyPress(menu(), Key.Key_Return)
    assert field.value() == "It was 🦊 received and becuase."
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert field.value() == "It was 🦊 recieved and becuase."


def test_a_line_that_is_a_sentence_is_looked_at_and_put_right(qtbot):
    field, told = show(qtbot, LineEdit()), []
    field.changed.connect(lambda: told.append(field.value()))
    QTest.keyClicks(field, "Zeb wants to ask freind first")
    QTest.keyClick(field, Key.Key_Home)
    QTest.keyClick(field, Key.Key_Period, CTRL)
    qtbot.waitUntil(menu)
    QTest.keyPress(menu(), Key.Key_Return)
    assert field.value() == "Zeb wants to ask friend first"
    assert told[-1] == field.value()


def test_a_name_alone_and_a_finder_are_left_alone(qtbot):
    field = show(qtbot, LineEdit())
    QTest.keyClicks(field, "freind")
    assert field._spelt.spans() == []
    finder = LineEdit()
    finder.prose = False
    show(qtbot, finder)
    assert finder._spelt is None


def test_a_letter_put_together_is_not_broken(qtbot):
    """An accent being typed stands in the field before it is a letter: it must stay."""
    from PySide6.QtGui import QInputMethodEvent

    field = show(qtbot, LineEdit())
    QTest.keyClicks(field, "the freind saw ")
    QApplication.sendEvent(field, QInputMethodEvent("´", []))
    field._spelt.look()
    done = QInputMethodEvent("", [])
    done.setCommitString("é")
    QApplication.sendEvent(field, done)
    assert field.value() == "the freind saw é"


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


def test_a_word_that_is_added_is_known_and_kept_in_the_store_alone(hands, qtbot, tmp_path):
    hands.window.go("note", hands.child("Wren").id)
    hands.settle()
    field = hands.window.page("note").form.fields["words"].editor
    field.setFocus()
    hands.type("She plays zorbnik well")
    qtbot.waitUntil(lambda: waved(field) == ["zorbnik"])
    QTest.keyClick(field, Key.Key_Period, CTRL)
    qtbot.waitUntil(menu)
    add = next(one for one in menu().actions() if one.text().startswith("Add"))
    assert "zorbnik" in add.text()
    add.trigger()
    menu().close()
    qtbot.waitUntil(lambda: not waved(field))
    hands.settle()
    kept = []
    hands.desk.background.run(lambda store: store.setting("own_words"), then=kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert json.loads(kept[0]) == ["zorbnik"]
    clear = [one for one in tmp_path.rglob("*") if one.is_file() and b"zorbnik" in one.read_bytes()]
    assert clear == []


def test_names_of_this_laptop_are_known_as_soon_as_they_are_kept(hands, qtbot):
    assert wrong("We saw Wren and Dana at Alderbrook") == []
