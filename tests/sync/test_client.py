"""Two laptops, a supervisor's, and the real server: they come to agree, and cost little."""

from datetime import date

import pytest

from linkworker.records import Action, Child, Goal, Plan
from tests.sync.laptops import Office


@pytest.fixture
def office(tmp_path, database):
    office = Office(tmp_path, database)
    yield office
    office.close()


@pytest.fixture
def team(office):
    """Maya, Sam and Tom; Maya began a plan, and all three have it."""
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    sam, tom = office.invite("Sam", Alderbrook="write"), office.invite("Tom", Alderbrook="review")
    begin_plan(maya)
    sync_all(maya, maya, sam, tom)
    return maya, sam, tom


def sync_all(*laptops):
    for laptop in laptops:
        laptop.sync()


def begin_plan(laptop):
    store = laptop.store
    with store.change() as (change, _):
        log = change.open_log("child", laptop.caseload)
        child = change.add(Child(name="Wren", surname="Tidewater", school="s", year=5), log)
        plan = change.add(Plan(child=child.id, started=date(2025, 9, 8)), log)
        goal = change.add(Goal(plan=plan.id, words="Get through the door"), log)
        change.add(Action(goal=goal.id, what="Share calm plan", who="Maya"), log)


def edit(laptop, kind, **edits):
    (record,) = laptop.store.find(kind)
    with laptop.store.change() as (change, _):
        change.update(record, **edits)


def test_a_new_colleague_waits_until_a_members_laptop_has_synced(office):
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    assert maya.client.waiting_for_key() == []
    sam = office.invite("Sam", Alderbrook="write")
    sam.sync()
    assert len(sam.client.waiting_for_key()) == 2
    sync_all(maya, sam)
    assert sam.client.waiting_for_key() == []


def test_what_one_wrote_all_three_read(team):
    for laptop in team:
        assert [goal.words for goal in laptop.store.find(Goal)] == ["Get through the door"]
        assert laptop.store.unsent() == 0


def test_different_fields_are_merged_and_the_same_field_is_decided_by_people(team):
    maya, sam, tom = team
    edit(maya, Goal, words="Come in with Juniper")
    edit(maya, Action, notes="She chose the fox card.")
    edit(sam, Goal, words="Stay in maths")
    edit(sam, Action, who="Sam")
    sync_all(maya, sam, maya, tom)
    for laptop in team:
        (decision,) = laptop.store.decisions()
        assert {a.value for a in decision.answers} == {"Come in with Juniper", "Stay in maths"}
        (both,) = laptop.store.find(Action)
        assert (both.who, both.notes) == ("Sam", "She chose the fox card.")
    (decision,) = maya.store.decisions()
    with maya.store.change() as (change, _):
        change.decide(decision, "Come in with Juniper, stay in maths")
    sync_all(maya, sam, tom)
    for laptop in team:
        assert laptop.store.decisions() == []
        (goal,) = laptop.store.find(Goal)
        assert goal.words == "Come in with Juniper, stay in maths"


def test_nothing_new_is_one_request(team):
    maya, _, _ = team
    maya.sync()
    assert maya.sync().requests == 1
