"""The sheet of a day: its rows on half a sheet, numbered, each with a box and a line to write on.

It is made for who writes on it and nobody else, lies in a pocket, and is shredded when its rows
are written up: so it says no more than is needed to know the row again.
"""

from collections.abc import Sequence
from datetime import date

from linkworker.actions.day import Row
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Paper, page_of
from linkworker.documents.style import LARGER
from linkworker.measures.days import say_day
from linkworker.records import Child

LINES = 16  # that fit on half a sheet; what the day did not plan is written on the free ones
_LETTERS = 12
_WIDTHS = (6, 16, 28, 5, 45)
_HEADS = ("", "Time", "Who, where", "", "How it was")
_BOX = "☐"
_KEEP = "Only for who wrote it. Shred it when it is written up."


def day_sheet(
    rows: Sequence[Row], day: date, *, worker: str, first_names: bool = False, practice: bool,
    larger: bool = False,
) -> Paper:  # fmt: skip
    """Print a day's rows in their order, by initials or by first names."""
    letters = LARGER if larger else _LETTERS
    title = f"Day sheet, {say_day(day, year=True)}"
    lines = [_line(at, row, day, first_names) for at, row in enumerate(rows, 1)]
    free = range(len(lines) + 1, LINES + 1)
    parts = [
        element("h1", f"{say_day(day, year=True)} · {worker}", class_="small"),
        _ruled([*lines, *((str(at), "", "", _BOX, "") for at in free)]),
    ]
    return Paper(
        title=title,
        html=page_of(title, parts, letters=letters, practice=practice),
        foot=f"{_KEEP}{' PRACTICE.' * practice}",
        letters=letters,
        practice=practice,
        half=True,
    )


def called(children: Sequence[Child], *, first_names: bool) -> str:
    """Name children on the sheet: by first name, or by initials alone."""
    if first_names:
        return ", ".join(child.name for child in children)
    return " ".join(f"{child.name[:1]}{child.surname[:1]}" for child in children)


def _line(at: int, row: Row, day: date, first_names: bool) -> tuple[str, str, str, str, str]:
    time = f"{row.at:%H:%M}" if row.at else ""
    when = time if row.at is None or row.at.date() == day else f"{row.at:%a} {time}"
    who = called(row.children, first_names=first_names)
    others = f"+{row.others}" if row.others else ""
    about = " · ".join(part for part in (f"{who} {others}".strip(), row.room) if part)
    return str(at), when, about, _BOX, ""


def _ruled(lines: Sequence[tuple[str, str, str, str, str]]) -> Markup:
    return table(_HEADS, lines, _WIDTHS, "line")
