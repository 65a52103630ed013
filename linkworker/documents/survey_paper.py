"""A survey on paper: its questions, five boxes each, a few lines; no name on it.

The numbers in the boxes are the keys by which it is typed in again.
"""

from datetime import date

from linkworker.documents.markup import element, table
from linkworker.documents.paper import Paper, page_of
from linkworker.documents.shapes import placed, section, to_write_on
from linkworker.measures.days import say_day
from linkworker.measures.surveys import Pack, scale

_LINES = 3
_NO_NAME = (
    "No name, please. Leave out what you do not want to answer; nothing else depends on it. It is "
    "counted with others, and never shown where fewer than five answered."
)
_BOX = "☐"
_WIDE = (50, 10, 10, 10, 10, 10)


def survey_paper(pack: Pack, name: str, *, back_to: str, on: date, practice: bool) -> Paper:
    """Print one pack of questions to be filled in by hand and given back to `back_to`."""
    points = scale()
    heads = [pack.asks, *(f"{one.points} {one.words}" for one in points)]
    lines = [[one.words, *(f"{_BOX} {point.points}" for point in points)]
             for one in pack.questions]  # fmt: skip
    parts = [
        placed([[("ours", "AllChild · Survey")]]),
        element("h1", f"{pack.name}: {name}"),
        element("p", _NO_NAME),
        table(heads, lines, _WIDE),
        section(pack.open, to_write_on(_LINES)),
        element("p", f"Back to {back_to}. Made on {say_day(on, year=True)}.", class_="quiet"),
    ]
    title = f"{pack.name}: {name}"
    return Paper(
        title=title,
        html=page_of(title, parts, practice=practice),
        foot=f"{title}.{' PRACTICE.' * practice}",
        practice=practice,
    )
