"""Asking a family: each try and each answer, as it happened; what has been agreed to today."""

from datetime import date
from typing import Any

from linkworker.actions.people import people_round
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.agreements import (
    YES,
    About,
    Standing,
    about_of,
    counts_until,
    standings_of,
)
from linkworker.records import Answer, Child, FamilyAnswer, Relation, Scope
from linkworker.store import Changes, Reader, Store


def keep_answer(
    store: Store, child: Child, *, today: date, by: str, draft: str = "", **said: Any
) -> Changes:
    """Keep one try or one answer; a yes without a last day counts for a year, the programme two.

    `who` says which person round the child is meant, by role or name, where no `person` does.
    Raises Invalid, all at once.
    """
    if not said.get("own") and not said.get("person"):
        said["person"] = _known_as(store, child, said.get("who", ""))
    answer = FamilyAnswer(child=child.id, by=by, **said)
    if found := problems(answer) | _wrong(answer, today):
        raise Invalid(found)
    if answer.answer in YES and answer.scope and answer.on and not (answer.until or answer.own):
        said["until"] = counts_until(answer.scope, answer.on)
    with store.change(draft) as (change, changes):
        change.add(FamilyAnswer(child=child.id, by=by, **said), child.log)
    return changes


def strike_answer(store: Store, answer: FamilyAnswer, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake: it stays readable on the timeline, with the reason."""
    return strike(store, answer, reason=reason, by=by)


def agreements_of(reader: Reader, child: Child, today: date) -> dict[About, Standing]:
    """Return how every agreement stands that a child's family was asked about."""
    parents = {
        one.person
        for one in reader.find(Relation, child=child.id)
        if one.responsibility and "responsibility" not in one.undecided
    }
    return standings_of(reader.find(FamilyAnswer, log=child.log), parents, today)


def taking_part(reader: Reader, child: Child, today: date) -> Standing | None:
    """Return how the agreement to take part stands; None where nobody was asked."""
    return agreements_of(reader, child, today).get(about_of(Scope.TAKING_PART))


def school_stopped(reader: Reader, child: Child, today: date) -> str:
    """Say that a family does not want papers shared with school, or ''.

    Where nobody was asked, the school's own sharing agreement decides. What keeps a child safe
    goes to the safeguarding lead by word of mouth, whatever stands here.
    """
    found = agreements_of(reader, child, today).get(about_of(Scope.SCHOOL))
    if found is None or not found.stopped:
        return ""
    return f"Sharing with school: {found.stopped}. Ask the family first"


def _known_as(store: Reader, child: Child, who: str) -> str:
    """Return the id of the one person round a child who is called this, or ''."""
    called = who.casefold().strip()
    found = [
        relation.person
        for relation, person in people_round(store, child)
        if called in (relation.role.casefold(), person.name.casefold() if person else "")
    ]
    return found[0] if len(found) == 1 else ""


def _wrong(answer: FamilyAnswer, today: date) -> dict[str, str]:
    """Say what a try or an answer of its kind cannot do without, and which days cannot be."""
    found: dict[str, str] = {}
    if answer.scope is Scope.PARTNER and not answer.partner.strip():
        found["partner"] = "Say which partner"
    if answer.on and answer.on > today:
        found["on"] = "This day is still to come"
    if answer.next_on and answer.on and answer.next_on <= answer.on:
        found["next_on"] = "The next try comes after this one"
    if answer.until and answer.on and answer.until <= answer.on:
        found["until"] = "A yes counts until a later day than it was given"
    if answer.own and answer.answer is Answer.DISAGREE:
        found["answer"] = "This is said of a parent"
    return found
