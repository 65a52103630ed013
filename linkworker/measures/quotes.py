"""Whether somebody's words may be used, for one use: the one gate that every paper passes.

Two things are needed, and either is taken back at any time: the family's agreement to quotes in
force (`agreements.may`), and a yes to this very use by whoever was asked, with no no beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import NamedTuple

from linkworker.measures.agreements import NO, YES, About, Act, Standing, Verdict, careful, may
from linkworker.measures.resources import read_json
from linkworker.records import Answer, Quote, QuoteAnswer


class Use(NamedTuple):
    """Something that words may be used for; `told` is said to who is asked."""

    code: str
    words: str
    told: str


class Stands(Enum):
    """How one use of one quote stands."""

    NEVER = "not asked yet"
    ASKED = "asked, no answer yet"
    YES = "they said yes"
    NO = "not this time"
    TAKEN_BACK = "taken back"
    RUN_OUT = "the yes has run out"


@dataclass(frozen=True)
class Permission:
    """How one use stands on a day, by whom, since when and until when."""

    use: Use
    stands: Stands = Stands.NEVER
    who: str = ""
    since: date | None = None
    until: date | None = None
    answers: tuple[QuoteAnswer, ...] = ()


@cache
def uses() -> tuple[Use, ...]:
    """Return what words may be used for, as `resources/voice/uses.json` lists it."""
    return tuple(Use(**one) for one in read_json("voice", "uses.json")["uses"])


def use_of(code: str) -> Use:
    """Return a use by its code; one that a newer program knows stands under its code."""
    return next((one for one in uses() if one.code == code), Use(code, code, ""))


def may_use(
    quote: Quote, use: str, answers: Iterable[QuoteAnswer], standings: Mapping[About, Standing],
    today: date,
) -> Verdict:  # fmt: skip
    """Say whether words may leave for one use today, and why not in words that can be read out.

    `standings` are all agreements of the child the quote stands with.
    """
    if quote.struck_because:
        return Verdict(False, "These words are struck out")
    if quote.undecided:
        return Verdict(False, "Two answers stand on these words: decide first")
    if quote.private:
        return Verdict(False, "They tell of a private matter: they stay here")
    family = may(Act.QUOTE, standings)
    if not family.allowed:
        return Verdict(False, f"The family’s agreement to quotes: {family.why[:1].lower()}"
                              f"{family.why[1:]}")  # fmt: skip
    found = permission(use, answers, today)
    words = f"For {found.use.words}: {found.stands.value}"
    return Verdict(found.stands is Stands.YES, words)


def permission(use: str, answers: Iterable[QuoteAnswer], today: date) -> Permission:
    """Say how one use stands: each person's latest answer counts, and one no is enough."""
    about = [one for one in in_order(answers) if one.use == use and (one.on or today) <= today]
    found = Permission(use_of(use), answers=tuple(about))
    if not about:
        return found
    latest = {" ".join(one.who.casefold().split()): one for one in about
              if one.answer is not Answer.ASKED}  # fmt: skip
    said = sorted(latest.values(), key=lambda one: (_against(one, today), one.on or date.min))
    if not said:
        return _with(found, about[-1], Stands.ASKED)
    last = said[-1]
    return _with(found, last, _stands(last, today))


def in_order(answers: Iterable[QuoteAnswer]) -> list[QuoteAnswer]:
    """Return the answers that are not struck out, the first one first, alike on every laptop."""
    standing = [one for one in answers if one.answer and not one.struck_because]
    return sorted(standing, key=lambda one: (one.on or date.min, careful(one.answer), one.id))


def waits(quote: Quote, answers: Iterable[QuoteAnswer], today: date) -> bool:
    """Say whether somebody is still to be asked, or to answer: no use has a yes or a no yet."""
    if quote.struck_because or quote.private:
        return False
    kept = list(answers)
    if not kept:
        return True
    found = (permission(use.code, kept, today).stands for use in uses())
    return all(one in (Stands.NEVER, Stands.ASKED, Stands.RUN_OUT) for one in found)


def _with(found: Permission, answer: QuoteAnswer, stands: Stands) -> Permission:
    return Permission(found.use, stands, answer.who, answer.on, answer.until, found.answers)


def _stands(answer: QuoteAnswer, today: date) -> Stands:
    if answer.answer is Answer.TAKEN_BACK:
        return Stands.TAKEN_BACK
    if answer.answer not in YES:
        return Stands.NO
    over = answer.until is not None and answer.until < today
    return Stands.RUN_OUT if over else Stands.YES


def _against(answer: QuoteAnswer, today: date) -> int:
    """Order answers: a yes in force first, then one that has run out, then every no."""
    if answer.answer in NO or answer.answer is Answer.DISAGREE:
        return 2
    return int(_stands(answer, today) is Stands.RUN_OUT)
