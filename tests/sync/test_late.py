"""What came after its author's right had ended: taken over with its author's name, or set aside."""

import pytest

from linkworker.errors import NotAllowed
from linkworker.records import Goal
from sync import late, leaving
from sync.authority import Authority
from tests.sync.laptops import edit, words


def of(laptop):
    return Authority(laptop.client, laptop.server)


def end(authority, laptop, caseload):
    leaving.end_membership(authority, laptop.client.keyring.user, caseload)


def test_a_lead_takes_over_what_came_late_with_its_authors_name(office, maya, sam, goal, authority):
    """The same edits with the same named heads: what was written since is asked about."""
    edit(sam, goal, words="sealed before", looks_like="seen")
    end(authority, sam, maya.caseload)
    sam.sync()
    assert sam.store.unsent() == 0
    assert sam.store.find(Goal) == []
    maya.sync()
    assert words(maya, goal) == "first words"
    assert late.waiting(of(maya))[0].author == sam.client.keyring.user
    found = late.waiting(of(maya))
    changes = late.take_over(of(maya), found)
    assert changes.touches(Goal) == {goal.id}
    assert late.take_over(of(maya), found).ids == {}
    assert (words(maya, goal), late.waiting(of(maya))) == ("sealed before", [])
    line = maya.store.history(maya.store.get(Goal, goal.id))[0]
    assert line.user == sam.client.keyring.user
    assert line.taken_over_by == maya.client.keyring.user
    assert maya.store.unsent() == 0


def test_what_waited_unsealed_when_the_end_was_learned_comes_late_too(
    office, maya, sam, goal, authority
):
    client = sam.client
    end(authority, sam, maya.caseload)
    client.begin()
    ask = client.ask()
    list(client.take(ask, sam.server.exchange(ask)))
    assert sam.client.keyring.writes_as(goal.log) is None
    edit(sam, goal, words="typed on a page that was open")
    edit(sam, goal, looks_like="built on it")
    sam.sync()
    assert sam.store.unsent() == 0
    found = late.waiting(of(maya))
    assert sum(len(one.changes) for one in found) == 2
    late.take_over(of(maya), found)
    kept = maya.store.get(Goal, goal.id)
    assert (kept.words, kept.looks_like) == ("typed on a page that was open", "built on it")
    assert maya.store.decisions() == []


def test_what_is_set_aside_is_offered_to_nobody_again(office, maya, sam, goal, authority):
    edit(sam, goal, words="not to be")
    end(authority, sam, maya.caseload)
    sam.sync()
    found = late.waiting(of(maya))
    late.settle(of(sam), found)
    assert late.waiting(of(maya)) == found
    late.settle(of(maya), late.waiting(of(maya)))
    assert late.waiting(of(maya)) == []
    maya.sync()
    assert words(maya, goal) == "first words"


def test_a_revoked_laptops_goes_to_an_administrator_who_passes_it_on(
    office, maya, sam, goal, authority
):
    edit(sam, goal, words="perhaps a thief's")
    leaving.revoke(authority, sam.client.keyring.device)
    sam.sync()
    assert late.waiting(of(maya)) == []
    (one,) = late.waiting(authority)
    assert (one.held_back, one.needs) == (True, "key")
    with pytest.raises(NotAllowed):
        late.take_over(authority, [one])
    late.settle(authority, [one], done=False)
    assert late.waiting(authority) == []
    (passed,) = late.waiting(of(maya))
    late.take_over(of(maya), [passed])
    assert words(maya, goal) == "perhaps a thief's"
