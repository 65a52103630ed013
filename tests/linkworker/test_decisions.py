"""What two people answered differently is settled, combined, or kept as two."""

from datetime import date

import pytest

from linkworker.actions import decisions, goals, plans
from linkworker.errors import NotAllowed
from linkworker.records import Action, Goal


@pytest.fixture
def goal(store, child):
    plans.make_plan(store, child, started=date(2025, 9, 8))
    goals.add_goal(store, plans.plan_of(store, child), words="Get through the door")
    return store.find(Goal)[0]


def answered_twice(store, goal, **pair):
    ((name, (first, second)),) = pair.items()
    goals.edit_goal(store, goal, **{name: first})
    goals.edit_goal(store, goal, **{name: second})
    (decision,) = store.decisions()
    return decision


def test_a_decision_is_settled_with_one_answer(store, goal):
    decision = answered_twice(store, goal, words=("Come in with Juniper", "Stay in maths"))
    decisions.settle_all(store, [(decision, decision.answers[1].value)])
    assert store.get(Goal, goal.id).words == "Come in with Juniper"
    assert store.decisions() == []


def test_settling_can_be_undone_and_both_answers_are_back(store, goal):
    decision = answered_twice(store, goal, words=("Come in with Juniper", "Stay in maths"))
    changes = decisions.settle_all(store, [(decision, "Something else")])
    store.undo(changes.action)
    (again,) = store.decisions()
    assert {answer.value for answer in again.answers} == {"Come in with Juniper", "Stay in maths"}


def test_sentences_are_combined_the_earliest_first(store, goal):
    decision = answered_twice(store, goal, words=("Come in with Juniper", "Stay in maths"))
    assert decisions.combined(decision) == "Come in with Juniper; Stay in maths"


def test_long_words_are_combined_as_paragraphs(store, goal):
    goals.edit_goal(store, goal, looks_like="Three days")
    goal = store.get(Goal, goal.id)
    decision = answered_twice(store, goal, looks_like=("Four days a week", "Every morning"))
    assert decisions.combined(decision) == "Four days a week\n\nEvery morning"


def test_a_day_cannot_be_two_days(store, goal):
    goals.add_action(store, goal, what="Meet at the gate", who="Maya")
    (action,) = store.find(Action)
    goals.edit_action(store, action, due=date(2025, 11, 4))
    goals.edit_action(store, action, due=date(2025, 11, 5))
    (decision,) = store.decisions()
    assert not decisions.can_combine(decision)
    with pytest.raises(NotAllowed):
        decisions.combined(decision)
    with pytest.raises(NotAllowed):
        decisions.keep_both(store, [decision])


def test_two_actions_written_over_one_are_kept_as_two_in_one_action(store, goal):
    goals.add_action(store, goal, what="Meet at the gate", who="Maya")
    (action,) = store.find(Action)
    goals.edit_action(store, action, what="Ring mum on Friday")
    goals.edit_action(store, action, what="Ask about the bus")
    (decision,) = store.decisions()
    changes = decisions.keep_both(store, [decision])
    kept = store.find(Action)
    assert sorted(one.what for one in kept) == ["Ask about the bus", "Ring mum on Friday"]
    assert {one.who for one in kept} == {"Maya"}
    assert store.decisions() == []
    store.undo(changes.action)
    assert len(store.find(Action)) == len(store.decisions()) == 1


def test_one_record_with_two_parts_is_one_thing_to_decide(store, goal):
    for words, known_by in (("Come in with Juniper", "Three days"), ("Stay in maths", "Daily")):
        goals.edit_goal(store, goal, words=words, looks_like=known_by)
    assert len(store.decisions()) == 2
    assert decisions.how_many(store) == 1
