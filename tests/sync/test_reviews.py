"""A supervisor's laptop comments and writes nothing else: here, on the server, on every laptop."""

from datetime import date, datetime

import msgspec
import pytest

from linkworker.actions import comments
from linkworker.errors import NotAllowed, Unreachable
from linkworker.records import RECORDS, Child, Comment, Goal
from linkworker.store import random_id
from sync import entries
from sync.exchange import Ask, Entry, Page, Push
from sync.judging import Judge
from sync.loop import one_round
from tests.sync.carriers import Carrier
from tests.sync.desks import agreed_state
from tests.sync.laptops import begin_plan, edit, now_here, words
from tests.sync.test_poison import Poisoner, good_change, parked
from tests.sync.test_reply_lost import end_membership

AT = datetime(2025, 11, 6, 11, 0)


@pytest.fixture
def tom(office, maya, sam):
    """A reviewer of Maya's and Sam's caseload, in step."""
    tom = office.invite("Tom", Alderbrook="review")
    maya.sync()
    tom.sync()
    return tom


@pytest.fixture
def goal(maya, sam, tom):
    """A goal of Wren's that all three have."""
    goal = begin_plan(maya)
    sync(maya, sam, tom)
    return goal


def sync(*laptops):
    for laptop in laptops:
        done = laptop.sync()
        assert (done.trouble, done.refused) == ("", [])


def comment(laptop, goal, said="What would quieter look like?"):
    shown = laptop.store.get(Goal, goal.id)
    (child,) = laptop.store.find(Child)
    changes = comments.comment_on(
        laptop.store, shown, child=child, place="words", words=said, by=laptop.name, at=AT
    )
    return changes.action


def said(laptop):
    return [one.words for one in laptop.store.find(Comment)]


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


def test_a_tampered_reviewer_changes_nothing_for_anybody(maya, sam, tom, goal):
    """Sealed `as: review` it is parked; the comment beside it and what comes after stand."""
    log = goal.log
    tampered = Poisoner(tom, log)
    note = ["comment", random_id()]
    both = [*_comment(goal, *note, "beside a plan edit"), *_put(goal, "Tom's words")]
    bodies = [
        [good_change(goal, "never")],
        [[random_id(), 1, "", both]],
        [[random_id(), 1, "", [[random_id(), "signing", [["on", "x", []]]]]]],
        [[random_id(), 1, "", [[goal.id, "comment", [["words", "now a comment", []]]]]]],
        [good_change(goal, "never"), [random_id(), 1, "", _comment(goal, *note, "this stands")]],
    ]
    for body in bodies:
        sealed = tampered.seal(msgspec.json.encode(body), len(body), as_="review")
        tampered.send(sealed)
    for laptop in (maya, sam):
        sync(laptop)
        assert parked(laptop) == 5
        assert laptop.store.get(Goal, goal.id).looks_like == ""
        assert words(laptop, goal) == "first words"
        assert said(laptop) == ["this stands"]
    assert agreed_state(maya) == agreed_state(sam)


def test_what_a_tampered_reviewer_calls_written_is_refused_by_server_and_laptops(
    maya, sam, tom, goal
):
    tampered = Poisoner(tom, goal.log)
    sealed = tampered.seal(msgspec.json.encode([good_change(goal, "never")]))
    push = Push(goal.log, Entry("change", sealed))
    (receipt,) = tom.server.exchange(Ask((10**6, ""), b"", (push,))).receipts
    assert receipt.result == "refused"
    for laptop in (maya, sam):
        refused = _slip_past_the_server(laptop, goal.log, sealed)
        assert refused == ["the author could not write here"]
        assert laptop.store.get(Goal, goal.id).looks_like == ""


def test_a_reviewer_cannot_do_away_with_an_edit_that_has_not_arrived_yet(maya, sam, tom, goal):
    """A comment that names Maya's next edit as replaced by it replaces nothing."""
    device = maya.client.keyring.device
    coming = maya.store.mailbox.chain(goal.log, device)[0] + 1
    tampered = Poisoner(tom, goal.log)
    edits = _comment(goal, "comment", random_id(), "it")
    edits[0][2][0].append([[device, coming, 0]])
    change = [random_id(), 1, "", edits]
    tampered.send(tampered.seal(msgspec.json.encode([change]), as_="review"))
    sync(sam)
    edit(maya, goal, words="Come in with Juniper")
    sync(maya, sam)
    assert words(maya, goal) == words(sam, goal) == "Come in with Juniper"
    assert agreed_state(maya) == agreed_state(sam)


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
    told = office.admin._mailbox.organisation_entries()
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


def _put(goal, said):
    return [[goal.id, "goal", [["words", said, []]]]]


def _comment(goal, kind, id_, said):
    put = {"child": "c", "about_kind": "goal", "about": goal.id, "by": "tom", "words": said}
    return [[id_, kind, [[slot, value] for slot, value in put.items()]]]


def _slip_past_the_server(laptop, log, sealed):
    """Let a laptop judge an entry that a false server let through; return what it refused."""
    seq = laptop.store.mailbox.cursors()[log] + 1
    judge = Judge(laptop.client.keyring, laptop.store.mailbox)
    list(judge.pages((Page(log, seq, seq, (Entry("change", sealed),)),), {log}, 10))
    return [why for _, _, why in judge.refused]


def _let(office, laptop, caseload, may):
    """Change somebody's right in a caseload, cut where the server stands."""
    device = laptop.client.keyring.device
    office.admin._sync()
    cuts = {
        log: {device: n}
        for log in laptop.store.mailbox.cursors()
        if (n := laptop.store.mailbox.chain(log, device)[0])
        and caseload in laptop.client.keyring.controls(log).holders()
    }
    user = laptop.client.keyring.user
    office.admin._append([entries.Member(caseload, user, may, cuts=cuts or None)])


def test_nobody_but_a_reviewer_kind_is_open_to_reviewers():
    assert [one for one in RECORDS if one.reviewers] == [Comment]
