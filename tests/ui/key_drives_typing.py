"""Keys that work while one types, tried in a note; and those that take back and do again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from linkworker.actions.to_dos import add_to_do
from linkworker.records import ToDo
from tests.ui.key_drives import drives, open_note
from tests.ui.palette_hands import CTRL, Key

SHIFT = Qt.KeyboardModifier.ShiftModifier


@drives("While you type", "Ctrl+.")
def put_a_word_right(hands):
    field = open_note(hands).form.fields["words"].editor
    field.setFocus()
    QTest.keyClicks(field, "He was beautifull today")
    hands.press(Key.Key_Period, CTRL)
    (menu,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu))
    QTest.keyPress(menu, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert field.value() == "He was beautiful today"


@drives("While you type", "Ctrl+M")
def words_about_somebody_else(hands):
    page = open_note(hands)
    field = page.form.fields["words"].editor
    field.setFocus()
    QTest.keyClicks(field, "Her cousin moved")
    field.selectAll()
    hands.press(Key.Key_M, CTRL)
    hands.qtbot.waitUntil(lambda: page.marking.asking is not None)
    hands.press(Key.Key_M, CTRL)
    assert [one.words for one in page.marking.marks] == ["Her cousin moved"]
    assert field.hasFocus()


@drives("Anywhere", "Ctrl+Y, Ctrl+Shift+Z")
def do_again(hands):
    wren = hands.child("Wren")
    added = hands.write(lambda store: add_to_do(store, wren, what="Ring the dentist"))
    hands.desk.saved("Kept.", added)
    for key, held in ((Key.Key_Y, CTRL), (Key.Key_Z, CTRL | SHIFT)):
        with hands.qtbot.waitSignal(hands.desk.undone):
            hands.press(Key.Key_Z, CTRL)
        assert not dentist(hands)
        with hands.qtbot.waitSignal(hands.desk.said):
            hands.press(key, held)
        assert dentist(hands)


def dentist(hands):
    found = []
    hands.desk.background.read(lambda reader: reader.find(ToDo), then=found.append)
    hands.qtbot.waitUntil(lambda: bool(found))
    hands.settle()
    return [one for one in found[0] if one.what == "Ring the dentist"]
