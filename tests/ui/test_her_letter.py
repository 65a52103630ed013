"""Her letter is hers: offered once the ending has begun, typed by her, marked so, never lost."""

from datetime import date

import pytest

from linkworker.actions.endings import begin_ending
from linkworker.records import Ending
from tests.seeds import TODAY
from tests.ui.child_hands import ask, child, press, run, settled, words
from tests.ui.test_with_child import beside, view
from ui.places import furnish_desk

LETTER = "The kettle is slow, and the window opens."


@pytest.fixture
def window(qtbot, joyces):
    made = furnish_desk(joyces)
    qtbot.show(made, 1366, 768)
    made.go("child", f"{child(qtbot, joyces, 'Sarah').id}/story")
    settled(qtbot, joyces)
    return made


def begin(qtbot, joyces):
    sarah = child(qtbot, joyces, "Sarah")
    run(qtbot, joyces, lambda s: begin_ending(s, sarah, on=TODAY, by="joyce"))


def kept(qtbot, joyces):
    sarah = child(qtbot, joyces, "Sarah")
    return ask(qtbot, joyces, lambda r: r.find(Ending, log=sarah.log))[0]


def test_before_the_ending_begins_there_is_no_letter_to_write(qtbot, window):
    sitting = beside(qtbot, window)
    assert not sitting.letter.isVisible()


def test_she_types_it_and_it_is_hers_beside_what_was_planned(qtbot, window, joyces):
    begin(qtbot, joyces)
    sitting = beside(qtbot, window)
    press(qtbot, sitting, "Write my letter")
    qtbot.keyClicks(sitting.letter.box, LETTER)
    press(qtbot, sitting, "Keep my letter")
    qtbot.waitUntil(lambda: LETTER in words(sitting.letter))
    ending = kept(qtbot, joyces)
    assert (ending.letter, ending.letter_by_child) == (LETTER, True)
    assert ending.last_day == date(2026, 7, 17)


def test_nothing_else_of_the_ending_is_in_her_window(qtbot, window, joyces):
    begin(qtbot, joyces)
    sitting = beside(qtbot, window)
    said = " ".join(words(sitting))
    assert "before “Why are you late?”" not in said
    assert "Ms Okafor" not in said


def test_half_a_letter_is_not_lost_when_the_window_goes(qtbot, window, joyces):
    begin(qtbot, joyces)
    sitting = beside(qtbot, window)
    press(qtbot, sitting, "Write my letter")
    qtbot.keyClicks(sitting.letter.box, "The kettle")
    window.close()
    settled(qtbot, joyces)
    (draft,) = ask(qtbot, joyces, lambda reader: reader.drafts())
    assert draft.typed["now"] == {"letter": "The kettle"}
    assert view() is None
