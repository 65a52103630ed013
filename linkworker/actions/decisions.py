"""To decide: settling what two people answered differently, with both answers in sight."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from linkworker.errors import NotAllowed
from linkworker.fields import Record, slot_field
from linkworker.kinds import Text
from linkworker.records import Action, Goal, Step
from linkworker.store import Changes, Decision, Store

# What there may be two of: two people who wrote different things may both be right.
_MAY_BE_TWO: dict[type[Record], str] = {Action: "what", Goal: "words", Step: "what"}
# Letters that a field has room for: below these two answers make no sense as one.
_SENTENCES, _PARAGRAPHS = 500, 5_000


def settle(store: Store, decision: Decision, value: Any) -> Changes:
    """Settle one thing with a value as an answer holds it (`Answer.value`), or a new one.

    It names exactly the answers that were shown: one that comes later is asked again.
    """
    with store.change() as (change, changes):
        change.decide(decision, value)
    return changes


def settle_all(store: Store, settled: Sequence[tuple[Decision, Any]]) -> Changes:
    """Settle several things of one record as one action, which can be undone together."""
    with store.change() as (change, changes):
        for decision, value in settled:
            change.decide(decision, value)
    return changes


def can_combine(decision: Decision) -> bool:
    """Say whether the answers are words that can stand together."""
    return _room(decision) >= _SENTENCES


def combined(decision: Decision) -> str:
    """Return all answers together, the earliest first, for a person to smooth.

    Of long words, the sentences that they begin with alike are said once.
    """
    if not can_combine(decision):
        raise NotAllowed("These cannot both stand here: choose one")
    parts = [str(answer.value).strip() for answer in reversed(decision.answers)]
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


def can_keep_both(decision: Decision) -> bool:
    """Say whether there can be one record for each answer."""
    return _MAY_BE_TWO.get(type(decision.record)) == decision.slot


def keep_both(store: Store, decision: Decision) -> Changes:
    """Keep the first answer here and make a record like this one for each other answer."""
    if not can_keep_both(decision):
        raise NotAllowed("These cannot both stand here: choose one")
    first, *others = decision.answers
    blank: dict[str, Any] = {
        "id": "",
        "seen": {},
        "undecided": frozenset(),
        "newer": frozenset(),
        "flagged": False,
    }
    with store.change() as (change, changes):
        change.decide(decision, first.value)
        for other in others:
            twin = replace(decision.record, **blank, **{decision.slot: other.value})
            change.add(twin, decision.record.log)
    return changes


def _room(decision: Decision) -> int:
    field = slot_field(type(decision.record), decision.slot)
    return field.longest if isinstance(field, Text) and not field.group else 0
