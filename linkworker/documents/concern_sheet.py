"""The concern sheet: what was said, as it was said, to hand over by hand and to sign.

It is made for whoever is told and stands whole: nothing is taken out of what a child said. No
agreement is asked for. The program keeps no copy of it.
"""

from dataclasses import dataclass
from datetime import datetime

from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Paper, page_of
from linkworker.documents.shapes import boxed, labelled, placed, to_write_on
from linkworker.kinds import Moment
from linkworker.measures.days import say_day
from linkworker.records import Child, Colleague

_SAY = Moment(label="")
_FOOT = "Hand it over by hand, in person. It goes into the school’s or council’s own record."
_SAID = "What was said, in the words that were used"
_SEEN = "What I saw, heard or did"
_HEADS, _WIDTHS = ("", "Name", "Signature", "Date and time"), (14, 32, 30, 24)
_ROOM = 4  # lines to write on by hand where nothing was typed


@dataclass(frozen=True)
class Told:
    """What was typed. `who` names a child of whom no record is here; '' where `child` says it."""

    said: str
    seen: str = ""
    where: str = ""
    present: str = ""
    at: datetime | None = None
    who: str = ""


def concern_sheet(
    told: Told, child: Child | None, *, school: str, reader: str, worker: Colleague,
    now: datetime, practice: bool,
) -> Paper:  # fmt: skip
    """Print what is handed over to `reader`; `now` is when it is made."""
    title = "Concern sheet"
    ring = f", telephone {worker.phone}" if worker.phone else ""
    work = f", {worker.work}" if worker.work else ""
    parts = [
        placed([[("ours", f"AllChild · {title}")]]),
        element("h1", f"For {reader}" if reader else "For the safeguarding lead"),
        element("p", "To read now. In danger now: 999. Told by voice as well, not by paper alone."),
        _about(told, child, school),
        boxed("words", _SAID, *_words(told.said)),
        boxed("box", _SEEN, *_words(told.seen)),
        labelled("Written by", f"{worker.name}{work}, AllChild{ring}, {_SAY.spoken(now)}."),
        _signing(worker.name, reader),
    ]
    return Paper(
        title=title,
        html=page_of(title, parts, practice=practice),
        foot=f"{title}. {_FOOT}{' PRACTICE.' * practice}",
        practice=practice,
        no_phone=not worker.phone,
    )


def _about(told: Told, child: Child | None, school: str) -> Markup:
    name = child.whole_name if child else told.who
    born = f"born {say_day(child.born, year=True)}" if child and child.born else ""
    group = f"class {child.school_class}" if child and child.school_class else ""
    known = ", ".join(part for part in (name, born, group, school) if part)
    at = _SAY.spoken(told.at) if told.at else ""
    rows = (("Child", known), ("When", at), ("Where", told.where), ("Who was there", told.present))
    return placed([[("left", element("b", label)), ("right", words)] for label, words in rows],
                  (22, 78))  # fmt: skip


def _words(words: str) -> list[Markup]:
    paragraphs = [element("p", one) for one in words.strip().split("\n\n") if one.strip()]
    return paragraphs or [to_write_on(_ROOM)]


def _signing(giver: str, taker: str) -> Markup:
    lines = (("Given by", giver, "", ""), ("Taken by", taker, "", ""))
    return table(_HEADS, lines, _WIDTHS, "sign")
