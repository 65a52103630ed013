"""A child's attendance on paper: words and counts. Register letters stay on the screen."""

from collections.abc import Iterable
from datetime import date, timedelta

from linkworker.actions.attendance import monday_of, weeks_of
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Made, Paper, finish, for_whom, say, section, whom_to_ask
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.sieve import Sieve
from linkworker.measures.attendance import (
    SESSIONS,
    Mark,
    Summary,
    last_four_weeks,
    summarise,
    year_to_date,
)
from linkworker.measures.attendance_codes import NO_MARK, printed_as
from linkworker.measures.days import WEEKDAYS
from linkworker.records import Child, Colleague, Withhold
from linkworker.store import Reader

_WEEKS = 6
_HALVES = {"AM": "morning", "PM": "afternoon"}


def attendance_paper(
    store: Reader,
    child: Child,
    recipient: Recipient,
    *,
    worker: Colleague,
    on: date,
    larger: bool = False,
) -> Paper:
    """Print a child's attendance of this school year, and its last six weeks by half-day.

    Raises NotAllowed when nothing may be given to this reader.
    """
    check(recipient, on)
    sieve = Sieve(store, child, recipient)
    marks = weeks_of(store, child)
    made, name = Made(worker, on, larger), f"{child.name} {child.surname}".strip()
    parts = [
        element("p", f"{name}. {for_whom(recipient)}", class_="quiet"),
        section("This school year", counted(summarise(year_to_date(marks, on=on)))),
        section("The last four weeks", counted(summarise(last_four_weeks(marks, on=on)))),
    ]
    if not sieve.withholds(Withhold.TIMES, "Attendance by half-day"):
        parts.append(section("Week by week", _weeks(marks, on)))
    parts += [
        element("p", "Present and late count as attended. “Not counted” is in no percentage."),
        section("Who to ask", whom_to_ask(made)),
    ]
    return finish(f"{child.name}'s attendance", parts, sieve, made)


def counted(counts: Summary) -> str:
    """Say counts of half-days in words."""
    if not counts.possible:
        return "No half-days are marked."
    return (
        f"{counts.attended} of {counts.possible} half-days attended ({counts.percent}%), "
        f"{counts.absent} missed, {counts.late} late."
    )


def _weeks(marks: Iterable[Mark], on: date) -> Markup:
    first = monday_of(on) - timedelta(weeks=_WEEKS - 1)
    said = {
        (mark.day, mark.session): printed_as(mark.code, mark.day)
        for mark in marks
        if mark.code not in NO_MARK
    }
    lines = []
    for week in range(_WEEKS):
        monday = first + timedelta(weeks=week)
        for session in SESSIONS:
            days = [monday + timedelta(days=n) for n in range(5)]
            cells = [_marked(said.get((day, session), "")) for day in days]
            if any(cells):
                lines.append((f"{say(monday)}, {_HALVES[session]}", *cells))
    return table(("Week of", *WEEKDAYS[:5]), lines, (30, 14, 14, 14, 14, 14))


def _marked(said: str) -> str:
    return element("b", said) if said == "missed" else said
