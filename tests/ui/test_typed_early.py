"""What is typed before a page has been read stays, and costs no draft."""

from contextlib import contextmanager
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from linkworker.records import Means
from tests.ui.child_hands import ask, settled
from tests.ui.palette_hands import CTRL, Hands, Key
from tests.ui.test_comments_page import goal_of, open_at

ALT = Qt.KeyboardModifier.AltModifier


def test_a_comment_typed_before_its_page_is_read_stays_after_the_draft_before(qtbot, sit):
    window, desk = sit("tom")
    goal = goal_of(qtbot, desk)
    page = open_at(qtbot, window, desk, goal)
    QTest.keyClicks(page.words, "Half a thought")
    page.leave()
    settled(qtbot, desk)
    desk.go("comment", f"goal/{goal.id}/")
    QTest.keyClicks(page.words, "and more")
    settled(qtbot, desk)
    assert page.words.value() == "Half a thought\nand more"
    page.leave()
    settled(qtbot, desk)
    (draft,) = ask(qtbot, desk, lambda reader: reader.drafts())
    assert draft.typed["words"] == "Half a thought\nand more"


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(
    ("in_front", "who", "words"), [("", "otis met me", ""), ("Wren", "", "otis met me")]
)
def test_letters_typed_before_a_note_is_ready_stand_with_those_typed_after(
    qtbot, joyces, in_front, who, words, times
):
    hands = Hands(qtbot, joyces)
    if in_front:
        hands.window.go("child", f"{hands.child(in_front).id}/story")
        hands.settle()
    for _ in range(times - 1):
        hands.press(Key.Key_N, CTRL)
        hands.settle()
        hands.press(Key.Key_Escape)
    with nothing_read(joyces):
        hands.press(Key.Key_N, CTRL)
        hands.type("otis ")
    page = hands.window.page("note")
    qtbot.waitUntil(lambda: page.ready)
    hands.type("met me")
    assert page.form.who.editor.line.text() == who
    assert page.form.fields["words"].editor.toPlainText() == words


def test_what_is_typed_in_every_field_before_a_note_is_ready_is_in_it(qtbot, joyces):
    hands = Hands(qtbot, joyces)
    wren = hands.child("Wren")
    with nothing_read(joyces):
        hands.window.go("note", wren.id)
        page = hands.window.page("note")
        for name, typed in (("whom", "her nan"), ("minutes", "25"), ("words", "Came in")):
            page.form.fields[name].editor.setFocus()
            hands.type(typed)
        hands.press(Key.Key_2, ALT)
    qtbot.waitUntil(lambda: page.ready)
    said = page.form.note().said
    assert (said["whom"], said["minutes"], said["words"]) == ("her nan", 25, "Came in")
    assert said["means"] is Means.CALL
    page.leave()
    hands.settle()
    assert len(ask(qtbot, joyces, lambda reader: reader.drafts())) == 1


@contextmanager
def nothing_read(desk):
    """Keep the reading thread busy meanwhile: whatever a page asks is answered after."""
    done = Event()
    desk.background.read(lambda _: done.wait(), then=lambda _: None)
    try:
        yield
    finally:
        done.set()
