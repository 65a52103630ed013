"""A finished paper: its head and foot, and what a person checks before it goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linkworker.documents.invented import invented_band
from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.naming import Named
from linkworker.documents.recipient import Recipient
from linkworker.documents.shapes import labelled, placed
from linkworker.documents.sieve import LeftOut, Sieve
from linkworker.documents.style import LARGER, LETTERS, sheet
from linkworker.kinds import Day
from linkworker.records import Colleague

_SAY_DAY = Day(label="")
_ASKED = "Link Worker"
_KEEP = "Keep this paper where only you can read it."
OURS = "This is AllChild's plan, not the school's SEND plan."


@dataclass(frozen=True)
class Paper:
    """HTML for one reader. Before it goes, a person sees what was left out and who is named.

    `other_children` are those whose names were met: printed only where that was ticked. `named`
    are all others in its free words. `draft` is true while what it says has not been agreed to
    by all three. `foot` stands at the foot of each printed page; `letters` is the height of its
    running text in px; `wording` are the marks of the passages on it; `no_phone`
    says that nobody can ring whom it names; `undecided` names what two people answered
    differently; `practice` is true of an invented child, and is said on every page; `half` is
    true of what goes on half a sheet, A5. `margins` are left, top, right and bottom in mm, where a
    sheet's own are not the usual ones.
    """

    title: str
    html: str
    foot: str
    left_out: tuple[LeftOut, ...] = ()
    other_children: tuple[Named, ...] = ()
    named: tuple[Named, ...] = ()
    letters: int = LETTERS
    draft: bool = False
    version: str = ""
    wording: frozenset[str] = frozenset()
    no_phone: bool = False
    undecided: tuple[str, ...] = ()
    practice: bool = False
    half: bool = False
    margins: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Made:
    """Who a paper comes from, the day it is made, and whether its letters are larger."""

    worker: Colleague
    on: date
    larger: bool = False


@dataclass(frozen=True)
class Head:
    """What stands at the head of a paper.

    `kind` names what it is ("Individual Support Plan"), `about` whom it is about, or ''. `version`
    is "version 2", or '' where there is none; `stands` says how it is agreed. `whose` is said at
    the foot of every page, such as that a plan is ours.
    """

    kind: str
    title: str
    about: str
    version: str = ""
    stands: str = ""
    draft: bool = False
    whose: str = ""


def finish(
    head: Head, parts: list[Markup], sieve: Sieve, made: Made, *, usual: int = LETTERS
) -> Paper:
    """Put the parts under one head and say what was left out; `usual` letters, or larger ones."""
    letters = LARGER if made.larger else usual
    whole = [*_top(head, sieve.recipient, made), *parts]
    stands = "PRACTICE. " * sieve.practice + "DRAFT. " * head.draft
    version = f", {head.version}" if head.version else ""
    whose = f"{head.whose} " if head.whose else ""
    for_on = f"{for_whom(sieve.recipient)} {_made_on(made)}"
    return Paper(
        title=head.title,
        html=page_of(head.title, whole, letters=letters, practice=sieve.practice),
        left_out=tuple(sieve.left_out),
        other_children=sieve.other_children(),
        named=sieve.people_named(),
        foot=f"{head.title}{version}. {stands}{whose}{for_on}",
        letters=letters,
        draft=head.draft,
        version=head.version,
        wording=frozenset(sieve.wording),
        no_phone=not made.worker.phone,
        undecided=tuple(sieve.undecided),
        practice=sieve.practice,
    )


def page_of(title: str, parts: Iterable[Markup], *, letters: int = LETTERS, practice: bool) -> str:
    """Make the HTML of a whole paper from what stands on it; an invented child's is banded."""
    begins = element(
        "head", element("meta", charset="utf-8"), element("title", title), sheet(letters)
    )
    body = element("body", *([invented_band()] if practice else []), *parts)
    return joined([Markup("<!DOCTYPE html>"), element("html", begins, body, lang="en-GB")])


def for_whom(recipient: Recipient) -> str:
    """Say which reader a paper was made for."""
    who = "" if recipient.own else f" ({recipient.role})"
    return f"For {recipient.name}{who}."


def whom_to_ask(made: Made) -> list[Markup]:
    """Say who to speak to, and how to keep this paper."""
    worker = made.worker
    by = f"{worker.name}, {worker.work}" if worker.work not in ("", _ASKED) else worker.name
    ring = f", telephone {worker.phone}" if worker.phone else ""
    return [labelled(f"Your {_ASKED}", f"{by}{ring}. {_KEEP}")]


def say(day: date | None) -> str:
    """Say a day as people do, or "not set"."""
    return _SAY_DAY.spoken(day) if day else "not set"


def _top(head: Head, recipient: Recipient, made: Made) -> list[Markup]:
    ours = f"AllChild · {head.kind}"
    right = ("draft", "DRAFT") if head.draft else ("stands", head.version.capitalize())
    row = [("ours", ours), right] if head.draft or head.version else [("ours", ours)]
    first = placed([row], (86, 14)[: len(row)])
    whom = f"{head.about}. " if head.about else ""
    about = f"{whom}{for_whom(recipient)} {_made_on(made)}"
    said = [element("p", head.stands)] if head.stands else []
    return [first, element("h1", head.title), *said, element("p", about, class_="quiet")]


def _made_on(made: Made) -> str:
    return f"Made on {say(made.on)}."
