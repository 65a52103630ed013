"""Nobody goes who is the last whose laptop opens a caseload; a lost laptop goes all the same."""

import pytest

from linkworker.errors import NotAllowed
from linkworker.records import Goal
from sync import leaving
from sync.last_reader import left_alone
from tests.sync.laptops import begin_plan, words


@pytest.fixture
def alone(maya):
    """A goal in a caseload that Maya alone opens."""
    goal = begin_plan(maya)
    maya.sync()
    return goal


def test_the_last_reader_stays_until_somebody_else_s_laptop_opens_it(
    office, authority, maya, alone
):
    user = maya.client.keyring.user
    with pytest.raises(NotAllowed, match="Nobody else"):
        leaving.end_membership(authority, user, maya.caseload)
    nadia = office.invite("Nadia", Alderbrook="lead")
    with pytest.raises(NotAllowed, match="Nobody else"):
        leaving.leaver(authority, user)
    assert not maya.sync().trouble
    assert [goal.words for goal in maya.store.find(Goal)] == ["first words"]
    nadia.sync()
    leaving.leaver(authority, user)
    assert not nadia.sync().trouble
    assert words(nadia, alone) == "first words"


def test_a_reviewer_is_a_reader(authority, maya, sam, tom, goal):
    for laptop in (maya, sam):
        leaving.end_membership(authority, laptop.client.keyring.user, maya.caseload)
    with pytest.raises(NotAllowed, match="Nobody else"):
        leaving.end_membership(authority, tom.client.keyring.user, maya.caseload)


def test_whoever_takes_out_a_lost_laptop_can_be_told_before(authority, maya, sam, goal):
    ours = {one.client.keyring.device for one in (maya, sam)}
    assert left_alone(authority, [maya.caseload], {maya.client.keyring.device}) == []
    leaving.end_membership(authority, sam.client.keyring.user, maya.caseload)
    assert left_alone(authority, [maya.caseload], ours) == []  # Tom reviews it
