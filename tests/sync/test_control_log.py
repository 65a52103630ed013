"""Control entries: who opens, shares, erases and lets go of a log."""

from dataclasses import replace

import pytest

from linkworker.errors import Held, Refused
from sync import control_log, entries, jws, organisation_log, spelling
from sync.controls import Controls
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


def test_the_server_takes_no_opening_that_forgets_a_caseload_made_since(world: World):
    """A writer dates her entry back by one: to the organisation before the caseload was made."""
    before, other = world.organisation, world.new_caseload()
    op = entries.Open("child", world.caseload)
    entry = control_log.sign(before, Controls(other), world.ann.signer, op)
    with pytest.raises(Refused, match="a caseload's"):
        control_log.apply_control(world.organisation, Controls(other), entry, now=True)


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


def test_only_an_administrator_erases_a_whole_log(world: World):
    log = world.open_child()
    control_refused(world, log, entries.Erase(()), world.ann)
    control_refused(world, log, entries.Erase(()), lead(world))
    world.control(log, entries.Erase(((world.ann.id, 3, 0),)))
    assert world.logs[log].erased == ((2, ((world.ann.id, 3, 0),)),)
    world.control(log, entries.Erase(()))
    assert world.logs[log].erased[1] == (3, ())


def test_who_writes_erases_what_their_own_laptops_wrote_and_a_lead_what_anybody_did(world: World):
    log, boss = world.open_child(), lead(world)
    own, others = ((world.ann.id, 3, 0),), ((world.ann.id, 3, 0), (boss.id, 1, 0))
    world.control(log, entries.Erase(own), world.ann)
    control_refused(world, log, entries.Erase(others), world.ann)
    control_refused(world, log, entries.Erase(((world.sue.id, 1, 0),)), world.sue)
    entry = world.control(log, entries.Erase(others), boss)
    assert control_log.operation_of(entry) == entries.Erase(others)


def test_the_server_refuses_a_signer_whose_right_has_ended_meanwhile(world: World):
    """But for a child's log that she begins: else what she wrote offline of a new child is lost."""
    world.member(world.ann, "lead")
    child, own = world.open_child(), world.new_caseload()
    world.member(world.ann, "lead", caseload=own)
    asked = [
        (Controls(new_id()), entries.Open("child", world.caseload)),
        (Controls(own), entries.Open("caseload", own)),
        (world.logs[child], entries.Hold(own)),
    ]
    signed = [
        (controls, control_log.sign(world.organisation, controls, world.ann.signer, op))
        for controls, op in asked
    ]
    for caseload in (world.caseload, own):
        world.member(world.ann, "none", caseload=caseload)
    for controls, entry in signed:
        control_log.apply_control(world.organisation, controls, entry)
    (unknown, begins), *others = signed
    opened = control_log.apply_control(world.organisation, unknown, begins, now=True)
    assert opened.kind == "child"
    for controls, entry in others:
        with pytest.raises(Refused):
            control_log.apply_control(world.organisation, controls, entry, now=True)


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
    payload = {**spelling.payload_of(frame), "op": "freeze"}
    entry = jws.sign(world.ann.signer, "lw-ctl+1", payload)
    with pytest.raises(Held, match="update needed"):
        control_log.apply_control(world.organisation, world.logs[log], entry)
