"""Half-days on paper: counts in words, and weeks of present, late and missed.

Register letters stay on the screen: they can tell of illness, religion or detention.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from linkworker.actions.attendance import monday_of
from linkworker.documents.markup import Markup, element, joined, table
from linkworker.measures.attendance import SESSIONS, Mark, Summary, summarise
from linkworker.measures.attendance_codes import NO_MARK, printed_as
from linkworker.measures.days import WEEKDAYS

_WEEKS = 6
_HALVES = {"AM": "morning", "PM": "afternoon"}


def counted(counts: Summary) -> str:
    """Say counts of half-days in words."""
    if not counts.possible:
        return "No half-days are marked."
    return (
        f"{counts.attended} of {counts.possible} half-days attended ({counts.percent}%), "
        f"{counts.absent} missed, {counts.late} late."
    )


def week_by_week(marks: Iterable[Mark], on: date) -> Markup:
    """Return the last six weeks up to a day, a line each."""
    first = monday_of(on) - timedelta(weeks=_WEEKS - 1)
    said = {
        (mark.day, mark.session): printed_as(mark.code, mark.day)
        for mark in marks
        if mark.code not in NO_MARK
    }
    lines = []
    for week in range(_WEEKS):
        monday = first + timedelta(weeks=week)
        days = [monday + timedelta(days=n) for n in range(5)]
        cells = [_day([said.get((day, session), "") for session in SESSIONS]) for day in days]
        if any(cells):
            lines.append((f"{monday.day} {monday:%b}", *cells))
    return table(
        ("Week of", *(day[:3] for day in WEEKDAYS[:5])), lines, (10, 18, 18, 18, 18, 18), "week"
    )


def in_short(marks: Sequence[Mark]) -> str:
    """Say some half-days of one week: how many were attended, and which were not or were late."""
    found: dict[str, list[str]] = {}
    for mark in marks:
        said = printed_as(mark.code, mark.day)
        half = f"{WEEKDAYS[mark.day.weekday()]} {_HALVES[mark.session]}"
        found.setdefault(said, []).append(half)
    counts = summarise(marks)
    whole = f"{counts.attended} of {counts.possible} half-days attended."
    whole = whole if counts.possible else "No half-day counted."
    rest = [
        f"{said.capitalize()}: {', '.join(halves)}."
        for said, halves in found.items()
        if said != "present"
    ]
    return " ".join([whole, *rest])


def _day(halves: list[str]) -> str:
    """Say a day in one word where both halves are alike, else in two, the morning first."""
    morning, afternoon = map(_marked, halves)
    if morning == afternoon or not afternoon:
        return morning
    return joined([morning or "no mark", " / ", afternoon])


def _marked(said: str) -> str:
    return element("b", said) if said == "missed" else said
