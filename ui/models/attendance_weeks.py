"""A child's half-days week by week: each week's count, the year so far, and what began in it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from linkworker.measures.adjustments import HalfDay
from linkworker.measures.attendance import Mark, Summary, summarise
from linkworker.measures.calendar import SchoolCalendar, academic_year
from linkworker.measures.days import say_day
from linkworker.records import Step

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Week:
    """Ten half-days from Monday on. `so_far` adds up the school year up to this week's end.

    `gap` names the time without marks before it, such as "Half-term"; '' where there is none.
    `agreed` are its late half-days that the school agreed to.
    """

    monday: date
    marks: tuple[Mark, ...]
    counted: Summary
    so_far: Summary
    gap: str
    agreed: frozenset[HalfDay] = frozenset()

    @property
    def year(self) -> int:
        """The school year it belongs to."""
        return academic_year(self.monday + timedelta(days=4))


@dataclass(frozen=True)
class Event:
    """A step of the Attendance Action Plan on the day it began or was done."""

    day: date
    words: str


def week_by_week(
    marks: Sequence[Mark], calendar: SchoolCalendar, agreed: Collection[HalfDay] = ()
) -> tuple[Week, ...]:
    """Part half-days into weeks, the earliest first; a new school year counts from nothing."""
    parted: dict[date, list[Mark]] = {}
    for mark in marks:
        parted.setdefault(mark.day - timedelta(days=mark.day.weekday()), []).append(mark)
    weeks: list[Week] = []
    for monday, held in sorted(parted.items()):
        before = weeks[-1] if weeks else None
        counted = summarise(held)
        gap = _gap(calendar, before.monday, monday) if before else ""
        late = frozenset(mark[:2] for mark in held if mark[:2] in agreed)
        week = Week(monday, tuple(held), counted, counted, gap, late)
        if before and before.year == week.year:
            week = replace(week, so_far=before.so_far + counted)
        weeks.append(week)
    return tuple(weeks)


def events_of(steps: Iterable[Step]) -> tuple[Event, ...]:
    """Tell on which days agreed steps began and were done, the earliest first."""
    began = [Event(s.began_on, f"Began: {s.what}") for s in steps if s.began_on]
    done = [Event(s.done_on, f"Done: {s.what}") for s in steps if s.done_on]
    return tuple(sorted((*began, *done), key=lambda event: event.day))


def say_event(event: Event) -> str:
    """Say one step in full: "Mon 6 October. Began: Walk in with a friend"."""
    return f"{say_day(event.day)}. {event.words}"


def _gap(calendar: SchoolCalendar, last: date, monday: date) -> str:
    """Name the time without marks between two weeks."""
    between = [last + _WEEK * n for n in range(1, (monday - last).days // 7)]
    if not between:
        return ""
    if any(day in week for day in between for week in calendar.half_terms):
        return "Half-term"
    return "No marks" if any(map(calendar.in_term, between)) else "Holiday"
