"""Envelopes for SDQ forms on paper: one for each form that waits to be given out, and to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linkworker.actions.family_answers import school_stopped
from linkworker.actions.people import first_parent, why_not_asked
from linkworker.actions.places import in_force, school_of
from linkworker.actions.sdq_paper import Chased
from linkworker.measures.days import academic_year
from linkworker.records import Child, FilledInBy, PaperGiven, SchoolYear, Way
from linkworker.store import Changes, Reader, Store

ENVELOPE = "Envelope for a form"
_NO_AGREEMENT = "{name} has no sharing agreement in force"


@dataclass(frozen=True)
class Envelope:
    """One form to give out: to whom, by name; or `why` no envelope is made."""

    chased: Chased
    to: str
    why: str = ""

    @property
    def child(self) -> Child:
        """Whom the form is about."""
        return self.chased.child


def envelopes(store: Reader, chased: Sequence[Chased], today: date) -> list[Envelope]:
    """Return an envelope for each form that is due and has not been given out, in their order."""
    years = store.find(SchoolYear, began=academic_year(today))
    teachers = {one.child: one.teacher for one in years if one.teacher}
    waiting = (one for one in chased if one.waits and one.stage == "not asked")
    return [_envelope(store, one, teachers, today) for one in waiting]


def give_envelopes(
    store: Store, made: Sequence[Envelope], *, at: datetime, by: str, file: str = ""
) -> Changes:
    """Keep, with each child, that an envelope was labelled; `file` names one saved.

    That the form itself is out is said on the page of forms: a label on the desk is no form given.
    """
    way = Way.SAVED if file else Way.PRINTED
    with store.change() as (change, changes):
        for one in made:
            filled_by = one.chased.filled_by.value
            given = PaperGiven(
                child=one.child.id, paper=ENVELOPE, reader=one.to, role=filled_by, at=at, way=way,
                file=file, by=by,
            )  # fmt: skip
            change.add(given, one.child.log)
    return changes


def _envelope(store: Reader, one: Chased, teachers: dict[str, str], today: date) -> Envelope:
    if one.filled_by is FilledInBy.SELF:
        return Envelope(one, one.child.name)
    if one.filled_by is FilledInBy.PARENT:
        return _to_parent(store, one)
    return _to_teacher(store, one, teachers.get(one.child.id, "Class teacher"), today)


def _to_parent(store: Reader, one: Chased) -> Envelope:
    found = first_parent(store, one.child)
    return Envelope(one, found[1].name if found else "", why_not_asked(found))


def _to_teacher(store: Reader, one: Chased, teacher: str, today: date) -> Envelope:
    school = school_of(store, one.child.school)
    stopped = school_stopped(store, one.child, today)
    if not stopped and school is not None and not in_force(school, today):
        stopped = _NO_AGREEMENT.format(name=school.name)
    return Envelope(one, teacher, stopped)
