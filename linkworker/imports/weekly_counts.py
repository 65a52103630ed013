"""Counts of weeks, copied out of a school's own list: a day, then up to three whole numbers.

Columns may be parted by tabs, commas, semicolons or spaces. Nothing else of the list is kept.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from linkworker.measures.days import read_day

_PARTED = re.compile(r"[\t;,]| {2,}")
_COUNTS, _LONG = 3, 4


class Read(NamedTuple):
    """What was understood, by the Monday of each week; None where a cell is empty.

    `other` counts the lines with something in them that are no week, such as headings.
    """

    weeks: dict[date, tuple[int | None, ...]]
    other: int


def read_counts(text: str) -> Read:
    """Read good days, detentions and times sent out, a week a line; the last line of a week stands.

    A line whose first cell is no day, or which holds anything but whole numbers after it, is none.
    """
    weeks: dict[date, tuple[int | None, ...]] = {}
    other = 0
    for line in filter(str.strip, text.splitlines()):
        found = _week(line)
        if found is None:
            other += 1
        else:
            weeks[found[0]] = found[1]
    return Read(weeks, other)


def _week(line: str) -> tuple[date, tuple[int | None, ...]] | None:
    cells = [cell.strip() for cell in _PARTED.split(line.strip())]
    if len(cells) == 1:
        cells = line.split()
    day = read_day(cells[0])
    rest = cells[1 : _COUNTS + 1]
    told = [int(cell) if cell.isdecimal() and len(cell) < _LONG else None for cell in rest]
    fits = all(n is not None or cell in ("", "-") for n, cell in zip(told, rest, strict=True))
    if day is None or not fits or not any(n is not None for n in told):
        return None
    monday = day - timedelta(days=day.weekday())
    return monday, (*told, *[None] * (_COUNTS - len(told)))
