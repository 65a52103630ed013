"""Stepping up: a line of dates with who told us, before, during and after the programme."""

from datetime import date
from typing import Any

from linkworker.actions.stages import turns_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.stepping_up import Counts, Way, count, ended_on, in_order
from linkworker.records import Child, Finding, Level, StageStep, SteppingUp
from linkworker.store import Changes, Reader, Store


def keep_step(
    store: Store, child: Child, *, today: date, by: str, draft: str = "", **said: Any
) -> Changes:
    """Keep one date of the line, and who told us; raises Invalid, all at once."""
    step = SteppingUp(child=child.id, by=by, **said)
    if found := problems(step) | _wrong(step, today):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(step, child.log)
    return changes


def strike_step(store: Store, step: SteppingUp, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake: it stays readable on the timeline, with the reason."""
    return strike(store, step, reason=reason, by=by)


def way_of(reader: Reader, child: Child) -> Way:
    """Return a child's line of dates against the first and last day of the programme."""
    steps = in_order(reader.find(SteppingUp, log=child.log))
    return Way(tuple(steps), child.started, ended_on(turns_of(reader, child)), child.sen)


def counts(reader: Reader, today: date) -> Counts:
    """Count over all children on this laptop."""
    steps: dict[str, list[SteppingUp]] = {}
    turns: dict[str, list[StageStep]] = {}
    for step in reader.find(SteppingUp):
        steps.setdefault(step.log, []).append(step)
    for turn in reader.find(StageStep):
        turns.setdefault(turn.log, []).append(turn)
    ways = [
        Way(
            tuple(in_order(steps.get(one.log, ()))), one.started,
            ended_on(turns.get(one.log, ())), one.sen,
        )
        for one in reader.find(Child)
    ]  # fmt: skip
    return count(ways, today)


def _wrong(step: SteppingUp, today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    if step.found is not Finding.UNKNOWN and step.level is None:
        found["level"] = "Say what it is"
    if step.level in (Level.NONE, Level.KNOWN) and step.found in (Finding.BEGAN, Finding.ENDED):
        found["found"] = "Say that it is so, on the day you were told of"
    for name in ("on", "told_on"):
        day = getattr(step, name)
        if day and day > today:
            found[name] = "This day is still to come"
    return found
