"""What sessions ask for: a child who missed some of one activity in a row."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.measures.sessions import RAISED, missed_in_a_row
from linkworker.records import SessionAttendance


def missed_sessions(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask about a child who missed so many sessions of one activity, one after the other."""
    by_activity: defaultdict[str, list[SessionAttendance]] = defaultdict(list)
    for one in of.all(SessionAttendance):
        by_activity[one.activity].append(one)
    for activity, attended in by_activity.items():
        missed = missed_in_a_row(attended)
        if missed >= asked.days:
            last = max(attended, key=lambda one: one.on or date.min)
            why = f"missed {missed} sessions in a row"
            about = f"{activity} {last.on}"
            what = f"Ask how {last.what} is going"
            yield Due("missed_sessions", about, what, why, None, of.child, tab="sessions")


SESSION_SOURCES = (
    Source(
        "missed_sessions", "Sessions missed",
        "{days} sessions of one activity were missed in a row", missed_sessions,
        reads=(SessionAttendance,), days=RAISED,
    ),
)  # fmt: skip
