"""Goals keep their order, their ratings and what was done; keys always leave room."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions import contacts, goals, plans
from linkworker.actions.order import between
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import Action, Contact, Goal, Means, Outcome


@pytest.fixture
def plan(store, child):
    plans.make_plan(store, child, started=date(2025, 9, 8))
    return plans.plan_of(store, child)


def add_goals(store, plan, *words):
    for one in words:
        goals.add_goal(store, plan, words=one)
    return goals.goals_of(store, plan)


def words(store, plan):
    return [goal.words for goal in goals.goals_of(store, plan)]


def test_goals_stand_in_the_order_they_were_added_and_can_be_moved(store, plan):
    a, b, c = add_goals(store, plan, "a", "b", "c")
    goals.move_goal(store, c, after=a, before=b)
    assert words(store, plan) == ["a", "c", "b"]
    goals.move_goal(store, b, after=None, before=a)
    assert words(store, plan) == ["b", "a", "c"]


def test_two_people_who_move_goals_lose_nothing_and_are_asked_nothing(store, plan):
    a, b, c = add_goals(store, plan, "a", "b", "c")
    goals.move_goal(store, c, after=None, before=a)
    goals.move_goal(store, c, after=a, before=b)
    assert sorted(words(store, plan)) == ["a", "b", "c"]
    assert store.decisions() == []


def test_a_goal_is_closed_with_a_reason(store, plan):
    (goal,) = add_goals(store, plan, "a")
    with pytest.raises(Invalid):
        goals.close_goal(store, goal, on=date(2025, 11, 4), because="  ")
    goals.close_goal(store, goal, on=date(2025, 11, 4), because="She walks in alone")
    assert store.get(Goal, goal.id).closed_because == "She walks in alone"


def test_a_removed_goal_goes_with_the_actions_the_screen_counted(store, plan):
    (goal,) = add_goals(store, plan, "a")
    goals.add_action(store, goal, what="Meet at the gate", who="Maya")
    changes = goals.remove_goal(store, goal, under=goals.actions_of(store, goal))
    assert store.find(Goal) == store.find(Action) == []
    store.undo(changes.action)
    assert len(store.find(Goal)) == len(store.find(Action)) == 1


def test_an_action_the_screen_did_not_show_keeps_a_removed_goal_here(store, plan):
    (goal,) = add_goals(store, plan, "a")
    shown = goals.actions_of(store, goal)
    goals.add_action(store, goal, what="Meet at the gate", who="Maya")
    goals.remove_goal(store, goal, under=shown)
    assert store.get(Goal, goal.id).flagged
    assert len(store.find(Action)) == 1


def test_a_rated_goal_is_not_removed(store, plan):
    (goal,) = add_goals(store, plan, "a")
    goals.rate_goal(store, goal, points=0, rated_on=date(2025, 11, 4), said_by="Wren")
    with pytest.raises(NotAllowed):
        goals.remove_goal(store, goal, under=goals.ratings_of(store, goal))
    assert [rating.points for rating in goals.ratings_of(store, goal)] == [0]


def test_ratings_come_earliest_first_and_stay_from_0_to_10(store, plan):
    (goal,) = add_goals(store, plan, "a")
    goals.rate_goal(store, goal, points=6, rated_on=date(2025, 11, 4))
    goals.rate_goal(store, goal, points=3, rated_on=date(2025, 9, 9))
    with pytest.raises(Invalid):
        goals.rate_goal(store, goal, points=11, rated_on=date(2025, 11, 5))
    assert [rating.points for rating in goals.ratings_of(store, goal)] == [3, 6]


def test_an_action_is_done_by_a_contact_or_let_go_with_a_reason(store, child, plan):
    (goal,) = add_goals(store, plan, "a")
    goals.add_action(store, goal, what="Meet at the gate", who="Maya")
    contacts.record_contact(
        store,
        children=[child],
        at=datetime(2025, 11, 4, 8, 40),
        whom="Wren",
        means=Means.CHECK_IN,
        outcome=Outcome.REACHED,
    )
    (action,), (contact,) = store.find(Action), store.find(Contact)
    goals.finish_action(store, action, contact=contact)
    done = store.get(Action, action.id)
    assert (done.done_on, done.done_by) == (date(2025, 11, 4), contact.id)
    with pytest.raises(Invalid):
        goals.let_go_action(store, done, reason="")
    goals.let_go_action(store, done, reason="She comes by bus now")
    gone = store.get(Action, action.id)
    assert (gone.done_on, gone.done_by, gone.let_go) == (None, "", "She comes by bus now")


@given(st.lists(st.integers(min_value=0, max_value=1_000), max_size=120))
def test_a_key_between_two_others_always_sorts_between_them(places):
    keys = []
    for place in places:
        at = place % (len(keys) + 1)
        before = keys[at - 1] if at else ""
        after = keys[at] if at < len(keys) else ""
        keys.insert(at, between(before, after))
        assert before < keys[at]
        assert not after or keys[at] < after
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(("at", "times"), [(0, 290), (1, 290), (-1, 3500)])
def test_a_key_has_room_for_more_moves_than_a_list_will_see(at, times):
    keys = [between("", "")]
    for _ in range(times):
        place = at % (len(keys) + 1)
        before = keys[place - 1] if place else ""
        keys.insert(place, between(before, keys[place] if place < len(keys) else ""))
    assert max(map(len, keys)) <= 60


def test_equal_keys_from_two_laptops_leave_room_behind_them():
    key = between("", "")
    assert between(key, key) > key
