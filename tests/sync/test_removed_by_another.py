"""What happened and somebody wrote down is never made to vanish by somebody else."""

import pytest

from linkworker.actions import stayed
from linkworker.errors import NotAllowed
from linkworker.fields import GONE
from linkworker.records import Child, Comment, Goal
from linkworker.store.changes import Put
from tests.sync.desks import agreed_state
from tests.sync.laptops import words
from tests.sync.reviewing import AT, comment, said, sync


def removed_by_a_changed_program(laptop, record):
    """Remove a record as no program of ours does: all that stands in it is counted."""
    shown = laptop.store.get(type(record), record.id)
    covers = [ref for slot, refs in shown.seen.items() if slot != GONE for ref in refs]
    with laptop.store.change() as (change, _):
        change.put(shown, [Put(GONE, True, list(shown.seen.get(GONE, ())))], covers)


def test_a_reviewer_with_a_changed_program_removes_nobody_elses_comment(
    office, maya, sam, tom, goal
):
    comment(sam, goal, "What would quieter look like?")
    sync(sam, tom)
    removed_by_a_changed_program(tom, tom.store.find(Comment)[0])
    sync(tom, sam, maya)
    (child,) = maya.store.find(Child)
    for laptop in (maya, sam, tom):
        assert said(laptop) == ["What would quieter look like?"]
    (one,) = stayed.stayed_about(maya.store, child)
    assert [line.user for line in one.removed] == [tom.client.keyring.user]
    assert not stayed.can_remove(one)
    stayed.keep_it(maya.store, one)
    sync(maya, sam)
    assert stayed.stayed_about(sam.store, child) == []
    assert agreed_state(maya) == agreed_state(sam)
    nora = office.invite("Nora", Alderbrook="write")
    sync(maya, nora)
    assert said(nora) == ["What would quieter look like?"]


def test_a_writer_removes_nobody_elses_and_who_wrote_it_takes_it_back(maya, sam, tom, goal):
    first = comment(sam, goal, "Mine, a moment ago")
    sync(sam, maya)
    removed_by_a_changed_program(maya, maya.store.find(Comment)[0])
    sync(maya, tom)
    assert said(tom) == ["Mine, a moment ago"]
    sam.store.undo(first)
    sync(sam, maya, tom)
    for laptop in (sam, maya, tom):
        assert said(laptop) == []
    assert agreed_state(maya) == agreed_state(tom)


def test_taking_back_what_a_colleague_did_leaves_what_she_wrote_that_happened(maya, sam, goal):
    """One action of Sam's changed a goal and wrote a comment: Maya takes back the one."""
    with sam.store.change() as (change, changes):
        shown = sam.store.get(Goal, goal.id)
        change.update(shown, words="Sam's words")
        (child,) = sam.store.find(Child)
        about = {"about_kind": "goal", "about": goal.id, "child": child.id, "by": "sam"}
        change.add(Comment(**about, at=AT, words="Is it hers?"), goal.log)
    sync(sam, maya)
    _, left = maya.store.undo(changes.action)
    assert left == [Comment.title]
    sync(maya, sam)
    assert words(sam, goal) == "first words"
    assert said(sam) == said(maya) == ["Is it hers?"]
    comment(maya, goal, "Maya's own")
    with pytest.raises(NotAllowed):
        maya.store.undo(changes.action)
