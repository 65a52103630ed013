"""September: each child's year, class, teacher and room; who has moved on, who is not back yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker.errors import Invalid
from linkworker.measures.calendar import SchoolCalendar, academic_year, school_days_between
from linkworker.records import Back, Child, SchoolYear
from linkworker.store import Changes, Reader, Store

_LOOK_FOR = 20  # school days from the first one on
_LEAVING = 6  # the last year group of a primary school


@dataclass(frozen=True)
class Beginning:
    """One child in September: what is kept of her year, and which year group comes next.

    `moves` says that she was in Year 6 and has another school to go to.
    """

    child: Child
    kept: SchoolYear | None
    year: int
    moves: bool


def beginnings(reader: Reader, day: date) -> list[Beginning]:
    """Return everybody here at the beginning of a day's school year; not looked at first."""
    began = academic_year(day)
    kept = {one.child: one for one in reader.find(SchoolYear, began=began)}
    found = [_beginning(child, kept.get(child.id)) for child in reader.find(Child)]
    return sorted(found, key=lambda one: (one.kept is not None, one.child.name, one.child.id))


def begin_year(
    store: Store,
    child: Child,
    kept: SchoolYear | None,
    *,
    began: int,
    edits: dict[str, Any],
    **said: Any,
) -> Changes:
    """Keep how a child begins a school year; `edits` are of her own record (year, class, school).

    All of it is one action. Raises Invalid when it is not said whether she is back.
    """
    if not isinstance(said.get("back"), Back):
        raise Invalid({"back": "Say whether the child is back"})
    with store.change() as (change, changes):
        if any(getattr(child, name) != value for name, value in edits.items()):
            change.update(child, **edits)
        if kept is None:
            change.add(SchoolYear(child=child.id, began=began, **said), child.log)
        else:
            change.update(kept, **said)
    return changes


def in_september(calendar: SchoolCalendar, day: date) -> bool:
    """Say whether a day is one of the first 20 school days of a school year."""
    first = max((term.start for term in calendar.terms if term.start <= day), default=None)
    if first is None or first.month not in (8, 9) or day.month not in (9, 10):
        return False
    return school_days_between(calendar, first, day).number < _LOOK_FOR


def _beginning(child: Child, kept: SchoolYear | None) -> Beginning:
    now = child.year or 0
    if kept is not None:
        return Beginning(child, kept, now, moves=False)
    return Beginning(child, None, now + 1, moves=now == _LEAVING)
