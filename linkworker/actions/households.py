"""The home of a family, kept once for all its children; its needs; brothers and sisters here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.goals import actions_of, goals_of
from linkworker.actions.linkings import linkings_of
from linkworker.actions.people import family_log
from linkworker.actions.plans import plan_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.homes import Home, home_on
from linkworker.records import Child, FamilyNeed, Household, HousingChange, KeptApart
from linkworker.store import Changes, Reader, Store

_DATES = 4  # of a child, that are shown


class Next(NamedTuple):
    """Something with a day, still to come."""

    on: date
    what: str


@dataclass(frozen=True)
class Sibling:
    """A brother or sister on this laptop; of one whom only a colleague holds, no more than that.

    `caseload` is where the record is held. `dates` are what comes next, the earliest first.
    """

    child: Child
    caseload: str
    dates: tuple[Next, ...] = ()


def keep_household(
    store: Store, child: Child, *, caseload: str, draft: str = "", **said: Any
) -> Changes:
    """Say who lives in a family's home; opens the family's log where there is none yet."""
    known = household_of(store, child)
    with store.change(draft) as (change, changes):
        if known is None:
            family = family_log(change, child, caseload)
            change.add(Household(family=family, **said), family)
        else:
            change.update(known, **said)
    return changes


def edit_household(
    store: Store, household: Household, *, draft: str = "", **edits: Any
) -> Changes:  # fmt: skip
    """Change who lives in a family's home."""
    with store.change(draft) as (change, changes):
        change.update(household, **edits)
    return changes


def change_housing(
    store: Store, child: Child, *, caseload: str, today: date, by: str, draft: str = "",
    **said: Any,
) -> Changes:  # fmt: skip
    """Keep where a family lives from a day on; raises Invalid."""
    moved = HousingChange(by=by, **said)
    found = problems(moved)
    if moved.on and moved.on > today:
        found["on"] = "This day is still to come"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(moved, family_log(change, child, caseload))
    return changes


def strike_housing(store: Store, moved: HousingChange, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake: it stays readable on the timeline, with the reason."""
    return strike(store, moved, reason=reason, by=by)


def add_need(
    store: Store, child: Child, *, caseload: str, draft: str = "", **said: Any
) -> Changes:  # fmt: skip
    """Write down what a family needs, as a sentence; raises Invalid."""
    need = FamilyNeed(**said)
    if found := problems(need):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(need, family_log(change, child, caseload))
    return changes


def edit_need(store: Store, need: FamilyNeed, *, draft: str = "", **edits: Any) -> Changes:
    """Say what is being done, or that a family no longer needs it."""
    with store.change(draft) as (change, changes):
        change.update(need, **edits)
    return changes


def keep_apart(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Keep the one sentence about a relative's offence; a second one changes the first."""
    known = next(iter(store.find(KeptApart, log=child.log)), None)
    if known is not None:
        return edit_apart(store, known, draft=draft, **said)
    with store.change(draft) as (change, changes):
        change.add(KeptApart(child=child.id, **said), child.log)
    return changes


def edit_apart(store: Store, apart: KeptApart, *, draft: str = "", **edits: Any) -> Changes:
    """Change the sentence kept apart."""
    with store.change(draft) as (change, changes):
        change.update(apart, **edits)
    return changes


def household_of(reader: Reader, child: Child) -> Household | None:
    """Return who lives in a child's home, or None while nothing is written down."""
    return next(iter(reader.find(Household, log=child.family)), None) if child.family else None


def housing_of(reader: Reader, child: Child) -> list[HousingChange]:
    """Return where a child's family lived, struck out or not."""
    return reader.find(HousingChange, log=child.family) if child.family else []


def home_of(reader: Reader, child: Child, today: date) -> Home:
    """Return where a child's family lives, and since when."""
    return home_on(housing_of(reader, child), today)


def needs_of(reader: Reader, child: Child) -> list[FamilyNeed]:
    """Return what a child's family needs still, the longest first."""
    found = reader.find(FamilyNeed, log=child.family) if child.family else []
    return sorted((n for n in found if not n.met_on), key=lambda n: (n.since or date.max, n.id))


def siblings_of(
    reader: Reader, child: Child, writes_in: Collection[str], today: date
) -> list[Sibling]:
    """Return the brothers and sisters on this laptop, with what comes next for each.

    Of one in a caseload that is not in `writes_in` no dates are read.
    """
    family = reader.find(Child, family=child.family) if child.family else []
    caseloads = dict(reader.logs("child"))
    return [
        Sibling(
            one, (held := caseloads.get(one.log, "")),
            next_dates(reader, one, today) if held in writes_in else (),
        )
        for one in sorted(family, key=lambda c: (-(c.year or 0), c.name, c.id))
        if one.id != child.id
    ]  # fmt: skip


def next_dates(reader: Reader, child: Child, today: date) -> tuple[Next, ...]:
    """Return what comes next for a child and may be said in one call, the earliest first."""
    found: list[Next] = []
    plan = plan_of(reader, child)
    if plan and plan.review_on:
        found.append(Next(plan.review_on, "Plan review"))
    for goal in goals_of(reader, plan) if plan else []:
        open_actions = (a for a in actions_of(reader, goal) if not (a.done_on or a.let_go))
        found += [Next(one.due, one.what) for one in open_actions if one.due]
    for linked in linkings_of(reader, child, today):
        if linked.stand.rests and linked.stand.step.again_on:
            found.append(Next(linked.stand.step.again_on, f"Ask again: {linked.linking.to}"))
    for standing in agreements_of(reader, child, today).values():
        if standing.next_on:
            scope = standing.steps[-1].partner or standing.about.scope.value
            found.append(Next(standing.next_on, f"Ask again: {scope}"))
    return tuple(sorted(one for one in found if one.on >= today)[:_DATES])
