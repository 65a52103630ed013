"""One store in two places: both copies write, the server tells them apart, nothing is lost."""

from linkworker.records import Goal
from sync.audit import After, Rows
from sync.loop import _TWICE
from tests.sync.desks import agreed_state
from tests.sync.laptops import Laptop, begin_plan, edit


def copied(laptop, folder, http):
    """Copy a laptop's store to another computer, byte for byte, and start it there."""
    laptop.store.close()
    path = folder / "copied.db"
    path.write_bytes(laptop.path.read_bytes())
    laptop.restart()
    return Laptop(folder, http, laptop.name, path)


def note(laptop, goal, words):
    """Begin a goal of one's own beside another: it is told by its words."""
    with laptop.store.change() as (change, _):
        plan = laptop.store.get(Goal, goal.id).plan
        ((log, _kind),) = laptop.store.logs("child")
        change.add(Goal(plan=plan, words=words), log)


def goals(laptop):
    return {goal.words for goal in laptop.store.find(Goal)}


def test_both_copies_of_a_store_write_and_everybody_has_all_of_it(office, maya, sam, tmp_path):
    """abuse 48: the same numbers from two copies: each reads the other's back and goes on."""
    goal = begin_plan(maya)
    maya.sync()
    other = copied(maya, tmp_path, office.http)
    twice = {maya: 0, other: 0}
    for turn in range(4):
        for copy, name in ((maya, "first"), (other, "second")):
            note(copy, goal, f"{name} copy, {turn}")
            done = copy.sync()
            twice[copy] += done.twice
            assert done.trouble == ""
            assert copy.store.unsent() == 0
    for laptop in (maya, other, sam):
        laptop.sync()
    written = {f"{name} copy, {turn}" for name in ("first", "second") for turn in range(4)}
    assert goals(maya) == goals(other) == goals(sam) == {"first words", *written}
    assert agreed_state(maya) == agreed_state(sam)
    assert twice[maya] > 0
    assert twice[other] > 0
    assert sam.client.round.refused == []
    other.store.close()


def test_both_are_told_and_so_is_an_administrator(office, maya, tmp_path):
    goal = begin_plan(maya)
    maya.sync()
    other = copied(maya, tmp_path, office.http)
    edit(maya, goal, words="first")
    edit(other, goal, looks_like="second")
    assert not maya.sync().twice
    assert other.sync().twice
    assert "may be in two places" in _TWICE
    assert "Tell your administrator" in _TWICE
    rows = office.admin.authority.server.call("/v1/audit", After(""), Rows).rows
    device = maya.store.mailbox.device_id()
    assert [(row.what, row.by) for row in rows if row.what == "numbers taken"] == [
        ("numbers taken", device)
    ]
    state = office.admin.status()
    assert set(state.twice) == {device}
    other.store.close()


def test_numbers_once_sent_are_never_given_to_other_words(office, maya, sam, tmp_path):
    """Whatever a copy does, a colleague never meets two contents under one number."""
    goal = begin_plan(maya)
    maya.sync()
    other = copied(maya, tmp_path, office.http)
    for said in ("a", "b", "c"):
        note(maya, goal, said)
        note(other, goal, f"{said} elsewhere")
    maya.sync()
    sam.sync()
    other.sync()
    sam.sync()
    assert sam.store.mailbox.held() == []
    assert goals(sam) >= {"a", "b", "c", "a elsewhere", "b elsewhere", "c elsewhere"}
    other.store.close()
