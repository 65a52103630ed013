"""Logs held by several caseloads: shared, moved, let go; a second cover; recovery keys replaced."""

import pytest

from linkworker.errors import NotAllowed, NotFound
from linkworker.records import Person
from sync import custody, governing, holding, key_log, leaving
from sync.authority import Authority
from tests.sync.laptops import begin_plan, edit, words


@pytest.fixture
def nadia(office, maya):
    """The lead of another caseload."""
    nadia = office.invite("Nadia", Beechwood="lead")
    nadia.sync()
    maya.sync()
    return nadia


def open_family(laptop, name="Rosa"):
    """Open a family's log with one person; return the person."""
    with laptop.store.change() as (change, _):
        log = change.open_log("family", laptop.caseload)
        return change.add(Person(name=name), log)


def of(laptop):
    return Authority(laptop.client, laptop.server)


def test_a_family_log_held_by_two_caseloads(office, maya, nadia, authority):
    """Both write in it, whoever shared it; the last holder cannot let go of it."""
    rosa = open_family(maya)
    maya.sync()
    nadia.sync()
    assert nadia.store.find(Person) == []
    holding.hold(of(maya), rosa.log, nadia.caseload)
    nadia.sync()
    assert nadia.store.get(Person, rosa.id).name == "Rosa"
    with nadia.store.change() as (change, _):
        change.update(nadia.store.get(Person, rosa.id), name="Rosa Lee")
    nadia.sync()
    maya.sync()
    assert maya.store.get(Person, rosa.id).name == "Rosa Lee"
    assert dict(maya.store.logs("family"))[rosa.log] == maya.caseload
    assert dict(nadia.store.logs("family"))[rosa.log] == nadia.caseload

    holding.release(of(maya), rosa.log, maya.caseload)
    with pytest.raises(NotAllowed, match="No other caseload"):
        holding.release(of(nadia), rosa.log, nadia.caseload)
    nadia.sync()
    with nadia.store.change() as (change, _):
        change.update(nadia.store.get(Person, rosa.id), name="Rosa Lee Khan")
    nadia.sync()
    assert nadia.client.keyring.controls(rosa.log).g == 2
    assert nadia.store.unsent() == 0


def test_a_log_shared_by_an_administrator_who_cannot_read_it_opens_when_a_reader_syncs(
    maya, nadia, authority
):
    rosa = open_family(maya)
    maya.sync()
    holding.hold(authority, rosa.log, nadia.caseload)
    nadia.sync()
    assert nadia.store.find(Person) == []
    assert holding.waits_here(nadia.client.keyring, rosa.log, nadia.caseload)
    maya.sync()
    nadia.sync()
    assert nadia.store.get(Person, rosa.id).name == "Rosa"
    assert not holding.waits_here(nadia.client.keyring, rosa.log, nadia.caseload)


def test_a_reader_who_stopped_before_boxing_the_key_does_so_when_started_again(
    maya, nadia, authority
):
    rosa = open_family(maya)
    maya.sync()
    holding.hold(authority, rosa.log, nadia.caseload)
    client = maya.client
    client.begin()
    while not client.round.received:
        ask = client.ask()
        list(client.take(ask, maya.server.exchange(ask)))
    maya.restart()
    maya.sync()
    nadia.sync()
    assert nadia.store.get(Person, rosa.id).name == "Rosa"


def test_a_child_moved_between_caseloads(office, maya, nadia, authority):
    """The child's and the family's logs go; what was not sent in time is late, and kept."""
    goal, rosa = begin_plan(maya), open_family(maya)
    maya.sync()
    nadia.sync()
    logs = [goal.log, rosa.log]
    with pytest.raises(NotFound):
        holding.move_child(of(nadia), logs, maya.caseload, nadia.caseload)
    with pytest.raises(NotAllowed):
        holding.move_child(of(maya), logs, maya.caseload, maya.caseload)
    old, new = maya.caseload, nadia.caseload
    holding.move_child(of(maya), logs, old, new)
    holding.move_child(of(maya), logs, old, new)
    nadia.sync()
    assert words(nadia, goal) == "first words"
    edit(nadia, goal, words="in the new caseload")
    nadia.sync()
    assert nadia.store.unsent() == 0
    assert nadia.client.keyring.controls(goal.log).holders() == {new}
    assert dict(nadia.store.logs("child"))[goal.log] == new
    with pytest.raises(NotAllowed):
        holding.hold(of(maya), goal.log, old)


def test_nobody_lets_go_before_another_can_open_it(maya, nadia, authority):
    """An administrator who cannot read it may share it; letting go then would lose it to all."""
    goal = begin_plan(maya)
    maya.sync()
    old, new = maya.caseload, nadia.caseload
    with pytest.raises(NotAllowed, match="cannot open it yet"):
        holding.move_child(authority, [goal.log], old, new)
    maya.sync()
    assert words(maya, goal) == "first words"
    holding.move_child(authority, [goal.log], old, new)
    nadia.sync()
    assert words(nadia, goal) == "first words"


def test_a_family_log_stays_with_both_where_a_brother_stays(maya, nadia):
    goal, rosa = begin_plan(maya), open_family(maya)
    maya.sync()
    holding.move_child(of(maya), [goal.log], maya.caseload, nadia.caseload, both=[rosa.log])
    nadia.sync()
    maya.sync()
    assert nadia.store.get(Person, rosa.id).name == maya.store.get(Person, rosa.id).name == "Rosa"
    assert words(nadia, goal) == "first words"


def test_a_second_cover_writes(office, maya, authority, goal, tom):
    """Cover that ended and is given again opens a new interval; what was between stays out."""
    user, caseload = tom.client.keyring.user, maya.caseload
    leaving.set_member(authority, user, caseload, "write", until=maya.now() + 3_600_000)
    tom.sync()
    edit(tom, goal, words="first cover")
    tom.sync()
    leaving.end_membership(authority, user, caseload)
    edit(tom, goal, words="between")
    leaving.set_member(authority, user, caseload, "write", until=maya.now() + 3_600_000)
    maya.sync()
    tom.sync()
    maya.sync()
    tom.sync()
    edit(tom, goal, words="second cover")
    tom.sync()
    maya.sync()
    assert words(maya, goal) == "second cover"
    said = {line.after for line in maya.store.history(maya.store.get(type(goal), goal.id))}
    assert "second cover" in said
    assert "between" not in said
    assert tom.store.unsent() == 0


def test_a_recovery_key_replaced(office, maya, authority, goal):
    """The new one opens all from its first day; the dropped ones are sealed nothing new."""
    pair, other = custody.make_pair(), custody.make_pair()
    dropped = authority.organisation.recovery_at(authority.organisation.position)
    for left in ([], [pair]):  # a single pair, with one sheet lost, would be none
        with pytest.raises(NotAllowed):
            governing.replace_recovery(authority, left, sorted(dropped))
    with pytest.raises(NotAllowed):
        governing.replace_recovery(of(maya), [pair, other], sorted(dropped))
    governing.replace_recovery(authority, [pair, other], sorted(dropped))
    maya.sync()
    caseload = maya.client.keyring.controls(maya.caseload)
    newest = caseload.key(caseload.g).recipients
    assert caseload.g == 2
    assert pair.id in newest
    assert not dropped & newest
    organisation = maya.client.keyring.organisation
    name, private = custody.open_pair(organisation.custody, pair.sheets)
    key = key_log.open_key(organisation.id, caseload, 1, {name: private})
    assert key == maya.client.keyring.key(maya.caseload, 1)
    root = custody.open_root(organisation.root_kept[name], private, organisation.id, name)
    assert root == authority.mailbox.secret("root")


def test_a_root_replaced_goes_on_where_it_stopped(authority, maya):
    first = governing.replace_root(authority)
    assert authority.mailbox.secret("root") == first
    assert governing.replace_root(authority) != first
    assert authority.organisation.root_kept
    with pytest.raises(NotAllowed):
        governing.replace_root(of(maya))
    governing.make_admin(authority, maya.client.keyring.user)
    governing.set_policy(of(maya), {"lock_minutes": 4})
    governing.end_admin(authority, maya.client.keyring.user)
    with pytest.raises(NotAllowed):
        governing.end_admin(authority, authority.keyring.user)
