"""School days against a school's published year and England's bank holidays as announced."""

from datetime import date

import pytest

from linkworker.measures.calendar import (
    SchoolCalendar,
    Span,
    Term,
    attendance_review_due,
    bank_holidays,
    review_due,
    school_days,
)
from linkworker.measures.days import academic_year

ANNOUNCED = {
    2026: ("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"),
    2027: ("01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"),
}
# One school's 2026/27 as it published it: three terms, each with its half-term week
YEAR = SchoolCalendar(
    (
        Term(date(2026, 9, 1), date(2026, 12, 18), "Autumn 2026"),
        Term(date(2027, 1, 4), date(2027, 3, 25), "Spring 2027"),
        Term(date(2027, 4, 12), date(2027, 7, 21), "Summer 2027"),
    ),
    (
        Span(date(2026, 10, 26), date(2026, 10, 30)),
        Span(date(2027, 2, 15), date(2027, 2, 19)),
        Span(date(2027, 5, 31), date(2027, 6, 4)),
    ),
)


@pytest.mark.parametrize("year", ANNOUNCED)
def test_bank_holidays_are_those_announced_for_england(year):
    ours = {f"{day:%m-%d}" for day in bank_holidays() if day.year == year}
    assert ours == set(ANNOUNCED[year])


def test_a_year_is_about_190_days_and_five_for_staff():
    days = school_days(YEAR, date(2026, 9, 1), date(2027, 8, 31))
    assert days.note == ""
    assert 190 <= len(days.days) <= 196


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 10, 28),  # half-term
        date(2026, 12, 25),  # a bank holiday
        date(2027, 5, 3),  # a bank holiday inside a term
        date(2027, 4, 5),  # between terms
        date(2027, 1, 9),  # a Saturday
        date(2027, 8, 2),  # summer
    ],
)
def test_days_off_are_no_school_days(day):
    assert not YEAR.is_school_day(day)


def test_the_academic_year_begins_on_the_first_of_september():
    assert academic_year(date(2026, 8, 31)) == 2025
    assert academic_year(date(2026, 9, 1)) == 2026


# A plan needs a review for each term it runs 15 school days or more in
OLD = SchoolCalendar(
    (
        Term(date(2024, 9, 2), date(2024, 12, 20), "Autumn 2024"),
        Term(date(2025, 1, 6), date(2025, 4, 4), "Spring 2025"),
        Term(date(2025, 4, 22), date(2025, 7, 22), "Summer 2025"),
        Term(date(2025, 9, 3), date(2025, 12, 19), "Autumn 2025"),
    ),
    (
        Span(date(2024, 10, 28), date(2024, 11, 1)),
        Span(date(2025, 2, 17), date(2025, 2, 21)),
        Span(date(2025, 5, 26), date(2025, 5, 30)),
        Span(date(2025, 10, 27), date(2025, 10, 31)),
    ),
    inset=frozenset({date(2024, 9, 2), date(2025, 1, 6), date(2025, 6, 27)}),
)


@pytest.mark.parametrize(
    ("started", "due"),
    [(date(2024, 12, 2), date(2024, 12, 20)), (date(2024, 12, 10), date(2025, 4, 4))],
)
def test_the_first_review_is_by_the_end_of_the_first_term_long_enough(started, due):
    assert review_due(OLD, started=started, today=started).due == due


@pytest.mark.parametrize(
    ("started", "due"),
    [
        (date(2024, 10, 7), date(2024, 11, 11)),
        (date(2024, 12, 2), date(2025, 1, 14)),
        (date(2025, 7, 14), date(2025, 9, 22)),
    ],
)
def test_attendance_is_looked_at_again_after_twenty_school_days(started, due):
    assert attendance_review_due(OLD, started=started, today=started).due == due
