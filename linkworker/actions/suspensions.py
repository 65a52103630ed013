"""A child is sent away: kept in one step with what was seen to, and her way back begun with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from linkworker.actions.places import calendar_of
from linkworker.actions.sessions import not_on_it
from linkworker.actions.slots import slots_of
from linkworker.actions.striking import strike
from linkworker.actions.time_away import NOON
from linkworker.errors import Invalid
from linkworker.fields import declared, problems
from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.sessions import meeting_days
from linkworker.measures.slots import comes_on, in_the_way
from linkworker.measures.suspension import AWAY, Follows, TimeAway, follows, time_away
from linkworker.records import Activity, Child, ComingBack, Enrolment, Sent, Suspension
from linkworker.store import Changes, Reader, Store

_ENDLESS = "It has no number of half-days: leave this empty"
_AHEAD = timedelta(days=28)
_HOW_MANY = "Say how many half-days: a whole day is 2, a lunchtime 1"


class FallsAway(NamedTuple):
    """A slot or a session that a child is not at while she is away."""

    day: date
    at: str
    what: str


@dataclass(frozen=True)
class Foreseen:
    """What a suspension brings, before it is kept. `follows` counts it in."""

    away: TimeAway
    follows: Follows
    falls_away: tuple[FallsAway, ...]


def keep_suspension(
    store: Store, child: Child, *, by: str, now: datetime, draft: str = "", **said: Any
) -> Changes:
    """Keep that school has sent a child away, all in one: what was seen to, the meeting on return.

    Fields of `Suspension` and of `ComingBack` by name. Raises Invalid, all at once.
    """
    suspension = Suspension(child=child.id, by=by, **_of(Suspension, said))
    back = ComingBack(child=child.id, **_of(ComingBack, said))
    found = {**problems(suspension), **problems(back)} | _wrong(suspension, now)
    if suspension.on and back.meeting_at and back.meeting_at.date() < suspension.on:
        found["meeting_at"] = "The meeting on return is after the first day"
    if found:
        raise Invalid(found)
    calendar = calendar_of(store, child.school)
    first = time_away(suspension, calendar).back
    with store.change(draft) as (change, changes):
        kept = change.add(suspension, child.log)
        day = first.day if first else None
        if suspension.sent is not Sent.INTERNAL:
            way = _way_back(child, back, kept, day)
            change.add(way, child.log)
    return changes


def edit_suspension(
    store: Store, suspension: Suspension, *, draft: str = "", **edits: Any
) -> Changes:
    """Add what was seen to since, or put the days right; raises Invalid.

    Where the day back followed from the half-days, it follows them again.
    """
    merged = {name: getattr(suspension, name) for name in declared(Suspension)} | edits
    if found := _wrong(Suspension(**merged), suspension.told_at or datetime.max):
        raise Invalid(found)
    child = store.get(Child, suspension.child)
    calendar = calendar_of(store, child.school)
    before, after = (time_away(one, calendar).back for one in (suspension, Suspension(**merged)))
    with store.change(draft) as (change, changes):
        change.update(suspension, **edits)
        for back in store.find(ComingBack, suspension=suspension.id):
            if before != after and after and back.expected == (before and before.day):
                change.update(back, expected=after.day)
    return changes


def touched(store: Store, suspension: Suspension, *, on: date) -> Changes:
    """Say on which day we were with the child, by a visit or a call."""
    return edit_suspension(store, suspension, touched_on=on)


def strike_suspension(store: Store, suspension: Suspension, *, reason: str, by: str) -> Changes:
    """Strike one out: it counts no longer and nobody is away; it stays on the timeline."""
    return strike(store, suspension, reason=reason, by=by)


def foresee(reader: Reader, child: Child, said: dict[str, Any], today: date) -> Foreseen | None:
    """Say what would follow if this were kept; None while its first day or number is not said."""
    suspension = Suspension(child=child.id, **_of(Suspension, said))
    if suspension.on is None or not (suspension.half_days or suspension.sent is Sent.EXCLUDED):
        return None
    calendar, others = calendar_of(reader, child.school), suspensions_of(reader, child)
    away, on = time_away(suspension, calendar), max(suspension.on, today)
    counted = follows([*others, suspension], calendar, on)
    return Foreseen(away, counted, tuple(falls_away(reader, child, away, calendar, today)))


def falls_away(
    reader: Reader, child: Child, away: TimeAway, calendar: SchoolCalendar, today: date
) -> list[FallsAway]:
    """List a child's slots and sessions of the next four weeks that fall into a time away."""
    first = max(away.record.on or today, today)
    last = min(first + _AHEAD, away.back.day if away.back else date.max)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    found = [
        FallsAway(day, slot.at, slot.what)
        for slot in slots_of(reader, child)
        for day in days
        if comes_on(slot, day)
        and away.covers(day, afternoon=slot.at >= NOON)
        and in_the_way(slot, day, calendar, out=True) == AWAY
    ]
    on = {one.activity for one in reader.find(Enrolment, log=child.log) if one.activity}
    for activity in (one for one in reader.find(Activity) if one.id in on):
        found += [
            FallsAway(day, activity.at, activity.what)
            for day in meeting_days(activity, calendar, first, last)
            if away.covers(day, afternoon=activity.at >= NOON)
            and not not_on_it(reader, activity, child, day)
        ]
    return sorted(set(found))


def suspensions_of(reader: Reader, child: Child) -> list[Suspension]:
    """Return a child's, the latest first, but for what was struck out."""
    found = reader.find(Suspension, log=child.log, newest="on")
    return [one for one in found if not one.struck_because]


def what_follows(reader: Reader, child: Child, calendar: SchoolCalendar, today: date) -> Follows:
    """Say what follows from all of a child's suspensions as it stands today."""
    return follows(suspensions_of(reader, child), calendar, today)


def away_now(away: Sequence[TimeAway], today: date) -> TimeAway | None:
    """Return the time away that goes on on a day, the latest begun; None when she is in school."""
    return next((one for one in away if one.on(today)), None)


def _way_back(
    child: Child, back: ComingBack, suspension: Suspension, day: date | None
) -> ComingBack:
    said = {name: getattr(back, name) for name in declared(ComingBack)}
    said |= {"child": child.id, "suspension": suspension.id, "expected": back.expected or day}
    return ComingBack(**said)


def _of(kind: Any, said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name in declared(kind)}


def _wrong(one: Suspension, now: datetime) -> dict[str, str]:
    found: dict[str, str] = {}
    if one.sent is Sent.EXCLUDED and one.half_days:
        found["half_days"] = _ENDLESS
    if one.sent and one.sent is not Sent.EXCLUDED and not one.half_days:
        found["half_days"] = _HOW_MANY
    if one.told_at and one.told_at > now:
        found["told_at"] = "This is still to come"
    if bool(one.touch) != bool(one.touch_on):
        place = "touch_on" if one.touch else "touch"
        found[place] = "Say on which day" if one.touch else "A visit, or a call?"
    if one.touch_on and one.on and one.touch_on < one.on:
        found["touch_on"] = "That is before the first day"
    return found
