"""What is due after the programme: finding out how it went on, at 6, 12 and 24 months."""

from collections.abc import Iterator

from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.measures.stepping_up import ended_on, points
from linkworker.records import StageStep, SteppingUp


def follow_up(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask at each point that has come, until somebody wrote what they found out, or could not."""
    for point in points(ended_on(of.all(StageStep)), of.all(SteppingUp)):
        if point.answer is None and point.day <= asked.today:
            what = f"Find out how it goes for {of.child.name}"
            why = f"{point.after.value} the programme"
            yield Due("follow_up", point.after.value, what, why, point.day, of.child, tab="family")


FOLLOW_UP_SOURCES = (
    Source(
        "follow_up", "Follow-up", "6, 12 or 24 months have passed since the programme ended",
        follow_up, reads=(StageStep, SteppingUp), always=True,
    ),
)  # fmt: skip
