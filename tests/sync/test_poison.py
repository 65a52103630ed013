"""Nothing that anybody sends, however wrong, stops anything else or raises past the boundary."""

import tracemalloc
from itertools import islice

import msgspec
from msgspec.structs import replace

from linkworker.records import Goal
from linkworker.store import random_id
from sync import envelope, jws
from sync.exchange import Ask, Entry, Push
from sync.loop import one_round
from tests.sync.laptops import begin_plan, edit, now_here, words
from tests.sync.poison import bodies


class Poisoner:
    """A member who writes envelopes by hand, with a member's own keys."""

    def __init__(self, laptop, log):
        self.laptop, self.log = laptop, log
        self.keyring = laptop.client.keyring
        self.chain = laptop.store.mailbox.chain(log, self.keyring.device)

    def seal(self, body, changes=1, **members):
        controls = self.keyring.controls(self.log)
        n, pv = self.chain
        header = envelope.Header(
            kid=self.keyring.device, log=self.log, g=controls.g,
            lg=self.keyring.organisation.at, ct=controls.at, n=(n + 1, n + changes), pv=pv,
            deps={}, **members,
        )  # fmt: skip
        key = self.keyring.key(self.log, controls.g)
        sealed = envelope.seal(self.keyring.signer, key, header, body)
        self.chain = (n + changes, jws.hash_of(sealed))
        return sealed

    def send(self, *envelopes):
        pushes = tuple(Push(self.log, Entry("change", sealed)) for sealed in envelopes)
        answer = self.laptop.server.exchange(Ask((10**6, ""), b"", pushes))
        assert [receipt.result for receipt in answer.receipts] == ["accepted"] * len(pushes)


def good_change(goal, said, heads=()):
    put = ["looks_like", said, [list(head) for head in heads]]
    return [random_id(), 1_762_000_000_000 << 20, "", [[goal.id, "goal", [put]]]]


def shown_or_asked(laptop, goal):
    """Return every value that a goal's looks have on a laptop: shown, or to be decided about."""
    asked = {answer.value for one in laptop.store.decisions() for answer in one.answers}
    return asked | {laptop.store.get(Goal, goal.id).looks_like}


def parked(laptop):
    return laptop.store._database.conn.execute("SELECT count(*) FROM parked").fetchone()[0]


def send_poison(poisoner, goal):
    """Send 300 poisoned changes, each beside a good one if it can be; return what is good."""
    good = []
    for number, body in enumerate(islice(bodies(goal), 300)):
        beside = msgspec.json.encode(good_change(goal, f"good {number}"))
        try:
            one = bytes(msgspec.json.decode(body, type=tuple[msgspec.Raw])[0])
        except (msgspec.MsgspecError, RecursionError):
            poisoner.send(poisoner.seal(body))
            continue
        good.append(f"good {number}")
        poisoner.send(poisoner.seal(b"[" + beside + b"," + one + b"]", 2))
    good.append("the last, after all the poison")
    poisoner.send(poisoner.seal(msgspec.json.encode([good_change(goal, good[-1])])))
    return good


def test_three_hundred_poisoned_envelopes_stop_nothing(office, maya, sam):
    """abuse 54: poisoned content in well signed envelopes.

    Each comes with a good change in the same envelope, and good ones come after it.
    """
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    poisoner = Poisoner(sam, sam.store.get(Goal, goal.id).log)
    good = send_poison(poisoner, goal)
    tracemalloc.start()
    done = maya.sync()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000
    assert done.trouble == ""
    (decision,) = [one for one in maya.store.decisions() if one.slot == "looks_like"]
    assert {answer.value for answer in decision.answers} == set(good)
    assert maya.store.mailbox.held() == []
    assert parked(maya) > 50
    edit(maya, goal, words="Maya goes on")
    maya.sync()
    assert maya.store.unsent() == 0
    maya.restart()
    assert maya.sync().requests == 1
    maya.store.rebuild()
    assert words(maya, goal) == "Maya goes on"
    for record in maya.store.find(Goal):
        maya.store.history(record)
    maya.store.search("words")


def test_forged_headers_are_refused_and_what_follows_arrives(maya, sam):
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    poisoner = Poisoner(sam, sam.store.get(Goal, goal.id).log)
    wrong_count = poisoner.seal(msgspec.json.encode([good_change(goal, "never")]), changes=3)
    reviewer = poisoner.seal(msgspec.json.encode([good_change(goal, "never")]), as_="review")
    twice = good_change(goal, "twice")
    same_id = poisoner.seal(msgspec.json.encode([twice, twice]), changes=2)
    good = poisoner.seal(msgspec.json.encode([good_change(goal, "good")]))
    poisoner.send(wrong_count, reviewer, same_id, good)
    done = maya.sync()
    assert [why for _, why in done.refused] == ["it holds another number of changes than it says"]
    assert shown_or_asked(maya, goal) == {"twice", "good"}


def test_what_a_newer_version_wrote_is_held_and_stops_nobody_else(maya, sam, office):
    """abuse 55: a newer version of the content."""
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    ann = office.invite("Ann", Alderbrook="write")
    maya.sync()
    ann.sync()
    poisoner = Poisoner(sam, sam.store.get(Goal, goal.id).log)
    newer = poisoner.seal(b"what will be said in 2031", sv=envelope.SCHEMA + 1)
    after = poisoner.seal(msgspec.json.encode([good_change(goal, "after the newer one")]))
    poisoner.send(newer, after)
    edit(ann, goal, words="Ann's words")
    ann.sync()
    done = maya.sync()
    assert (done.trouble, done.refused) == ("", [])
    assert words(maya, goal) == "Ann's words"
    assert len(maya.store.mailbox.held()) == 1
    assert "after the newer one" in shown_or_asked(maya, goal)
    for _ in range(2):
        again = maya.sync()
        assert (again.requests, again.trouble) == (1, ""), "the server left nothing out"
    edit(maya, goal, order="7")
    maya.sync()
    assert maya.store.unsent() == 0


def test_an_envelope_ahead_of_its_organisation_entry_waits_and_is_then_applied(office, maya, sam):
    """Held until the entries that it names are here; then nothing of it is missing."""
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    before = maya.server.exchange
    office.invite("Ann", Alderbrook="write")
    sam.sync()
    edit(sam, goal, looks_like="written after Ann came")
    sam.sync()

    class Late:
        """The organisation's news come later than the logs."""

        def exchange(self, ask):
            return replace(before(ask), organisation=())

    one_round(maya.client, Late(), now_here)
    assert maya.store.get(Goal, goal.id).looks_like == ""
    assert maya.store.mailbox.held() != []
    maya.sync()
    assert maya.store.mailbox.held() == []
    assert maya.store.get(Goal, goal.id).looks_like == "written after Ann came"
