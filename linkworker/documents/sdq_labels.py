"""Labels for the envelopes of SDQ forms, on bought sheets of 21, and the list that goes with them.

On the outside of an envelope stands a first name and one letter, never what kind of form is in it.
"""

from collections.abc import Sequence
from datetime import date

from linkworker.actions.sdq_envelopes import Envelope
from linkworker.documents.drawing import spacer
from linkworker.documents.markup import Markup, element, joined, table
from linkworker.documents.paper import Paper, page_of
from linkworker.documents.style import LARGER, LETTERS
from linkworker.measures.days import say_day
from linkworker.records import Colleague, FilledInBy

PER_SHEET, ACROSS = 21, 3
_WIDE, _GAP, _HIGH = 240, 10, 144  # px: 63.5 by 38.1 mm, 2.5 mm apart
_MARGINS = (7.2, 15.1, 7.2, 8.0)  # mm: left, top, right, bottom of such a sheet
_LETTERS = 13
_HEADS = ("", "About", "Class", "To", "Who fills it in", "Out", "Back")
_WIDTHS = (6, 19, 9, 26, 22, 9, 9)
_BOX = "☐"
_KEEP = "Only for who gives the forms out. Shred it when the last one is back."


def sdq_labels(
    envelopes: Sequence[Envelope], *, worker: Colleague, begin: int = 1, practice: bool
) -> Paper:
    """Print a label for each envelope; `begin` is the first free place of the sheet, from 1."""
    made = [one for one in envelopes if not one.why]
    labels = [_label(at, one, worker, practice) for at, one in enumerate(made, 1)]
    cells = [*[Markup()] * (begin - 1), *labels]
    rows = [cells[at : at + ACROSS] for at in range(0, len(cells), ACROSS)]
    whole = element("table", *map(_row, rows), role="presentation", cellspacing="0",
                    cellpadding="0", class_="labels")  # fmt: skip
    html = page_of("Labels", [whole], letters=_LETTERS, practice=False)
    return Paper(title="Labels for forms", html=html, foot="", letters=_LETTERS, practice=practice,
                 margins=_MARGINS, no_phone=not worker.phone)  # fmt: skip


def sdq_list(
    envelopes: Sequence[Envelope],
    *,
    worker: Colleague,
    term: str,
    on: date,
    larger: bool,
    practice: bool,
) -> Paper:
    """Print the list of envelopes, numbered as their labels are, to tick off out and back."""
    made, letters = [one for one in envelopes if not one.why], LARGER if larger else LETTERS
    lines = [
        (str(at), _called(one), one.child.school_class, one.to, _filler(one), _BOX, _BOX)
        for at, one in enumerate(made, 1)
    ]
    not_made = [(_called(one), _filler(one), one.why) for one in envelopes if one.why]
    title = f"Forms to give out, {term}" if term else "Forms to give out"
    parts = [
        element("h1", title),
        element("p", f"{len(made)} envelopes. For {worker.name}. Made on {say_day(on, year=True)}.",
                class_="quiet"),
        table(_HEADS, lines, _WIDTHS),
    ]  # fmt: skip
    if not_made:
        heads = ("About", "Who fills it in", "Why there is none")
        parts += [element("h2", "No envelope"), table(heads, not_made, (22, 22, 56))]
    html = page_of(title, parts, letters=letters, practice=practice)
    foot = f"{_KEEP}{' PRACTICE.' * practice}"
    return Paper(title=title, html=html, foot=foot, letters=letters, practice=practice)


def _row(labels: Sequence[Markup]) -> Markup:
    cells: list[Markup] = [element("td", spacer(_HIGH), class_="gap", width="1")]
    for at, label in enumerate(labels):
        if at:
            cells.append(element("td", "", class_="gap", width=str(_GAP)))
        cells.append(element("td", label, class_="label", width=str(_WIDE)))
    return element("tr", *cells)


def _label(at: int, one: Envelope, worker: Colleague, practice: bool) -> Markup:
    ring = f", {worker.phone}" if worker.phone else ""
    own = one.chased.filled_by is FilledInBy.SELF
    about = "" if own else f"About {_called(one)}"
    room = f", {one.child.school_class}" if one.child.school_class else ""
    said = [f"{about}{room}".removeprefix(", "), f"Form {at}. Close it when it is in.",
            f"Back to {worker.name}{ring}"]  # fmt: skip
    private = f"{'PRACTICE. ' * practice}Private"
    lines = [element("b", one.to), *said, private]
    return joined(element("p", line) for line in lines if line)


def _called(one: Envelope) -> str:
    return f"{one.child.name} {one.child.surname[:1]}".strip()


def _filler(one: Envelope) -> str:
    return one.chased.filled_by.value
