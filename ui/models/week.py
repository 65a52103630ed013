"""A week of slots as its page shows it, read in one go: what falls away stands with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.actions.children import children
from linkworker.actions.places import calendar_of
from linkworker.actions.slots import by_occasion, slots_between
from linkworker.measures.calendar import SchoolCalendar, calendar_note
from linkworker.measures.slots import NOT_NEEDED, closed_because
from linkworker.records import Child, School
from linkworker.store import Reader
from ui.models.visits import Visit

_FRIDAY, _SUNDAY = 4, 6


@dataclass(frozen=True)
class DayOfWeek:
    """One day: its slots by time, and why school is closed, or ""."""

    day: date
    visits: tuple[Visit, ...]
    closed: str


@dataclass(frozen=True)
class Week:
    """The days from Monday to Friday, and a weekend that holds something."""

    monday: date
    days: tuple[DayOfWeek, ...]
    children: tuple[Child, ...]
    note: str


def read_week(reader: Reader, monday: date) -> Week:
    """Read the week of a Monday. What was not needed or moved away is not there any more."""
    days = [monday + timedelta(days=n) for n in range(_SUNDAY + 1)]
    found = slots_between(reader, monday, days[-1], away=True)
    groups = [group for group in by_occasion(found) if group[0].away != NOT_NEEDED]
    calendars = [calendar_of(reader, school.id) for school in reader.find(School)]
    held = {group[0].day for group in groups}
    shown = [day for day in days if day.weekday() <= _FRIDAY or day in held]
    return Week(
        monday,
        tuple(
            DayOfWeek(
                day,
                tuple(Visit(tuple(group)) for group in groups if group[0].day == day),
                _closed(calendars, day),
            )
            for day in shown
        ),
        tuple(on.child for on in children(reader)),
        next((note for one in calendars if (note := calendar_note(one, days[_FRIDAY]))), ""),
    )


def _closed(calendars: Sequence[SchoolCalendar], day: date) -> str:
    if any(one.is_school_day(day) for one in calendars) or not calendars:
        return ""
    return closed_because(calendars[0], day)
