"""Key entries: who gets a log's key, who does not, and how the newest opens all history."""

import os
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.errors import Held, Refused
from sync import entries, jws, key_log, keys
from sync.controls import key_is_due
from tests.sync.world import Laptop, World, new_id


@pytest.fixture
def world() -> World:
    world = World()
    world.open_caseload()
    return world


def test_every_changed_byte_of_a_key_entry_is_refused(world: World):
    controls = replace(world.logs[world.caseload], keys=())
    readers = key_log.caseload_readers(world.organisation, world.caseload)
    _, entry = key_log.first_entry(world.organisation, controls, world.ann.signer, readers)
    for place in range(0, len(entry), 3):
        changed = bytearray(entry)
        changed[place] ^= 1
        with pytest.raises(Refused):
            key_log.apply_key(world.organisation, controls, bytes(changed))


def test_each_reader_and_the_recovery_key_open_a_caseloads_key_and_nobody_else(world: World):
    controls = world.logs[world.caseload]
    for mine in (
        {world.ann.id: world.ann.kem},
        {world.sue.id: world.sue.kem},
        {world.recovery_id: world.recovery},
    ):
        opened = key_log.open_key(world.organisation.id, controls, 1, mine)
        assert opened == world.keys[world.caseload, 1]
    for mine in ({world.admin.id: world.admin.kem}, {world.sue.id: world.ann.kem}):
        with pytest.raises(Held, match="no key for this laptop yet"):
            key_log.open_key(world.organisation.id, controls, 1, mine)


def test_a_box_cannot_be_moved_to_another_recipient(world: World):
    """abuse 31: one member's box copied to another."""
    controls = world.logs[world.caseload]
    newest = controls.keys[0]
    moved = replace(newest, boxes={world.sue.id: newest.boxes[world.ann.id]})
    with pytest.raises(Held):
        key_log.open_key(
            world.organisation.id,
            replace(controls, keys=(moved,)),
            1,
            {world.sue.id: world.ann.kem},
        )


def test_a_box_with_another_key_than_the_published_one_does_not_count(world: World):
    """abuse 32: another key for one member than for the rest."""
    controls, of = world.logs[world.caseload], world.caseload
    kem = jws.raw_public(world.sue.kem.public_key())
    false = keys.box(os.urandom(32), kem, (world.organisation.id, of, 1, world.sue.id))
    boxes = {world.sue.id: (false, *controls.keys[0].boxes[world.sue.id])}
    both = replace(controls, keys=(replace(controls.keys[0], boxes=boxes),))
    mine = {world.sue.id: world.sue.kem}
    assert key_log.open_key(world.organisation.id, both, 1, mine) == world.keys[of, 1]


@pytest.mark.parametrize("wrong", ["no recovery", "no sue", "a stranger"])
def test_recipients_that_are_not_exactly_those_entitled_are_refused(world: World, wrong: str):
    """abuse 30: a key without its recovery keys, or with a stranger."""
    readers = key_log.caseload_readers(world.organisation, world.caseload)
    if wrong == "a stranger":
        readers[world.admin.id] = jws.raw_public(world.admin.kem.public_key())
    else:
        readers.pop(world.recovery_id if wrong == "no recovery" else world.sue.id)
    with pytest.raises(Refused, match="exactly"):
        world.rotate(world.caseload, readers, world.ann)


def test_only_a_reader_or_an_administrator_makes_a_key(world: World):
    stranger = Laptop()
    world.put(stranger.device_add(world.organisation.id))
    readers = key_log.caseload_readers(world.organisation, world.caseload)
    with pytest.raises(Refused, match="may not read"):
        world.rotate(world.caseload, readers, stranger)
    world.rotate(world.caseload, readers, world.sue)
    world.rotate(world.caseload, readers, world.admin)


def test_a_new_member_is_added_without_a_new_key(world: World):
    bob = Laptop()
    world.put(bob.device_add(world.organisation.id))
    world.member(bob, "write")
    controls, of = world.logs[world.caseload], world.caseload
    readers = key_log.caseload_readers(world.organisation, of)
    assert not key_is_due(controls, readers)
    missing = {who: readers[who] for who in readers.keys() - controls.keys[0].recipients}
    assert missing.keys() == {bob.id}
    entry = key_log.further_entry(
        world.organisation, controls, world.sue.signer, missing, world.keys[of, 1]
    )
    after = key_log.apply_key(world.organisation, controls, entry, now=True)
    opened = key_log.open_key(world.organisation.id, after, 1, {bob.id: bob.kem})
    assert opened == world.keys[of, 1]
    other = key_log.further_entry(
        world.organisation, controls, world.sue.signer, missing, os.urandom(32)
    )
    with pytest.raises(Refused, match="further entry"):
        key_log.apply_key(world.organisation, after, other)


def test_a_further_entry_adds_nobody_who_is_not_entitled(world: World):
    of, stranger = world.caseload, {world.admin.id: jws.raw_public(world.admin.kem.public_key())}
    entry = key_log.further_entry(
        world.organisation, world.logs[of], world.ann.signer, stranger, world.keys[of, 1]
    )
    with pytest.raises(Refused, match="not entitled"):
        key_log.apply_key(world.organisation, world.logs[of], entry)


def test_who_lost_access_opens_no_new_key_and_a_successor_opens_all_history(world: World):
    log = world.open_child()
    world.put(entries.DeviceRevoke(world.ann.id, {}))
    readers = key_log.caseload_readers(world.organisation, world.caseload)
    assert key_is_due(world.logs[world.caseload], readers)
    world.rotate(world.caseload, readers, world.sue)
    log_readers = key_log.log_readers(world.logs[log], world.logs)
    assert key_is_due(world.logs[log], log_readers)
    world.rotate(log, log_readers, world.sue)
    own, organisation = world.logs[world.caseload], world.organisation.id
    with pytest.raises(Held):
        key_log.open_key(organisation, own, 2, {world.ann.id: world.ann.kem})
    mine = {world.sue.id: world.sue.kem}
    newest = key_log.open_key(organisation, own, 2, mine)
    assert key_log.walk_back(own, 2, newest, 1) == world.keys[world.caseload, 1]
    child = {f"{world.caseload}.2": keys.kem_private(newest, world.caseload, 2)}
    assert key_log.open_key(organisation, world.logs[log], 1, child) == world.keys[log, 1]
    recovered = key_log.open_key(organisation, own, 1, {world.recovery_id: world.recovery})
    assert recovered == world.keys[world.caseload, 1]


def test_the_server_takes_no_key_for_somebody_who_has_lost_access_meanwhile(world: World):
    readers = key_log.caseload_readers(world.organisation, world.caseload)
    controls = world.logs[world.caseload]
    _, entry = key_log.first_entry(
        world.organisation, controls, world.ann.signer, readers, world.keys[world.caseload, 1]
    )
    world.put(entries.DeviceRevoke(world.sue.id, {}))
    key_log.apply_key(world.organisation, controls, entry)
    with pytest.raises(Refused, match="lost access"):
        key_log.apply_key(world.organisation, controls, entry, now=True)


def test_a_logs_key_is_boxed_to_its_holders_exactly(world: World):
    log, other = world.open_child(), world.new_caseload()
    world.member(world.sue, "lead", caseload=other)
    world.open_caseload(other, world.sue)
    world.control(log, entries.Hold(other))
    readers = key_log.log_readers(world.logs[log], world.logs)
    for wrong in (
        {f"{world.caseload}.1": readers[f"{world.caseload}.1"]},
        {**readers, f"{world.caseload}.2": readers[f"{world.caseload}.1"]},
        {**readers, world.ann.id: readers[f"{other}.1"]},
        {**readers, f"{new_id()}.1": readers[f"{other}.1"]},
    ):
        with pytest.raises(Refused):
            world.rotate(log, wrong, world.ann)
    world.rotate(log, readers, world.ann)
    mine = {f"{other}.1": keys.kem_private(world.keys[other, 1], other, 1)}
    opened = key_log.open_key(world.organisation.id, world.logs[log], 2, mine)
    assert opened == world.keys[log, 2]
    assert key_log.open_key(world.organisation.id, world.logs[log], 1, mine) == world.keys[log, 1]


def test_a_wrong_earlier_key_does_no_harm_and_can_be_healed(world: World):
    of = world.caseload
    controls = world.logs[of]
    readers = key_log.caseload_readers(world.organisation, of)
    key, entry = key_log.first_entry(
        world.organisation, controls, world.ann.signer, readers, os.urandom(32)
    )
    after = key_log.apply_key(world.organisation, controls, entry)
    with pytest.raises(Held):
        key_log.walk_back(after, 2, key, 1)
    healed = replace(
        after.keys[1],
        previous=(*after.keys[1].previous, keys.seal_previous(key, world.keys[of, 1], of, 2)),
    )
    mended = replace(after, keys=(after.keys[0], healed))
    assert key_log.walk_back(mended, 2, key, 1) == world.keys[of, 1]


def test_a_weak_key_is_not_boxed_to():
    with pytest.raises(Refused):
        keys.box(os.urandom(32), bytes(32), ("o", "l", 1, "r"))
    private = X25519PrivateKey.generate()
    boxed = keys.box(b"k" * 32, jws.raw_public(private.public_key()), ("o", "l", 1, "r"))
    assert keys.unbox(boxed, private, ("o", "l", 1, "r")) == b"k" * 32
    for info in (("p", "l", 1, "r"), ("o", "m", 1, "r"), ("o", "l", 2, "r"), ("o", "l", 1, "s")):
        with pytest.raises(Refused):
            keys.unbox(boxed, private, info)


def test_a_childs_key_is_boxed_to_no_caseload_whose_own_log_is_none(world: World):
    """Somebody opened a log under what was to be a caseload's id, with a key of their making."""
    taken = world.open_child()
    world.put(entries.Caseload(taken))
    child = world.open_child()
    world.control(child, entries.Hold(taken))
    with pytest.raises(Held):
        key_log.log_readers(world.logs[child], world.logs)
