"""What a family has agreed to, read from tries and answers; what may be done with it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.actions.activities import begin_support, plan_support
from linkworker.actions.family_answers import (
    agreements_of,
    keep_answer,
    school_stopped,
    strike_answer,
    taking_part,
)
from linkworker.actions.people import add_person
from linkworker.documents.recipient import Recipient, check
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.agreements import (
    NO,
    YES,
    Act,
    State,
    about_of,
    counts_until,
    may,
    standings_of,
)
from linkworker.records import (
    Activity,
    Answer,
    Enrolment,
    FamilyAnswer,
    Partner,
    Person,
    Scope,
    Weekday,
)

DAY = date(2025, 9, 16)
SAFETY = (Act.DSL, Act.POLICE, Act.SOCIAL_CARE, Act.EMERGENCY)


def said(answer, on=DAY, who="mum", person="", **more):
    scope = more.pop("scope", Scope.PHOTO)
    return FamilyAnswer(
        id=f"{who}{on}{answer}", child="c", scope=scope, answer=answer, on=on, who=who,
        person=person, **more,
    )  # fmt: skip


def state(*steps, parents=(), today=date(2025, 11, 4)):
    (found,) = standings_of(steps, parents, today).values()
    return found


def later(days):
    return DAY + timedelta(days)


def test_tries_come_before_an_answer_and_say_when_the_next_one_is():
    found = state(said(Answer.ASKED), said(Answer.ASKED, later(7), next_on=date(2025, 11, 6)))
    assert (found.state, found.tries, found.next_on) == (State.ASKED, 2, date(2025, 11, 6))
    yes = state(said(Answer.ASKED), said(Answer.VERBAL, later(9)))
    assert (yes.state, yes.tries, yes.next_on, yes.agreed) == (State.VERBAL, 0, None, True)


def test_two_parents_with_responsibility_who_differ_are_neither_a_yes_nor_a_no():
    both = (said(Answer.SIGNED, person="m"), said(Answer.NOT_NOW, later(3), "dad", "d"))
    assert state(*both, parents={"m", "d"}).state is State.DISAGREE
    assert not state(*both, parents={"m", "d"}).agreed
    assert state(*both, parents={"m"}).state is State.SIGNED  # he has none: his no is kept beside
    came_round = said(Answer.VERBAL, later(20), "dad", "d")
    assert state(*both, came_round, parents={"m", "d"}).agreed


def test_what_one_parent_says_of_the_other_is_a_disagreement_until_they_answer_again():
    told = said(Answer.DISAGREE, worry="His father would not have it.")
    assert state(told).state is State.DISAGREE
    assert state(told, said(Answer.SIGNED, later(14))).agreed


def test_somebody_without_responsibility_does_not_answer_for_the_parents():
    found = state(said(Answer.SIGNED, who="uncle", person="u"), parents={"m"})
    assert found.state is State.NEVER


def test_the_young_persons_no_stands_beside_the_parents_yes_and_stops_it():
    found = state(said(Answer.SIGNED), said(Answer.NOT_NOW, who="Sarah", own=True))
    assert (found.state, found.own, found.agreed) == (State.SIGNED, False, False)
    asked = about_of(Scope.PHOTO)
    assert may(Act.PHOTO, {asked: found}) == (False, "The young person said no")


def test_a_yes_runs_out_and_is_renewed():
    once = said(Answer.SIGNED, until=later(30))
    assert state(once, today=later(30)).agreed
    assert state(once, today=later(2)).runs_out(later(2))
    assert state(once, today=later(31)).state is State.RUN_OUT
    assert state(once, said(Answer.VERBAL, later(31), until=later(400)), today=later(40)).agreed


def test_a_yes_on_a_leap_day_counts_until_the_day_before_it_would_be():
    assert counts_until(Scope.PHOTO, date(2024, 2, 29)) == date(2025, 2, 28)
    assert counts_until(Scope.TAKING_PART, DAY) == date(2027, 9, 16)


def test_each_partner_is_asked_for_by_name():
    steps = [said(Answer.SIGNED, scope=Scope.PARTNER, partner="Element  Arts")]
    found = standings_of(steps, (), DAY)
    assert may(Act.PARTNER, found, "element arts").allowed
    assert may(Act.PARTNER, found, "Kiln Lane") == (False, "Nobody was asked yet")


answers = st.builds(
    said, st.sampled_from(Answer), st.dates(DAY, later(60)), st.sampled_from(["mum", "dad"]),
    scope=st.sampled_from(Scope), own=st.sampled_from([None, True]),
    until=st.none() | st.dates(later(61), later(500)),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(answers, max_size=6), st.sampled_from(SAFETY), st.randoms())
def test_nothing_a_family_answers_stops_what_keeps_a_child_safe(steps, act, chance):
    steps = [replace(step, id=str(number)) for number, step in enumerate(steps)]
    found = standings_of(steps, (), later(60))
    assert may(act, found).allowed
    mixed = list(steps)
    chance.shuffle(mixed)
    assert standings_of(mixed, (), later(60)) == found  # alike in whatever order they came
    for standing in found.values():
        latest = {s.who: s.answer for s in standing.steps if not s.own and s.answer in (*YES, *NO)}
        if standing.agreed:
            assert not set(latest.values()) & {*NO}


def test_what_is_wrong_with_an_answer_is_said_all_at_once(store, child):
    with pytest.raises(Invalid) as wrong:
        keep_answer(
            store, child, today=DAY, by="joyce", scope=Scope.PARTNER, answer=Answer.ASKED,
            who="", on=later(1), next_on=DAY,
        )  # fmt: skip
    assert set(wrong.value.problems) == {"who", "partner", "on", "next_on"}


def test_a_yes_is_kept_with_its_last_day_and_a_struck_one_no_longer_counts(store, child):
    add_person(
        store, child=child, caseload="caseload", name="Dana", role="mum", responsibility=True
    )
    mum = store.find(Person)[0].id
    kept = keep_answer(
        store, child, today=DAY, by="joyce", scope=Scope.TAKING_PART, answer=Answer.SIGNED,
        who="mum", person=mum, on=DAY,
    )  # fmt: skip
    found = taking_part(store, child, DAY)
    assert (found.state, found.until) == (State.SIGNED, date(2027, 9, 16))
    answer = store.get(FamilyAnswer, *kept.touches(FamilyAnswer))
    strike_answer(store, answer, reason="said of her sister", by="joyce")
    assert agreements_of(store, child, DAY) == {}


def drama(partner):
    said = {"what": "Drama", "partner": partner, "school": "s", "starts": DAY}
    return Activity(weekday=Weekday.TUESDAY, at="15:30", **said)


def test_no_support_of_a_partner_begins_once_the_family_has_said_no_to_that_partner(store, child):
    with store.change() as (change, _):
        place = change.open_log("place", "brent")
        partner = change.add(Partner(name="Element"), place)
        meets = change.add(drama(partner.id), place)
    kept = plan_support(store, child, today=DAY, activity=meets.id)
    support = store.get(Enrolment, *kept.touches(Enrolment))
    about = {"scope": Scope.PARTNER, "partner": "element", "who": "mum", "on": DAY}
    keep_answer(store, child, today=DAY, by="joyce", answer=Answer.NOT_NOW, **about)
    with pytest.raises(NotAllowed, match="Element: Not this time, Tue 16 September 2025"):
        begin_support(store, support, on=DAY)
    keep_answer(
        store, child, today=later(1), by="joyce", answer=Answer.VERBAL, **about | {"on": later(1)}
    )
    begin_support(store, support, on=later(1))
    assert store.get(Enrolment, support.id).began_on == later(1)


def test_no_paper_goes_to_school_once_the_family_has_said_no_to_that(store, child):
    assert school_stopped(store, child, DAY) == ""
    keep_answer(
        store, child, today=DAY, by="joyce", scope=Scope.SCHOOL, answer=Answer.NOT_NOW,
        who="mum", on=DAY,
    )  # fmt: skip
    why = school_stopped(store, child, DAY)
    with pytest.raises(NotAllowed, match="Ask the family first"):
        check(Recipient("Alderbrook", "school", stopped=why), DAY)
