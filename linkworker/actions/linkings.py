"""Linkings: begun with an idea, then what was said and done, step by step, as it happened.

Nobody is asked more often than was agreed, and no family twice by two people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.days import say_day
from linkworker.measures.linkings import Note, Stand, in_order, stand
from linkworker.records import Child, Contact, Linking, LinkingStep, Rung, Service
from linkworker.store import Changes, Reader, Store

_OPEN_ASKED = (Rung.OFFERED, Rung.YES, Rung.INTRODUCED, Rung.LISTED, Rung.STARTED, Rung.ATTENDING)


@dataclass(frozen=True)
class Linked:
    """A linking with its steps, the first one first, and where it stands today."""

    linking: Linking
    steps: list[LinkingStep]
    stand: Stand


@dataclass(frozen=True)
class Asked:
    """That this family was asked about a service already: by whom, for whom, how it stands.

    `sibling` says that it stands in a brother's or sister's record.
    """

    linked: Linked
    sibling: bool


def begin_linking(
    store: Store, child: Child, *, on: date, by: str, service: Service | None = None,
    draft: str = "", **said: Any,
) -> Changes:  # fmt: skip
    """Begin a linking with an idea: `to`, `whom`, `need` and `private` are said by keyword.

    A service of the directory gives its name. Raises Invalid; NotAllowed where the same one
    goes on for the same person already.
    """
    known = {"to": service.name, "service": service.id} if service else {}
    linking = Linking(child=child.id, **known | said)
    if found := problems(linking):
        raise Invalid(found)
    if any(_same(one.linking, linking) for one in _going_on(store, child)):
        raise NotAllowed(f"{linking.to} for {linking.whom} is here already: go on with that one")
    with store.change(draft) as (change, changes):
        kept = change.add(linking, child.log)
        first = LinkingStep(linking=kept.id, rung=Rung.IDEA, on=on, by=by, private=linking.private)
        change.add(first, child.log)
    return changes


def edit_linking(store: Store, linking: Linking, *, draft: str = "", **edits: Any) -> Changes:
    """Change what a linking is for, or write down the service's own reference number."""
    with store.change(draft) as (change, changes):
        change.update(linking, **edits)
    return changes


def add_step(
    store: Store, linking: Linking, *, rung: Rung | None, on: date, today: date, by: str,
    draft: str = "", **said: Any,
) -> Changes:  # fmt: skip
    """Keep what was said or done about a linking on a day; raises Invalid, all at once."""
    before = in_order(store.find(LinkingStep, linking=linking.id))
    step = LinkingStep(
        linking=linking.id, before=last_step(store, linking), rung=rung, on=on, by=by,
        private=linking.private, **said,
    )  # fmt: skip
    notes = notes_of(store, linking.log)
    found = problems(step) | _missing(step) | _too_soon(step, before, today, notes)
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(step, linking.log)
    return changes


def strike_step(store: Store, step: LinkingStep, *, reason: str, by: str) -> Changes:
    """Strike a step out: it stays readable on the timeline, with the reason."""
    return strike(store, step, reason=reason, by=by)


def last_step(reader: Reader, linking: Linking) -> str:
    """Return the id of the step that the next one comes after, or ''."""
    steps = in_order(reader.find(LinkingStep, linking=linking.id))
    return steps[-1].id if steps else ""


def linkings_of(reader: Reader, child: Child, today: date) -> list[Linked]:
    """Return a child's linkings in the order they were begun, each where it stands."""
    steps = steps_by_linking(reader, child.log)
    notes = notes_of(reader, child.log)
    found = []
    for linking in reader.find(Linking, child=child.id):
        stands = stand(steps.get(linking.id, ()), today, notes)
        if stands:
            found.append(Linked(linking, in_order(steps[linking.id]), stands))
    return found


def asked_already(
    reader: Reader, child: Child, service: Service, today: date
) -> list[Asked]:  # fmt: skip
    """Return where this family was asked about a service: for her, for a brother or sister."""
    family = reader.find(Child, family=child.family) if child.family else []
    every = [child, *(one for one in family if one.id != child.id)]
    return [
        Asked(linked, one.id != child.id)
        for one in every
        for linked in linkings_of(reader, one, today)
        if linked.linking.service == service.id and linked.stand.rung is not Rung.IDEA
    ]


def steps_by_linking(reader: Reader, log: str = "") -> dict[str, list[LinkingStep]]:
    """Return every step by its linking, those struck out too, of one log or of all."""
    found: dict[str, list[LinkingStep]] = {}
    for step in reader.find(LinkingStep, log=log):
        found.setdefault(step.linking, []).append(step)
    return found


def notes_of(reader: Reader, log: str) -> list[Note]:
    """Return the notes of a child's contacts, as what may tell of something waited for."""
    contacts = reader.find(Contact, log=log)
    return [Note(c.at.date(), c.words) for c in contacts if c.at and not c.struck_because]


def _going_on(store: Reader, child: Child) -> Iterable[Linked]:
    return (one for one in linkings_of(store, child, date.max) if not one.stand.over)


def _same(one: Linking, other: Linking) -> bool:
    same = one.service == other.service if other.service else _bare(one.to) == _bare(other.to)
    return same and _bare(one.whom) == _bare(other.whom)


def _bare(words: str) -> str:
    return " ".join(words.casefold().split())


def _missing(step: LinkingStep) -> dict[str, str]:
    """Say what a step of its kind cannot do without."""
    found: dict[str, str] = {}
    if step.rung is Rung.NOT_NOW and not (step.again_on or step.again_after or step.never):
        found["again_on"] = "When may we ask again: on a day, after something, or never?"
    if step.rung is Rung.INTRODUCED and step.how is None:
        found["how"] = "Say how: a joint visit, a call together, a letter"
    if step.rung in (Rung.SERVICE_NO, Rung.ENDED) and not step.words.strip():
        found["words"] = "Say why"
    if step.rung is Rung.HELPED and step.helped is None:
        found["helped"] = "Did it help, in their words?"
    if step.again_on and step.on and step.again_on <= step.on:
        found["again_on"] = "The day to ask again comes after the day of the answer"
    return found


def _too_soon(
    step: LinkingStep, before: list[LinkingStep], today: date, notes: list[Note]
) -> dict[str, str]:
    """Say why this may not be kept on its day: it is still to come, or they were asked already."""
    if step.on and step.on > today:
        return {"on": "This day is still to come"}
    stands = stand(before, today, notes)
    if step.rung is not Rung.OFFERED or stands is None:
        return {}
    if stands.rung is Rung.NOT_NOW and stands.step.never:
        return {"rung": "They asked not to be asked again. If they ask, write what they said"}
    if stands.rests:
        return {"rung": f"It was agreed not to ask before {_agreed(stands.step)}"}
    if stands.rung in _OPEN_ASKED:
        day = say_day(stands.step.on) if stands.step.on else ""
        return {"rung": f"They were asked already, on {day}: write what they said"}
    return {}


def _agreed(step: LinkingStep) -> str:
    """Say what was agreed to wait for."""
    day = say_day(step.again_on, year=True) if step.again_on else ""
    return " or after ".join(part for part in (day, step.again_after) if part)
