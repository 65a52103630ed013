"""Task 6: a disagreement of two parts is settled in four keys, and nothing is lost."""

import os
from itertools import count

import pytest

from linkworker.actions import goals
from linkworker.practice.colleague import post, read
from linkworker.records import RECORDS, Child, Goal
from linkworker.store import create_store
from sync.merge import view
from tests.ui.child_hands import ask
from tests.ui.tasks.hands import ALT, CTRL, Key

OURS = {"words": "I want to stay in maths", "looks_like": "All of maths, twice a week."}
HIS = {"words": "I want maths to be calm", "looks_like": "No time out for a week."}


@pytest.fixture
def two_parts(joyce, tmp_path):
    """Sam and Joyce changed the words of one goal and how we will know, unseen."""

    def disagree(store):
        (wren,) = store.find(Child, name="Wren")
        goal = store.find(Goal, log=wren.log)[0]
        posted = [letter for letter in post(store) if letter[0] == wren.log]
        at = store.mailbox.now()
        sam = create_store(
            tmp_path / "sam.db", os.urandom(32), "sam", RECORDS, view, now=count(at).__next__
        )
        read(sam, store, posted)
        goals.edit_goal(sam, sam.get(Goal, goal.id), **HIS)
        goals.edit_goal(store, goal, **OURS)
        read(store, sam, post(sam))
        sam.close()
        return goal.id

    return joyce.change(disagree)


def test_6_two_parts_are_settled_and_both_answers_stay_in_the_history(joyce, joyces, two_parts):
    joyce.press(Key.Key_3, CTRL | ALT)
    joyce.qtbot.waitUntil(lambda: len(joyce.window.page("to_decide").parts) == 2)
    joyce.press(Key.Key_Left, CTRL)
    joyce.press(Key.Key_Right, CTRL)
    joyce.press(Key.Key_Return, CTRL)
    goal = ask(joyce.qtbot, joyces, lambda r: r.get(Goal, two_parts))
    assert ask(joyce.qtbot, joyces, lambda r: r.decisions()) == []
    assert {goal.words, goal.looks_like} <= {*OURS.values(), *HIS.values()}
    assert (goal.words in OURS.values()) != (goal.looks_like in OURS.values())
    joyce.done(6, promised=4)
