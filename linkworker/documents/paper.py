"""A finished paper: its head and foot, and what a person checks before it goes."""

from dataclasses import dataclass
from datetime import date

from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.recipient import Recipient
from linkworker.documents.sieve import LeftOut, Sieve
from linkworker.documents.style import LARGER, LETTERS, sheet
from linkworker.kinds import Day
from linkworker.records import Colleague

INVENTED = "PRACTICE. Everybody on this paper is invented."
_SAY_DAY = Day(label="")


@dataclass(frozen=True)
class Paper:
    """HTML for one reader. Before it goes, a person sees what was left out and who is named.

    `other_children` must be empty for a paper to go unasked; `named` are people round the child.
    `draft` is true while what it says has not been agreed to by all three. `foot` stands at the
    foot of each printed page; `letters` is the height of its running text in px. `practice` is
    true of an invented child, and is said on every page.
    """

    title: str
    html: str
    left_out: tuple[LeftOut, ...]
    other_children: tuple[str, ...]
    named: tuple[str, ...]
    foot: str
    letters: int = LETTERS
    draft: bool = False
    practice: bool = False


@dataclass(frozen=True)
class Made:
    """Who a paper comes from, the day it is made, and whether its letters are larger."""

    worker: Colleague
    on: date
    larger: bool = False


def finish(
    title: str, parts: list[Markup], sieve: Sieve, made: Made, *, draft: bool = False
) -> Paper:
    """Put the parts under one head and say what was left out."""
    letters = LARGER if made.larger else LETTERS
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", title),
        sheet(letters, practice=sieve.practice),
    )
    above = [_invented()] if sieve.practice else []
    body = element("body", *above, element("h1", title), *parts)
    stands = "PRACTICE. " * sieve.practice + "DRAFT. " * draft
    return Paper(
        title=title,
        html=joined([Markup("<!DOCTYPE html>"), element("html", head, body, lang="en-GB")]),
        left_out=tuple(sieve.left_out),
        other_children=sieve.other_children(),
        named=sieve.people_named(),
        foot=f"{title}. {stands}{for_whom(sieve.recipient)} Made on {say(made.on)}.",
        letters=letters,
        draft=draft,
        practice=sieve.practice,
    )


def _invented() -> Markup:
    """Return the band over a paper from the practice store."""
    cell = element("tr", element("td", INVENTED, class_="practice"))
    return element("table", cell, role="presentation", width="100%", cellspacing="0")


def for_whom(recipient: Recipient) -> str:
    """Say which reader a paper was made for."""
    return f"For {recipient.name} ({recipient.role})."


def section(heading: str, *parts: str) -> Markup:
    """Return a heading with words under it."""
    inside = (part if isinstance(part, Markup) else element("p", part) for part in parts)
    return joined([element("h2", heading), *inside])


def labelled(label: str, words: str) -> Markup:
    """Return a paragraph that begins with what its words are."""
    return element("p", told_as(label, words))


def told_as(label: str, words: str) -> Markup:
    """Return words with what they are before them."""
    return joined([element("b", f"{label}: "), words])


def whom_to_ask(made: Made) -> Markup:
    """Say who to speak to, and when this was made."""
    worker = made.worker
    by = f"{worker.name}, {worker.work}" if worker.work else worker.name
    ring = f", telephone {worker.phone}" if worker.phone else ""
    dated = f"Made on {say(made.on)}. Keep it where only you can read it."
    return joined(
        [labelled("Your Link Worker", f"{by}{ring}"), element("p", dated, class_="quiet")]
    )


def say(day: date | None) -> str:
    """Say a day as people do, or "not set"."""
    return _SAY_DAY.spoken(day) if day else "not set"
