"""Control and key entries: who opens, shares and lets go of a log, and who gets its key."""

import os
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.errors import Held, Refused
from sync import control_log, entries, jws, key_log, keys, organisation_log
from sync.controls import Controls, key_is_due
from tests.sync.world import Laptop, World, new_id


@pytest.fixture
def world() -> World:
    world = World()
    world.open_caseload()
    return world


def control_refused(world: World, log: str, op, laptop: Laptop) -> None:
    controls = world.logs.get(log, Controls(log))
    entry = control_log.sign(world.organisation, controls, laptop.signer, op)
    with pytest.raises(Refused):
        control_log.apply_control(world.organisation, controls, entry)


def lead(world: World) -> Laptop:
    laptop = Laptop()
    world.put(laptop.device_add(world.organisation.id))
    world.member(laptop, "lead")
    return laptop


def test_a_writer_opens_a_childs_log_and_a_reviewer_or_stranger_does_not(world: World):
    log = world.open_child()
    assert world.logs[log].holders() == {world.caseload}
    for laptop in (world.sue, Laptop()):
        control_refused(world, new_id(), entries.Open("child", world.caseload), laptop)
    control_refused(world, log, entries.Open("child", world.caseload), world.ann)


def test_a_log_cannot_take_a_caseloads_id_or_be_held_by_none(world: World):
    other = world.new_caseload()
    control_refused(world, other, entries.Open("child", world.caseload), world.ann)
    control_refused(world, new_id(), entries.Open("caseload", world.caseload), world.ann)
    control_refused(world, new_id(), entries.Open("child", new_id()), world.admin)
    control_refused(world, world.caseload, entries.Hold(other), world.admin)


def test_holding_needs_a_lead_or_an_administrator(world: World):
    log, other = world.open_child(), world.new_caseload()
    control_refused(world, log, entries.Hold(other), world.ann)
    leader = lead(world)
    world.control(log, entries.Hold(other), leader)
    assert world.logs[log].holders() == {world.caseload, other}
    assert world.logs[log].holders(1) == {world.caseload}
    control_refused(world, log, entries.Hold(other), leader)


def test_the_last_holder_is_never_released(world: World):
    log, other = world.open_child(), world.new_caseload()
    control_refused(world, log, entries.Release(world.caseload, {}), world.admin)
    world.control(log, entries.Hold(other))
    entry = world.control(log, entries.Release(world.caseload, {world.ann.id: 7}))
    assert control_log.release_of(entry) == entries.Release(world.caseload, {world.ann.id: 7})
    assert world.logs[log].holders() == {other}
    control_refused(world, log, entries.Release(world.caseload, {}), world.admin)


def test_only_an_administrator_erases(world: World):
    log = world.open_child()
    control_refused(world, log, entries.Erase(()), world.ann)
    world.control(log, entries.Erase(((world.ann.id, 3, 0),)))
    assert world.logs[log].erased == ((2, ((world.ann.id, 3, 0),)),)


def test_the_server_refuses_a_signer_whose_right_has_ended_meanwhile(world: World):
    log = new_id()
    op = entries.Open("child", world.caseload)
    entry = control_log.sign(world.organisation, Controls(log), world.ann.signer, op)
    world.member(world.ann, "none")
    opened = control_log.apply_control(world.organisation, Controls(log), entry)
    assert opened.kind == "child"
    with pytest.raises(Refused):
        control_log.apply_control(world.organisation, Controls(log), entry, now=True)


def test_controls_ahead_of_the_organisation_here_are_held(world: World):
    behind = organisation_log.replay(world.entries)
    world.new_caseload()
    op = entries.Open("child", world.caseload)
    entry = control_log.sign(world.organisation, Controls(log := new_id()), world.ann.signer, op)
    with pytest.raises(Held):
        control_log.apply_control(behind, Controls(log), entry)
    forked = replace(world.organisation, hashes=(*world.organisation.hashes[:-1], "x" * 43))
    with pytest.raises(Refused, match="fork"):
        control_log.apply_control(forked, Controls(log), entry)


def test_an_entry_cannot_know_less_of_the_organisation_than_the_one_before(world: World):
    log, earlier = world.open_child(), world.organisation
    other = world.new_caseload()
    world.control(log, entries.Hold(other))
    op = entries.Release(other, {})
    entry = control_log.sign(earlier, world.logs[log], world.admin.signer, op)
    with pytest.raises(Refused, match="older"):
        control_log.apply_control(world.organisation, world.logs[log], entry)


def test_an_unknown_control_is_held(world: World):
    log = world.open_child()
    frame = entries.ControlFrame(2, world.logs[log].hashes[0], log, world.organisation.at)
    payload = {**entries.payload_of(frame), "op": "freeze"}
    entry = jws.sign(world.ann.signer, "lw-ctl+1", payload)
    with pytest.raises(Held, match="update needed"):
        control_log.apply_control(world.organisation, world.logs[log], entry)


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
    controls, of = world.logs[world.caseload], world.caseload
    kem = jws.raw_public(world.sue.kem.public_key())
    false = keys.box(os.urandom(32), kem, (world.organisation.id, of, 1, world.sue.id))
    boxes = {world.sue.id: (false, *controls.keys[0].boxes[world.sue.id])}
    both = replace(controls, keys=(replace(controls.keys[0], boxes=boxes),))
    mine = {world.sue.id: world.sue.kem}
    assert key_log.open_key(world.organisation.id, both, 1, mine) == world.keys[of, 1]


@pytest.mark.parametrize("wrong", ["no recovery", "no sue", "a stranger"])
def test_recipients_that_are_not_exactly_those_entitled_are_refused(world: World, wrong: str):
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
