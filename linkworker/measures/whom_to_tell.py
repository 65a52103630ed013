"""Whom to tell about a worry, at this very minute: at school while it is open, else who answers.

On a school day in hours the school's safeguarding lead (KCSIE: the DSL) and deputy come first.
Else our own lead, the council's front door and its number out of hours. A worry about a member
of staff goes to the head, or to the council's designated officer. 999 stands above all of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from linkworker.measures.days import say_day
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import PassedTo, Place, School

OPENS, CLOSES = time(8), time(16, 30)  # where a school's own hours are not kept
_COUNCIL_OPENS, _COUNCIL_CLOSES = time(9), time(17)
_LONGEST = 120  # days to look ahead for the next school day


@dataclass(frozen=True)
class Whom:
    """Somebody to tell: what they are, their name and number; '' where none is kept here."""

    to: PassedTo
    work: str
    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Group:
    """Some to tell in their order, under one heading; `note` says why they stand here now."""

    title: str
    note: str
    people: tuple[Whom, ...]
    answers: bool = True


def whom_to_tell(
    schools: Sequence[tuple[School, SchoolCalendar]],
    place: Place,
    now: datetime,
    *,
    staff: bool = False,
) -> tuple[Group, ...]:
    """Say whom to tell, those who answer now first; `staff`: it is about a member of staff."""
    groups = [_school(school, calendar, now, staff=staff) for school, calendar in schools]
    others = [_ours(place), _council(place, now, staff=staff)]
    if staff:
        others.reverse()
    open_now = [one for one in groups if one.answers]
    closed = [one for one in groups if not one.answers]
    return (*open_now, *others, *closed)


def answers_now(school: School, calendar: SchoolCalendar, now: datetime) -> bool:
    """Say whether somebody answers at a school: on a school day, in its hours."""
    first, last = _hours(school)
    return calendar.is_school_day(now.date()) and first <= now.time() < last


def _school(school: School, calendar: SchoolCalendar, now: datetime, *, staff: bool) -> Group:
    if staff:
        people = [Whom(PassedTo.HEAD, "head teacher", school.head, school.head_phone)]
    else:
        lead = Whom(PassedTo.LEAD, "safeguarding lead", school.dsl, school.dsl_phone)
        second = Whom(PassedTo.DEPUTY, "deputy", school.deputy, school.deputy_phone)
        people = [lead, *([second] if school.deputy else [])]
    if answers_now(school, calendar, now):
        return Group(school.name, _until(school), tuple(people))
    return Group(school.name, _closed(school, calendar, now), tuple(people), answers=False)


def _until(school: School) -> str:
    if school.closes:
        return f"Open today until {school.closes}"
    return f"A school day. Its hours are not kept here: until {CLOSES:%H:%M} is assumed"


def _closed(school: School, calendar: SchoolCalendar, now: datetime) -> str:
    """Say when somebody is there again, so that they are told then as well."""
    first, _ = _hours(school)
    day = now.date()
    if calendar.is_school_day(day) and now.time() < first:
        return f"Opens today at {first:%H:%M}: tell them then as well"
    for _ in range(_LONGEST):
        day += timedelta(days=1)
        if calendar.is_school_day(day):
            return f"Closed now. Open again {say_day(day)}: tell them then as well"
    return "Closed now"


def _ours(place: Place) -> Group:
    lead = Whom(
        PassedTo.OURS, "safeguarding lead", place.safeguarding_lead, place.safeguarding_phone
    )
    return Group("AllChild’s own lead", "Any day, also to think it over with", (lead,))


def _council(place: Place, now: datetime, *, staff: bool) -> Group:
    front = Whom(
        PassedTo.COUNCIL, "by day", place.front_door or "Front door", place.front_door_phone
    )
    late = Whom(
        PassedTo.COUNCIL, "evenings, nights, weekends", "Out of hours", place.out_of_hours_phone
    )
    in_hours = now.weekday() < 5 and _COUNCIL_OPENS <= now.time() < _COUNCIL_CLOSES
    people = [front, late] if in_hours else [late, front]
    title = f"The council, {place.name}" if place.name else "The council"
    if not staff:
        return Group(title, "Where a child may be harmed and nobody else answers", tuple(people))
    officer = Whom(PassedTo.OFFICER, "designated officer", place.officer, place.officer_phone)
    note = "Also where it is about the head teacher, or about one of us"
    return Group(title, note, (officer, *people))


def _hours(school: School) -> tuple[time, time]:
    return _time(school.opens, OPENS), _time(school.closes, CLOSES)


def _time(spelled: str, otherwise: time) -> time:
    hour, _, minute = spelled.partition(":")
    return time(int(hour), int(minute)) if minute else otherwise


def everybody(groups: Iterable[Group]) -> list[Whom]:
    """Return all who may be told, in their order."""
    return [one for group in groups for one in group.people]
