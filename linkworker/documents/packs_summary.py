"""A sheet for the Link Worker of many packs made in one go: which, for whom, and what did not go.

It names children by first name and one letter, in the order of the packs, and says nothing of any.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from linkworker.documents.markup import element, table
from linkworker.documents.paper import Paper, page_of
from linkworker.documents.style import LARGER, LETTERS
from linkworker.measures.days import say_day

_HEADS = ("", "Child", "Class", "For", "Given")
_WIDTHS = (6, 24, 10, 44, 16)
_KEEP = "Only for who made the packs. Shred it when they are given out."
_BOX = "☐"


class Packed(NamedTuple):
    """One pack: whose, of which class, for whom; `why` says why none was made."""

    child: str
    school_class: str
    reader: str
    why: str = ""


def packs_summary(
    packs: Sequence[Packed], *, what: str, worker: str, on: date, larger: bool, practice: bool
) -> Paper:
    """Print the list of packs made in one go, with a box to tick as each is given out."""
    title = f"{what}, {say_day(on, year=True)}"
    letters = LARGER if larger else LETTERS
    out = [one for one in packs if not one.why]
    lines = [
        (str(at), one.child, one.school_class, one.reader, _BOX) for at, one in enumerate(out, 1)
    ]
    not_made = [(one.child, one.school_class, one.why) for one in packs if one.why]
    parts = [
        element("h1", title),
        element("p", f"{len(out)} in this order. For {worker}.", class_="quiet"),
        table(_HEADS, lines, _WIDTHS),
    ]
    if not_made:
        parts += [element("h2", "Not made"), table(("Child", "Class", "Why"), not_made,
                                                   (24, 10, 66))]  # fmt: skip
    html = page_of(title, parts, letters=letters, practice=practice)
    foot = f"{_KEEP}{' PRACTICE.' * practice}"
    return Paper(title=title, html=html, foot=foot, letters=letters, practice=practice)
