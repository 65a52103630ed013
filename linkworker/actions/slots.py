"""Slots: when a child is seen and what the Link Worker's week holds besides; moving, copying."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from linkworker.actions.places import calendar_of
from linkworker.actions.time_away import Out, out_of_school
from linkworker.errors import Invalid
from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.slots import comes_on, in_the_way
from linkworker.records import AttendanceWeek, Child, Means, OwnSlot, School, Slot
from linkworker.store import Changes, Reader, Store, random_id

_WEEK = timedelta(days=7)
_AHEAD = 28  # days


@dataclass(frozen=True)
class SlotOn:
    """One slot on one day. `child` is None for a time of the Link Worker's own.

    `away` says why it does not take place, or "". `others` is how many other children come.
    """

    slot: Slot | OwnSlot
    child: Child | None
    day: date
    away: str = ""

    @property
    def others(self) -> int:
        """How many other children come to it."""
        return (self.slot.others or 0) if isinstance(self.slot, Slot) else 0

    @property
    def occasion(self) -> str:
        """What joins the slots of several children; of a slot alone its own id."""
        occasion = self.slot.occasion if isinstance(self.slot, Slot) else ""
        return occasion or self.slot.id


def add_slot(
    store: Store, *, children: Sequence[Child], others: int = 0, draft: str = "", **said: Any
) -> Changes:
    """Keep a slot in the record of each child who comes: all of them, or none.

    `others` counts children who are not on the programme. Raises Invalid.
    """
    if not children:
        raise Invalid({"children": "Say which child this is for"})
    besides = len(children) - 1 + others
    with store.change(draft) as (change, changes):
        for child in children:
            occasion = change.action if besides else ""
            slot = Slot(child=child.id, occasion=occasion, others=besides or None, **said)
            change.add(_checked(slot), child.log)
    return changes


def add_own_slot(store: Store, caseload: str, *, draft: str = "", **said: Any) -> Changes:
    """Keep a time of the Link Worker's own, without a child; raises Invalid."""
    with store.change(draft) as (change, changes):
        change.add(_checked(OwnSlot(**said)), caseload)
    return changes


def edit_slot(store: Store, slot: Slot | OwnSlot, *, draft: str = "", **edits: Any) -> Changes:
    """Change a slot on all its days; of several children's each one's. Raises Invalid."""
    with store.change(draft) as (change, changes):
        for one in together(store, slot):
            _checked(change.update(one, **edits))
    return changes


def skip_slots(store: Store, slots: Sequence[SlotOn]) -> Changes:
    """Say that these slots are not needed on their days; whoever else comes still does."""
    with store.change() as (change, changes):
        for one in slots:
            change.update(one.slot, skipped=one.slot.skipped | {one.day.isoformat()})
    return changes


def move_slot(store: Store, slot: Slot | OwnSlot, day: date, *, to: date, at: str) -> Changes:
    """Move what was to take place on a day to another day or time; its other days stay.

    Everybody who comes together is moved together. Raises Invalid for no time.
    """
    with store.change() as (change, changes):
        for one in together(store, slot):
            if one.on is not None:
                _checked(change.update(one, on=to, at=at))
                continue
            change.update(one, skipped=one.skipped | {day.isoformat()})
            change.add(_checked(_once(one, to, at, change.action)), one.log)
    return changes


def remove_slot(store: Store, slot: Slot | OwnSlot) -> Changes:
    """Take a slot out of the week, for everybody who comes to it."""
    with store.change() as (change, changes):
        for one in together(store, slot):
            change.remove(one)
    return changes


def copy_week(store: Store, monday: date) -> Changes:
    """Copy what stood on single dates of the week before into the week of a Monday.

    What is there already at that day and time for the same child stays as it is. Raises Invalid
    when there is nothing to copy.
    """
    here: list[Slot | OwnSlot] = [*store.find(Slot), *store.find(OwnSlot)]
    taken = {(one.log, one.on, one.at) for one in here}
    last = [one for one in here if one.on and monday - _WEEK <= one.on < monday]
    occasions: defaultdict[str, str] = defaultdict(random_id)
    with store.change() as (change, changes):
        for one in last:
            to = one.on + _WEEK if one.on else monday
            if (one.log, to, one.at) not in taken:
                occasion = occasions[one.occasion] if isinstance(one, Slot) else ""
                change.add(_once(one, to, one.at, occasion), one.log)
        if not change.kinds():
            raise Invalid({"on": "Nothing stood on single dates last week that is not here"})
    return changes


def slots_on(reader: Reader, day: date, *, away: bool = False) -> list[SlotOn]:
    """Return what the week holds on a day, in the order of time; several children's one each.

    What falls away (INSET, half-term, closure, away from school, not needed) is left out unless
    asked for with `away`.
    """
    return slots_between(reader, day, day, away=away)


def slots_between(reader: Reader, first: date, last: date, *, away: bool = False) -> list[SlotOn]:
    """Return what the days from `first` to `last` hold, in the order of day and time."""
    slots: list[Slot | OwnSlot] = [*reader.find(Slot), *reader.find(OwnSlot)]
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    coming = [(one, day) for one in slots for day in days if comes_on(one, day)]
    if not coming:
        return []
    calendars = {school.id: calendar_of(reader, school.id) for school in reader.find(School)}
    children = {child.id: child for child in reader.find(Child)}
    known = _Known(children, calendars, _marks(reader, first), out_of_school(reader))
    found = [_stands(one, day, known) for one, day in coming]
    kept = [one for one in found if away or not one.away]
    return sorted(kept, key=lambda one: (one.day, one.slot.at, one.child.name if one.child else ""))


def slots_of(reader: Reader, child: Child) -> list[Slot]:
    """Return a child's slots, those of each week first, then the dated by day."""
    slots = reader.find(Slot, log=child.log)
    return sorted(slots, key=lambda one: (one.on or date.min, one.at))


def next_slot(
    reader: Reader, child: Child, calendar: SchoolCalendar, now: datetime
) -> SlotOn | None:
    """Return the next time a child has a slot, within four weeks; None when there is none."""
    slots, out = slots_of(reader, child), out_of_school(reader, child)
    for ahead in range(_AHEAD):
        day = now.date() + timedelta(days=ahead)
        coming = [
            one
            for one in slots
            if comes_on(one, day)
            and not in_the_way(one, day, calendar, out=out.out(child.log, day, one.at))
        ]
        later = [one for one in coming if ahead or one.at >= f"{now:%H:%M}"]
        if later:
            return SlotOn(min(later, key=lambda one: one.at), child, day)
    return None


def together(reader: Reader, slot: Slot | OwnSlot) -> list[Slot | OwnSlot]:
    """Return the records of everybody who comes to a slot, this one as it stood on screen."""
    if isinstance(slot, OwnSlot) or not slot.occasion:
        return [slot]
    others = reader.find(Slot, occasion=slot.occasion)
    return [slot, *(one for one in others if one.id != slot.id)]


@dataclass(frozen=True)
class _Known:
    children: Mapping[str, Child]
    calendars: Mapping[str, SchoolCalendar]
    marks: Mapping[tuple[str, date], tuple[str, ...]]
    out: Out


def _stands(slot: Slot | OwnSlot, day: date, known: _Known) -> SlotOn:
    child = known.children.get(slot.child) if isinstance(slot, Slot) else None
    if child is not None:
        calendar = known.calendars.get(child.school, SchoolCalendar())
        monday = day - timedelta(days=day.weekday())
        half = day.weekday() * 2 + (slot.at >= "12:00")
        marks = known.marks.get((slot.log, monday), ())[half : half + 1]
        out = known.out.out(slot.log, day, slot.at)
        return SlotOn(slot, child, day, in_the_way(slot, day, calendar, marks, out=out))
    away = [in_the_way(slot, day, one) for one in known.calendars.values()] or [
        in_the_way(slot, day, SchoolCalendar())
    ]
    return SlotOn(slot, None, day, min(away))  # one school that is open is enough


def _marks(reader: Reader, first: date) -> dict[tuple[str, date], tuple[str, ...]]:
    since = first - timedelta(days=first.weekday())
    weeks = reader.find(AttendanceWeek, newest="monday", since=since)
    return {(week.log, week.monday): week.codes for week in weeks if week.monday}


def _once(slot: Slot | OwnSlot, on: date, at: str, occasion: str) -> Slot | OwnSlot:
    """Give a new slot like this one on a date alone; those who came together still do."""
    plain: dict[str, Any] = {"id": "", "seen": {}, "skipped": frozenset(), "flagged": False}
    plain |= {"weekday": None, "on": on, "at": at, "starts": None, "ends": None}
    if isinstance(slot, Slot) and slot.occasion:
        plain["occasion"] = occasion
    return replace(slot, **plain)


def means_of(what: str, *, alone: bool) -> Means:
    """Tell from what a slot is for how it was had: as it says, else 1:1 or in a group."""
    said = (one for one in Means if one.value in what.casefold())
    return next(said, Means.ONE_TO_ONE if alone else Means.GROUP)


def _checked(slot: Slot | OwnSlot) -> Any:
    if (slot.weekday is None) == (slot.on is None):
        raise Invalid({"weekday": "Choose a weekday, or one date"})
    if slot.starts and slot.ends and slot.ends < slot.starts:
        raise Invalid({"ends": "The last day is before the first"})
    return slot


def by_occasion(slots: Iterable[SlotOn]) -> list[list[SlotOn]]:
    """Put those who come together into one, in the order given."""
    found: defaultdict[tuple[str, date], list[SlotOn]] = defaultdict(list)
    for one in slots:
        found[one.occasion, one.day].append(one)
    return list(found.values())
