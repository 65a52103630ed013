"""A child's way back to school: the meeting on return, what each sees to, the day she is back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from linkworker.actions.order import at_end, in_order
from linkworker.actions.places import calendar_of
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.school_days import add_school_days
from linkworker.records import Child, ComingBack, Placement, ReturnStep, Suspension
from linkworker.store import Changes, Reader, Store

# What is asked for at a return: what, who sees to it, school days from the day she is back
USUAL = (
    ("Hear from {name} what teachers should know", "Link Worker", -1),
    ("Tell teachers what {name} wants them to know", "Link Worker", 0),
    ("Somebody meets {name} at the gate", "School", 0),
    ("Work that was missed: what counts, what is let go", "School", 2),
    ("See with {name} and family how it goes", "Link Worker", 5),
)
_LONGEST_BREAK = 100  # days


@dataclass(frozen=True)
class Way:
    """One way back with its steps. `suspension` or `placement` is what it comes after."""

    back: ComingBack
    steps: tuple[ReturnStep, ...]
    suspension: Suspension | None = None
    placement: Placement | None = None

    @property
    def open(self) -> bool:
        """Whether something of it is still to come."""
        return self.back.back_on is None or any(not one.done_on for one in self.steps)


def begin_way_back(store: Store, placement: Placement, *, draft: str = "", **said: Any) -> Changes:
    """Begin the way back from where a child is taught; raises Invalid."""
    child = store.get(Child, placement.child)
    back = ComingBack(child=child.id, placement=placement.id, **said)
    if found := problems(back):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(back, child.log)
    return changes


def edit_way_back(store: Store, back: ComingBack, *, draft: str = "", **edits: Any) -> Changes:
    """Change a way back: the meeting, what the child wants teachers to know, the day back.

    Raises Invalid where something was agreed at a meeting of no day.
    """
    held = edits.get("held_on", back.held_on)
    if edits.get("agreed", back.agreed).strip() and held is None:
        raise Invalid({"held_on": "Say when the meeting was"})
    with store.change(draft) as (change, changes):
        change.update(back, **edits)
    return changes


def came_back(store: Store, back: ComingBack, *, on: date) -> Changes:
    """Say on which day the child was back in school; from then on nothing falls away."""
    return edit_way_back(store, back, back_on=on)


def add_usual_steps(store: Store, back: ComingBack) -> Changes:
    """Put down what is usually seen to at a return, each with its day where one is expected."""
    child, have = store.get(Child, back.child), steps_of(store, back)
    with store.change() as (change, changes):
        for what, who, days in USUAL:
            said = what.format(name=child.name)
            if all(one.what != said for one in have):
                step = ReturnStep(
                    coming_back=back.id, what=said, who=who, due=_due(store, child, back, days),
                    order=at_end(have),
                )  # fmt: skip
                have.append(change.add(step, back.log))
    return changes


def add_return_step(store: Store, back: ComingBack, *, draft: str = "", **said: Any) -> Changes:
    """Add one thing that somebody sees to."""
    order = at_end(steps_of(store, back))
    with store.change(draft) as (change, changes):
        change.add(ReturnStep(coming_back=back.id, order=order, **said), back.log)
    return changes


def edit_return_step(store: Store, step: ReturnStep, *, draft: str = "", **edits: Any) -> Changes:
    """Change one, or say that it is done."""
    with store.change(draft) as (change, changes):
        change.update(step, **edits)
    return changes


def remove_return_step(store: Store, step: ReturnStep) -> Changes:
    """Take one off the list."""
    with store.change() as (change, changes):
        change.remove(step)
    return changes


def steps_of(reader: Reader, back: ComingBack) -> list[ReturnStep]:
    """Return the steps of a way back in the order of their list."""
    return in_order(reader.find(ReturnStep, coming_back=back.id))


def ways_back(reader: Reader, child: Child) -> list[Way]:
    """Return a child's ways back, the latest first; of what was struck out there is none."""
    suspensions = {one.id: one for one in reader.find(Suspension, log=child.log)}
    placements = {one.id: one for one in reader.find(Placement, log=child.log)}
    found = []
    for back in reader.find(ComingBack, log=child.log):
        suspension = suspensions.get(back.suspension)
        if suspension is None or not suspension.struck_because:
            steps = tuple(steps_of(reader, back))
            found.append(Way(back, steps, suspension, placements.get(back.placement)))
    return sorted(found, key=_begun, reverse=True)


def way_now(ways: Iterable[Way]) -> Way | None:
    """Return the way back that is looked at now: the latest, while something of it is to come."""
    latest = next(iter(ways), None)
    return latest if latest and latest.open else None


def _begun(way: Way) -> date:
    since = way.suspension.on if way.suspension else way.placement.starts if way.placement else None
    return since or way.back.expected or date.min


def _due(store: Store, child: Child, back: ComingBack, days: int) -> date | None:
    """Give a day so many school days from the day she is back; below 0 the one before it."""
    calendar, day = calendar_of(store, child.school), back.expected
    if day is None or days == 0:
        return day
    if days > 0:
        return add_school_days(calendar, day, days).day
    return next(
        one for n in range(1, _LONGEST_BREAK) if calendar.is_school_day(one := day - timedelta(n))
    )
