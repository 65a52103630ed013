"""What happened between two days, in order: all that her timeline tells, for one reader.

Private notes and what was struck out stay off it and are counted. What somebody else told us is
not passed on to this reader unless it was ticked.
"""

from datetime import date
from itertools import groupby

from linkworker.documents.chronology_kinds import lines_by_kind
from linkworker.documents.chronology_lines import Line, Writing, lines_of_several
from linkworker.documents.markup import Markup, element, joined, table
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, section
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import Child, Withhold
from linkworker.store import Reader

_NOTHING = "Nothing is recorded between these days."
_HOW_IT_IS_MADE = (
    "What was struck out is not shown, nor are private notes, or what others told us for ourselves."
)


def chronology_paper(
    store: Reader,
    child: Child,
    recipient: Recipient,
    made: Made,
    *,
    between: tuple[date, date],
) -> Paper:
    """Print what happened between two days, both included, the earliest first.

    Raises Invalid when it ends before it begins; NotAllowed when nothing may be given to this
    reader, or when they must not be told times: this paper is made of them.
    """
    check(recipient, made.on)
    first, last = between
    if last < first:
        raise Invalid({"last": "The last day is before the first"})
    if recipient.must_not_know(Withhold.TIMES):
        words = f"{recipient.name} must not be told times: this paper says when everything was"
        raise NotAllowed(words)
    sieve = Sieve(store, child, recipient)
    writing = Writing(store, sieve, child, first, last)
    lines = sorted([*lines_of_several(writing), *lines_by_kind(writing)], key=_order)
    span = f"{say(first)} to {say(last)}"
    head = Head("Chronology", f"{child.name}, {span}", about_child(sieve, child))
    told = _by_month(lines) if lines else element("p", _NOTHING)
    end = boxed("box", "Who to ask", *whom_to_ask(made), element("p", _HOW_IT_IS_MADE))
    return finish(head, [told, end], sieve, made)


def _order(line: Line) -> tuple[date, str]:
    return (line.day, line.time)


def _by_month(lines: list[Line]) -> Markup:
    """Return a table for each month under its name."""
    months = groupby(lines, key=lambda line: f"{line.day:%B %Y}")
    heads, widths = ("When", "What", "Who"), (20, 62, 18)
    return joined(section(month, table(heads, map(_row, found), widths)) for month, found in months)


def _row(line: Line) -> tuple[str, str, str]:
    day = f"{line.day:%a} {line.day.day} {line.day:%b}"
    return (f"{day}, {line.time}" if line.time else day, line.what, line.who)
