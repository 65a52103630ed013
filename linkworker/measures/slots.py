"""When a slot takes place: its weekdays in term, its one date, and why it falls away on a day."""

from collections.abc import Collection
from datetime import date

from linkworker.measures.days import WEEKDAYS
from linkworker.measures.school_days import SchoolCalendar
from linkworker.measures.suspension import AWAY
from linkworker.records import OwnSlot, Slot

NOT_NEEDED = "not needed"
_GOES_TO_HER = "visit"


def comes_on(slot: Slot | OwnSlot, day: date) -> bool:
    """Say whether a day is one of a slot's, whatever is in the way of it."""
    if slot.on is not None:
        return slot.on == day
    if slot.weekday is None or slot.weekday.value != WEEKDAYS[day.weekday()]:
        return False
    return (slot.starts or day) <= day <= (slot.ends or day)


def in_the_way(
    slot: Slot | OwnSlot,
    day: date,
    calendar: SchoolCalendar,
    marks: Collection[str] = (),
    *,
    out: bool = False,
) -> str:
    """Say why a slot does not take place on one of its days, or "".

    What comes back every week does so on school days alone. `marks` are the codes of the
    register for the child's half-day: E is suspended (Department for Education's codes); `out`
    says that she is known to be sent away, or taught elsewhere. A slot on one date was chosen
    for that date, so a closed school is not in its way; a visit goes to where she is.
    """
    if day.isoformat() in slot.skipped:
        return NOT_NEEDED
    if slot.on is None and not calendar.is_school_day(day):
        return closed_because(calendar, day)
    away = out or "E" in marks
    return AWAY if away and _GOES_TO_HER not in slot.what.casefold() else ""


def closed_because(calendar: SchoolCalendar, day: date) -> str:
    """Say why school is closed on a day: INSET, a closure, half-term, the holidays, a weekend."""
    if day.weekday() > 4:
        return "weekend"
    if day in calendar.inset:
        return "INSET day"
    if day in calendar.closures:
        return "school closed"
    if day in calendar.bank_holidays:
        return "bank holiday"
    return "half-term" if any(day in week for week in calendar.half_terms) else "holidays"
