"""Surveys: asked, back, counted; nothing of under five, nothing tied to a child without a yes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions.family_answers import keep_answer
from linkworker.actions.feedback import feedback_of, keep_feedback, strike_feedback
from linkworker.actions.surveys import (
    ask,
    card_results,
    close_round,
    open_round,
    remind,
    results_of,
    rounds,
    said_in,
    strike_last,
    take_in,
    will_not,
)
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import LogKind, declared
from linkworker.measures.surveys import FEWEST, Share, packs, percent, read, scale, share, spell
from linkworker.records import (
    Answer,
    Child,
    Feedback,
    Scope,
    SurveyAsked,
    SurveyResponse,
    SurveyRound,
)

DAY = date(2025, 11, 4)


@pytest.fixture
def place(store):
    with store.change() as (change, _):
        return change.open_log("place", "p2")


@pytest.fixture
def leaders(store, place):
    changes = open_round(store, place, pack="leader", name="Autumn 2025", on=DAY)
    return store.get(SurveyRound, *changes.touches(SurveyRound))


def agree(store, child, answer=Answer.SIGNED):
    keep_answer(store, child, today=DAY, by="u", scope=Scope.EVALUATION, answer=answer, who="mum",
                on=DAY)  # fmt: skip


def card(store, child, on=DAY, **answers):
    return keep_feedback(store, child, answers=answers, said_by="mum", on=on, by="u")


@given(st.dictionaries(st.sampled_from(["aware", "school", "whole_class"]), st.integers(1, 5)))
def test_answers_are_read_as_they_were_spelled(answers):
    assert read(spell(answers)) == answers


@given(st.lists(st.none() | st.integers(1, 5), max_size=30))
def test_a_share_counts_the_two_upper_points_of_who_answered(points):
    found = share([spell({"aware": one}) for one in points], "aware")
    answered = [one for one in points if one]
    assert found == Share(sum(one >= 4 for one in answered), len(answered))
    assert found.shown == (len(answered) >= FEWEST)
    assert found.shown or not any(digit in found.words.replace("5", "") for digit in "0123456789")


def test_a_percentage_is_whole_and_half_up():
    assert [percent(1, 8), percent(1, 200), percent(199, 200), percent(0, 3)] == [13, 1, 100, 0]


def test_every_pack_asks_few_questions_with_words_of_their_own():
    assert {one.code for one in packs()} == {"card", "family", "young_person", "leader", "partner"}
    for pack in packs():
        assert len({one.code for one in pack.questions}) == len(pack.questions) <= 7
        assert pack.open.endswith("?")
    assert [one.points for one in scale()] == [1, 2, 3, 4, 5]


def test_the_board_says_asked_have_and_missing(store, leaders):
    for whom in ("Mrs Bell, head", "Mr Adeyemi, deputy", "Ms Frost, inclusion"):
        ask(store, leaders, whom=whom, on=DAY)
    bell, adeyemi, frost = store.find(SurveyAsked)
    remind(store, adeyemi, on=DAY)
    take_in(store, leaders, answers={"engagement": 5}, on=DAY, by="u", asked=bell, words="More.")
    will_not(store, frost, because="on leave")
    (board,) = rounds(store)
    assert (board.papers, board.have, board.missing) == (3, 1, 1)
    assert store.get(SurveyAsked, bell.id).came_on == DAY
    (response,) = store.find(SurveyResponse)
    assert bell.id not in repr(response)
    assert "Bell" not in repr(response)
    assert said_in(store, leaders) == ["More."]
    with pytest.raises(NotAllowed, match="typed in no paper"):
        strike_last(store, leaders, reason="twice", by="somebody else")
    strike_last(store, leaders, reason="twice", by="u")
    assert (rounds(store)[0].have, said_in(store, leaders)) == (0, [])
    close_round(store, leaders, on=DAY)
    assert not rounds(store)[0].is_open


def test_results_are_counted_and_never_shown_of_under_five(store, leaders):
    for points in (5, 4, 4, 2):
        take_in(store, leaders, answers={"engagement": points}, on=DAY, by="u")
    found = dict(results_of(store, leaders, DAY).shares)
    shares = {question.code: one for question, one in found.items()}
    assert shares["engagement"].words == "fewer than 5 answers: not shown"
    take_in(store, leaders, answers={"engagement": 1}, on=DAY, by="u")
    found = {q.code: s for q, s in results_of(store, leaders, DAY).shares}
    assert found["engagement"].words == "3 of 5 (60%)"
    assert found["behaviour"] == Share(0, 0)


def test_a_pack_is_tied_to_a_child_only_with_an_agreement_to_evaluation(store, child, place):
    changes = open_round(store, place, pack="young_person", name="Autumn", on=DAY)
    asked = store.get(SurveyRound, *changes.touches(SurveyRound))
    own = {"answers": {"trust": 5}, "said_by": "Wren", "on": DAY, "by": "u",
           "pack": "young_person", "round": asked.id}  # fmt: skip
    with pytest.raises(Invalid) as wrong:
        keep_feedback(store, child, **own)
    assert wrong.value.problems == {
        "child": "Evaluation: nobody was asked yet. Keep it without a name"
    }
    agree(store, child)
    keep_feedback(store, child, **own)
    assert rounds(store)[0].have == 1
    assert results_of(store, asked, DAY).left_out == 0
    agree(store, child, Answer.TAKEN_BACK)
    assert results_of(store, asked, DAY).left_out == 1  # from now on it is not counted


def test_two_questions_are_counted_once_a_family_and_only_where_they_agreed(store, child):
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        other = change.add(Child(name="Otis", surname="T", school="s", year=3, family="f"), log)
        change.update(store.get(Child, child.id), family="f")
    card(store, child, aware=2, school=5)
    card(store, other, date(2025, 11, 5), aware=4)
    assert card_results(store, 2025, DAY).left_out == 2
    for one in (child, other):
        agree(store, one)
    found = {question.code: one for question, one in card_results(store, 2025, DAY).shares}
    assert found == {"aware": Share(1, 1), "school": Share(1, 1)}
    assert card_results(store, 2024, DAY).shares[0][1] == Share(0, 0)
    last = store.find(Feedback, child=other.id)[0]
    strike_feedback(store, last, reason="of another family", by="u")
    assert card_results(store, 2025, DAY).shares[0][1] == Share(0, 1)


def test_an_empty_card_is_not_kept_and_a_survey_is_open_once(store, child, place, leaders):
    with pytest.raises(Invalid):
        card(store, child, aware=None)
    with pytest.raises(Invalid):
        take_in(store, leaders, answers={}, on=DAY, by="u")
    with pytest.raises(Invalid):
        open_round(store, place, pack="nobody", name="x", on=DAY)
    with pytest.raises(NotAllowed):
        open_round(store, place, pack="leader", name="Autumn 2025", on=DAY)
    assert feedback_of(store, child) == []


def test_no_record_of_a_place_has_room_for_a_child():
    for kind in (SurveyRound, SurveyAsked, SurveyResponse):
        assert kind.lives_in is LogKind.PLACE
        assert "child" not in declared(kind)
