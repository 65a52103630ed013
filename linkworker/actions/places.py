"""A place, its schools and their calendar, and the staff who work there."""

from collections.abc import Callable
from datetime import date
from typing import Any

from linkworker.errors import Invalid
from linkworker.measures import calendar
from linkworker.measures.days import read_day
from linkworker.measures.school_days import known_before
from linkworker.records import Colleague, Partner, Place, School, Term
from linkworker.store import Changes, Reader, Store


def keep_place(
    store: Store, place_log: str, place: Place | None, *, draft: str = "", **said: Any
) -> Changes:
    """Name the place that a place log is about, or change it as it stood on screen."""
    with store.change(draft) as (change, changes):
        if place is None:
            change.add(Place(**said), place_log)
        else:
            change.update(place, **said)
    return changes


def add_school(store: Store, place_log: str, *, draft: str = "", **said: Any) -> Changes:
    """Add a school to a place."""
    with store.change(draft) as (change, changes):
        change.add(School(**said), place_log)
    return changes


def edit_school(store: Store, school: School, *, draft: str = "", **edits: Any) -> Changes:
    """Change what is kept about a school."""
    with store.change(draft) as (change, changes):
        change.update(school, **edits)
    return changes


def add_term(store: Store, school: School, *, draft: str = "", **said: Any) -> Changes:
    """Add a term to a school's calendar; raises Invalid for dates in the wrong order."""
    term = Term(school=school.id, **said)
    _check_dates(term)
    with store.change(draft) as (change, changes):
        change.add(term, school.log)
    return changes


def edit_term(store: Store, term: Term, *, draft: str = "", **edits: Any) -> Changes:
    """Change a term; raises Invalid for dates in the wrong order."""
    with store.change(draft) as (change, changes):
        _check_dates(change.update(term, **edits))
    return changes


def introduce_colleague(
    store: Store, place_log: str, *, user: str, name: str, work: str = "", phone: str = ""
) -> Changes:
    """Say who a user id is to the staff of a place; said again, it is changed."""
    known = next(iter(store.find(Colleague, log=place_log, user=user)), None)
    with store.change() as (change, changes):
        if known is None:
            change.add(Colleague(user=user, name=name, work=work, phone=phone), place_log)
        else:
            change.update(known, name=name, work=work, phone=phone)
    return changes


def names(store: Reader) -> dict[str, str]:
    """Return the staff's names by user id."""
    return {colleague.user: colleague.name for colleague in store.find(Colleague)}


def school_of(store: Reader, school_id: str) -> School | None:
    """Return a school, or None while its place is not on this laptop yet."""
    return next((school for school in store.find(School) if school.id == school_id), None)


def calendar_of(store: Reader, school_id: str) -> calendar.SchoolCalendar:
    """Return a school's calendar from the terms entered for it, with England's bank holidays."""
    terms = [term for term in store.find(Term, school=school_id) if term.starts and term.ends]
    said = calendar.SchoolCalendar(
        terms=tuple(
            sorted(calendar.Term(t.starts, t.ends, t.name) for t in terms if t.starts and t.ends)
        ),
        half_terms=tuple(
            sorted(
                calendar.Span(t.half_term_starts, t.half_term_ends)
                for t in terms
                if t.half_term_starts and t.half_term_ends
            )
        ),
        inset=frozenset(day for t in terms for day in _days(t.inset)),
        closures=frozenset(day for t in terms for day in _days(t.closed)),
    )
    return known_before(said)


def school_days_here(store: Reader) -> Callable[[date], bool]:
    """Return what says whether any school of this laptop is open on a day."""
    calendars = [calendar_of(store, school.id) for school in store.find(School)]
    known = calendars or [calendar.SchoolCalendar()]
    return lambda day: any(one.is_school_day(day) for one in known)


def in_force(school: School | Partner, on: date) -> bool:
    """Say whether a school's or partner's sharing agreement is in force on a day."""
    begun = school.agreement_from is not None and school.agreement_from <= on
    return bool(school.agreement) and begun and (school.agreement_until or on) >= on


def _days(spelled: frozenset[str]) -> list[date]:
    return [day for one in spelled if (day := read_day(one))]


def _check_dates(term: Term) -> None:
    found: dict[str, str] = {}
    if term.starts and term.ends and term.ends < term.starts:
        found["ends"] = "The last school day is before the first"
    first, last = term.half_term_starts, term.half_term_ends
    if bool(first) != bool(last) or (first and last and last < first):
        found["half_term_ends"] = "Half-term needs its first day and its last, in that order"
    for name in ("inset", "closed"):
        wrong = [f"“{day}”" for day in sorted(getattr(term, name)) if not read_day(day)]
        if wrong:
            found[name] = f"Not a date such as 2026-10-23: {', '.join(wrong)}"
    if found:
        raise Invalid(found)
