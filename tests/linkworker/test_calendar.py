"""School days are counted, never calendar days, and what is not known is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import Invalid
from linkworker.measures.calendar import (
    SchoolCalendar,
    Span,
    Term,
    add_school_days,
    attendance_review_due,
    bank_holidays,
    calendar_note,
    review_due,
    school_days,
    school_days_between,
    term_reviews,
    terms_begun,
    year_group,
)

AUTUMN = Term(date(2024, 9, 2), date(2024, 12, 20), "Autumn 2024")
SPRING = Term(date(2025, 1, 6), date(2025, 4, 4), "Spring 2025")
SUMMER = Term(date(2025, 4, 22), date(2025, 7, 22), "Summer 2025")
NEXT = Term(date(2025, 9, 3), date(2025, 12, 19), "Autumn 2025")
# A made-up school of 74 + 59 + 59 days, and the autumn after it. The Easter Monday, the May bank
# holidays and the INSET days are what its dates below depend on.
SCHOOL = SchoolCalendar(
    terms=(AUTUMN, SPRING, SUMMER, NEXT),
    half_terms=(
        Span(date(2024, 10, 28), date(2024, 11, 1)),
        Span(date(2025, 2, 17), date(2025, 2, 21)),
        Span(date(2025, 5, 26), date(2025, 5, 30)),
        Span(date(2025, 10, 27), date(2025, 10, 31)),
    ),
    inset=frozenset({date(2024, 9, 2), date(2025, 1, 6), date(2025, 6, 27)}),
)
days = st.dates(date(2024, 8, 1), date(2027, 12, 31))


@pytest.mark.parametrize(("term", "number"), [(AUTUMN, 74), (SPRING, 59), (SUMMER, 59)])
def test_a_term_has_its_weekdays_less_half_term_inset_and_bank_holidays(
    term: Term, number: int
) -> None:
    found = school_days(SCHOOL, term.start, term.end)
    assert len(found.days) == number
    assert found.note == ""


def test_a_closure_is_no_school_day() -> None:
    snow = SchoolCalendar(SCHOOL.terms, closures=frozenset({date(2025, 1, 9)}))
    assert not snow.is_school_day(date(2025, 1, 9))
    assert snow.is_school_day(date(2025, 1, 10))


def test_days_since_a_child_was_seen_leave_half_term_out() -> None:
    tuesday = date(2025, 11, 4)
    for calendar_days, number in ((16, 7), (9, 2), (8, 2), (1, 1), (0, 0)):
        seen = tuesday - timedelta(days=calendar_days)
        assert school_days_between(SCHOOL, seen, tuesday).number == number


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2024, 10, 7), date(2024, 11, 11)),
        (date(2024, 12, 2), date(2025, 1, 14)),
        (date(2025, 7, 14), date(2025, 9, 22)),
    ],
)
def test_an_attendance_plan_is_reviewed_20_school_days_on(start: date, due: date) -> None:
    assert add_school_days(SCHOOL, start, 20).day == due
    review = attendance_review_due(SCHOOL, started=start, today=start)
    assert (review.due, review.state) == (due, "due")
    assert school_days_between(SCHOOL, start, review.latest).number == 30


def test_the_next_attendance_review_is_counted_from_the_last_one() -> None:
    held = [date(2024, 11, 8)]
    review = attendance_review_due(
        SCHOOL, started=date(2024, 10, 7), held=held, today=date(2024, 12, 3)
    )
    assert (review.due, review.state) == (date(2024, 12, 6), "due soon")
    later = attendance_review_due(
        SCHOOL, started=date(2024, 10, 7), held=held, today=date(2024, 12, 7)
    )
    assert later.state == "overdue"


@given(days, st.integers(1, 120))
def test_adding_and_counting_agree(start: date, number: int) -> None:
    end = add_school_days(SCHOOL, start, number)
    assert school_days_between(SCHOOL, start, end.day).number == number
    assert SCHOOL.is_school_day(end.day)


@given(days, days, days)
def test_counts_over_neighbouring_stretches_add_up(a: date, b: date, c: date) -> None:
    a, b, c = sorted((a, b, c))
    parts = (school_days_between(SCHOOL, a, b).number, school_days_between(SCHOOL, b, c).number)
    assert sum(parts) == school_days_between(SCHOOL, a, c).number


def test_a_number_below_one_cannot_be_added() -> None:
    with pytest.raises(Invalid):
        add_school_days(SCHOOL, date(2024, 10, 7), 0)


def test_a_year_without_a_calendar_counts_weekdays_and_says_so() -> None:
    count = school_days_between(SCHOOL, date(2026, 9, 4), date(2026, 9, 11))
    assert (count.number, count.note) == (5, "No calendar for 2026/27: weekdays counted")
    assert school_days_between(SchoolCalendar(), date(2026, 12, 24), date(2026, 12, 29)).number == 1


def test_a_year_entered_in_part_is_known_only_so_far() -> None:
    assert calendar_note(SCHOOL, date(2025, 12, 19)) == ""
    note = "No calendar after Fri 19 December 2025: weekdays counted"
    assert calendar_note(SCHOOL, date(2026, 1, 12)) == note
    assert SCHOOL.is_school_day(date(2026, 1, 12))
    assert calendar_note(SCHOOL, date(2025, 8, 12)) == ""
    assert not SCHOOL.is_school_day(date(2025, 8, 12))


def test_a_due_date_beyond_the_known_terms_carries_the_note() -> None:
    assert add_school_days(SCHOOL, date(2025, 12, 8), 20).note.startswith("No calendar after")


def test_a_term_that_starts_in_august_belongs_to_the_year_it_opens() -> None:
    early = SchoolCalendar((Term(date(2026, 8, 26), date(2026, 12, 18)),))
    assert early.is_school_day(date(2026, 8, 27))
    assert early.knows(date(2026, 8, 27))


def test_a_term_cannot_end_before_it_starts() -> None:
    with pytest.raises(Invalid):
        Term(date(2025, 1, 6), date(2024, 12, 20))


def test_englands_bank_holidays_are_listed_to_2030_and_beyond() -> None:
    told = "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28"
    told += " 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27"
    told += " 2027-12-28"
    listed = bank_holidays()
    assert sorted(d for d in listed if d.year in (2026, 2027)) == [
        date.fromisoformat(day) for day in told.split()
    ]
    for year in range(2024, 2041):
        assert sum(day.year == year for day in listed) == 8
    assert all(day.weekday() < 5 for day in listed)


@pytest.mark.parametrize(
    ("born", "on", "year"),
    [
        (date(2013, 8, 31), date(2024, 1, 10), 6),
        (date(2013, 9, 1), date(2024, 1, 10), 5),
        (date(2013, 9, 1), date(2024, 8, 31), 5),
        (date(2013, 9, 1), date(2024, 9, 1), 6),
        (date(2020, 3, 1), date(2024, 9, 3), 0),
        (date(2021, 3, 1), date(2024, 9, 3), -1),
        (date(2012, 2, 29), date(2023, 9, 1), 7),
    ],
)
def test_year_group_goes_by_age_on_31_august(born: date, on: date, year: int) -> None:
    assert year_group(born, on=on) == year


@pytest.mark.parametrize(
    ("started", "due"),
    [(date(2024, 12, 2), date(2024, 12, 20)), (date(2024, 12, 10), date(2025, 4, 4))],
)
def test_a_term_asks_for_a_review_once_the_plan_runs_15_school_days_in_it(
    started: date, due: date
) -> None:
    review = review_due(SCHOOL, started=started, today=started)
    assert review is not None
    assert review.due == due


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2025, 3, 20), "due"),
        (date(2025, 3, 21), "due soon"),
        (date(2025, 4, 4), "due soon"),
        (date(2025, 4, 5), "overdue"),
    ],
)
def test_due_soon_is_ten_school_days_and_overdue_only_after_the_last_one(
    today: date, state: str
) -> None:
    review = review_due(SCHOOL, started=date(2024, 12, 10), today=today)
    assert review is not None
    assert review.state == state


def test_one_review_serves_one_term_and_none_if_held_in_a_holiday() -> None:
    started, held = date(2024, 9, 9), [date(2024, 11, 20), date(2025, 2, 19)]
    reviews = term_reviews(SCHOOL, started=started, today=date(2025, 4, 10), held=held)
    assert [(review.due, review.state) for review in reviews] == [
        (date(2024, 12, 20), "done"),
        (date(2025, 4, 4), "overdue"),
        (date(2025, 7, 22), "due"),
        (date(2025, 12, 19), "due"),
    ]


def test_a_missed_review_matters_until_a_later_one_is_done() -> None:
    started, spring = date(2024, 9, 9), date(2025, 3, 3)
    missed = review_due(SCHOOL, started=started, today=date(2025, 2, 3))
    assert missed is not None
    assert (missed.term, missed.state) == (AUTUMN, "overdue")
    done = review_due(SCHOOL, started=started, today=spring, held=[spring])
    assert done is not None
    assert (done.term, done.state) == (SPRING, "done")


def test_a_plan_ended_before_15_school_days_needs_no_review() -> None:
    ended = date(2024, 9, 20)
    assert review_due(SCHOOL, started=date(2024, 9, 9), ended=ended, today=ended) is None


def test_a_term_not_entered_is_said_and_not_passed_over() -> None:
    autumn = [date(2025, 11, 20)]
    review = review_due(SCHOOL, started=date(2025, 9, 3), held=autumn, today=date(2026, 2, 2))
    assert review is not None
    assert review.state == "not known"
    assert review.note.startswith("No calendar after")
    none = review_due(SchoolCalendar(), started=date(2026, 9, 9), today=date(2026, 10, 9))
    assert none is not None
    assert none.note == "No calendar for 2026/27: weekdays counted"


def test_terms_begun_are_counted_from_the_first_and_never_guessed():
    calendar = SchoolCalendar((AUTUMN, SPRING, SUMMER, NEXT))
    joined = date(2024, 9, 16)
    assert terms_begun(calendar, joined, date(2025, 11, 4)) == 4
    assert terms_begun(calendar, joined, date(2025, 8, 20)) == 3
    assert terms_begun(calendar, date(2024, 6, 3), date(2025, 11, 4)) == 0
    assert terms_begun(calendar, None, date(2025, 11, 4)) == 0
