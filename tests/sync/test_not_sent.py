"""A change that could not be sent stays here; what is built on it means the same to others."""

import pytest

from linkworker.records import RECORDS, Goal
from tests.sync.desks import LOG, Desk, Ticking


@pytest.fixture
def both(tmp_path):
    clock = Ticking()
    mine, theirs = (Desk(tmp_path, RECORDS, clock) for _ in range(2))
    for desk in (mine, theirs):
        desk.open_log(LOG)
    goal = mine.add(Goal(plan="plan", words="one"), LOG)
    theirs.read(mine.post())
    yield mine, theirs, goal
    mine.store.close()
    theirs.store.close()


def edit(desk, **edits):
    (goal,) = desk.store.find(Goal)
    with desk.store.change() as (change, _):
        change.update(goal, **edits)


def shown(desk):
    return [goal.words for goal in desk.store.find(Goal)], desk.store.decisions()


def keep_here(desk, **edits):
    """Edit, and let that edit be one that cannot be sent."""
    edit(desk, **edits)
    desk.store.mailbox.outbox.cannot_send(LOG, "it is too long")


def test_an_edit_over_one_that_could_not_be_sent_is_no_conflict_for_others(both):
    mine, theirs, _ = both
    keep_here(mine, words="two")
    keep_here(mine, words="three")
    edit(mine, words="four")
    theirs.read(mine.post())
    assert shown(mine) == (["four"], [])
    assert shown(theirs) == (["four"], [])


def test_a_removal_after_one_that_could_not_be_sent_removes_for_others(both):
    mine, theirs, _ = both
    keep_here(mine, words="two")
    (goal,) = mine.store.find(Goal)
    with mine.store.change() as (change, _):
        change.remove(goal)
    theirs.read(mine.post())
    assert shown(mine) == ([], [])
    assert shown(theirs) == ([], [])


def test_what_another_wrote_meanwhile_is_still_asked(both):
    mine, theirs, _ = both
    keep_here(mine, words="two")
    edit(theirs, words="their words")
    edit(mine, words="three")
    letters = [*mine.post(), *theirs.post()]
    mine.read(letters)
    theirs.read(letters)
    answers = [{answer.value for answer in desk.store.decisions()[0].answers} for desk in both[:2]]
    assert answers == [{"three", "their words"}] * 2


def test_what_still_stands_is_sent_when_it_may_be_again(both):
    mine, theirs, _ = both
    keep_here(mine, words="two")
    assert mine.store.mailbox.outbox.try_again() == 1
    theirs.read(mine.post())
    assert shown(mine) == shown(theirs) == (["two"], [])


def test_what_was_written_over_since_is_not_sent_behind_it(both):
    mine, theirs, _ = both
    keep_here(mine, words="two")
    edit(mine, words="three")
    theirs.read(mine.post())
    assert mine.store.mailbox.outbox.try_again() == 0
    theirs.read(mine.post())
    assert shown(mine) == shown(theirs) == (["three"], [])
