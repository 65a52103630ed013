from datetime import date

import pytest

from linkworker.records import Action, Child, Goal, Plan
from tests.sync.laptops import Office


@pytest.fixture
def office(tmp_path, database):
    office = Office(tmp_path, database)
    yield office
    office.close()


def begin_plan(laptop):
    store = laptop.store
    with store.change() as (change, _):
        log = change.open_log("child", laptop.caseload)
        child = change.add(Child(name="Wren", surname="Tidewater", school="s", year=5), log)
        plan = change.add(Plan(child=child.id, started=date(2025, 9, 8)), log)
        goal = change.add(Goal(plan=plan.id, words="Get through the door"), log)
        change.add(Action(goal=goal.id, what="Share calm plan", who="Maya"), log)
    return goal


def test_two_laptops_and_a_supervisor_come_to_agree(office):
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    assert maya.client.waiting_for_key() == []
    sam = office.invite("Sam", Alderbrook="write")
    tom = office.invite("Tom", Alderbrook="review")
    sam.sync()
    assert len(sam.client.waiting_for_key()) == 2
    goal = begin_plan(maya)
    maya.sync()
    maya.sync()
    assert maya.store.unsent() == 0
    for laptop in (sam, tom):
        laptop.sync()
        assert laptop.client.waiting_for_key() == []
        assert laptop.store.get(Goal, goal.id).words == "Get through the door"
    mine, hers = maya.store.get(Goal, goal.id), sam.store.get(Goal, goal.id)
    (action,) = maya.store.find(Action)
    with maya.store.change() as (change, _):
        change.update(mine, words="Come in with Juniper")
        change.update(action, notes="She chose the fox card.")
    (action,) = sam.store.find(Action)
    with sam.store.change() as (change, _):
        change.update(hers, words="Stay in maths")
        change.update(action, who="Sam")
    for laptop in (maya, sam, maya, tom):
        laptop.sync()
    for laptop in (maya, sam, tom):
        (decision,) = laptop.store.decisions()
        assert {a.value for a in decision.answers} == {"Come in with Juniper", "Stay in maths"}
        (both,) = laptop.store.find(Action)
        assert (both.who, both.notes) == ("Sam", "She chose the fox card.")
    (decision,) = maya.store.decisions()
    with maya.store.change() as (change, _):
        change.decide(decision, "Come in with Juniper, stay in maths")
    for laptop in (maya, sam, tom):
        laptop.sync()
        assert laptop.store.decisions() == []
        assert laptop.store.get(Goal, goal.id).words == "Come in with Juniper, stay in maths"


def test_nothing_new_is_one_request(office):
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    begin_plan(maya)
    maya.sync()
    assert maya.store.unsent() == 0
    assert maya.sync().requests == 1
