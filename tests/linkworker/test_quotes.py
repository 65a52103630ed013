"""Words people gave us leave only with a yes in force: the family's, and to the very use."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.actions.family_answers import keep_answer
from linkworker.actions.quotes import (
    all_quotes,
    answer_quote,
    give_quotes,
    keep_quote,
    permitted,
    quotes_of,
    strike_permission,
    strike_quote,
    take_back,
)
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.agreements import NO, YES, Act, may, standings_of
from linkworker.measures.quotes import Stands, may_use, permission, uses, waits
from linkworker.records import (
    Answer,
    FamilyAnswer,
    PaperGiven,
    Quote,
    QuoteAnswer,
    Scope,
    Speaker,
)

DAY = date(2025, 11, 4)
AGREED = standings_of(
    [FamilyAnswer(scope=Scope.QUOTE, answer=Answer.SIGNED, on=DAY, who="mum")], (), DAY
)
USES = [one.code for one in uses()]


def said(answer, use="funders", on=DAY, who="mum", **more):
    return QuoteAnswer(id=f"{who}{on}{answer}", use=use, answer=answer, on=on, who=who, **more)


def stands(*answers, use="funders", today=DAY):
    return permission(use, answers, today).stands


@pytest.fixture
def quote(store, child):
    changes = keep_quote(
        store, child, words="He is calmer since art.", said_by="mum", speaker=Speaker.FAMILY,
        on=DAY, heard="by telephone", today=DAY, by="u",
    )  # fmt: skip
    return store.get(Quote, *changes.touches(Quote))


def agree(store, child, answer=Answer.SIGNED, scope=Scope.QUOTE, **more):
    keep_answer(store, child, today=DAY, by="u", scope=scope, answer=answer, who="mum", on=DAY,
                **more)  # fmt: skip


def say(store, quote, answer, *asked, who="mum"):
    asked = asked or ("funders",)
    return answer_quote(store, quote, asked=asked, answer=answer, who=who, today=DAY, by="u")


def codes(store, use="funders", today=DAY):
    return [one.quote.words for one in permitted(store, use, today)]


def test_a_yes_is_to_one_use_and_runs_out_and_one_no_beside_it_is_enough():
    assert stands() is Stands.NEVER
    assert stands(said(Answer.ASKED)) is Stands.ASKED
    assert stands(said(Answer.VERBAL)) is Stands.YES
    assert stands(said(Answer.VERBAL, use="website")) is Stands.NEVER
    over = said(Answer.VERBAL, until=DAY - timedelta(1))
    assert stands(over) is Stands.RUN_OUT
    assert stands(said(Answer.VERBAL), said(Answer.NOT_NOW, who="Wren")) is Stands.NO
    assert stands(said(Answer.VERBAL), said(Answer.TAKEN_BACK)) is Stands.TAKEN_BACK  # one day
    again = said(Answer.VERBAL, on=DAY + timedelta(2))
    assert stands(said(Answer.TAKEN_BACK), again, today=DAY + timedelta(2)) is Stands.YES
    assert stands(replace(said(Answer.VERBAL), struck_because="another family")) is Stands.NEVER
    assert stands(said(Answer.VERBAL, on=DAY + timedelta(1))) is Stands.NEVER  # still to come


@given(st.lists(st.builds(
    said, st.sampled_from(Answer), st.sampled_from(USES), st.dates(DAY - timedelta(400), DAY),
    st.sampled_from(["mum", "Mum ", "dad", "Wren"]), until=st.none() | st.dates(DAY - timedelta(9)),
), max_size=8), st.sampled_from(USES), st.booleans())  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_nothing_leaves_without_both_yeses_whatever_was_answered(answers, use, family):
    quote = Quote(child="c", words="x")
    verdict = may_use(quote, use, answers, AGREED if family else {}, DAY)
    latest: dict[str, QuoteAnswer] = {}
    for one in sorted(answers, key=lambda a: (a.on, list(Answer).index(a.answer))):
        if one.use == use and one.answer is not Answer.ASKED:
            latest[one.who.casefold().strip()] = one
    yes = [one for one in latest.values() if one.answer in YES]
    against = [one for one in latest.values() if one.answer in (*NO, Answer.DISAGREE)]
    in_force = all(one.until is None or one.until >= DAY for one in yes)
    assert verdict.allowed == bool(family and yes and not against and in_force)
    assert verdict.why
    assert not may_use(replace(quote, private=True), use, answers, AGREED, DAY).allowed
    assert not may_use(replace(quote, struck_because="x"), use, answers, AGREED, DAY).allowed
    unsure = replace(quote, undecided=frozenset({"words"}))
    assert not may_use(unsure, use, answers, AGREED, DAY).allowed


def test_the_family_is_asked_about_quotes_at_all_and_then_about_each_use(store, child, quote):
    say(store, quote, Answer.VERBAL)
    assert codes(store) == []
    (found,) = quotes_of(store, child, DAY)
    assert found.verdicts["funders"].why == (
        "The family’s agreement to quotes: nobody was asked yet"
    )
    agree(store, child)
    assert codes(store) == ["He is calmer since art."]
    assert codes(store, "website") == []
    assert codes(store, today=DAY + timedelta(366)) == []  # both yeses count for a year


def test_taken_back_by_the_speaker_or_by_the_family_it_leaves_nowhere_at_once(store, child, quote):
    agree(store, child)
    say(store, quote, Answer.SIGNED, *USES)
    assert all(codes(store, use) for use in USES)
    take_back(store, quote, who="mum", on=DAY, by="u")
    assert not any(codes(store, use) for use in USES)
    changes = say(store, quote, Answer.SIGNED, who="Mum")
    assert codes(store) == []  # the same day the more careful answer stands
    strike_permission(
        store, store.get(QuoteAnswer, *changes.touches(QuoteAnswer)), reason="slip", by="u"
    )
    for one in store.find(QuoteAnswer):
        if one.answer is Answer.TAKEN_BACK:
            strike_permission(store, one, reason="said of another paper", by="u")
    assert codes(store)
    agree(store, child, Answer.TAKEN_BACK)
    assert codes(store) == []


def test_a_young_persons_no_stands_beside_a_parents_yes(store, child, quote):
    agree(store, child)
    say(store, quote, Answer.VERBAL)
    agree(store, child, Answer.NOT_NOW, own=True)
    assert codes(store) == []


def test_six_wait_for_a_yes_until_somebody_answers(store, child, quote):
    assert [one.waits for one in all_quotes(store, DAY)] == [True]
    say(store, quote, Answer.ASKED)
    assert [one.waits for one in all_quotes(store, DAY)] == [True]
    say(store, quote, Answer.NOT_NOW)
    assert [one.waits for one in all_quotes(store, DAY)] == [False]
    assert not waits(Quote(private=True), [], DAY)


def test_what_left_is_kept_with_the_child_and_asked_about_once_more(store, child, quote):
    agree(store, child)
    say(store, quote, Answer.VERBAL)
    words, at = permitted(store, "funders", DAY), datetime(2025, 11, 4, 10, 0)
    told = {"paper": "Words", "reader": "The Elm Trust", "role": "the funders’ report"}
    give_quotes(store, words, at=at, by="u", **told)
    (paper,) = store.find(PaperGiven, child=child.id)
    assert (paper.reader, paper.role) == ("The Elm Trust", "the funders’ report")
    take_back(store, quote, who="mum", on=DAY, by="u")
    with pytest.raises(NotAllowed, match="taken back"):
        give_quotes(store, words, at=at, by="u", **told)
    assert len(store.find(PaperGiven, child=child.id)) == 1


def test_what_is_missing_is_said_all_at_once(store, child, quote):
    with pytest.raises(Invalid) as wrong:
        keep_quote(store, child, words=" ", on=DAY + timedelta(1), today=DAY, by="u")
    assert set(wrong.value.problems) == {"words", "said_by", "speaker", "on"}
    with pytest.raises(Invalid) as wrong:
        answer_quote(store, quote, asked=[], answer=None, who="", today=DAY, by="u")
    assert set(wrong.value.problems) == {"use"}
    strike_quote(store, quote, reason="said of a brother", by="u")
    assert all_quotes(store, DAY) == []


def test_evaluation_photo_and_quote_are_asked_about_at_one_gate(store, child):
    for scope, act in ((Scope.EVALUATION, Act.EVALUATION), (Scope.PHOTO, Act.PHOTO)):
        steps = [FamilyAnswer(scope=scope, answer=Answer.VERBAL, on=DAY, who="mum")]
        assert may(act, standings_of(steps, (), DAY)).allowed
        assert not may(Act.QUOTE, standings_of(steps, (), DAY)).allowed
