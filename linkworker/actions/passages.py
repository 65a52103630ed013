"""Passages about somebody else: marked while words are written or read, and taken off again.

The reviewer of a copy sees each as already proposed to be left out (Data Protection
Act 2018, Schedule 2 paragraph 16: somebody else's information).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from linkworker.actions.people import people_round
from linkworker.errors import Invalid
from linkworker.fields import Record, Sensitivity, declared
from linkworker.kinds import Text
from linkworker.measures.passages import KEPT_OFF, stands, without
from linkworker.records import Child, Passage, Person, Relation, Whom
from linkworker.store import Change, Changes, Reader, Store

R = TypeVar("R", bound=Record)

_APART = (Sensitivity.OFFENCE, Sensitivity.RESTRICTED)
_ID = 60  # letters of what only the program reads
_NOWHERE = "These words do not stand together in one part of the entry: mark a shorter passage"


@dataclass(frozen=True)
class Mark:
    """Words that are about somebody else, before they are kept. `person` is who, where known."""

    words: str
    whom: Whom
    person: str = ""
    confidence: bool = False

    def typed(self) -> dict[str, Any]:
        """Give what a draft keeps."""
        return {"words": self.words, "whom": self.whom.value, "person": self.person,
                "confidence": self.confidence}  # fmt: skip

    @classmethod
    def of(cls, typed: Mapping[str, Any]) -> "Mark":
        """Read what a draft kept."""
        return cls(typed["words"], Whom(typed["whom"]), typed["person"], typed["confidence"])


def mark_passage(store: Store, record: Record, mark: Mark, *, by: str, on: date) -> Changes:
    """Keep that words of a record are about somebody else; raises Invalid where none stand."""
    with store.change() as (change, changes):
        if not _add(store, change, record, mark, by, on):
            raise Invalid({"words": _NOWHERE})
    return changes


def also_marked(
    store: Store, marks: Sequence[Mark], *, by: str, on: date
) -> Callable[[Change], None]:
    """Return what keeps these marks with each record of a change in which their words stand.

    For `Store.also`: the words and their marks are kept together or not at all.
    """

    def keep(change: Change) -> None:
        for record in [one for one in change.made if not isinstance(one, Passage)]:
            for mark in marks:
                _add(store, change, record, mark, by, on)

    return keep


def take_mark_off(store: Store, passage: Passage) -> Changes:
    """Let words be marked no more; that they were stays in the history."""
    with store.change() as (change, changes):
        change.remove(passage)
    return changes


def passages_of(reader: Reader, record: Record) -> list[Passage]:
    """Return the passages marked in a record, in the order they were marked."""
    return reader.find(Passage, log=record.log, about=record.id)


def for_lists(reader: Reader, records: Iterable[R]) -> list[R]:
    """Return records as lists and excerpts may show them: without what was said in confidence."""
    listed = list(records)
    confided: dict[str, list[str]] = {}
    for one in reader.find(Passage, confidence=True) if listed else ():
        confided.setdefault(one.about, []).append(one.words)
    return [_off_lists(one, confided.get(one.id, [])) for one in listed]


def may_mark(record: Record) -> bool:
    """Say whether a record has words of which some may be about somebody else."""
    return any(getattr(record, name) for name in _texts(record))


def known_round(reader: Reader, child: Child) -> list[tuple[str, str]]:
    """Return who round a child words may be about: (person id, who they are)."""
    return [
        (person.id, f"{person.name}, {relation.role}")
        for relation, person in people_round(reader, child)
        if person is not None
    ]


def _add(
    store: Reader, change: Change, record: Record, mark: Mark, by: str, on: date
) -> bool:  # fmt: skip
    said = " ".join(mark.words.split())
    place = next((n for n in _texts(record) if stands(getattr(record, n), said)), "")
    if place:
        known = _is_round(store, record, mark.person)
        change.add(
            Passage(
                about_kind=record.kind, about=record.id, place=place, words=said,
                whom=mark.whom if known or mark.whom is not Whom.PERSON else Whom.ELSE,
                person=mark.person if known else "", confidence=mark.confidence or None,
                by=by, on=on,
            ),
            record.log,
        )  # fmt: skip
    return bool(place)


def _is_round(store: Reader, record: Record, person: str) -> bool:
    """Say whether a person is round the very child whose record it is: else none is named."""
    if not person:
        return False
    family = any(one.id == person for one in store.find(Person, log=record.log))
    return family or bool(store.find(Relation, log=record.log, person=person))


def _off_lists(record: R, words: list[str]) -> R:
    if not words:
        return record
    said: dict[str, Any] = {
        name: without(getattr(record, name), words, KEPT_OFF) for name in _texts(record)
    }
    return replace(record, **said)


def _texts(record: Record) -> list[str]:
    """Name the fields that hold words which may be said twice in a record.

    Not numbers that join records, nor who wrote; nor what stands apart for few to read.
    """
    fields = ((n, f) for n, f in declared(type(record)).items() if f.sensitivity not in _APART)
    return [name for name, one in fields if isinstance(one, Text) and one.longest > _ID]
