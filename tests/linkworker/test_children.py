"""A child is added with little, listed with two figures, and has one emergency card."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions import children, contacts, goals, plans
from linkworker.errors import Invalid
from linkworker.records import Child, EmergencyCard, Goal, Means, Outcome


def test_a_name_a_school_and_a_year_are_enough_to_add_a_child(store):
    changes = children.add_child(store, caseload="caseload", name="Wren", school="s", year=0)
    child = store.get(Child, *changes.touches(Child))
    assert (child.name, child.year, child.family) == ("Wren", 0, "")
    assert store.logs("child") == [(child.log, "caseload")]
    assert store.logs("family") == []


def test_a_child_without_them_is_refused_with_words_for_each(store):
    with pytest.raises(Invalid) as refused:
        children.add_child(store, caseload="caseload", upn="A1")
    assert set(refused.value.problems) == {"name", "school", "year", "upn"}
    assert store.logs("child") == []


def test_a_wrong_upn_is_refused_in_an_edit_too(store, child):
    with pytest.raises(Invalid) as refused:
        children.edit_child(store, child, upn="B823432112001")
    assert set(refused.value.problems) == {"upn"}


def test_a_child_is_edited_as_she_stood_on_screen(store, child):
    children.edit_child(store, child, nickname="Wrenny")
    assert store.get(Child, child.id).nickname == "Wrenny"


def test_adding_a_child_can_be_undone(store):
    changes = children.add_child(store, caseload="caseload", name="Wren", school="s", year=5)
    store.undo(changes.action)
    assert store.find(Child) == []


def test_the_caseload_is_listed_by_name_with_what_waits_for_a_decision(store, child):
    children.add_child(store, caseload="caseload", name="Barnaby", school="s", year=4)
    plans.make_plan(store, child, started=date(2025, 9, 8))
    goals.add_goal(store, plans.plan_of(store, child), words="Get through the door")
    (goal,) = store.find(Goal)
    goals.edit_goal(store, goal, words="Come in with Juniper")
    goals.edit_goal(store, goal, words="Stay in maths")
    assert [(line.child.name, line.to_decide) for line in children.children(store)] == [
        ("Barnaby", 0),
        ("Wren", 1),
    ]


def test_the_list_says_of_each_child_what_her_own_page_says(store, child):
    other = children.add_child(store, caseload="caseload", name="Kofi", school="s", year=4)
    kofi = store.get(Child, *other.touches(Child))
    for day, outcome in [(3, Outcome.REACHED), (4, Outcome.ABSENT), (5, Outcome.NO_ANSWER)]:
        contacts.record_contact(
            store,
            children=[kofi],
            at=datetime(2025, 11, day, 9, 0),
            whom="Kofi",
            means=Means.CHECK_IN,
            outcome=outcome,
        )
    struck = contacts.contacts_of(store, kofi)[0]
    contacts.strike_contact(store, struck, reason="Not him", by="maya")
    both = children.children(store)
    told = {line.child.id: (line.last_seen, line.last_tried) for line in both}
    assert told[kofi.id] == (datetime(2025, 11, 3, 9, 0), datetime(2025, 11, 4, 9, 0))
    tries = {line.child.id: children.tries_since_seen(store, line) for line in both}
    assert tries == {kofi.id: 1, child.id: 0}  # the one struck out is none
    assert told == {one.id: children.last_contacts(store, one) for one in (child, kofi)}


@pytest.mark.parametrize("weeks", [1, 20])
def test_who_was_seen_long_before_the_newest_contact_is_listed_as_her_own_page_says(
    store, child, weeks
):
    other = children.add_child(store, caseload="caseload", name="Kofi", school="s", year=4)
    kofi = store.get(Child, *other.touches(Child))
    newest = datetime(2025, 11, 4, 9, 0)
    for of, at, outcome in (
        (child, newest, Outcome.REACHED),
        (kofi, newest - timedelta(weeks=weeks), Outcome.REACHED),
        (kofi, newest - timedelta(weeks=weeks, days=1), Outcome.NO_ANSWER),
    ):
        contacts.record_contact(
            store, children=[of], at=at, whom=of.name, means=Means.VISIT, outcome=outcome
        )
    for line in children.children(store):
        told = (line.last_seen, line.last_tried)
        assert told == children.last_contacts(store, line.child)
        assert told[0] is not None


def test_a_child_has_one_emergency_card(store, child):
    assert children.emergency_card(store, child) is None
    children.keep_emergency_card(store, child, None, allergies="Nuts")
    card = children.emergency_card(store, child)
    children.keep_emergency_card(store, child, card, medication="Blue inhaler")
    (card,) = store.find(EmergencyCard)
    assert (card.child, card.allergies, card.medication) == (child.id, "Nuts", "Blue inhaler")


def test_two_laptops_that_begin_a_card_make_the_same_card(store, child):
    children.keep_emergency_card(store, child, None, allergies="Nuts")
    children.keep_emergency_card(store, child, None, medication="Blue inhaler")
    (card,) = store.find(EmergencyCard)
    assert (card.allergies, card.medication) == ("Nuts", "Blue inhaler")
