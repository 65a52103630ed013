"""Half-days suspended, of ninety a year; and the sixth day, from which education is owed."""

from datetime import date

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st

from linkworker.measures.calendar import SchoolCalendar, Span, Term, school_days
from linkworker.measures.suspension import (
    LIMIT,
    HalfDay,
    follows,
    half_days_from,
    provision_from,
    time_away,
    year_so_far,
)
from linkworker.records import FromHalf, Sent, Suspension

TERM = SchoolCalendar(
    (Term(date(2025, 9, 8), date(2025, 12, 19)),), (Span(date(2025, 10, 27), date(2025, 10, 31)),)
)


@pytest.mark.parametrize(
    ("half_days", "state"),
    [(0, "none"), (1, "some"), (59, "some"), (60, "near"), (89, "near"), (90, "at the limit")],
)
def test_the_year_warns_from_sixty_of_ninety(half_days, state):
    year = year_so_far([(date(2025, 9, 9), half_days)], on=date(2025, 11, 4))
    assert (year.half_days, year.state) == (half_days, state)


def test_forty_five_days_are_the_limit_and_what_is_left_is_said():
    assert LIMIT == 45 * 2
    year = year_so_far([(date(2025, 9, 9), 64)], on=date(2025, 11, 4))
    assert year.words == "64 of 90 half-days this school year; 26 left"


def test_a_lunchtime_is_one_half_day_and_years_do_not_mix():
    kept = [(date(2025, 7, 10), 30), (date(2025, 9, 9), 4), (date(2025, 10, 2), 1),
            (date(2025, 11, 20), 2)]  # fmt: skip
    assert year_so_far(kept, on=date(2025, 11, 4)).half_days == 5
    assert year_so_far(kept, on=date(2025, 7, 18)).half_days == 30


def test_the_sixth_school_day_is_counted_over_the_half_term():
    assert provision_from(TERM, date(2025, 10, 22), 12).day == date(2025, 11, 5)
    assert provision_from(TERM, date(2025, 9, 8), 11).day == date(2025, 9, 15)
    assert provision_from(TERM, date(2025, 9, 8), 10) is None


def test_one_entered_for_a_saturday_begins_on_the_monday():
    assert provision_from(TERM, date(2025, 9, 13), 20).day == date(2025, 9, 22)


@given_(st.lists(st.tuples(st.dates(date(2025, 9, 1), date(2026, 8, 31)), st.integers(1, 20))))
def test_the_sum_is_of_all_schools_and_whole(kept):
    year = year_so_far(kept, on=date(2026, 8, 31))
    assert year.half_days == sum(half for _, half in kept)


def given(on, half_days, **said):
    said = {"sent": Sent.SUSPENDED, "half": FromHalf.MORNING, **said}
    return Suspension(id=f"{on}", child="john", on=on, half_days=half_days, **said)


def halves(one, **said):
    return [(half.day.day, half.afternoon) for half in time_away(one, TERM, **said).halves]


def test_a_half_day_is_laid_over_school_days_and_she_is_back_on_the_next_half():
    one = given(date(2025, 10, 23), 4, half=FromHalf.AFTERNOON)
    assert halves(one) == [(23, True), (24, False), (24, True), (3, False)]
    assert time_away(one, TERM).back == (date(2025, 11, 3), True)
    whole = given(date(2025, 10, 23), 2)
    assert time_away(whole, TERM).back == (date(2025, 10, 24), False)


def test_one_said_for_a_day_without_school_begins_on_the_next_morning():
    one = given(date(2025, 10, 25), 2, half=FromHalf.AFTERNOON)
    assert halves(one) == [(3, False), (3, True)]


def test_who_came_back_before_the_last_day_is_away_no_longer():
    one = given(date(2025, 11, 3), 10)
    early = time_away(one, TERM, date(2025, 11, 5))
    assert len(early.halves) == 4
    assert not early.covers(date(2025, 11, 5), afternoon=False)
    assert early.back == (date(2025, 11, 5), False)


def test_a_lunchtime_counts_and_leaves_her_in_the_building():
    one = given(date(2025, 11, 3), 3, sent=Sent.LUNCHTIMES)
    laid = time_away(one, TERM)
    assert {half.day for half in laid.halves} == {date(2025, 11, day) for day in (3, 4, 5)}
    assert not laid.covers(date(2025, 11, 3), afternoon=True)
    assert follows([one], TERM, date(2025, 11, 3)).year.half_days == 3
    assert follows([one], TERM, date(2025, 11, 3)).six is None


def test_internal_suspension_counts_for_nothing_and_empties_no_slot():
    one = given(date(2025, 11, 3), 20, sent=Sent.INTERNAL)
    assert follows([one], TERM, date(2025, 11, 10)) == follows([], TERM, date(2025, 11, 10))
    assert not time_away(one, TERM).covers(date(2025, 11, 4), afternoon=False)


def test_an_exclusion_has_no_end_until_she_is_back_somewhere():
    one = given(date(2025, 11, 3), None, sent=Sent.EXCLUDED, half=FromHalf.AFTERNOON)
    laid = time_away(one, TERM)
    assert not laid.covers(date(2025, 11, 3), afternoon=False)
    assert laid.covers(date(2025, 11, 3), afternoon=True)
    assert laid.covers(date(2026, 3, 3), afternoon=False)
    back = time_away(one, TERM, date(2025, 12, 1))
    assert back.covers(date(2025, 11, 28), afternoon=True)
    assert not back.covers(date(2025, 12, 1), afternoon=False)
    assert follows([one], TERM, date(2025, 11, 10)).year.half_days == 0


@pytest.mark.parametrize(
    ("half_days", "governors"),
    [(10, ""), (11, "if asked"), (30, "if asked"), (31, "meet")],
)
def test_governors_look_at_it_from_more_than_five_days_and_more_than_fifteen_a_term(
    half_days, governors
):
    one = given(date(2025, 9, 8), half_days)
    assert follows([one], TERM, date(2025, 11, 4)).governors == governors


def test_half_days_count_in_the_year_and_the_term_they_fall_in():
    july = given(date(2025, 7, 17), 6)
    year = SchoolCalendar(
        (Term(date(2025, 4, 22), date(2025, 7, 18)), Term(date(2025, 9, 8), date(2025, 12, 19)))
    )
    found = follows([july], year, date(2025, 9, 9))
    assert (found.year.half_days, found.term) == (2, 2)
    assert follows([july], year, date(2025, 7, 17)).year.half_days == 4


def test_what_was_written_down_on_two_laptops_counts_once():
    one, again = given(date(2025, 11, 3), 4), given(date(2025, 11, 3), 4)
    assert follows([one, again], TERM, date(2025, 11, 4)).year.half_days == 4


def test_what_was_struck_out_or_is_still_to_be_given_counts_for_nothing():
    gone = given(date(2025, 11, 3), 4, struck_because="another child")
    later = given(date(2025, 11, 10), 4)
    assert follows([gone, later], TERM, date(2025, 11, 4)).year.half_days == 0


def test_suspensions_that_follow_each_other_are_one_for_the_sixth_day():
    first, next_ = given(date(2025, 11, 3), 6), given(date(2025, 11, 6), 6)
    assert follows([first], TERM, date(2025, 11, 7)).six is None
    assert follows([first, next_], TERM, date(2025, 11, 7)).six == date(2025, 11, 10)
    apart = given(date(2025, 11, 7), 6)
    assert follows([first, apart], TERM, date(2025, 11, 7)).six is None


def test_more_than_ninety_is_said_to_be_more_than_a_school_may_give():
    year = year_so_far([(date(2025, 9, 9), 91)], on=date(2025, 11, 4))
    assert year.state == "over"
    assert "1 more than a school may give" in year.words


@given_(st.dates(date(2025, 9, 1), date(2025, 12, 1)), st.integers(1, 90), st.booleans())
def test_a_suspension_is_just_so_many_half_days_of_school_without_a_gap(on, number, afternoon):
    found = half_days_from(TERM, on, number, afternoon=afternoon)
    assert len(found) == number
    assert all(TERM.is_school_day(half.day) for half in found)
    every = [
        HalfDay(day, late)
        for day in school_days(TERM, found[0].day, found[-1].day).days
        for late in (False, True)
    ]
    assert list(found) == every[every.index(found[0]) :][:number]
