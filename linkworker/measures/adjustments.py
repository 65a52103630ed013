"""When a school adjustment counts, which late marks it explains, when it is looked at again.

No figure of attendance changes: a late mark that was agreed with the school stays a late mark.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum

from linkworker.measures.attendance import Mark, Session
from linkworker.measures.attendance_codes import LATE, class_of
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Eases, Half, SchoolAdjustment

HalfDay = tuple[date, Session]
Agreed = Mapping[HalfDay, SchoolAdjustment]

_LONGEST = 120  # days; no holiday is longer
_HALVES: dict[Session, Half] = {"AM": Half.MORNING, "PM": Half.AFTERNOON}


class Now(Enum):
    """Where an adjustment stands on a day."""

    TO_COME = "to come"
    COUNTS = "counts now"
    OVER = "over"


def stands(one: SchoolAdjustment, today: date) -> Now:
    """Say whether an adjustment counts on a day, both its own days included."""
    if one.starts is None or one.starts > today:
        return Now.TO_COME
    return Now.OVER if one.until and one.until < today else Now.COUNTS


def agreed_lates(marks: Iterable[Mark], adjustments: Iterable[SchoolAdjustment]) -> Agreed:
    """Find the late half-days (L and U) that an adjustment of their day explains."""
    about = [one for one in adjustments if one.eases is Eases.LATE and not one.struck_because]
    found = {}
    for mark in marks:
        code = mark.code.strip().upper()
        if code not in LATE or class_of(code, mark.day) == "unknown":
            continue
        why = next((one for one in about if _explains(one, mark)), None)
        if why is not None:
            found[mark.day, mark.session] = why
    return found


def next_school_day(calendar: SchoolCalendar, day: date) -> date | None:
    """Give the first school day from a day on; None where the calendar opens no more."""
    days = (day + timedelta(n) for n in range(_LONGEST))
    return next((one for one in days if calendar.is_school_day(one)), None)


def _explains(one: SchoolAdjustment, mark: Mark) -> bool:
    half = one.half in (None, Half.DAY, _HALVES[mark.session])
    return half and stands(one, mark.day) is Now.COUNTS
