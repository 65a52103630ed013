"""Hours of support by child and by dates of pupil premium; engagement, by a rule that is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.calendar import SchoolCalendar, Term
from linkworker.measures.calendar import Span as Break
from linkworker.measures.engagement import Rule, rule, taken_part, weeks_met
from linkworker.measures.support import Span, Support, Time, say_time, support, together

YEAR = date(2025, 9, 1), date(2026, 8, 31)
MONDAY = date(2025, 11, 3)


def test_a_group_of_six_for_an_hour_is_six_child_hours():
    each = [support([Time(MONDAY, 60)], [], *YEAR) for _ in range(6)]
    assert together(each).minutes == 6 * 60


def test_premium_is_as_it_was_on_that_very_day():
    times = [Time(date(2025, 9, day), 30) for day in (9, 10, 11, 12)]
    spans = [Span(date(2025, 9, 10), date(2025, 9, 11)), Span(date(2025, 9, 11), None)]
    assert support(times, spans, *YEAR) == Support(120, 90, 0)
    assert support(times, [Span(None, date(2025, 9, 9))], *YEAR).premium == 30
    assert support(times, [], *YEAR).premium == 0


def test_what_nobody_timed_is_told_and_what_is_outside_is_left_out():
    times = [Time(MONDAY, None), Time(MONDAY, 0), Time(date(2025, 8, 31), 60)]
    assert support(times, [Span(None, None)], *YEAR) == Support(0, 0, 1)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (380, "6 h 20 min"), (1_020_000, "17,000 h")],
)
def test_minutes_are_said_as_hours(minutes, said):
    assert say_time(minutes) == said


days = st.dates(date(2025, 8, 1), date(2026, 9, 30))
times = st.lists(st.builds(Time, days, st.one_of(st.none(), st.integers(0, 240))), max_size=12)


@given(times, st.lists(st.builds(Span, st.none() | days, st.none() | days), max_size=3), days)
def test_parts_of_a_year_add_up_and_premium_is_never_more(some, spans, cut):
    whole = support(some, spans, *YEAR)
    first = support(some, spans, YEAR[0], min(cut, YEAR[1]))
    rest = support(some, spans, max(cut + timedelta(days=1), YEAR[0]), YEAR[1])
    assert together([first, rest]) == whole
    assert whole.premium <= whole.minutes


TERM = SchoolCalendar(
    (Term(date(2025, 9, 8), date(2025, 12, 19)),), (Break(date(2025, 10, 27), date(2025, 10, 31)),)
)


def test_weeks_are_school_weeks_and_half_term_is_none():
    met = [date(2025, 10, 20), date(2025, 10, 21), date(2025, 10, 28), MONDAY]
    span = date(2025, 10, 20), date(2025, 11, 7)
    assert weeks_met(TERM, met, *span, contacts=1) == (2, 2)
    assert weeks_met(TERM, met, *span, contacts=2) == (1, 2)


OURS = Rule("High", "t", 1, (3, 4), (3, 4), 4)


@pytest.mark.parametrize(
    ("met", "weeks", "came", "planned", "expected"),
    [
        (3, 4, 3, 4, "high"),
        (6, 8, 0, 0, "high"),
        (5, 8, 8, 8, "some"),
        (8, 8, 2, 4, "some"),
        (3, 3, 3, 3, "too early"),
    ],
)
def test_a_level_follows_from_shares_in_whole_numbers(met, weeks, came, planned, expected):
    assert taken_part(OURS, met=met, weeks=weeks, came=came, planned=planned).level == expected


def test_rule_and_level_explain_themselves():
    found = taken_part(OURS, met=6, weeks=8, came=5, planned=6)
    assert found.because == "met in 6 of 8 school weeks, came to 5 of 6 sessions"
    assert taken_part(OURS, met=6, weeks=8, came=0, planned=0).because == (
        "met in 6 of 8 school weeks"
    )
    assert rule().version in rule().words
    assert "3 of 4 school weeks" in rule().words
