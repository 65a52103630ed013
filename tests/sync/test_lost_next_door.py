"""A laptop of another caseload that holds a child's log too is lost: nothing is sealed for it."""

import pytest

from sync import holding, leaving
from sync.authority import Authority
from tests.sync.laptops import begin_plan, edit, words


@pytest.fixture
def nadia(office, maya):
    """The lead of another caseload."""
    nadia = office.invite("Nadia", Beechwood="lead")
    nadia.sync()
    return nadia


@pytest.fixture
def shared(maya, nadia):
    """A goal of a child whom both caseloads hold."""
    goal = begin_plan(maya)
    maya.sync()
    holding.hold(Authority(maya.client, maya.server), goal.log, nadia.caseload)
    nadia.sync()
    assert words(nadia, goal) == "first words"
    return goal


def lose(authority, *laptops):
    """Take laptops out, one after another."""
    for laptop in laptops:
        leaving.revoke(authority, laptop.client.keyring.device)


def test_what_is_written_waits_for_their_next_key_and_then_goes_under_ours(
    office, authority, maya, nadia, shared
):
    nora = office.invite("Nora", Beechwood="write")
    for laptop in (nadia, nora):
        laptop.sync()
    assert words(nora, shared) == "first words"
    lose(authority, nora)
    maya.sync()
    edit(maya, shared, words="not for who found it")
    other = begin_plan(maya)
    for _ in range(2):
        assert maya.sync().trouble == ""
    assert maya.store.unsent_logs() == maya.client.round.kept_back == {shared.log}
    assert maya.client.keyring.controls(other.log).g == 1
    nadia.sync()
    maya.sync()
    assert (maya.store.unsent(), maya.client.round.kept_back) == (0, set())
    controls = maya.client.keyring.controls(shared.log)
    assert controls.keys[-1].recipients >= {f"{nadia.caseload}.2"}
    nadia.sync()
    assert words(nadia, shared) == "not for who found it"


def test_where_nobody_there_can_make_another_key_work_goes_on(
    office, authority, maya, nadia, shared
):
    lose(authority, nadia)
    maya.sync()
    edit(maya, shared, words="goes on")
    maya.sync()
    assert maya.store.unsent() == 0
