"""Ways in which a merge could lose, flood or part, and does not (a to g; h to k: later traces)."""

import pytest

from linkworker.errors import NotAllowed
from linkworker.records import RECORDS, Action, Goal, Person, Plan
from tests.sync.desks import LOG, MONDAY, same_everywhere, share, shared, three_desks


@pytest.fixture
def desks(tmp_path):
    with three_desks(tmp_path, RECORDS) as made:
        yield made


def goal(words="Get through the door"):
    return Goal(plan="p", words=words)


def test_trace_a_an_answer_that_came_after_the_question_was_read_is_not_decided_with_it(desks):
    ann, ben, cat = desks
    at_ann, at_ben, at_cat = shared(desks, goal())
    ann.update(at_ann, words="Stay in maths")
    ben.update(at_ben, words="Come in with Juniper")
    share(ann, ben)
    (question,) = ann.store.decisions()
    cat.update(at_cat, words="Sit by the window")
    share(*desks)
    with ann.store.change() as (change, _):
        change.decide(question, "Stay in maths with Juniper")
    same_everywhere(desks)
    for desk in desks:
        answers = set(desk.questions()["words"])
        assert answers == {"Stay in maths with Juniper", "Sit by the window"}


def test_trace_b_a_form_that_shows_one_of_two_answers_names_only_that_one(desks):
    ann, ben, _ = desks
    at_ann, at_ben, _ = shared(desks, Person(name="Mum", address="Flat 1"))
    ann.update(at_ann, address="Flat 2")
    ben.update(at_ben, address="Flat 3")
    share(*desks)
    shown = ann.get(at_ann)
    assert shown.address == "Flat 3"
    ann.update(shown, address="Flat 3b")
    same_everywhere(desks)
    for desk in desks:
        answers = [answer["address"] for answer in desk.questions()["address"]]
        assert answers == ["Flat 3b", "Flat 2"]


def test_trace_c_what_came_since_the_form_opened_is_not_overwritten(desks):
    ann, ben, _ = desks
    at_ann, at_ben, _ = shared(desks, goal())
    ben.update(at_ben, words="Stay in maths")
    share(*desks)
    ann.update(at_ann, words="Come in with Juniper")
    same_everywhere(desks)
    for desk in desks:
        assert desk.questions() == {"words": ["Come in with Juniper", "Stay in maths"]}


def test_trace_d_two_who_typed_the_same_are_not_asked_when_one_of_them_is_edited(desks):
    ann, ben, cat = desks
    at_ann, at_ben, at_cat = shared(desks, Person(name="Mum", languages="milk"))
    ann.update(at_ann, languages="tea")
    cat.read(ann.post())
    ben.update(at_ben, languages=" tea ")
    cat.update(cat.get(at_cat), languages="coffee")
    same_everywhere(desks)
    for desk in desks:
        assert desk.questions() == {}
        assert desk.get(at_ann).languages == "coffee"


def test_trace_e_an_action_added_under_a_removed_goal_keeps_it_in_sight(desks):
    ann, ben, _ = desks
    at_ann, at_ben, _ = shared(desks, goal())
    with ann.store.change() as (change, _):
        change.remove(at_ann)
    assert ann.store.find(Goal) == []
    ben.add(Action(goal=at_ben.id, what="Meet Juniper at the gate", who="Ms Obi"), LOG)
    same_everywhere(desks)
    for desk in desks:
        (kept,) = desk.store.find(Goal)
        assert kept.flagged
        (action,) = desk.store.find(Action)
        with desk.store.change() as (change, _):
            change.remove(kept, under=[action])
        assert desk.store.find(Goal) == desk.store.find(Action) == []
    same_everywhere(desks)


def test_trace_f_undo_leaves_alone_what_was_changed_since(desks):
    ann, ben, _ = desks
    at_ann, _, _ = shared(desks, Person(name="Mum", phone="1"))
    with ann.store.change() as (change, changes):
        change.update(at_ann, phone="2", best_time="after four")
    share(*desks)
    ben.update(ben.get(at_ann), phone="3")
    share(*desks)
    _, left = ann.store.undo(changes.action)
    assert left == ["Telephone"]
    same_everywhere(desks)
    for desk in desks:
        shown = desk.get(at_ann)
        assert (shown.phone, shown.best_time) == ("3", "")
        assert desk.questions() == {}


def test_trace_f_undo_without_having_seen_the_later_edit_puts_both_to_people(desks):
    ann, ben, _ = desks
    at_ann, _, _ = shared(desks, Person(name="Mum", phone="1"))
    action = ann.update(at_ann, phone="2")
    share(*desks)
    ben.update(ben.get(at_ann), phone="3")
    ann.store.undo(action)
    same_everywhere(desks)
    for desk in desks:
        assert set(desk.questions()["phone"]) == {"1", "3"}
    with pytest.raises(NotAllowed):
        ann.store.undo(action)


@pytest.mark.parametrize(("rewritten", "merged"), [(3, True), (17, False)])
def test_trace_g_long_words_merge_only_from_a_text_that_every_laptop_still_keeps(
    desks, rewritten, merged
):
    ann, ben, cat = desks
    at_ann, at_ben, _ = shared(desks, Plan(child="c", started=MONDAY, my_words="one\n\ntwo"))
    for n in range(rewritten):
        ann.update(ann.get(at_ann), my_words=f"one, {n}\n\ntwo")
    ben.update(at_ben, my_words="one\n\ntwo, by Ben")
    same_everywhere(desks)
    cat.store.rebuild()
    same_everywhere(desks)
    for desk in desks:
        assert ("my_words" in desk.questions()) is not merged
        if merged:
            assert desk.get(at_ann).my_words == "one, 2\n\ntwo, by Ben"
