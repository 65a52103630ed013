"""Complaints about data, and objections: received, acknowledged, answered; stopped at once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.days import say_day
from linkworker.records import Answer, Child, Complaint, FamilyAnswer, Objection, Objects, Scope
from linkworker.store import Changes, Reader, Store


def keep_complaint(store: Store, child: Child, *, by: str, draft: str = "", **said: Any) -> Changes:
    """Keep a complaint as it came; raises Invalid."""
    complaint = Complaint(child=child.id, by=by, **said)
    if found := problems(complaint):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(complaint, child.log)
    return changes


def acknowledge(store: Store, complaint: Complaint, *, on: date, how: str) -> Changes:
    """Keep that we said it has come; raises Invalid for a day before it came."""
    if complaint.received_on and on < complaint.received_on:
        raise Invalid({"acknowledged_on": "This is before it came"})
    with store.change() as (change, changes):
        change.update(complaint, acknowledged_on=on, acknowledged_how=how)
    return changes


def answer_complaint(store: Store, complaint: Complaint, *, on: date, words: str) -> Changes:
    """Keep what was answered; raises Invalid without words."""
    if not words.strip():
        raise Invalid({"answer": "Write what was answered"})
    with store.change() as (change, changes):
        change.update(complaint, answered_on=on, answer=words.strip())
    return changes


def complaints_of(reader: Reader, child: Child) -> list[Complaint]:
    """Return the complaints about a child's data, the newest first."""
    return reader.find(Complaint, child=child.id, newest="received_on")


def object_to(
    store: Store, child: Child, *, by: str, stops: frozenset[str], draft: str = "", **said: Any
) -> Changes:
    """Keep an objection, and stop what it stops in the same step: agreements are taken back.

    `stops` are values of `Scope`. Raises Invalid, all at once.
    """
    objection = Objection(child=child.id, by=by, stops=stops, **said)
    if found := problems(objection):
        raise Invalid(found)
    stopped = list(_stopped(store, child, stops))
    with store.change(draft) as (change, changes):
        kept = change.add(objection, child.log)
        for scope, partner in stopped:
            taken = FamilyAnswer(
                child=child.id, scope=scope, partner=partner, answer=Answer.TAKEN_BACK,
                who=objection.who, on=objection.on, by=by, how="Objected", objection=kept.id,
            )  # fmt: skip
            change.add(taken, child.log)
    return changes


def check_use(reader: Reader, child: Child) -> None:
    """Raise NotAllowed while somebody asks to keep what we have and not use it (Article 18)."""
    for one in reader.find(Objection, child=child.id):
        if one.what is Objects.RESTRICT and not one.decided_on:
            on = f" on {say_day(one.on, year=True)}" if one.on else ""
            raise NotAllowed(
                f"{one.who} asked{on} to keep what we have and not use it: until that is decided "
                "no paper about this child leaves us"
            )


def _stopped(reader: Reader, child: Child, stops: frozenset[str]) -> Iterator[tuple[Scope, str]]:
    """Yield each agreement that is taken back; every partner that was ever asked about, by name."""
    asked = reader.find(FamilyAnswer, child=child.id, scope=Scope.PARTNER)
    for scope in (one for one in Scope if one.value in stops):
        named = {one.partner for one in asked} if scope is Scope.PARTNER else {""}
        yield from ((scope, partner) for partner in sorted(named))


def decide_objection(store: Store, objection: Objection, *, words: str, on: date) -> Changes:
    """Keep what was decided on an objection; raises Invalid, NotAllowed once it was."""
    if objection.decided_on:
        raise NotAllowed("This was decided already")
    if not words.strip():
        raise Invalid({"decided": "Write what was decided, and by whom"})
    with store.change() as (change, changes):
        change.update(objection, decided=words.strip(), decided_on=on)
    return changes


def objections_of(reader: Reader, child: Child) -> list[Objection]:
    """Return the objections about a child, the newest first."""
    return reader.find(Objection, child=child.id, newest="on")
