"""What is read beside a child is hers alone; what she enters is marked as hers."""

from datetime import date, datetime

import pytest

from linkworker.actions import children, contacts, goals, people, plans, with_child
from linkworker.records import Child, Contact, Goal, Idea, Means, Outcome, Party, Rating

DAY = date(2025, 11, 4)


@pytest.fixture
def plan(store, child):
    plans.make_plan(
        store,
        child,
        started=date(2025, 9, 8),
        my_words="I like foxes.",
        good_at="Drawing",
        hopes="To come in with a friend",
        needs="Mornings at home",
        family_voice="She helps so much",
        school_voice="She leaves maths",
    )
    return plans.plan_of(store, child)


def add(store, plan, words, *actions, idea=Idea.CHILD):
    """Add a goal with actions; those that begin with ! may be read with the child."""
    changes = goals.add_goal(store, plan, words=words, idea=idea)
    goal = store.get(Goal, *changes.touches(Goal))
    for what in actions:
        goals.add_action(
            store, goal, what=what.lstrip("!"), who="Maya", shown=what.startswith("!") or None
        )
    return goal


def hers(store, child):
    return with_child.read_hers(store, child.id)


def test_only_words_strengths_hopes_and_goals_are_handed_out(store, child, plan):
    add(store, plan, "Stay in maths")
    add(store, plan, "Be on time", idea=Idea.SCHOOL)
    told = hers(store, child)
    assert (told.words, told.good_at, told.hopes) == (
        "I like foxes.",
        "Drawing",
        "To come in with a friend",
    )
    assert [one.goal.words for one in told.goals] == ["Stay in maths"]


def test_of_what_is_done_only_that_which_she_may_read_and_which_names_nobody(store, child, plan):
    people.add_person(store, child=child, caseload="caseload", name="Dana Tidewater", role="mum")
    children.add_child(store, caseload="caseload", name="Juniper", school="s", year=5)
    actions = ("!A calm card", "A letter to the council", "!Ring Dana", "!Walk with Juniper")
    goal = add(store, plan, "Stay in maths", *actions)
    contacts.record_contact(
        store,
        children=[store.get(Child, child.id)],
        at=datetime(2025, 11, 4, 8, 40),
        whom="Wren",
        means=Means.CHECK_IN,
        outcome=Outcome.REACHED,
    )
    (contact,) = store.find(Contact)
    for action in goals.actions_of(store, goal):
        goals.finish_action(store, action, contact=contact)
    (told,) = hers(store, child).goals
    assert (told.done, told.coming) == (("A calm card",), ())


def test_what_will_be_done_stands_with_its_day_until_it_is_let_go(store, child, plan):
    goal = add(store, plan, "Stay in maths", "!A calm card", "!A quiet corner")
    _, corner = goals.actions_of(store, goal)
    goals.let_go_action(store, corner, reason="There is no room")
    (told,) = hers(store, child).goals
    assert told.coming == (("A calm card", None),)


def test_her_own_numbers_alone_are_shown(store, child, plan):
    goal = add(store, plan, "Stay in maths")
    goals.rate_goal(store, goal, points=3, rated_on=date(2025, 9, 9), said_by=child.name)
    goals.rate_goal(store, goal, points=8, rated_on=date(2025, 10, 9), said_by="Mr Fenwick")
    (told,) = hers(store, child).goals
    assert [one.points for one in told.rated] == [3]


def test_a_number_she_enters_is_marked_and_may_be_thought_over_the_same_day(store, child, plan):
    add(store, plan, "Stay in maths")
    for points in (4, 7):
        (told,) = hers(store, child).goals
        with_child.keep_own_rating(store, child, told, points=points, on=DAY)
    (rating,) = store.find(Rating)
    assert (rating.points, rating.said_by, rating.by_child) == (7, child.name, True)


def test_a_number_she_enters_reopens_no_agreement(store, child, plan):
    add(store, plan, "Stay in maths")
    plans.fix_version(store, plan, on=DAY)
    version = plans.standing(store, plan).version
    for party in Party:
        plans.record_agreement(store, version, party=party, who="somebody", agreed_on=DAY)
    (told,) = hers(store, child).goals
    with_child.keep_own_rating(store, child, told, points=7, on=DAY)
    assert not plans.standing(store, plan).draft


def test_words_she_types_are_marked_as_hers_until_somebody_else_changes_them(store, child, plan):
    with_child.keep_own_words(store, child, plan, words="I like owls.", on=DAY)
    typed = plans.plan_of(store, child)
    assert (typed.my_words, typed.typed_by_child) == ("I like owls.", True)
    plans.edit_plan(store, typed, hopes="To show them myself")
    assert plans.plan_of(store, child).typed_by_child is True
    plans.edit_plan(store, plans.plan_of(store, child), my_words="Likes owls.")
    assert plans.plan_of(store, child).typed_by_child is None


def test_her_words_begin_her_plan_when_there_is_none(store, child):
    assert hers(store, child).goals == ()
    with_child.keep_own_words(store, child, None, words="I like foxes.", on=DAY)
    begun = plans.plan_of(store, child)
    assert (begun.started, begun.my_words, begun.typed_by_child) == (DAY, "I like foxes.", True)
