"""Progress never re-opens an agreement; content does, and each agreement names its version."""

from datetime import date, datetime

import pytest

from linkworker.actions import contacts, goals, plans
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import Action, Contact, Goal, Means, Outcome, Party, Plan, PlanVersion

DAY = date(2025, 11, 4)


@pytest.fixture
def plan(store, child):
    said = {"good_at": "Drawing foxes", "hopes": "Swim in the sea"}
    plans.make_plan(store, child, started=date(2025, 9, 8), **said)
    goals.add_goal(store, plans.plan_of(store, child), words="Get through the door")
    (goal,) = store.find(Goal)
    goals.add_action(store, goal, what="Meet at the gate", who="Maya", due=DAY)
    return plans.plan_of(store, child)


def fix_and_agree(store, plan, *parties):
    plans.fix_version(store, plan, on=DAY)
    version = plans.standing(store, plan).version
    for party in parties:
        plans.record_agreement(store, version, party=party, who="somebody", agreed_on=DAY)
    return plans.standing(store, plan)


def test_a_second_plan_waits_for_the_first_to_be_closed(store, child, plan):
    with pytest.raises(NotAllowed):
        plans.make_plan(store, child, started=DAY)
    with pytest.raises(Invalid):
        plans.close_plan(store, plan, on=DAY, because="")
    plans.close_plan(store, plan, on=DAY, because="Moved to Leeds")
    assert plans.plan_of(store, child).closed_because == "Moved to Leeds"
    plans.make_plan(store, child, started=DAY)
    assert plans.plan_of(store, child).closed_on is None


def test_a_plan_nobody_has_agreed_to_is_a_draft(store, plan):
    standing = plans.standing(store, plan)
    assert (standing.version, standing.number, standing.draft) == (None, 0, True)


def test_a_version_all_three_agreed_to_is_no_draft(store, plan):
    assert fix_and_agree(store, plan, Party.CHILD, Party.FAMILY).draft
    version = plans.standing(store, plan).version
    plans.record_agreement(store, version, party=Party.SCHOOL, who="Mr Fenwick", agreed_on=DAY)
    standing = plans.standing(store, plan)
    assert (standing.number, standing.changed, standing.draft) == (1, False, False)


def test_progress_never_reopens_an_agreement(store, child, plan):
    fix_and_agree(store, plan, *Party)
    (goal,) = goals.goals_of(store, plan)
    (action,) = goals.actions_of(store, goal)
    contacts.record_contact(
        store,
        children=[child],
        at=datetime(2025, 11, 4, 8, 40),
        whom="Wren",
        means=Means.CHECK_IN,
        outcome=Outcome.REACHED,
    )
    (contact,) = store.find(Contact)
    goals.rate_goal(store, goal, points=6, rated_on=DAY, said_by="Wren")
    goals.finish_action(store, action, contact=contact)
    goals.move_goal(store, goal, after=None, before=None)
    plans.edit_plan(store, plan, review_on=date(2025, 12, 12))
    assert not plans.standing(store, plan).draft


def test_content_reopens_it_and_each_party_shows_the_version_agreed_to(store, plan):
    fix_and_agree(store, plan, *Party)
    (goal,) = goals.goals_of(store, plan)
    goals.edit_goal(store, goal, words="Walk in with Juniper")
    standing = plans.standing(store, plan)
    assert (standing.changed, standing.draft, standing.number) == (True, True, 1)
    assert {party: agreed.number for party, agreed in standing.agreed.items()} == dict.fromkeys(
        Party, 1
    )
    standing = fix_and_agree(store, plan, Party.CHILD)
    assert standing.number == 2
    assert standing.agreed_now(Party.CHILD)
    assert not standing.agreed_now(Party.FAMILY)
    assert standing.agreed[Party.FAMILY].number == 1


def test_putting_the_content_back_puts_the_agreement_back(store, plan):
    fix_and_agree(store, plan, *Party)
    changes = plans.edit_plan(store, plan, hopes="Swim in the river")
    assert plans.standing(store, plan).draft
    store.undo(changes.action)
    assert not plans.standing(store, plan).draft


def test_a_version_names_the_one_before_and_is_not_fixed_twice(store, plan):
    fix_and_agree(store, plan)
    with pytest.raises(NotAllowed):
        plans.fix_version(store, plan, on=DAY)
    plans.edit_plan(store, plan, good_at="Drawing")
    fix_and_agree(store, plan)
    first, second = store.find(PlanVersion)
    assert (first.before, second.before) == ("", first.id)
    assert [plans.version_number(store, v) for v in (first, second)] == [1, 2]


def test_an_added_action_is_content(store, plan):
    fix_and_agree(store, plan, *Party)
    goals.add_action(store, store.find(Goal)[0], what="Ring mum on Friday", who="Maya")
    assert plans.standing(store, plan).changed


def test_a_plan_is_edited_as_it_stood_on_screen(store, plan):
    plans.edit_plan(store, plan, works="A quiet start")
    assert store.get(Plan, plan.id).works == "A quiet start"
    assert store.find(Action)[0].who == "Maya"


def test_a_plan_without_a_strength_is_put_to_nobody(store, child, plan):
    plans.edit_plan(store, plan, good_at=" ")
    with pytest.raises(NotAllowed, match="good at first"):
        plans.fix_version(store, plans.plan_of(store, child), on=DAY)
