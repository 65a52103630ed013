"""A supervisor's laptop comments and writes nothing else: here, on the server, on every laptop."""

from datetime import date
from pathlib import Path

import pytest

from linkworker.actions import comments
from linkworker.errors import NotAllowed, Unreachable
from linkworker.records import (
    RECORDS,
    AccessDecision,
    AccessRequest,
    Child,
    Comment,
    Erasure,
    ErasureDone,
    Goal,
)
from linkworker.store import open_store
from sync import leaving
from sync.judging import Judge
from sync.loop import one_round
from tests.sync.carriers import Carrier
from tests.sync.desks import agreed_state
from tests.sync.laptops import KEY, begin_plan, edit, now_here, words
from tests.sync.reviewing import AT, comment, said, sync
from tests.sync.test_poison import parked
from tests.sync.test_reply_lost import end_membership

ROOT = Path(__file__).parents[2]


def test_a_reviewers_comment_reaches_both_and_the_answer_comes_back(maya, sam, tom, goal):
    comment(tom, goal)
    sync(tom, maya, sam)
    for laptop in (maya, sam):
        (thread,) = comments.threads_on(laptop.store, laptop.store.get(Goal, goal.id))
        assert (thread.comment.place, thread.comment.by) == ("words", "Tom")
        assert parked(laptop) == 0
    comments.answer(maya.store, thread.comment, words="A seat by the door", by="Maya", at=AT)
    sync(maya, tom, sam)
    for laptop in (tom, sam):
        (thread,) = comments.threads_on(laptop.store, laptop.store.get(Goal, goal.id))
        assert [one.words for one in thread.answers] == ["A seat by the door"]
    comments.settle(tom.store, thread.comment, on=date(2025, 11, 7), by="Tom")
    sync(tom, maya, sam)
    assert not comments.threads_of(maya.store, maya.store.find(Child)[0])[0].open
    assert agreed_state(maya) == agreed_state(sam) == agreed_state(tom)


def test_a_reviewers_own_laptop_will_not_write_anything_else(maya, tom, goal):
    with pytest.raises(NotAllowed, match="You are reviewing here"):
        edit(tom, goal, words="Tom's words")
    with pytest.raises(NotAllowed), tom.store.change() as (change, _):
        change.remove(tom.store.get(Goal, goal.id))
    with pytest.raises(NotAllowed):
        begin_plan(tom)
    with pytest.raises(NotAllowed):
        begin_with_a_comment(tom)
    assert (tom.store.unsent(), words(tom, goal)) == (0, "first words")
    assert len(tom.store.logs("child")) == 1


def test_one_action_that_comments_and_edits_is_refused_whole(tom, goal):
    shown = tom.store.get(Goal, goal.id)
    with pytest.raises(NotAllowed):
        comment_and_edit(tom, shown)
    assert tom.store.find(Comment) == []


def test_a_reviewer_takes_her_own_comment_back(maya, sam, tom, goal):
    action = comment(tom, goal)
    sync(tom, maya)
    assert said(maya) == ["What would quieter look like?"]
    tom.store.undo(action)
    sync(tom, maya, sam)
    assert said(tom) == said(maya) == said(sam) == []
    assert [parked(one) for one in (maya, sam, tom)] == [0, 0, 0]


def test_a_comment_whose_reply_was_lost_is_sent_again_and_stands_once(maya, tom, goal):
    comment(tom, goal)
    carrier = Carrier(tom.server)
    carrier.weather = "reply lost"
    with pytest.raises(Unreachable):
        one_round(tom.client, carrier, now_here)
    comment(tom, goal, "And at lunch?")
    done = tom.sync()
    assert (done.twice, done.trouble, tom.store.unsent()) == (False, "", 0)
    sync(maya)
    assert said(maya) == ["What would quieter look like?", "And at lunch?"]
    assert maya.sync().requests == 1


def test_a_comment_after_the_right_ended_is_late(office, maya, tom, goal):
    comment(tom, goal, "in time")
    sync(tom)
    end_membership(office, tom, maya.caseload)
    comment(tom, goal, "after it")
    done = tom.sync()
    assert [log for log, _ in done.refused] == [goal.log]
    sync(maya)
    assert said(maya) == ["in time"]
    assert parked(maya) == 0


def test_what_was_typed_before_one_came_only_to_review_is_not_sent_and_stops_no_comment(
    office, maya, sam, goal
):
    edit(sam, goal, words="Sam's words")
    _let(office, sam, maya.caseload, "review")
    told = office.admin.authority.mailbox.organisation_entries()
    Judge(sam.client.keyring, sam.store.mailbox).organisation(told)
    comment(sam, goal, "Shall we ask her?")
    sync(sam, maya)
    assert (words(maya, goal), said(maya)) == ("first words", ["Shall we ask her?"])
    assert sam.store.not_sent() == [(goal.log, "you may only review here now", 1)]
    assert sam.store.unsent() == 0


def test_one_person_writes_in_one_caseload_and_comments_in_another(office, maya, tom, goal):
    ann = office.invite("Ann", Fernhill="lead", Alderbrook="review")
    sync(maya, ann)
    own = next(c for c, may in ann.client.keyring.my_caseloads().items() if may == "lead")
    with ann.store.change() as (change, _):
        kofi = change.add(Child(name="Kofi", school="s", year=4), change.open_log("child", own))
    (wren,) = (one for one in ann.store.find(Child) if one.name == "Wren")
    shown = ann.store.get(Goal, goal.id)
    comments.comment_on(ann.store, shown, child=wren, words="Ours does this", by="ann", at=AT)
    with pytest.raises(NotAllowed):
        edit(ann, goal, words="Ann's words")
    with ann.store.change() as (change, _):
        change.update(ann.store.get(Child, kofi.id), nickname="Kof")
    sync(ann, maya)
    assert ann.store.unsent() == 0
    assert said(maya) == ["Ours does this"]
    assert [one.name for one in maya.store.find(Child)] == ["Wren"]


def test_a_reviewer_may_be_the_first_to_write_after_a_colleague_has_left(office, maya, sam, tom):
    """The key that is due is made by the reviewer's laptop."""
    goal = begin_plan(maya)
    sync(maya, sam, tom)
    end_membership(office, sam, maya.caseload)
    sync(tom)
    comment(tom, goal)
    sync(tom, maya)
    assert said(maya) == ["What would quieter look like?"]
    assert maya.client.keyring.controls(goal.log).g == 2


def test_a_comment_is_under_its_plan_everywhere_whatever_came_first(maya, sam, tom, goal):
    comment(tom, goal)
    edit(maya, goal, words="Come in with Juniper")
    comment(sam, goal, "She likes the fox card")
    sync(tom, sam, maya, tom, sam, maya)
    assert agreed_state(maya) == agreed_state(sam) == agreed_state(tom)
    for laptop in (maya, sam, tom):
        assert laptop.sync().requests == 1


def begin_with_a_comment(laptop):
    with laptop.store.change() as (change, _):
        log = change.open_log("child", laptop.caseload)
        change.add(Comment(child="c", about_kind="child", about="c", at=AT, by="t", words="w"), log)


def comment_and_edit(laptop, shown):
    with laptop.store.change() as (change, _):
        made = Comment(child="c", about_kind="goal", about=shown.id, at=AT, by="t", words="w")
        change.add(made, shown.log)
        change.update(shown, words="Tom's words")


def test_what_an_older_version_set_aside_stands_once_it_is_newer(maya, sam, tom, goal):
    """Maya's program knows no comments yet; what builds on one arrives before she has the newer."""
    run_as(maya, [kind for kind in RECORDS if kind is not Comment])
    comment(tom, goal)
    sync(tom, maya, sam)
    assert (parked(maya), parked(sam)) == (1, 0)
    (thread,) = comments.threads_of(sam.store, sam.store.find(Child)[0])
    comments.settle(tom.store, thread.comment, on=AT.date(), by="Tom")
    sync(tom, maya, sam)
    run_as(maya, RECORDS)
    sync(maya)
    assert parked(maya) == 0
    assert agreed_state(maya) == agreed_state(sam)
    assert maya.store.find(Comment)[0].settled_by == "Tom"


def run_as(laptop, records):
    """Start a laptop's program again, in the version that knows these kinds of record."""
    laptop.restart()
    laptop.store.close()
    laptop.store = open_store(laptop.path, KEY, laptop.name, records, laptop.merge)


def _let(office, laptop, caseload, may):
    """Change somebody's right in a caseload."""
    leaving.set_member(office.admin.authority, laptop.client.keyring.user, caseload, may)


def test_nobody_but_a_reviewer_kind_is_open_to_reviewers():
    """And the page of what is promised says so, in the words of the README."""
    their_part = [AccessRequest, AccessDecision, Erasure, ErasureDone]
    assert [one for one in RECORDS if one.reviewers] == [Comment, *their_part]
    told = "comments, and their part of a copy’s review and of an erasure, and nothing else"
    for page in ("README.md", "docs/security-target.md"):
        assert told in " ".join((ROOT / page).read_text("utf-8").split())
