"""A break is more than two weekdays closed; its name, its days, and what is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.measures.breaks import break_at, next_break
from linkworker.measures.school_days import SchoolCalendar, Span, Term

CALENDAR = SchoolCalendar(
    terms=(
        Term(date(2025, 9, 8), date(2025, 12, 19), "Autumn"),
        Term(date(2026, 1, 5), date(2026, 3, 27), "Spring"),
        Term(date(2026, 4, 13), date(2026, 7, 17), "Summer"),
    ),
    half_terms=(Span(date(2025, 10, 27), date(2025, 10, 31)),),
    inset=frozenset({date(2025, 11, 14), date(2025, 11, 17)}),
    closures=frozenset({date(2025, 12, 2), date(2025, 12, 3), date(2025, 12, 4)}),
)


@pytest.mark.parametrize(
    ("day", "name", "first", "last"),
    [
        (date(2025, 10, 29), "October half-term", date(2025, 10, 25), date(2025, 11, 2)),
        (date(2025, 12, 27), "Christmas holidays", date(2025, 12, 20), date(2026, 1, 4)),
        (date(2026, 4, 1), "Easter holidays", date(2026, 3, 28), date(2026, 4, 12)),
        (date(2026, 8, 5), "summer holidays", date(2026, 7, 18), date(2026, 8, 31)),
        (date(2025, 12, 3), "school closed", date(2025, 12, 2), date(2025, 12, 4)),
    ],
)
def test_a_break_has_its_days_weekends_included_and_its_name(day, name, first, last):
    found = break_at(CALENDAR, day)
    assert (found.name, found.first, found.last) == (name, first, last)
    assert found.days == (last - first).days + 1


@pytest.mark.parametrize("day", [date(2025, 11, 4), date(2025, 11, 8), date(2025, 11, 15)])
def test_a_school_day_a_weekend_and_two_inset_days_are_no_break(day):
    assert break_at(CALENDAR, day) is None


def test_where_the_next_year_is_not_known_the_break_says_so():
    assert break_at(CALENDAR, date(2026, 8, 5)).note == "No calendar for 2026/27: weekdays counted"
    assert break_at(CALENDAR, date(2026, 4, 1)).note == ""
    assert break_at(SchoolCalendar(), date(2026, 8, 5)) is None


def test_the_next_break_is_told_in_good_time_and_not_before():
    assert next_break(CALENDAR, date(2025, 10, 13), 14).name == "October half-term"
    assert next_break(CALENDAR, date(2025, 10, 9), 14) is None
    assert next_break(CALENDAR, date(2025, 10, 28), 30) is None


@settings(max_examples=60)
@given(st.integers(0, 320))
def test_every_day_of_a_break_gives_the_same_break_and_none_of_them_is_a_school_day(days):
    day = date(2025, 9, 8) + timedelta(days=days)
    found = break_at(CALENDAR, day)
    if found is None:
        return
    assert day in found
    for number in range(found.days):
        one = found.first + timedelta(days=number)
        assert not CALENDAR.is_school_day(one)
        assert break_at(CALENDAR, one) == found
