"""The organisation log: who may sign what, in which order, and what an entry leaves behind."""

import os

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.canonical import b64, decode, encode, unb64
from linkworker.errors import Held, Refused
from sync import entries, jws, keys, organisation_log, spelling
from tests.sync.world import Laptop, World, new_id, new_recovery


@pytest.fixture(scope="module")
def made() -> World:
    return World()


@pytest.fixture
def world() -> World:
    return World()


def refused(world: World, op, signer=None) -> None:
    before = world.organisation
    entry = organisation_log.sign(before, signer or world.admin.signer, op)
    with pytest.raises(Refused):
        organisation_log.apply(before, entry)


def test_the_same_entries_make_the_same_organisation(made: World):
    again = organisation_log.replay(made.entries, pinned=made.organisation.id)
    trusted = organisation_log.replay(made.entries, verified=True)
    assert again.hashes == trusted.hashes == made.organisation.hashes
    assert again.caseloads == trusted.caseloads == made.organisation.caseloads
    assert again.devices.keys() == trusted.devices.keys() == made.organisation.devices.keys()


def test_another_organisation_than_the_invited_one_is_refused(made: World):
    """abuse 26: the first entry of another organisation, under the right server."""
    with pytest.raises(Refused, match="invitation names"):
        organisation_log.apply(None, World().entries[0], pinned=made.organisation.id)


def test_dropped_doubled_and_swapped_entries_do_not_apply(made: World):
    """abuse 36: an entry dropped, doubled, in the place of another."""
    start = organisation_log.replay(made.entries[:3])
    with pytest.raises(Held):
        organisation_log.apply(start, made.entries[4])
    with pytest.raises(Refused):
        organisation_log.apply(start, made.entries[2])
    with pytest.raises(Refused):
        organisation_log.apply(organisation_log.replay(World().entries[:3]), made.entries[3])


def test_two_entries_for_one_place_make_a_fork_that_is_refused(world: World):
    other = organisation_log.sign(
        world.organisation, world.admin.signer, entries.Caseload(new_id())
    )
    world.new_caseload()
    with pytest.raises(Refused):
        organisation_log.apply(world.organisation, other)


def test_every_changed_byte_of_an_entry_is_refused_and_leaves_no_trace(made: World):
    """abuse 41: an entry that fails leaves the state as it was."""
    before = organisation_log.replay(made.entries[:-1])
    kept = repr(before)
    entry = made.entries[-1]
    for place in range(len(entry)):
        changed = bytearray(entry)
        changed[place] ^= 1
        with pytest.raises((Refused, Held)) as error:
            organisation_log.apply(before, bytes(changed))
        assert isinstance(error.value, Refused)
    assert repr(before) == kept


@pytest.mark.parametrize("who", ["ann", "stranger", "root"])
def test_only_an_administrator_makes_members(world: World, who: str):
    """abuse 33: a worker signs what somebody may do."""
    signers = {"ann": world.ann.signer, "stranger": Laptop().signer, "root": world.root}
    refused(world, entries.Member(world.caseload, world.ann.user, "lead"), signers[who])


def test_only_the_root_replaces_the_root_and_the_recovery_keys(world: World):
    new = Ed25519PrivateKey.generate()
    op = entries.Root(b64(jws.raw_public(new.public_key())))
    refused(world, op)
    world.put(op, world.root)
    refused(world, entries.Admin(world.ann.user, may=True), world.root)
    world.put(entries.Admin(world.ann.user, may=True), jws.Signer("root", new))
    assert world.organisation.is_admin(world.ann.user, world.organisation.position)


def test_recovery_keys_come_and_go_and_two_are_always_left(world: World):
    """One pair alone: a single lost sheet, and nobody ever opens the records again."""
    both = {world.recovery_id, world.second}
    for dropped in ((world.recovery_id,), tuple(both)):
        refused(world, entries.Recovery((), dropped), world.root)
    name, raw = new_recovery()
    added = organisation_log.recovery_keys({name: raw})
    refused(world, entries.Recovery((*added, *added), ()), world.root)
    refused(world, entries.Recovery(added, tuple(both)), world.root)
    at = world.organisation.position
    world.put(entries.Recovery(added, (world.recovery_id,)), world.root)
    assert world.organisation.recovery_at(at) == both
    assert world.organisation.recovery_at(at + 1) == {name, world.second}
    refused(world, entries.Recovery(added, ()), world.root)
    wrong = organisation_log.recovery_keys({new_id(): os.urandom(31) + b"\1"})
    refused(world, entries.Recovery(wrong, ()), world.root)


@pytest.mark.parametrize("pairs", [0, 1, 8])
def test_an_organisation_begins_with_from_two_to_seven_recovery_keys(pairs: int):
    root = jws.Signer(jws.ROOT, Ed25519PrivateKey.generate())
    first = organisation_log.found(root, dict(new_recovery() for _ in range(pairs)))
    with pytest.raises(Refused):
        organisation_log.apply(None, first)


def test_an_administrator_who_is_none_any_more_signs_nothing(world: World):
    """abuse 34: somebody who administers no longer signs."""
    world.put(entries.Admin(world.ann.user, may=True))
    world.put(entries.Admin(world.admin.user, may=False), world.ann.signer)
    refused(world, entries.Caseload(new_id()))
    assert world.organisation.is_admin(world.admin.user, world.organisation.position - 1)


def test_a_revoked_laptop_signs_nothing(world: World):
    """abuse 34: an administrator's laptop that was let go signs."""
    world.put(entries.DeviceRevoke(world.admin.id, {}))
    refused(world, entries.Caseload(new_id()))


def test_a_laptop_without_proof_of_its_keys_is_refused(world: World):
    """abuse 40: a missing or borrowed proof that a laptop has its keys."""
    op = Laptop().device_add(world.organisation.id)
    foreign = Laptop().device_add(World().organisation.id)
    borrowed = entries.DeviceAdd(op.dev, op.user, op.sig, world_kem(), op.pop)
    for wrong in (foreign, borrowed):
        refused(world, wrong)
    world.put(op)
    refused(world, op)


def world_kem() -> str:
    return b64(jws.raw_public(X25519PrivateKey.generate().public_key()))


def test_a_laptop_with_a_weak_sealing_key_is_refused(world: World):
    """abuse 40: a sealing key of zeros."""
    laptop = Laptop()
    zero = bytes(32)
    proof = laptop.signer.key.sign(keys.possession(world.organisation.id, laptop.id, zero))
    sig = b64(jws.raw_public(laptop.signer.key.public_key()))
    refused(world, entries.DeviceAdd(laptop.id, laptop.user, sig, b64(zero), b64(proof)))


def test_an_unknown_operation_is_held_if_signed_and_refused_if_not(world: World):
    """abuse 39: an operation that this version does not know."""
    frame = entries.OrganisationFrame(
        world.organisation.position + 1, world.organisation.hashes[-1], world.organisation.id
    )
    payload = {**spelling.payload_of(frame), "op": "merge-with", "what": 1}
    with pytest.raises(Held, match="update needed"):
        organisation_log.apply(
            world.organisation, jws.sign(world.admin.signer, "lw-log+1", payload)
        )
    with pytest.raises(Refused):
        organisation_log.apply(world.organisation, jws.sign(Laptop().signer, "lw-log+1", payload))


@pytest.mark.parametrize(
    "change",
    [
        {"may": "owner"},
        {"extra": 1},
        {"until": None},
        {"until": 1.5},
        {"until": True},
        {"until": -1},
        {"cl": 5},
        {"cl": "short"},
        {"cl": "A" * 21 + "B"},
        {"cl": "A" * 22 + "\n"},
        {"user": None},
        {"cuts": {}, "may": "lead"},
        {"cuts": []},
        {"n": True},
        {"n": 2**70},
        {"org": "other"},
        {"org": "A" * 16},
        {"op": 3},
        {"op": "org"},
    ],
)
def test_an_entry_of_another_form_is_refused_though_signed(made: World, change):
    good = decode(unb64(made.entries[-1].split(b".")[1].decode()))
    before = organisation_log.replay(made.entries[:-1])
    entry = jws.compact(
        made.admin.signer.key,
        encode({"alg": "Ed25519", "kid": made.admin.id, "typ": "lw-log+1"}),
        encode({**good, **change}),
    )
    with pytest.raises(Refused):
        organisation_log.apply(before, entry)


def test_an_ending_names_the_devices_and_cuts_that_the_server_compares(world: World):
    log = new_id()
    ending = organisation_log.sign(
        world.organisation,
        world.admin.signer,
        entries.Member(world.caseload, world.ann.user, "none", cuts={log: {world.ann.id: 4}}),
    )
    assert organisation_log.ending_of(world.organisation, ending) == organisation_log.Ending(
        world.caseload, (world.ann.id,), {log: {world.ann.id: 4}}
    )
    revoke = organisation_log.sign(
        world.organisation, world.admin.signer, entries.DeviceRevoke(world.ann.id, {log: 4})
    )
    assert organisation_log.ending_of(world.organisation, revoke) == organisation_log.Ending(
        None, (world.ann.id,), {log: {world.ann.id: 4}}
    )
    widening = organisation_log.sign(
        world.organisation,
        world.admin.signer,
        entries.Member(world.caseload, world.ann.user, "lead"),
    )
    assert organisation_log.ending_of(world.organisation, widening) is None


def test_a_cut_of_somebody_elses_laptop_is_refused(world: World):
    cuts = {new_id(): {world.sue.id: 1}}
    refused(world, entries.Member(world.caseload, world.ann.user, "none", cuts=cuts))


def test_settings_merge_and_a_tick_is_remembered(world: World):
    world.put(entries.Policy({"lock_minutes": 5, "words": 4}))
    world.put(entries.Policy({"lock_minutes": 3}))
    world.put(entries.Tick(1_790_000_000_000, (world.organisation.hashes[-1],)))
    assert world.organisation.policy == {"lock_minutes": 3, "words": 4}
    assert world.organisation.ticked is not None
