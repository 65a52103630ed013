"""What was not done is said, with what is safe and what to do, until somebody closes it."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel

from linkworker.actions.comments import settle
from linkworker.records import Child, Comment
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.palette_hands import CTRL, Hands, Key
from ui.crash import UNFORESEEN
from ui.trouble import ADVICE, SAFE
from ui.widgets.buttons import Button
from ui.widgets.notices import ErrorBox
from ui.widgets.toast import SPOKEN

NO_COMMENT = "It is the first comment that is settled, with all its answers"


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


def fail(hands):
    """Ask for what is refused: to settle an answer; give the words of the refusal."""
    child = hands.child("Wren")
    answer = Comment(child=child.id, about_kind="child", about=child.id, answer_to="another")
    act = partial(settle, comment=answer, on=child.started, by="joyce")
    with hands.qtbot.waitSignal(hands.desk.background.failed):
        hands.desk.background.run(act)
    hands.settle()
    return NO_COMMENT


def shown(window):
    boxes = [box for box in window.findChildren(ErrorBox) if box.isVisible()]
    return [label.text() for box in boxes for label in box.findChildren(QLabel) if label.text()]


def test_it_says_what_is_safe_and_what_to_do_and_stays_wherever_one_goes(hands):
    heard = []
    SPOKEN.told.connect(lambda words, urgent: heard.append((words, urgent)))
    words = fail(hands)
    assert shown(hands.window) == [words, SAFE, ADVICE]
    assert (f"{words} {SAFE} {ADVICE}", True) in heard
    hands.window.go("settings")
    hands.settle()
    fail(hands)
    assert shown(hands.window) == [words, SAFE, ADVICE]  # once, and still there
    close = next(
        b for b in hands.window.findChildren(Button) if b.accessibleName() == f"Close: {words}"
    )
    close.click()
    assert shown(hands.window) == []
    assert not hands.window.troubles.isVisible()


def test_over_a_note_being_written_it_is_said_too_and_takes_no_letter(hands):
    hands.press(Key.Key_N, CTRL)
    hands.settle()
    page = hands.window.page("note")
    page.form.fields["words"].editor.setFocus()
    hands.type("Came ")
    words = fail(hands)
    hands.type("in")
    assert page.form.fields["words"].editor.toPlainText() == "Came in"
    assert hands.window.toast.isVisible()
    page.leave()
    hands.settle()
    assert shown(hands.window) == [words, SAFE, ADVICE]


def test_what_nobody_foresaw_is_said_in_plain_words_with_its_own_for_whoever_helps(hands):
    hands.desk.background.run(lambda store: store.find(Child, nothing="x"))
    hands.qtbot.waitUntil(lambda: len(shown(hands.window)) == 3)
    first, safe, advice = shown(hands.window)
    assert (first, safe) == (UNFORESEEN, SAFE)
    assert advice.startswith(f"{ADVICE} For whoever helps: ")


def test_what_could_not_be_taken_back_is_not_said_in_passing(hands):
    hands.desk.take_back("no such action")
    hands.qtbot.waitUntil(lambda: SAFE in shown(hands.window))


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_it_stands_whole_and_named_above_the_page(qtbot, hands, size):
    hands.window.resize(*size)
    fail(hands)
    qtbot.waitUntil(lambda: cut_off(hands.window) == [])
    assert unnamed_controls(hands.window) == not_plain(hands.window) == []
