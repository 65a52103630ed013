"""A reviewer with a changed program: parked where she seals a review, refused where she writes."""

import msgspec

from linkworker.records import Goal
from linkworker.store import random_id
from sync.exchange import Ask, Entry, Page, Push
from sync.judging import Judge
from tests.sync.desks import agreed_state
from tests.sync.laptops import edit, words
from tests.sync.reviewing import said, sync
from tests.sync.test_poison import Poisoner, good_change, parked


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
    """abuse 51: a reviewer writes a plan."""
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


def _put(goal, said):
    return [[goal.id, "goal", [["words", said, []]]]]


def _comment(goal, kind, id_, said):
    put = {"child": "c", "about_kind": "goal", "about": goal.id, "by": "tom", "words": said}
    return [[id_, kind, [[slot, value] for slot, value in put.items()]]]


def _slip_past_the_server(laptop, log, sealed):
    """Let a laptop judge an entry that a false server let through; return what it refused."""
    seq = laptop.store.mailbox.cursors()[log] + 1
    judge = Judge(laptop.client.keyring, laptop.store.mailbox)
    list(judge.pages((Page(log, seq, seq, (Entry("change", sealed),)),), {log: 0}, 10))
    return [why for _, _, why in judge.refused]
