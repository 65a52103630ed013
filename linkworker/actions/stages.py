"""A child's way through the programme: what happened, and where that leaves the child today."""

from datetime import date
from typing import Any

from linkworker.actions.endings import adults_of
from linkworker.actions.family_answers import taking_part
from linkworker.actions.places import calendar_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.endings import staying
from linkworker.measures.stages import Stage, Stood, stage_on, turns_in_order
from linkworker.records import Child, StageStep, Turn
from linkworker.store import Changes, Reader, Store

BEFORE_AGREEMENT = ("name", "surname", "school", "year", "started")
_WHY = (Turn.PAUSED, Turn.MOVED, Turn.STOPPED, Turn.CLOSED)


def keep_turn(
    store: Store, child: Child, *, today: date, by: str, draft: str = "", **said: Any
) -> Changes:
    """Keep what happened; the day it began is the child's first on the programme.

    Raises Invalid, all at once: nobody begins before the family has agreed.
    """
    step = StageStep(child=child.id, by=by, **said)
    if found := problems(step) | _wrong(store, child, step, today):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(step, child.log)
        if step.turn is Turn.BEGAN and child.started is None:
            change.update(child, started=step.on)
    return changes


def strike_turn(store: Store, step: StageStep, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake: it stays readable on the timeline, with the reason."""
    return strike(store, step, reason=reason, by=by)


def stands(reader: Reader, child: Child, today: date) -> Stood:
    """Return where a child stands in the programme."""
    return stage_on(
        turns_of(reader, child),
        taking_part(reader, child, today),
        child.started,
        calendar_of(reader, child.school),
        today,
    )


def turns_of(reader: Reader, child: Child) -> list[StageStep]:
    """Return what happened on a child's way, the first one first, but for what was struck out."""
    return turns_in_order(reader.find(StageStep, log=child.log))


def _wrong(store: Reader, child: Child, step: StageStep, today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    now = stands(store, child, today)
    if step.turn in _WHY and not step.why.strip():
        found["why"] = "Say why"
    stays = step.turn is not Turn.FOLLOW_UP or staying(adults_of(store, child))
    if not (stays or step.why.strip()):
        found["why"] = f"Nobody stays whom {child.name} named: say why"
    if step.turn is Turn.BEGAN and now.before_agreement:
        found["turn"] = "The family has not agreed to take part yet"
    if step.turn is Turn.RESUMED and now.stage is not Stage.PAUSED:
        found["turn"] = "It is not paused"
    if step.until and step.turn is not Turn.PAUSED:
        found["until"] = "Only a pause has a last day"
    if step.until and step.on and step.until <= step.on:
        found["until"] = "A pause ends after it begins"
    if step.on and step.on > today:
        found["on"] = "This day is still to come"
    return found
