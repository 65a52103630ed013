"""A caseload's own log that somebody else opened, as a child's: nothing of it is used."""

import pytest

from linkworker.errors import Refused
from linkworker.records import Goal
from sync import caseloads, entries
from tests.sync.laptops import begin_plan, edit, words


@pytest.fixture
def taken(maya, sam, authority):
    """A caseload under whose id Sam's laptop had opened a log of its own before it was made."""
    goal = begin_plan(sam)
    for laptop in (sam, maya):
        laptop.sync()
    authority.append(lambda _organisation: [entries.Caseload(goal.log)])
    return goal.log


def test_its_administrator_is_told_and_every_other_caseload_is_opened(taken, maya, authority):
    other = "Z" * 21 + "A"
    wanted = {taken: "lead", other: "lead"}
    with pytest.raises(Refused, match="opened as something else"):
        caseloads.give(authority, maya.client.keyring.user, wanted)
    assert authority.controls(other).g == 1
    with pytest.raises(Refused, match="opened as something else"):
        caseloads.open_logs(authority)


def test_nobody_in_it_boxes_a_childs_key_to_whoever_took_it(taken, maya, sam, authority):
    with pytest.raises(Refused):
        caseloads.give(authority, maya.client.keyring.user, {taken: "lead"})
    maya.sync()
    with maya.store.change() as (change, _):
        log = change.open_log("child", taken)
    other = begin_plan(maya)
    goal = maya.store.find(Goal)[0]
    edit(maya, goal, words="the rest goes on")
    for laptop in (maya, sam, maya):
        assert laptop.sync().trouble == ""
    assert maya.client.keyring.controls(log).g == 0
    assert words(sam, other) == "first words"
    assert words(sam, goal) == words(maya, goal)
