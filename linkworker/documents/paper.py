"""A finished paper: its head and foot, and what a person checks before it goes."""

from dataclasses import dataclass
from datetime import date

from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.recipient import Recipient
from linkworker.documents.sieve import LeftOut, Sieve
from linkworker.kinds import Day
from linkworker.records import Colleague

_STYLE = (
    "body { font-family: 'Inter', sans-serif; font-size: 14px; color: #1c2430; }"
    " h1 { font-size: 24px; margin: 0px 0px 4px 0px; }"
    " h2 { font-size: 17px; margin: 18px 0px 4px 0px; }"
    " h3 { font-size: 15px; margin: 12px 0px 2px 0px; }"
    " p { margin: 2px 0px 6px 0px; }"
    " .quiet { color: #4a5564; font-size: 12px; }"
    " .draft { font-size: 17px; font-weight: bold; }"
)
_SAY_DAY = Day(label="")


@dataclass(frozen=True)
class Paper:
    """HTML for one reader. Before it goes, a person sees what was left out and who is named.

    `other_children` must be empty for a paper to go unasked; `named` are people round the child.
    `draft` is true while what it says has not been agreed to by all three.
    """

    title: str
    html: str
    left_out: tuple[LeftOut, ...]
    other_children: tuple[str, ...]
    named: tuple[str, ...]
    draft: bool = False


def finish(
    title: str, parts: list[Markup], sieve: Sieve, recipient: Recipient, *, draft: bool = False
) -> Paper:
    """Put the parts under one head and say what was left out."""
    head = element("head", element("title", title), element("style", Markup(_STYLE)))
    for_whom = element("p", f"For {recipient.name} ({recipient.role})", class_="quiet")
    body = element("body", element("h1", title), for_whom, *parts)
    return Paper(
        title=title,
        html=joined([Markup("<!DOCTYPE html>"), element("html", head, body, lang="en-GB")]),
        left_out=tuple(sieve.left_out),
        other_children=sieve.other_children(),
        named=sieve.people_named(),
        draft=draft,
    )


def section(heading: str, *parts: str) -> Markup:
    """Return a heading with words under it."""
    inside = (part if isinstance(part, Markup) else element("p", part) for part in parts)
    return joined([element("h2", heading), *inside])


def foot(worker: Colleague, on: date) -> Markup:
    """Say who to speak to, and when this was made."""
    by = f"{worker.name}, {worker.work}" if worker.work else worker.name
    ring = f", telephone {worker.phone}" if worker.phone else ""
    return joined(
        [
            element("p", f"Your Link Worker: {by}{ring}"),
            element("p", f"Made on {say(on)}. Keep it where only you can read it.", class_="quiet"),
        ]
    )


def say(day: date | None) -> str:
    """Say a day as people do, or "not set"."""
    return _SAY_DAY.spoken(day) if day else "not set"
