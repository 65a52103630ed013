"""Tasks 1 and 2: a contact is written in a few keys, about the child in front or any other."""

from linkworker.records import Contact
from tests.ui.child_hands import ask
from tests.ui.tasks.hands import CTRL, Key

SAID = "Walked in with Juniper today, calm, and showed me the new fox."  # twelve words


def test_1_a_contact_about_the_child_in_front(joyce, joyces):
    joyce.open_child("Wren", "story")
    joyce.press(Key.Key_N, CTRL)
    joyce.write(SAID)
    joyce.press(Key.Key_Return, CTRL)
    kept(joyce, joyces, "Wren")
    joyce.done(1, promised=2)


def test_2_a_contact_about_any_child(joyce, joyces):
    joyce.press(Key.Key_K, CTRL)
    joyce.write("nia")
    joyce.settle()
    joyce.press(Key.Key_Return, CTRL)
    joyce.write(SAID)
    joyce.press(Key.Key_Return, CTRL)
    kept(joyce, joyces, "Nia")
    joyce.done(2, promised=3)


def kept(joyce, joyces, name):
    (contact,) = ask(joyce.qtbot, joyces, lambda reader: reader.find(Contact, words=SAID))
    assert contact.child == joyce.child(name).id
    assert ask(joyce.qtbot, joyces, lambda reader: reader.drafts()) == []
