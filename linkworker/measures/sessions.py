"""Sessions counted: planned, come to, missed and why, two missed in a row, which is on now."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linkworker.measures.attendance_codes import class_of, shown_as
from linkworker.measures.days import WEEKDAYS
from linkworker.measures.school_days import SchoolCalendar, school_days
from linkworker.records import Activity, Away, Came, SessionAttendance

RAISED = 2  # so many missed in a row are raised
_EARLY = timedelta(minutes=30)
_PLANNED = (Came.PRESENT, Came.PART, Came.ABSENT)


@dataclass(frozen=True)
class Tally:
    """One child's sessions of one activity.

    `not_held` did not happen for anybody; they are planned, and nobody missed them.
    """

    came: int
    missed: int
    not_held: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def planned(self) -> int:
        """All that were to be."""
        return self.came + self.missed + self.not_held


@dataclass(frozen=True)
class Meeting:
    """One day of an activity: from when, how long, and whether it has been written down."""

    activity: str
    at: datetime
    minutes: int
    written: bool

    def on(self, now: datetime) -> bool:
        """Say whether it goes on now, or begins within half an hour."""
        return self.at - _EARLY <= now <= self.at + timedelta(minutes=self.minutes)


def missed_in_a_row(attended: Iterable[SessionAttendance]) -> int:
    """Count how many of one activity's latest sessions a child missed, one after the other.

    Coming to a part of one ends the row; a session where she was not expected is passed over.
    """
    missed = 0
    for one in sorted(attended, key=_day, reverse=True):
        if one.came is Came.ABSENT:
            missed += 1
        elif one.came in _PLANNED:
            break
    return missed


def tally(attended: Iterable[SessionAttendance], not_held: int = 0) -> Tally:
    """Count one child's sessions of one activity; each reason with its number, commonest first."""
    planned = [one for one in attended if one.came in _PLANNED]
    missed = [one for one in planned if one.came is Came.ABSENT]
    reasons = Counter((one.reason or Away.NOT_KNOWN).value for one in missed)
    return Tally(len(planned) - len(missed), len(missed), not_held, tuple(reasons.most_common()))


def meeting_days(
    activity: Activity, calendar: SchoolCalendar, first: date, last: date
) -> list[date]:  # fmt: skip
    """List the school days between two days, both included, on which an activity meets."""
    if activity.weekday is None or activity.starts is None:
        return []
    first, last = max(first, activity.starts), min(last, activity.ends or last)
    days = school_days(calendar, first, last).days if first <= last else ()
    return [day for day in days if WEEKDAYS[day.weekday()] == activity.weekday.value]


def on_now(meetings: Sequence[Meeting], now: datetime) -> Meeting | None:
    """Choose the meeting whose register is wanted at this time, or None when there is none.

    What goes on now; else the latest that is over and not written down; else the next to come;
    else the latest. Of two at once the one not written down comes first.
    """
    running = sorted(
        (one for one in meetings if one.on(now)), key=lambda one: (one.written, one.at)
    )
    over = sorted((one for one in meetings if one.at <= now), key=lambda one: one.at)
    waiting = [one for one in over if not one.written]
    coming = sorted((one for one in meetings if one.at > now), key=lambda one: one.at)
    for found in (running[:1], waiting[-1:], coming[:1], over[-1:]):
        if found:
            return found[0]
    return None


def away_by_register(codes: Sequence[str], day: date, at: str) -> Away | None:
    """Say what the school's register tells of a child at a time of a day, or None if nothing.

    `codes` are the week's ten marks, Monday morning first. Only that she was not in school, was
    suspended (E) or out on a visit is taken over: why she was ill is nobody's here.
    """
    if day.weekday() > 4 or len(codes) < 10:
        return None
    code = codes[2 * day.weekday() + (at >= "12:00")]
    if shown_as(code, day) == "suspended":
        return Away.SUSPENDED
    if code.strip().upper() in ("V", "P", "W"):
        return Away.TRIP
    away = class_of(code, day) in ("authorised", "unauthorised") and code.strip().upper() != "U"
    return Away.SCHOOL if away else None


def minutes_of(at: str) -> int:
    """Give a time such as 15:30 in minutes of the day; 0 when it is none."""
    hours, _, minutes = at.partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdigit() and minutes.isdigit() else 0


def _day(attended: SessionAttendance) -> date:
    return attended.on or date.min
