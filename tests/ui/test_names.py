"""Hide names: initials stand for everybody, on every page and for a screen reader too."""

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView

from linkworker.records import Child
from tests.ui.accessibility import nodes
from tests.ui.palette_hands import CTRL, Hands, Key
from ui import names
from ui.places import PLACES
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import Label

HIDE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hands(qtbot, joyces):
    yield Hands(qtbot, joyces)
    names.hide(False)


@pytest.fixture
def hidden():
    names.learn(["Wren Tidewater", "Zoë", "Dexter Holloway-Finch", "Will", "Mum", "My", "Lily"])
    names.hide(True)
    yield
    names.hide(False)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Wren Tidewater came in", "WT came in"),
        ("wren’s calm card", "W’s calm card"),
        ("Zoe and ZOË", "Z and Z"),
        ("Dexter Holloway-Finch", "DHF"),
        ("Tidewaters, wrens", "Tidewaters, wrens"),
        ("Mum will ring Will", "Mum will ring W"),
        ("my card for My", "my card for M"),
        ("lily cried", "L cried"),
        ("", ""),
    ],
)
def test_initials_stand_for_whole_names_and_for_parts_of_them(hidden, said, shown):
    assert names.cover(said) == shown


def test_nothing_is_covered_while_names_are_shown():
    names.learn(["Wren"])
    assert names.cover("Wren") == "Wren"


def test_words_come_back_whole_when_names_are_shown_again(qtbot, hidden):
    label = Label("Wren Tidewater")
    qtbot.addWidget(label)
    assert label.text() == "WT"
    names.hide(False)
    assert label.text() == "Wren Tidewater"


@pytest.mark.parametrize("kind", [LineEdit, WordsEdit])
def test_a_field_keeps_its_words_under_initials_and_typing_uncovers_them(qtbot, hidden, kind):
    field = kind()
    qtbot.addWidget(field)
    field.set_value("Saw Wren")
    assert (shown(field), field.value()) == ("Saw W", "Saw Wren")
    qtbot.keyClick(field, Key.Key_Tab)
    assert shown(field) == "Saw W"
    qtbot.keyClicks(field, "!")
    assert "Wren" in shown(field)
    assert field.value() in ("Saw Wren!", "!Saw Wren")


def shown(field):
    return QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Value)


def test_no_name_is_left_on_any_page_while_names_are_hidden(hands):
    needles = every_name(hands)
    wren = hands.child("Wren").id
    hands.press(Key.Key_H, HIDE)
    hands.settle()
    assert hands.window.bar.hidden.isVisible()
    tabs = [("child", f"{wren}/{tab}") for tab in ("story", "timeline", "plan", "attendance")]
    about = {"note": wren, "print": f"{wren}/plan"}
    stops = [(name, about.get(name, "")) for name, *_ in PLACES if name not in ("child", "form")]
    for place, whom in [*tabs, *stops]:
        hands.window.go(place, whom)
        hands.settle()
        assert left_of(needles, hands.window) == {}, place
    hands.window.back()
    hands.look_for("calm")
    assert left_of(needles, hands.window) == {}, "search"


def test_hidden_names_stay_hidden_in_what_is_said_after(hands):
    hands.press(Key.Key_H, HIDE)
    hands.window.toast.say("Note about Wren saved.")
    assert hands.window.toast._words.text() == "Note about W saved."
    hands.press(Key.Key_H, HIDE)
    assert hands.window.toast._words.text() == "Names are shown."
    assert not hands.window.bar.hidden.isVisible()


def test_children_opened_last_are_initials_too(hands):
    hands.window.go("child", hands.child("Wren").id)
    hands.settle()
    hands.press(Key.Key_H, HIDE)
    lines = hands.window.navigation.findChildren(type(hands.window.navigation._lock))
    assert "WT" in [line.words for line in lines]


def test_the_mark_in_the_top_bar_shows_names_again(hands):
    hands.press(Key.Key_H, HIDE)
    hands.qtbot.mouseClick(hands.window.bar.hidden, Qt.MouseButton.LeftButton)
    assert not names.hidden()
    hands.press(Key.Key_K, CTRL)


def every_name(hands):
    done = []
    hands.desk.background.read(lambda reader: reader.find(Child), then=done.append)
    hands.qtbot.waitUntil(lambda: bool(done))
    said = {part for child in done[0] for part in (child.name, child.surname, child.nickname)}
    return {part.casefold() for part in said if part}


def left_of(needles, window):
    """Find names that a screen reader, a tooltip or a table still says, and where."""
    found = {}
    for node in nodes(window, hidden=False):
        kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
        said = " ".join(node.text(kind) for kind in kinds)
        part = node.object()
        if part is not None:
            said += " " + str(part.property("toolTip") or "")
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            said += " ".join(cells(part.model()))
        words = {word.strip("’'s").casefold() for word in said.replace("-", " ").split()}
        words |= {"".join(c for c in word if c.isalpha()) for word in words}
        if needles & words:
            found[type(part).__name__] = (needles & words, said[:120])
    return found


def cells(model):
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            index = model.index(row, column)
            yield str(index.data() or "")
            yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
