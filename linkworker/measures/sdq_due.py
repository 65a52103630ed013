"""When an SDQ is next due, and who is asked: at the start, midway and at the end of two years.

At the start within 20 school days; midway by the last school day of the programme's third term;
at the end by that of the sixth. A form filled in before the programme began is the one for the
start. In primary school a teacher is asked, in secondary school the young person, and whoever
filled one in before is asked again, or nothing could stand against it. The charity's own days may
differ: the rule is in this one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from linkworker.measures.school_days import (
    SchoolCalendar,
    add_school_days,
    calendar_note,
    school_days,
    school_days_between,
)

Phase = Literal["start", "middle", "end"]
State = Literal["done", "later", "due", "due soon", "overdue", "passed", "not known"]

SELF_FROM = 11  # years: the form a young person fills in is made for 11 to 17
_START_WITHIN = 20
_TERM: dict[Phase, int] = {"middle": 3, "end": 6}  # of the programme
_SOON = 10
_LAST_PRIMARY = 6


@dataclass(frozen=True)
class Due:
    """The form that one phase asks for. `by` is None, and `note` says why, where no term is known.

    "later" means that its term has not begun; "passed" that the next phase has.
    """

    phase: Phase
    opens: date | None
    by: date | None
    state: State
    note: str = ""


def asked(year: int | None, filled: Iterable[str]) -> tuple[str, ...]:
    """Say who is asked to fill in a form: by the school year, and whoever filled one in before."""
    usual = "teacher" if year is None or year <= _LAST_PRIMARY else "self"
    before = set(filled)
    return tuple(one for one in ("teacher", "parent", "self") if one == usual or one in before)


def too_young(age: int | None, year: int | None, informant: str) -> bool:
    """Say whether a young person's own form is early for them: under 11, by age or school year."""
    if informant != "self":
        return False
    return age < SELF_FROM if age is not None else year is not None and year < _LAST_PRIMARY


def phases(
    calendar: SchoolCalendar, *, started: date, filled_on: Iterable[date], today: date
) -> tuple[Due, ...]:
    """List the three forms of one filler-in, in order; `filled_on` are the days of those known."""
    days, spans = tuple(filled_on), _spans(calendar, started)
    found: list[Due] = []
    for at, span in enumerate(spans):
        began = date.min if span.phase == "start" else span.opens
        until = next((later.opens for later in spans[at + 1 :] if later.opens), date.max)
        done = began is not None and any(began <= day < until for day in days)
        state = "done" if done else _state(calendar, span, until, today)
        found.append(replace(span, state=state))
    return tuple(found)


def next_due(
    calendar: SchoolCalendar, *, started: date, filled_on: Iterable[date], today: date
) -> Due:
    """Give the one form that matters today: the first that is neither done nor passed."""
    listed = phases(calendar, started=started, filled_on=filled_on, today=today)
    return next((due for due in listed if due.state not in ("done", "passed")), listed[-1])


def _spans(calendar: SchoolCalendar, started: date) -> tuple[Due, ...]:
    """Give each phase the day it opens and the day it is due, or say what is not known of it."""
    first = add_school_days(calendar, started, _START_WITHIN)
    start = Due("start", started, first.day, "due", first.note)
    return (start, _in_term(calendar, started, "middle"), _in_term(calendar, started, "end"))


def _in_term(calendar: SchoolCalendar, started: date, phase: Phase) -> Due:
    terms = [term for term in sorted(calendar.terms) if term.end >= started]
    reaches = any(term.start <= started for term in calendar.terms)
    number = _TERM[phase]
    if not reaches or len(terms) < number:
        note = calendar_note(calendar, started) or f"Term {number} of the programme has no dates"
        return Due(phase, None, None, "not known", note)
    term = terms[number - 1]
    days = school_days(calendar, term.start, term.end).days
    return Due(phase, term.start, days[-1] if days else term.end, "due")


def _state(calendar: SchoolCalendar, span: Due, until: date, today: date) -> State:
    if until <= today:
        return "passed"
    if span.opens is None or span.by is None:
        return "not known"
    if today > span.by:
        return "overdue"
    if today < span.opens:
        return "later"
    left = school_days_between(calendar, today, span.by).number
    return "due soon" if left <= _SOON else "due"
