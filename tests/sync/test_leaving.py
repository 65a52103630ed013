"""A lost laptop, an ended membership, a leaver: what is signed, and what it comes to for others."""

import pytest

from linkworker.errors import NotAllowed, NotFound, NotLetIn
from linkworker.records import Goal
from sync import leaving
from sync.authority import Authority
from tests.sync.laptops import edit, words


def test_a_lost_laptop_is_let_go_with_all_that_the_server_holds(office, authority, maya, sam, goal):
    """The rest of the caseload goes on, under a key that the lost laptop was never given."""
    edit(sam, goal, words="from Sam")
    sam.sync()
    edit(sam, goal, words="not sent before it was lost")
    log = maya.store.get(Goal, goal.id).log
    counted = leaving.revoke(authority, sam.client.keyring.device)
    assert counted[log] == sam.store.mailbox.chain(log, sam.client.keyring.device)[0]
    maya.sync()
    assert words(maya, goal) == "from Sam"
    edit(maya, goal, words="after")
    maya.sync()
    key = maya.client.keyring.controls(log)
    assert key.g == 2
    caseload = maya.client.keyring.controls(maya.caseload)
    assert sam.client.keyring.device not in caseload.key(caseload.g).recipients
    sam.sync()
    assert sam.client.parting.over
    assert words(maya, goal) == "after"
    with pytest.raises(NotAllowed):
        leaving.revoke(authority, sam.client.keyring.device)
    with pytest.raises(NotFound):
        leaving.revoke(authority, "A" * 22)


def test_a_leaver_leaves_everything_at_once(authority, maya, sam, goal):
    user = sam.client.keyring.user
    assert len(leaving.leaver(authority, user)) == 2
    organisation = authority.organisation
    assert all(organisation.may_of(one, user) == "none" for one in organisation.caseloads)
    with pytest.raises(NotFound):
        leaving.leaver(authority, user)
    with pytest.raises(NotAllowed):
        leaving.leaver(authority, authority.keyring.user)


def test_laptops_are_listed_with_when_they_were_heard(authority, maya, sam):
    listed = {one.device: one for one in leaving.laptops(authority)}
    assert len(listed) == 3
    assert listed[maya.client.keyring.device].heard > 0
    assert listed[maya.client.keyring.device].caseloads[maya.caseload] == "lead"
    mine = leaving.laptops(Authority(maya.client, maya.server))
    assert {one.device for one in mine} >= {maya.client.keyring.device, sam.client.keyring.device}
    with pytest.raises(NotLetIn):
        leaving.laptops(Authority(sam.client, sam.server))
