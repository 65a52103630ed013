"""School adjustments: agreed, looked at again, ended; what is wrong with their days."""

from datetime import date
from typing import Any

from linkworker.actions.places import calendar_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.adjustments import Now, next_school_day, stands
from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.days import say_day
from linkworker.records import Child, Eases, SchoolAdjustment
from linkworker.store import Changes, Reader, Store


def agree_adjustment(
    store: Store, child: Child, *, by: str, draft: str = "", **said: Any
) -> Changes:  # fmt: skip
    """Keep what a school agreed to for a child; raises Invalid, all at once."""
    one = SchoolAdjustment(child=child.id, by=by, **said)
    if found := problems(one) | _wrong(one, calendar_of(store, child.school)):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(one, child.log)
    return changes


def edit_adjustment(
    store: Store, one: SchoolAdjustment, *, draft: str = "", **edits: Any
) -> Changes:  # fmt: skip
    """Change an adjustment; raises Invalid."""
    calendar = calendar_of(store, store.get(Child, one.child).school)
    with store.change(draft) as (change, changes):
        if found := _wrong(change.update(one, **edits), calendar):
            raise Invalid(found)
    return changes


def look_again(
    store: Store, one: SchoolAdjustment, *, review_on: date | None, came_of: str = ""
) -> Changes:
    """Say that it was looked at and goes on until it is looked at again, on a later day.

    Raises Invalid without that day, or where it does not come after the one before.
    """
    if review_on is None:
        raise Invalid({"review_on": "Say when it is looked at again, or end it"})
    if one.review_on and review_on <= one.review_on:
        raise Invalid({"review_on": f"This comes after {say_day(one.review_on)}"})
    until = one.until if one.until is None or one.until >= review_on else None
    words = "\n".join(part for part in (one.came_of, came_of.strip()) if part)
    return edit_adjustment(store, one, review_on=review_on, until=until, came_of=words)


def end_adjustment(
    store: Store, one: SchoolAdjustment, *, until: date | None, came_of: str = ""
) -> Changes:
    """Say on which day it ends, and what came of it; nothing is looked at again after that.

    Raises Invalid without that day, NotAllowed where it has ended before.
    """
    if until is None:
        raise Invalid({"until": "Say its last day"})
    if one.until and stands(one, until) is Now.OVER:
        raise NotAllowed(f"It has ended on {say_day(one.until)} already")
    words = "\n".join(part for part in (one.came_of, came_of.strip()) if part)
    review = one.review_on if one.review_on and one.review_on <= until else None
    return edit_adjustment(store, one, until=until, review_on=review, came_of=words)


def strike_adjustment(store: Store, one: SchoolAdjustment, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake, with the reason."""
    return strike(store, one, reason=reason, by=by)


def adjustments_of(reader: Reader, child: Child, today: date) -> list[SchoolAdjustment]:
    """Return a child's adjustments: what is looked at next first, the latest over last."""
    every = [a for a in reader.find(SchoolAdjustment, child=child.id) if not a.struck_because]
    every.sort(key=lambda one: (one.starts or date.min, one.id), reverse=True)
    over = [one for one in every if stands(one, today) is Now.OVER]
    rest = [one for one in every if one not in over]
    return [*sorted(rest, key=lambda one: one.review_on or one.until or date.max), *over]


def _wrong(one: SchoolAdjustment, calendar: SchoolCalendar) -> dict[str, str]:
    """Say which days cannot be, which are missing, and when a review would find no school."""
    found: dict[str, str] = {}
    if one.starts and one.until and one.until < one.starts:
        found["until"] = "It ends before it starts"
    if one.eases is Eases.TIMETABLE and one.until is None:
        found["until"] = "A part-time timetable has a last day: say which"
    if one.review_on is None and one.until is None:
        found["review_on"] = "Say when it is looked at again, or until when it is"
    if one.review_on and (wrong := _wrong_review(one, one.review_on, calendar)):
        found["review_on"] = wrong
    return found


def _wrong_review(one: SchoolAdjustment, day: date, calendar: SchoolCalendar) -> str:
    if one.starts and day <= one.starts:
        return "It is looked at again after it starts"
    if one.until and day > one.until:
        return f"It has ended by then, on {say_day(one.until)}"
    if calendar.is_school_day(day):
        return ""
    opens = next_school_day(calendar, day)
    then = f": the next school day is {say_day(opens, year=True)}" if opens else ""
    return f"School is closed on {say_day(day)}{then}"
