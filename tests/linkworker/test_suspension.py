"""Half-days suspended, of ninety a year; and the sixth day, from which education is owed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.calendar import SchoolCalendar, Span, Term
from linkworker.measures.suspension import LIMIT, provision_from, year_so_far

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


@given(st.lists(st.tuples(st.dates(date(2025, 9, 1), date(2026, 8, 31)), st.integers(1, 20))))
def test_the_sum_is_of_all_schools_and_whole(kept):
    year = year_so_far(kept, on=date(2026, 8, 31))
    assert year.half_days == sum(half for _, half in kept)
