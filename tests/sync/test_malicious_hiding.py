"""A malicious server hides, and shows each another history: it is said as soon as it can be known.

Snapshots are not made by any version yet: in their place the server goes back to an old state.
"""

import pytest
from msgspec.structs import replace

from linkworker.records import Goal
from sync import entries, jws, leaving, organisation_log
from sync.exchange import Ask, Page, Want
from sync.noticing import FORKED, LEFT_OUT
from tests.sync.laptops import begin_plan, edit, words
from tests.sync.malicious import child_log, deceived, healed, with_entries, withheld


def without(log, number):
    """A trick: leave an entry out and give its number to the next, so that no hole shows."""

    def trick(_ask, answer):
        firsts = {page.log: page.first for page in answer.pages}

        def drop(name, listed):
            numbered = enumerate(listed, firsts[name])
            return [entry for n, entry in numbered if (name, n) != (log, number)]

        shorter = with_entries(answer, drop)
        heads = answer.heads and tuple((name, n - (name == log)) for name, n in answer.heads)
        pages = (replace(p, head=p.head - (p.log == log)) for p in shorter.pages)
        return replace(shorter, heads=heads, pages=tuple(pages))

    return trick


def test_a_withheld_tail_is_said_once_another_laptop_builds_on_it(maya, sam):
    """abuse 38: withheld tail: nothing shows until something that builds on it comes."""
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    log = child_log(sam)
    edit(sam, goal, words="withheld from Maya")
    sam.sync()
    end = sam.store.mailbox.cursors()[log] - 1
    _, told = deceived(maya, lambda _ask, answer: withheld(answer, log, end), rounds=2)
    assert told == ["", ""], "nothing can show it yet"
    assert words(maya, goal) == "first words"
    edit(sam, goal, looks_like="and on top of it")
    sam.sync()
    _, told = deceived(maya, without(log, end + 1), rounds=3)
    assert LEFT_OUT in told
    assert maya.store.get(Goal, goal.id).looks_like == "", "what builds on it waits"


@pytest.fixture
def forked(office, maya, sam):
    """An administrator's computer signs two entries for one place; Maya has one, Sam the other."""
    begin_plan(maya)
    for laptop in (maya, sam):
        laptop.sync()
    authority = office.admin.authority
    authority.sync()
    state, signer = authority.organisation, authority.keyring.signer
    for n, laptop in enumerate((maya, sam)):
        entry = organisation_log.sign(state, signer, entries.Policy({"fork": n}))
        deceived(laptop, lambda ask, answer, entry=entry: with_next(state, entry, ask, answer))
        assert jws.hash_of(entry) in laptop.client.keyring.organisation.hashes
    return maya, sam


def with_next(state, entry, ask, answer):
    """Say that an entry follows what the real organisation has."""
    return replace(answer, organisation=(entry,) if ask.organisation[0] == state.position else ())


def sealed_by(laptop):
    """Let a laptop seal what waits; return its envelopes, which it did not send yet."""
    laptop.client.begin()
    return tuple(p.entry for p in laptop.client._push() if p.entry.kind == "change")


def handed(laptop, listed):
    """Hand a laptop these entries as the next of its child's log; return what it says of them."""
    log = child_log(laptop)
    at = laptop.store.mailbox.cursors()[log]
    laptop.client.begin()
    ask = Ask((10**6, ""), b"", (), (Want(log, at),))
    page = Page(log, at + 1, at + len(listed), listed)
    answer = replace(laptop.server.exchange(ask), pages=(page,), heads=((log, page.head),))
    for _ in laptop.client.take(ask, answer):
        pass
    return laptop.client.round.trouble


def test_two_histories_shown_to_two_laptops_are_said_to_both(forked):
    """abuse 37: fork: each laptop was shown another history; the first exchange tells both."""
    maya, sam = forked
    ((goal,),) = [maya.store.find(Goal)]
    edit(maya, goal, words="by who saw the first")
    edit(sam, goal, looks_like="by who saw the second")
    from_maya, from_sam = sealed_by(maya), sealed_by(sam)
    assert from_maya
    assert from_sam
    assert handed(maya, from_sam) == handed(sam, from_maya) == FORKED
    assert "by telephone or in person" in FORKED
    assert maya.store.get(Goal, goal.id).looks_like == ""
    assert words(sam, goal) == "first words"
    for laptop in (maya, sam):
        edit(laptop, goal, words=f"work goes on for {laptop.name}")
        done = laptop.sync()
        assert (done.trouble, done.sent, laptop.store.unsent()) == (FORKED, 0, 2)


def test_an_old_state_of_the_server_takes_nothing_back(office, maya, sam):
    """Old snapshot: the server shows last week's heads, pages and organisation as today's."""
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    server, _ = deceived(maya, lambda _ask, answer: answer)
    old = server.said[-1][1]
    edit(sam, goal, words="since then")
    sam.sync()
    maya.sync()
    office.invite("Ann", Alderbrook="write")
    maya.sync()
    known = maya.client.keyring.organisation.position
    log = child_log(maya)

    def last_week(_ask, answer):
        cursors = maya.store.mailbox.cursors()
        heads = tuple((name, n - (name == log)) for name, n in sorted(cursors.items()))
        return replace(old, heads=heads, pages=(), organisation=(), receipts=answer.receipts)

    deceived(maya, last_week, rounds=2)
    assert maya.client.keyring.organisation.position == known
    assert words(maya, goal) == "since then"
    edit(maya, goal, looks_like="written meanwhile")
    deceived(maya, last_week)
    healed(maya, sam)
    assert sam.store.get(Goal, goal.id).looks_like == "written meanwhile"


def test_a_hidden_revocation_is_said_once_anybody_who_knows_of_it_writes(office, maya, sam, tom):
    """abuse 42: hidden revocation: the laptop that is to change the key is not told."""
    goal = begin_plan(maya)
    for laptop in (maya, sam, tom):
        laptop.sync()
    position = maya.client.keyring.organisation.position
    leaving.revoke(office.admin.authority, tom.store.mailbox.device_id())

    def hiding(_ask, answer):
        return replace(answer, organisation=())

    _, told = deceived(maya, hiding)
    assert told == [""], "nothing can show it yet"
    sam.sync()
    edit(sam, goal, words="by who knows that Tom's laptop was lost")
    sam.sync()
    _, told = deceived(maya, hiding, rounds=3)
    assert LEFT_OUT in told
    assert maya.client.keyring.organisation.position == position
    assert words(maya, goal) == "first words", "what was written with that knowledge waits"
    healed(maya, sam)
    assert words(maya, goal) == "by who knows that Tom's laptop was lost"
    sealed_to = maya.client.keyring.controls(maya.caseload).keys[-1].recipients
    assert tom.store.mailbox.device_id() not in sealed_to
