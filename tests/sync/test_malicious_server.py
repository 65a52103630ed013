"""A malicious server alters, adds, reorders and repeats: nothing comes of it, and it is said."""

import pytest
from msgspec.structs import replace

from sync import jws, key_log, keys, organisation_log
from sync.exchange import Entry, Joins
from sync.noticing import ALTERED, LEFT_OUT
from tests.sync.desks import agreed_state
from tests.sync.laptops import Laptop, begin_plan, edit, words
from tests.sync.malicious import child_log, deceived, healed, with_entries
from tests.sync.organisations import Laptop as Stranger


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
