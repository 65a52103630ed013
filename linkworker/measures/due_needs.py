"""What needs ask for: that something is done about each."""

from collections.abc import Iterator

from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.measures.needs import idle_for
from linkworker.records import ChildNeed

NEED = "need_idle"


def nothing_done(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask about a need with nothing being done; which need it is, only the child's page says."""
    for need in of.all(ChildNeed):
        days = idle_for(need, of.calendar, asked.today)
        if days is None or days < asked.days or need.since is None:
            continue
        why = f"told {say_day(need.since)}, nothing is being done for {days} school days"
        yield Due(NEED, need.id, f"See what {of.child.name} needs", why, None, of.child)


NEED_SOURCES = (
    Source(
        NEED, "Need", "nothing is being done about a need for {days} school days", nothing_done,
        reads=(ChildNeed,), days=10,
    ),
)  # fmt: skip
