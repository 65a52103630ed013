"""Sessions counted: missed in a row, why, on which days, and whose register is wanted now."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.calendar import SchoolCalendar, Span, Term
from linkworker.measures.sessions import (
    Meeting,
    away_by_register,
    meeting_days,
    missed_in_a_row,
    on_now,
    tally,
)
from linkworker.records import Activity, Away, Came, SessionAttendance, Weekday

FIRST = date(2025, 9, 9)
CALENDAR = SchoolCalendar(
    terms=(Term(date(2025, 9, 8), date(2025, 12, 19)),),
    half_terms=(Span(date(2025, 10, 27), date(2025, 10, 31)),),
    inset=frozenset({date(2025, 11, 18)}),
)
CAME = {"p": Came.PRESENT, "t": Came.PART, "a": Came.ABSENT, "n": Came.NOT_EXPECTED}


def weeks(letters, **said):
    return [
        SessionAttendance(on=FIRST + timedelta(weeks=at), came=CAME[letter], **said)
        for at, letter in enumerate(letters)
    ]


def test_two_missed_in_a_row_are_counted_from_the_latest_back():
    found = {said: missed_in_a_row(weeks(said)) for said in ("", "p", "aap", "pa", "paa", "aaa")}
    assert found == {"": 0, "p": 0, "aap": 0, "pa": 1, "paa": 2, "aaa": 3}


def test_a_part_of_one_ends_the_row_and_not_being_expected_does_not():
    assert missed_in_a_row(weeks("aata")) == 1
    assert missed_in_a_row(weeks("pana")) == 2


@given(st.text("ptan", max_size=12), st.randoms())
def test_the_order_of_reading_does_not_matter_and_the_row_never_passes_what_was_missed(said, any_):
    attended = weeks(said)
    row = missed_in_a_row(attended)
    any_.shuffle(attended)
    assert missed_in_a_row(attended) == row <= said.count("a")
    expected = said.replace("n", "")
    assert row == len(expected) - len(expected.rstrip("a"))


def test_planned_came_and_missed_with_reasons():
    attended = weeks("ppt") + weeks("aa", reason=Away.UNWELL) + weeks("a") + weeks("nn")
    found = tally(attended, not_held=2)
    assert (found.planned, found.came, found.missed, found.not_held) == (8, 3, 3, 2)
    assert found.reasons == (("unwell", 2), ("not known yet", 1))


def test_an_activity_meets_on_its_weekday_on_school_days_alone():
    club = Activity(weekday=Weekday.TUESDAY, starts=date(2025, 10, 14), ends=date(2025, 12, 2))
    days = meeting_days(club, CALENDAR, date(2025, 9, 1), date(2026, 1, 31))
    assert [day.isoformat()[5:] for day in days] == [
        *("10-14", "10-21", "11-04", "11-11", "11-25", "12-02"),
    ]
    assert meeting_days(Activity(), CALENDAR, FIRST, FIRST) == []


NINE = datetime(2025, 11, 4, 9, 0)


def meeting(hours, written=False, minutes=60):
    return Meeting(f"{hours}", NINE + timedelta(hours=hours), minutes, written)


def test_the_register_of_now_is_what_goes_on_then_what_waits_then_what_comes():
    running, waits, comes, done = meeting(0), meeting(-3), meeting(4), meeting(-2, written=True)
    every = [comes, done, waits, running]
    assert on_now(every, NINE) is running
    assert on_now(every, NINE - timedelta(minutes=20)) is running  # it begins soon
    assert on_now([comes, done, waits], NINE) is waits
    assert on_now([comes, done], NINE) is comes
    assert on_now([done], NINE) is done
    assert on_now([], NINE) is None


def test_the_school_s_register_tells_that_she_was_away_and_never_of_what():
    tuesday = date(2025, 11, 4)
    week = ("/", "\\", "I", "E", "/", "V", "/", "\\", "U", "")
    monday = date(2025, 11, 3)
    assert away_by_register(week, tuesday, "10:00") is Away.SCHOOL
    assert away_by_register(week, tuesday, "13:00") is Away.SUSPENDED
    assert away_by_register(week, monday + timedelta(days=2), "15:30") is Away.TRIP
    assert away_by_register(week, monday, "09:00") is None
    assert away_by_register(week, monday + timedelta(days=4), "09:00") is None  # in, but late
    assert away_by_register(week, monday + timedelta(days=5), "10:00") is None
