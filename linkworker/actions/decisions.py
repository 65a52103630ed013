"""To decide: settling what two people answered differently, with both answers in sight."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from linkworker.actions.comments import Thread, threads_on
from linkworker.actions.files import papers_holding
from linkworker.errors import NotAllowed
from linkworker.fields import Record, declared, slot_field, slots
from linkworker.kinds import Links, Text, Words
from linkworker.records import Action, Child, Goal, PaperGiven, Step
from linkworker.store import Answer, Changes, Decision, Reader, Store

# What there may be two of: two people who wrote different things may both be right.
_MAY_BE_TWO: dict[type[Record], str] = {Action: "what", Goal: "words", Step: "what"}
# Letters that a field has room for: below these two answers make no sense as one.
_SENTENCES, _PARAGRAPHS = 500, 5_000


@dataclass(frozen=True)
class Held:
    """A reader who holds a paper with one of the wordings: `answer` is its place in `decision`."""

    decision: Decision
    paper: PaperGiven
    answer: int


@dataclass(frozen=True)
class Question:
    """All that is to be decided about one record, in the order of its form.

    `asked` is a colleague's still open talk about it; `held` are the papers that hold a wording.
    """

    decisions: tuple[Decision, ...]
    child: Child | None
    held: tuple[Held, ...] = ()
    asked: Thread | None = None

    @property
    def record(self) -> Record:
        """The record it is about."""
        return self.decisions[0].record

    @property
    def whose(self) -> str:
        """The child's whole name, or '' for what is about no one child."""
        return self.child.whole_name if self.child else ""

    @property
    def key(self) -> tuple[str, ...]:
        """What is asked here: another answer makes it another question."""
        return tuple(f"{one.slot}{one.heads}{one.record.id}" for one in self.decisions)


def questions(reader: Reader) -> list[Question]:
    """Return what is to be decided, record by record, the oldest record first."""
    children = {child.log: child for child in reader.find(Child)}
    by_record = groupby(reader.decisions(), key=lambda decision: decision.record.id)
    found = [tuple(sorted(group, key=_place_on_the_form)) for _, group in by_record]
    return [_question(reader, group, children.get(group[0].record.log)) for group in found]


def how_many(reader: Reader) -> int:
    """Return how many records there is something to decide about."""
    return len({decision.record.id for decision in reader.decisions()})


def same_in_both(question: Question) -> list[tuple[str, str]]:
    """Return what else a record says, where nobody disagrees: label and words, a line at most."""
    kind, disputed = type(question.record), {one.slot for one in question.decisions}
    agreed = [name for slot, names in slots(kind).items() if slot not in disputed for name in names]
    said = []
    for name, field in declared(kind).items():
        value = getattr(question.record, name)
        long = isinstance(field, Links | Words) or field.elements or name == "order"
        if name in agreed and value not in (None, "") and not long:
            said.append((field.label, field.spoken(value)))
    return said


def settle_all(store: Store, settled: Sequence[tuple[Decision, Any]]) -> Changes:
    """Settle things of one record as one action, which can be undone together.

    A value is as an answer holds it (`Answer.value`), or a new one. Each names exactly the answers
    that were shown: one that comes later is asked again.
    """
    with store.change() as (change, changes):
        for decision, value in settled:
            change.decide(decision, value)
    return changes


def can_combine(decision: Decision) -> bool:
    """Say whether the answers are words that can stand together."""
    return _room(decision) >= _SENTENCES


def combined(decision: Decision, only: Sequence[Answer] = ()) -> str:
    """Return all answers together, or `only` some, the earliest first, for a person to smooth.

    Of long words, the sentences that they begin with alike are said once. Raises NotAllowed where
    the answers cannot stand together.
    """
    if not can_combine(decision):
        raise NotAllowed("These cannot both stand here: choose one")
    answers = [one for one in reversed(decision.answers) if not only or one in only]
    parts = [str(answer.value).strip() for answer in answers]
    first, *others = dict.fromkeys(part for part in parts if part)
    if _room(decision) < _PARAGRAPHS:
        return "; ".join((first, *others))
    rests = [part[_alike(first, part) :].strip() for part in others]
    one_paragraph = "\n" not in "".join((first, *rests)) and all(
        _alike(first, part) for part in others
    )
    return (" " if one_paragraph else "\n\n").join((first, *filter(None, rests)))


def _alike(one: str, other: str) -> int:
    """Return how many letters of whole sentences two texts begin with alike."""
    ends = [0, *(found.end() for found in re.finditer(r"[.!?](?=\s|$)", one))]
    return max(end for end in ends if other.startswith(one[:end]))


def can_keep_both(decisions: Sequence[Decision]) -> bool:
    """Say whether there can be one record for each side of these decisions about one record.

    What there may be two of must be among them, and the same laptops have answered them all.
    """
    kind = type(decisions[0].record)
    sides = [Counter(answer.device for answer in one.answers) for one in decisions]
    if len(decisions) > 1 and (sides.count(sides[0]) < len(sides) or max(sides[0].values()) > 1):
        return False
    fields = {one.slot for one in decisions}
    return _MAY_BE_TWO.get(kind) in fields and fields <= declared(kind).keys()


def keep_both(store: Store, decisions: Sequence[Decision]) -> Changes:
    """Keep the side that shows now, and make a record like this one for each other side.

    `decisions` are all that is to be decided about the record. Raises NotAllowed.
    """
    if not can_keep_both(decisions):
        raise NotAllowed("These cannot both stand here: choose one")
    main = next(one for one in decisions if one.slot == _MAY_BE_TWO[type(one.record)])
    first, *others = main.answers
    with store.change() as (change, changes):
        for one in decisions:
            change.decide(one, _side(one, first, main).value)
        for other in others:
            said = {one.slot: _side(one, other, main) for one in decisions}
            change.add(_twin(main.record, said), main.record.log)
    return changes


def _side(decision: Decision, answer: Answer, main: Decision) -> Answer:
    """Return what the person who gave an answer to `main` has answered here."""
    if decision is main:
        return answer
    return next(one for one in decision.answers if one.device == answer.device)


def _twin(record: Record, said: dict[str, Answer]) -> Record:
    """Return a new record like this one, with other answers in it."""
    kind = declared(type(record))
    values: dict[str, Any] = {"id": "", "seen": {}, "flagged": False}
    values |= dict.fromkeys(("undecided", "newer"), frozenset())
    values |= {slot: kind[slot].from_store(answer.value) for slot, answer in said.items()}
    return replace(record, **values)


def _question(reader: Reader, group: tuple[Decision, ...], child: Child | None) -> Question:
    held = [Held(one, paper, at) for one in group for paper, at in papers_holding(reader, one)]
    places = {"", *(one.slot for one in group)}
    asked = [
        thread
        for thread in threads_on(reader, group[0].record)
        if thread.open and thread.comment.place in places
    ]
    return Question(group, child, tuple(held), asked[-1] if asked else None)


def _place_on_the_form(decision: Decision) -> int:
    return list(slots(type(decision.record))).index(decision.slot.partition("/")[0])


def _room(decision: Decision) -> int:
    field = slot_field(type(decision.record), decision.slot)
    return field.longest if isinstance(field, Text) and not field.group else 0
