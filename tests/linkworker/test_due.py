"""Every rule gives its reason, counts school days in term, and is as the place has set it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.measures.due import Asked, OfChild, all_due, as_set, put_aside_often
from linkworker.measures.due_sources import SOURCES, not_seen
from linkworker.measures.school_days import SchoolCalendar, Span, Term
from linkworker.records import (
    Action,
    AttendancePlan,
    Came,
    Child,
    DueAnswer,
    DueRule,
    EmergencyCard,
    Goal,
    HolidayAgreement,
    Party,
    Plan,
    SessionAttendance,
    Step,
    ToDo,
)

TUESDAY = date(2025, 11, 4)
CALENDAR = SchoolCalendar(
    terms=(Term(date(2025, 9, 8), date(2025, 12, 19), "Autumn 2025"),),
    half_terms=(Span(date(2025, 10, 27), date(2025, 10, 31)),),
)
OTIS = Child(id="otis", name="Otis", school="s", year=6, started=date(2025, 9, 8))
GOAL = Goal(id="g", plan="p", words="Play the drums")


def of(*records, seen=None, tries=0, child=OTIS, calendar=CALENDAR):
    kinds = {type(one) for one in records}
    kept = {kind: [one for one in records if type(one) is kind] for kind in kinds}
    return OfChild(child, calendar, seen, tries, kept)


def due(of_child, today=TUESDAY, *, on=(), name="Joyce Addo", answers=()):
    rules = [DueRule(rule=code, on=True) for code in on]
    found = all_due(as_set(SOURCES, rules), [of_child], today, name, answers)
    return [(one.source, one.why) for one in found]


def without(found, source="not_seen"):
    return [one for one in found if one[0] != source]


def test_not_seen_counts_school_days_and_says_how_often_somebody_tried():
    found = due(of(seen=date(2025, 10, 17), tries=2))
    assert found == [("not_seen", "not seen for 7 school days, tried twice")]
    assert due(of(seen=date(2025, 10, 24))) == []


def test_never_seen_counts_from_the_day_the_programme_began():
    assert due(of())[0][1] == "not seen yet, 36 school days on the programme"
    assert due(of(child=replace(OTIS, started=None)))[0][1] == "not seen yet"


def test_an_unknown_calendar_is_said_aloud():
    (found,) = due(of(seen=date(2025, 10, 21), calendar=SchoolCalendar()))
    assert found[1] == "not seen for 10 weekdays"


def test_while_school_is_closed_nobody_is_not_seen():
    assert due(of(seen=date(2025, 9, 9)), date(2025, 10, 29)) == []


def test_the_review_that_was_booked_goes_before_the_one_the_term_asks_for():
    plan = Plan(id="p", child="otis", started=date(2025, 9, 15))
    late_term = date(2025, 12, 10)
    assert without(due(of(plan, seen=late_term), late_term)) == [
        ("review", "review due by Fri 19 December, the last school day of Autumn 2025")
    ]
    booked = replace(plan, review_on=date(2025, 11, 13))
    assert due(of(booked, seen=TUESDAY)) == [("review", "review booked for Thu 13 November")]
    assert due(of(plan, seen=TUESDAY)) == []
    assert due(of(replace(booked, closed_on=TUESDAY), seen=TUESDAY)) == []


def test_a_promise_says_who_promised_and_goes_when_it_is_done_let_go_or_its_goal_closed():
    action = Action(id="a", goal="g", what="Find drums", who="Joyce", due=date(2025, 11, 6))
    assert due(of(action, GOAL, seen=TUESDAY)) == [
        ("promise", "you promised Otis by Thu 6 November")
    ]
    theirs = replace(action, who="Mr Fenwick")
    assert due(of(theirs, GOAL, seen=TUESDAY))[0][1] == "Mr Fenwick said so by Thu 6 November"
    for over in (
        of(replace(action, done_on=TUESDAY), GOAL, seen=TUESDAY),
        of(replace(action, let_go="Has a teacher"), GOAL, seen=TUESDAY),
        of(action, replace(GOAL, closed_on=TUESDAY), seen=TUESDAY),
        of(replace(action, due=date(2025, 12, 1)), GOAL, seen=TUESDAY),
    ):
        assert due(over) == []


@pytest.mark.parametrize(
    ("by", "asks"),
    [
        (date(2025, 11, 6), ""),
        (date(2025, 11, 5), ": if not, tell Otis before"),
        (date(2025, 11, 4), ": if not, tell Otis before"),
        (date(2025, 11, 3), ": tell Otis"),
    ],
)
def test_a_promise_of_ones_own_asks_to_tell_them_before_it_is_late(by, asks):
    action = Action(id="a", goal="g", what="Find drums", who="Joyce", due=by)
    ((_, why),) = due(of(action, GOAL, seen=TUESDAY))
    assert why.removeprefix("you promised Otis by ").partition(" ")[0] == f"{by:%a}"
    assert why.endswith(asks or "November")
    ((_, theirs),) = due(of(replace(action, who="Mr Fenwick"), GOAL, seen=TUESDAY))
    assert "tell Otis" not in theirs


def test_a_to_do_waits_for_its_day_and_is_no_rule_that_a_place_can_switch_off():
    to_do = ToDo(id="t", child="otis", what="Bus pass", due=date(2025, 11, 7))
    off = [DueRule(rule="to_do", on=False)]
    (found,) = all_due(as_set(SOURCES, off), [of(to_do, seen=TUESDAY)], TUESDAY)
    assert (found.what, found.why, found.by) == ("Bus pass", "by Fri 7 November", to_do.due)
    waits = replace(to_do, paused_until=date(2025, 11, 5))
    assert due(of(waits, seen=TUESDAY)) == []
    assert due(of(waits, seen=TUESDAY), date(2025, 11, 5)) != []


@pytest.mark.parametrize(
    ("code", "records", "why"),
    [
        (
            "attendance_review",
            [AttendancePlan(id="x", plan="p", started=date(2025, 9, 29), target="Four days")],
            "attendance plan review due by Mon 3 November",
        ),
        (
            "attendance_review",
            [AttendancePlan(id="x", plan="p", started=date(2025, 9, 29), target="Four days",
                            review_on=date(2025, 11, 5))],
            "attendance plan review booked for Wed 5 November",
        ),
        (
            "agreed_step",
            [AttendancePlan(id="x", plan="p"),
             Step(id="y", attendance_plan="x", party=Party.SCHOOL, what="Gate",
                  due=date(2025, 11, 3))],
            "school agreed to it by Mon 3 November",
        ),
        ("emergency_card", [], "never checked"),
        (
            "emergency_card",
            [EmergencyCard(child="otis", checked_on=date(2024, 11, 4))],
            "last checked with family Mon 4 November 2024",
        ),
    ],
)  # fmt: skip
def test_the_other_rules_are_off_until_a_place_switches_them_on(code, records, why):
    child = of(*records, seen=TUESDAY)
    assert due(child) == []
    assert due(child, on=[code]) == [(code, why)]


def test_sessions_missed_in_a_row_are_asked_about_once_a_place_wants_it():
    def at(day, came):
        return SessionAttendance(
            child="otis", session=str(day), activity="art", what="Drawing", came=came,
            on=date(2025, 10, day),
        )  # fmt: skip

    missed = [at(7, Came.PRESENT), at(14, Came.ABSENT), at(21, Came.ABSENT)]
    assert due(of(*missed, seen=TUESDAY)) == []
    assert due(of(*missed, seen=TUESDAY), on=["missed_sessions"]) == [
        ("missed_sessions", "missed 2 sessions in a row")
    ]
    came = [*missed, at(24, Came.PART)]
    assert due(of(*came, seen=TUESDAY), on=["missed_sessions"]) == []


def test_a_break_that_begins_soon_with_nothing_agreed():
    day = date(2025, 10, 14)
    found = due(of(seen=day), day, on=["holiday"])
    assert found == [("holiday", "October half-term begins Sat 25 October, nothing agreed yet")]
    agreed = HolidayAgreement(id="h", child="otis", starts=date(2025, 10, 25))
    assert due(of(agreed, seen=day), day, on=["holiday"]) == []


def test_put_aside_and_let_wait_are_about_one_time_only():
    aside = DueAnswer(child="otis", rule="not_seen", about="2025-10-17", aside_because="On a trip")
    assert due(of(seen=date(2025, 10, 17)), answers=[aside]) == []
    assert due(of(seen=date(2025, 10, 16)), answers=[aside]) != []
    waits = DueAnswer(
        child="otis", rule="not_seen", about="2025-10-17", paused_until=date(2025, 11, 6)
    )
    assert due(of(seen=date(2025, 10, 17)), answers=[waits]) == []
    assert due(of(seen=date(2025, 10, 17)), date(2025, 11, 6), answers=[waits]) != []


def test_a_rule_put_aside_five_times_offers_to_be_changed_until_somebody_has_looked():
    answers = [
        DueAnswer(
            child=str(n),
            rule="not_seen",
            about="x",
            aside_because="Met",
            by="joyce",
            said_on=TUESDAY,
        )
        for n in range(5)
    ]
    sets = as_set(SOURCES, [])
    assert [(one.source.code, times) for one, times in put_aside_often(sets, answers, "joyce")] == [
        ("not_seen", 5)
    ]
    assert put_aside_often(sets, answers, "sam") == []
    assert put_aside_often(sets, answers[:4], "joyce") == []
    looked = as_set(SOURCES, [DueRule(rule="not_seen", looked_at=TUESDAY + timedelta(days=1))])
    assert put_aside_often(looked, answers, "joyce") == []


def test_what_is_due_stands_in_order_of_its_day_and_what_has_none_last():
    dated = ToDo(id="1", child="otis", what="Second", due=date(2025, 11, 6))
    late = ToDo(id="2", child="otis", what="First", due=date(2025, 11, 3))
    undated = ToDo(id="3", child="otis", what="Last")
    found = all_due(as_set(SOURCES, []), [of(dated, undated, late, seen=TUESDAY)], TUESDAY)
    assert [one.what for one in found] == ["First", "Second", "Last"]
    assert [one.late(TUESDAY) for one in found] == [True, False, False]


@settings(max_examples=80)
@given(st.integers(0, 70), st.integers(0, 70), st.integers(1, 12))
def test_a_child_is_asked_for_from_her_day_on_and_every_reason_has_words(seen, today, days):
    last = date(2025, 9, 8) + timedelta(days=min(seen, today))
    on = date(2025, 9, 8) + timedelta(days=max(seen, today))
    for one in not_seen(of(seen=last), Asked(on, days=days)):
        assert one.why
        assert one.by is not None
        assert last < one.by <= on
        assert not list(not_seen(of(seen=last), Asked(one.by - timedelta(days=1), days=days)))


def test_every_source_has_a_name_of_its_own_and_three_rules_are_on_at_first():
    codes = [source.code for source in SOURCES]
    assert len(set(codes)) == len(codes)
    assert [one.code for one in SOURCES if one.at_first] == ["not_seen", "review", "promise"]
    assert all(("{days}" in one.asks) == (one.days > 0) for one in SOURCES)
