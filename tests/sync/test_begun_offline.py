"""A child begun without a network, by somebody whose right ended before she was heard of."""

from linkworker.records import Child, Goal
from linkworker.store import Draft
from sync import late, leaving
from tests.sync.laptops import begin_plan, edit, words
from tests.sync.test_late import end, of

DAY = 86_400_000


def take_over(maya, sam):
    """Let Maya take over what came late of Sam's; return the names of the children she has."""
    found = late.waiting(of(maya))
    assert {one.author for one in found} == {sam.client.keyring.user}
    assert {one.needs for one in found} == {""}
    late.take_over(of(maya), found)
    assert maya.sync().trouble == ""
    assert maya.store.unsent() == 0
    return [child.name for child in maya.store.find(Child)]


def has_left(authority, laptop):
    """End a person's every right, one by one."""
    user = laptop.client.keyring.user
    for caseload in list(authority.organisation.caseloads):
        if authority.organisation.may_of(caseload, user) != "none":
            leaving.end_membership(authority, user, caseload)


def test_it_comes_late_to_who_leads_there_before_anything_is_destroyed(
    office, maya, sam, authority
):
    goal = begin_plan(sam)
    has_left(authority, sam)
    assert sam.sync().refused != []
    sam.shift = DAY
    assert sam.client.parting.over
    assert sam.store.unsent() == 0
    assert take_over(maya, sam) == ["Wren"]
    assert words(maya, goal) == "first words"
    edit(maya, goal, words="goes on")
    zoe = office.invite("Zoe", Alderbrook="write")
    for laptop in (maya, zoe):
        laptop.sync()
    assert words(zoe, goal) == "goes on"
    assert zoe.client.keyring.controls(goal.log).g == 2, "Sam knows the first key"


def test_it_comes_late_from_who_has_another_caseload_left_and_leaves_the_laptop(
    office, maya, sam, authority
):
    leaving.set_member(authority, sam.client.keyring.user, maya.caseload, "write")
    begin_plan(sam)
    end(authority, sam, maya.caseload)
    sam.sync()
    assert (sam.store.find(Goal), sam.store.unsent()) == ([], 0)
    assert not sam.client.parting.over
    assert take_over(maya, sam) == ["Wren"]


def test_it_comes_late_though_the_end_was_heard_before_it_was_begun(maya, sam, authority):
    """On a page that was open: it is opened as of when the right stood."""
    client, caseload = sam.client, maya.caseload
    has_left(authority, sam)
    maya.sync()
    client.begin()
    ask = client.ask()
    list(client.take(ask, sam.server.exchange(ask)))
    assert caseload not in client.keyring.my_caseloads()
    with sam.store.change() as (change, _):
        change.add(Child(name="Robin", school="s", year=5), change.open_log("child", caseload))
    sam.shift = DAY
    client.parting.tidy()
    sam.shift = 2 * DAY
    assert not client.parting.over
    sam.shift = 0
    sam.sync()
    sam.shift = 2 * DAY
    assert client.parting.over
    assert take_over(maya, sam) == ["Robin"]


def test_a_lost_laptops_comes_to_an_administrator(maya, sam, authority):
    begin_plan(sam)
    leaving.revoke(authority, sam.client.keyring.device)
    sam.sync()
    assert sam.client.parting.over
    (one,) = late.waiting(authority)
    assert (one.held_back, one.needs) == (True, "key")
    late.settle(authority, [one], done=False)
    assert take_over(maya, sam) == ["Wren"]


def test_nothing_is_destroyed_before_she_saw_what_she_had_begun(maya, sam, goal, authority):
    """Also what was begun about nobody yet: it stands in no log."""
    for log in (goal.log, ""):
        action = "B" * 22 if log else "A" * 22
        sam.store.keep_draft(Draft(action, "contact", "A call", log, "", {}, {"words": "begun"}))
    has_left(authority, sam)
    sam.sync()
    sam.sync()
    sam.shift = DAY
    assert not sam.client.parting.over
    shown = sam.client.parting.unfinished()
    assert [one.typed for one in shown] == [{"words": "begun"}] * 2
    sam.client.parting.seen(shown)
    assert sam.client.parting.over


def test_what_nobody_could_ever_open_is_shown_to_her_too(office, maya, sam, authority):
    """In a caseload that had no key when her right ended, nothing can be sealed."""
    user = sam.client.keyring.user
    organisation = authority.organisation
    nowhere = make_closed_caseload(authority, user)
    sam.sync()
    with sam.store.change() as (change, _):
        change.add(Child(name="Robin", school="s", year=5), change.open_log("child", nowhere))
    sam.sync()
    assert sam.store.unsent() == 1
    assert organisation is not authority.organisation
    has_left(authority, sam)
    sam.sync()
    sam.shift = DAY
    assert not sam.client.parting.over
    (shown,) = sam.client.parting.unfinished()
    assert shown.edits[0].kind == "child"
    sam.client.parting.seen([shown])
    assert sam.client.parting.over


def make_closed_caseload(authority, user):
    """Let somebody write in a new caseload whose own log nobody has opened."""
    from linkworker.store import random_id
    from sync import entries

    caseload = random_id()
    authority.append(
        lambda _: [entries.Caseload(caseload), entries.Member(caseload, user, "write")]
    )
    return caseload
