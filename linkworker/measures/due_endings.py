"""What endings ask for: to begin a term before, the goodbye, and one look six weeks on."""

from collections.abc import Iterator

from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source, comes_soon
from linkworker.measures.endings import Way, way_of
from linkworker.records import Ending, OnwardCheck, StageStep, Turn

ENDING, GOODBYE, ONWARD = "ending", "goodbye", "onward_check"
ENDINGS = (ENDING, GOODBYE, ONWARD)
_STEPS = (StageStep, OnwardCheck)


def begin(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for an ending to be begun, some school days before the last of six terms."""
    way = _way(of)
    if way.turn or way.begins is None or not comes_soon(of, asked, way.begins):
        return
    begins = "began" if way.begins <= asked.today else "begins"
    why = f"the last term of the programme {begins} {say_day(way.begins)}: ask who stays"
    about = f"{way.begins}"
    yield Due(ENDING, about, f"Begin {of.child.name}’s ending", why, way.begins, of.child)


def goodbye(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for the goodbye, some school days before the day that was said for it."""
    way = _way(of)
    for one in of.all(Ending):
        day = one.goodbye_on
        if day and not one.held_on and not way.over and comes_soon(of, asked, day):
            why = f"the goodbye is on {say_day(day)}"
            about = f"{one.id} {day}"
            yield Due(GOODBYE, about, f"Say goodbye to {of.child.name}", why, day, of.child)


def onward(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask how it goes six weeks after the programme ended."""
    way = _way(of)
    if way.due is None or way.check or way.turn is not Turn.FOLLOW_UP or way.last is None:
        return
    if comes_soon(of, asked, way.due):
        ended = f" {say_day(way.last.on)}" if way.last.on else ""
        why = f"the programme ended{ended}: six weeks on"
        what = f"Ask how {of.child.name} is, and who is in touch"
        yield Due(ONWARD, f"{way.due}", what, why, way.due, of.child)


ENDING_SOURCES = (
    Source(
        ENDING, "Ending", "the last term of a programme begins within {days} school days", begin,
        reads=_STEPS, days=10, always=True,
    ),
    Source(
        GOODBYE, "Goodbye", "a goodbye is within {days} school days", goodbye,
        reads=(*_STEPS, Ending), days=5, always=True,
    ),
    Source(
        ONWARD, "Six weeks on", "a look six weeks on is due within {days} school days", onward,
        reads=_STEPS, days=5, always=True,
    ),
)  # fmt: skip


def _way(of: OfChild) -> Way:
    checks = of.all(OnwardCheck)
    return way_of(of.all(StageStep), checks, of.calendar, of.child.started)
