"""Survey packs, answers spelled and read, and results that never point at one person.

The questions are ours, after the published indicators (families who know of more help nearby and
get on better with school; what school leaders say has changed). A yes is the two upper points of
five; a question that does not apply is left out. Fewer than five answers are never shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from linkworker.measures.resources import read_json

FEWEST = 5  # answers, below which nothing is shown of a group
RULE_WORDS = (
    "Counted as yes: the two upper of five points, of all who answered the question. Fewer than "
    "five answers are not shown. The latest answer of a family in a school year counts once."
)
CARD, FAMILY, YOUNG, LEADER, PARTNER = "card", "family", "young_person", "leader", "partner"
_YES_FROM = 4
_SPELLED = re.compile(r"([a-z_]{1,30})=([1-5])")


class Question(NamedTuple):
    """One question: its code, its words, and what a result says in short."""

    code: str
    words: str
    short: str


class Point(NamedTuple):
    """One of the five points and what it says."""

    points: int
    words: str


@dataclass(frozen=True)
class Pack:
    """A pack of questions for one kind of person.

    `where` its answers are kept: "child" in the child's own record, "place" without a name, or
    "both": without a name unless the family agreed to evaluation.
    """

    code: str
    name: str
    whom: str
    where: str
    asks: str
    questions: tuple[Question, ...]
    open: str


class Share(NamedTuple):
    """How many said yes, of how many who answered."""

    yes: int
    answered: int

    @property
    def shown(self) -> bool:
        """Whether there are enough of them to be shown."""
        return self.answered >= FEWEST

    @property
    def words(self) -> str:
        """Say it as "9 of 12 (75%)", or that there are too few."""
        if not self.shown:
            return f"fewer than {FEWEST} answers: not shown"
        return f"{self.yes} of {self.answered} ({percent(self.yes, self.answered)}%)"


@cache
def packs() -> tuple[Pack, ...]:
    """Return the packs of `resources/voice/surveys.json`, in its order."""
    return tuple(_pack(one) for one in read_json("voice", "surveys.json")["packs"])


@cache
def scale() -> tuple[Point, ...]:
    """Return the five points, the lowest first."""
    return tuple(Point(**one) for one in read_json("voice", "surveys.json")["scale"])


def pack_of(code: str) -> Pack:
    """Return a pack by its code; one that a newer program made has no questions here."""
    unknown = Pack(code, code, "", "place", "", (), "")
    return next((one for one in packs() if one.code == code), unknown)


def spell(answers: Mapping[str, int | None]) -> str:
    """Spell answers as they are kept, `aware=5 school=4`; what was left out is not there."""
    return " ".join(f"{code}={points}" for code, points in answers.items() if points)


def read(spelled: str) -> dict[str, int]:
    """Read what `spell` wrote; what it could not have written is passed over."""
    return {code: int(points) for code, points in _SPELLED.findall(spelled)}


def share(spelled: Iterable[str], question: str) -> Share:
    """Count one question over many papers."""
    points = [found for one in spelled if (found := read(one).get(question))]
    return Share(sum(one >= _YES_FROM for one in points), len(points))


def say_answers(pack: Pack, spelled: str) -> list[str]:
    """Say one person's answers, a line for each question that was answered."""
    said, words = read(spelled), {point.points: point.words for point in scale()}
    return [f"{one.words} {words[said[one.code]]}" for one in pack.questions if one.code in said]


def percent(part: int, whole: int) -> int:
    """Return a whole percentage, half up."""
    return (200 * part + whole) // (2 * whole)


def _pack(told: dict[str, Any]) -> Pack:
    questions = tuple(Question(**one) for one in told["questions"])
    return Pack(**{**told, "questions": questions})
