"""Where a child is taught elsewhere: its hours, its own weeks of attendance, our visits there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from linkworker.actions.contacts import contacts_of
from linkworker.errors import Invalid
from linkworker.fields import declared, problems
from linkworker.measures.attendance import Summary
from linkworker.measures.placement import DAYS, came, goes_on
from linkworker.records import Child, Contact, Means, Outcome, Placement, PlacementWeek
from linkworker.store import Changes, Reader, Store


@dataclass(frozen=True)
class Visits:
    """Our visits to where a child is taught: how many, minutes there and on the way, the last."""

    number: int
    minutes: int
    travel: int
    last: date | None


@dataclass(frozen=True)
class Placed:
    """Where a child is taught, what that place told of each week, and our visits there."""

    placement: Placement
    weeks: tuple[PlacementWeek, ...]
    visits: Visits

    @property
    def came(self) -> Summary:
        """Half-days there, as the place tells them."""
        return came(self.weeks)


def add_placement(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Keep where a child is taught, with its hours; raises Invalid."""
    made = Placement(child=child.id, **said)
    if found := problems(made) | _wrong(made):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(made, child.log)
    return changes


def edit_placement(store: Store, placement: Placement, *, draft: str = "", **edits: Any) -> Changes:
    """Change its hours, or say on which day it ends; raises Invalid."""
    said = {name: getattr(placement, name) for name in declared(Placement)} | edits
    if found := _wrong(Placement(**said)):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.update(placement, **edits)
    return changes


def keep_week(
    store: Store, placement: Placement, *, monday: date | None, codes: Sequence[str],
    source: str, at: datetime, draft: str = "",
) -> Changes:  # fmt: skip
    """Keep a week as the place told it, beside the school's register; the later telling stands.

    Raises Invalid for a day that is no Monday, or a week with nothing in it.
    """
    found = {} if monday and monday.weekday() == 0 else {"monday": "Say the Monday of the week"}
    if not any(code.strip() for code in codes):
        found["codes"] = "Say of at least one half-day whether she came"
    if found:
        raise Invalid(found)
    known = next(iter(store.find(PlacementWeek, placement=placement.id, monday=monday)), None)
    said: dict[str, Any] = {"codes": tuple(codes), "source": source.strip()}
    as_at = at.isoformat(timespec="minutes")
    with store.change(draft) as (change, changes):
        if known:
            change.update(known, as_at, **said)
        else:
            week = PlacementWeek(placement=placement.id, monday=monday, **said)
            change.add(week, placement.log, as_at)
    return changes


def placed_of(reader: Reader, child: Child) -> list[Placed]:
    """Return where a child was and is taught, the latest begun first."""
    places = reader.find(Placement, log=child.log)
    contacts = contacts_of(reader, child) if places else []
    found = []
    for one in sorted(places, key=lambda one: one.starts or date.min, reverse=True):
        weeks = sorted(
            reader.find(PlacementWeek, placement=one.id), key=lambda week: week.monday or date.min
        )
        found.append(Placed(one, tuple(weeks), _visits(one, contacts)))
    return found


def placed_now(places: Sequence[Placed], today: date) -> Placed | None:
    """Return where a child is taught on a day, or is to be from a later one; else None."""
    still = (one for one in places if one.placement.ends is None or one.placement.ends >= today)
    return next(still, None)


def _visits(placement: Placement, contacts: Sequence[Contact]) -> Visits:
    """Count the visits elsewhere that were made while she was taught there."""
    made = [
        one
        for one in contacts
        if one.means is Means.ELSEWHERE
        and one.outcome is Outcome.REACHED
        and not one.struck_because
        and one.at
        and goes_on(placement, one.at.date())
    ]
    last = max((one.at.date() for one in made if one.at), default=None)
    minutes, travel = sum(one.minutes or 0 for one in made), sum(one.travel or 0 for one in made)
    return Visits(len(made), minutes, travel, last)


def _wrong(one: Placement) -> dict[str, str]:
    found: dict[str, str] = {}
    if one.starts and one.ends and one.ends < one.starts:
        found["ends"] = "The last day is before the first"
    if not any(getattr(one, day).strip() for day in DAYS):
        found["monday"] = "Say the hours of at least one day"
    return found
