"""Being taught elsewhere: on which days a child is there, and how often she came.

Her week there is counted from what the place tells, beside the school's register and never mixed
with it: the school marks the same half-days as its own rules ask.
"""

from collections.abc import Iterable
from datetime import date

from linkworker.measures.attendance import Summary, summarise, week_marks
from linkworker.measures.days import WEEKDAYS
from linkworker.records import Placement, PlacementWeek, Setting

DAYS = tuple(day.casefold() for day in WEEKDAYS[:5])


def hours(placement: Placement, day: date) -> str:
    """Give the hours of a day there, or "" where she is not there on it."""
    if placement.starts is None or day.weekday() >= len(DAYS):
        return ""
    if not placement.starts <= day <= (placement.ends or day):
        return ""
    return str(getattr(placement, DAYS[day.weekday()]))


def goes_on(placement: Placement, day: date) -> bool:
    """Say whether it has begun by a day, and has not ended before it."""
    return placement.starts is not None and placement.starts <= day <= (placement.ends or day)


def elsewhere(placement: Placement, day: date) -> bool:
    """Say whether she is out of her own school on a day: a part-time timetable is spent in it."""
    return placement.setting is not Setting.PART_TIME and bool(hours(placement, day).strip())


def came(weeks: Iterable[PlacementWeek]) -> Summary:
    """Add up what the place told of the weeks."""
    return summarise(
        mark for week in weeks if week.monday for mark in week_marks(week.codes, week.monday)
    )
