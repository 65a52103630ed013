"""A malicious server plays every trick it has: none works, and each is noticed as designed.

What is noticed at once says so in words; what only another laptop can tell is said when it does.
Snapshots are not made by any version yet: in their place the server goes back to an old state.
"""

import pytest
from msgspec.structs import replace

from linkworker.errors import SyncError
from linkworker.records import Goal
from sync import entries, jws, key_log, keys, leaving, organisation_log
from sync.exchange import Ask, Entry, Joins, Page, Want
from sync.loop import one_round
from sync.noticing import ALTERED, FORKED, LEFT_OUT
from tests.sync.desks import agreed_state
from tests.sync.laptops import Laptop, begin_plan, edit, now_here, words
from tests.sync.malicious import Malicious, with_entries, withheld
from tests.sync.organisations import Laptop as Stranger

MORE = 3


def deceived(laptop, trick, rounds=1):
    """Do rounds with a server that plays a trick; return what the person was told in each."""
    server = Malicious(laptop.server, trick)
    told = []
    for _ in range(rounds):
        try:
            told.append(one_round(laptop.client, server, now_here).trouble)
        except SyncError as error:
            told.append(str(error))
    return server, told


def healed(*laptops):
    """Let everybody meet the honest server again; nothing may be lost, all agree."""
    for laptop in laptops * MORE:
        laptop.sync()
    for laptop in laptops:
        assert laptop.store.unsent() == 0
        assert laptop.store.mailbox.held() == []
        assert agreed_state(laptop) == agreed_state(laptops[0])


def child_log(laptop):
    ((log, _),) = laptop.store.logs("child")
    return log


def test_keys_swapped_in_a_request_to_join_are_told_to_the_administrator(office, tmp_path):
    """abuse 27: key swap: the server puts its own keys in the place of a new laptop's."""
    new = Laptop(tmp_path, office.http, "New")
    new.join(office.admin.invite("New", {"Alderbrook": "write"}))
    authority, spy = office.admin.authority, Stranger()
    honest = authority.server.call

    def swapping(path, message, answer, **more):
        said = honest(path, message, answer, **more)
        if not isinstance(said, Joins):
            return said
        swapped = spy.request(authority.organisation.id)
        return Joins(tuple(replace(join, request=swapped) for join in said.waiting))

    authority.server.call = swapping
    (admitted,) = office.admin.approve()
    assert admitted.trouble
    assert spy.id not in authority.organisation.devices
    authority.server.call = honest
    assert [one.trouble for one in office.admin.approve()] == [""]
    assert new.store.mailbox.device_id() in authority.organisation.devices
    new.store.close()


def test_a_reader_added_to_a_key_is_refused_and_said(maya, sam):
    """abuse 29: added reader: the server boxes a key to itself, in an entry of its own making."""
    goal = begin_plan(maya)
    maya.sync()
    spy, state = Stranger(), maya.client.keyring.organisation

    def adding(_ask, answer):
        def add(log, listed):
            for entry in listed:
                if entry.kind == "key":
                    payload = jws.read(entry.data, key_log.TYP).payload
                    public = jws.raw_public(spy.kem.public_key())
                    box = keys.box(bytes(32), public, (state.id, log, 1, spy.id))
                    payload["to"] = {**payload["to"], spy.id: box}
                    yield Entry("key", jws.sign(spy.signer, key_log.TYP, payload))
                yield entry

        return with_entries(answer, add)

    server, told = deceived(sam, adding)
    assert server.tricked
    assert told == [ALTERED] or LEFT_OUT in told
    healed(maya, sam)
    assert spy.id not in sam.client.keyring.controls(child_log(sam)).keys[-1].recipients
    assert words(sam, goal) == "first words"


def test_a_member_added_to_the_organisation_is_refused_and_said(maya, sam):
    """abuse 29: added reader: the server signs itself into the organisation's log."""
    spy = Stranger()

    def adding(_ask, answer):
        state = maya.client.keyring.organisation
        add = spy.device_add(state.id)
        forged = organisation_log.sign(state, spy.signer, add)
        return replace(answer, organisation=(*answer.organisation, forged))

    _, (told,) = deceived(maya, adding)
    assert "list of who is in your organisation is not the one that this laptop knows" in told
    assert spy.id not in maya.client.keyring.organisation.devices
    healed(maya, sam)


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


@pytest.mark.parametrize("order", ["backwards", "two swapped"])
def test_another_order_changes_nothing(maya, sam, order):
    """abuse 36: reordering: entries in another order than they were given numbers in."""
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    for said in ("one", "two", "three"):
        edit(sam, goal, words=said)
        sam.sync()

    def reordered(log, listed):
        if order == "backwards":
            return listed[::-1]
        return (*listed[1::-1], *listed[2:])

    server, told = deceived(maya, lambda _ask, answer: with_entries(answer, reordered), rounds=2)
    assert server.tricked
    healed(maya, sam)
    assert words(maya, goal) == "three"
    assert set(told) <= {"", LEFT_OUT}


def test_what_was_said_before_is_said_again_and_changes_nothing(maya, sam):
    """abuse 46: replay: old entries under new numbers, and a whole old answer to a new ask."""
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    for said in ("old", "new"):
        edit(sam, goal, words=said)
        sam.sync()
    server, _ = deceived(maya, lambda _ask, answer: answer)
    old = [answer for ask, answer in server.said if answer.pages]
    sealed = [e for p in old[-1].pages for e in p.entries if e.kind == "change"]
    edit(sam, goal, looks_like="newest")
    sam.sync()

    def replaying(_ask, answer):
        grown = with_entries(answer, lambda _log, listed: (*sealed, *listed))
        heads = answer.heads and tuple((name, n + len(sealed)) for name, n in answer.heads)
        return replace(grown, heads=heads)

    before = agreed_state(maya)
    server, _ = deceived(maya, replaying)
    assert server.tricked
    assert words(maya, goal) == "new"
    answers = iter(old * 9)
    deceived(maya, lambda ask, answer: replace(next(answers), receipts=answer.receipts))
    assert words(maya, goal) == "new"
    assert before.keys() <= agreed_state(maya).keys()


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


@pytest.mark.parametrize("which", ["header", "payload", "signature"])
def test_an_envelope_altered_on_its_way_is_not_taken_in_and_is_said(maya, sam, which):
    """abuse 43: one bit of an envelope flipped by the server."""
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    edit(sam, goal, words="altered on its way")
    sam.sync()

    def flipping(_log, listed):
        for entry in listed:
            if entry.kind != "change":
                yield entry
                continue
            data = bytearray(entry.data)
            length = int.from_bytes(data[:2])
            data[{"header": 40, "payload": length + 20, "signature": len(data) - 9}[which]] ^= 1
            yield Entry("change", bytes(data))

    server, (told,) = deceived(maya, lambda _ask, answer: with_entries(answer, flipping))
    assert server.tricked
    assert told == ALTERED
    assert words(maya, goal) == "first words"
