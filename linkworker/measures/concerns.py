"""Where a concern stands that was passed on, and whether it is to be asked if they came back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.records import ConcernAnswer, ConcernPassed, PassedTo

CONCERN = "concern"
AT_SCHOOL = (PassedTo.LEAD, PassedTo.DEPUTY, PassedTo.HEAD)


def standing_answers(
    concern: ConcernPassed, answers: Iterable[ConcernAnswer]
) -> list[ConcernAnswer]:
    """Return what was said about one concern and not struck out, the first one first."""
    own = (one for one in answers if one.concern == concern.id and not one.struck_because)
    return sorted(own, key=lambda one: (one.on or date.min, one.id))


def came_back(answers: Sequence[ConcernAnswer]) -> ConcernAnswer | None:
    """Return the answer that says they came back, if there is one."""
    return next((one for one in answers if one.came_back), None)


def did_they_come_back(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask each school day after a concern was passed on, until they came back.

    Of those who are not at school it is asked on each weekday. Put aside, it is asked again on
    the next day: what it is about names the day.
    """
    for concern in of.all(ConcernPassed):
        if concern.struck_because or concern.passed_at is None or not _asks(of, concern, asked):
            continue
        answers = standing_answers(concern, of.all(ConcernAnswer))
        if came_back(answers) or any(one.on == asked.today for one in answers):
            continue
        day = concern.passed_at.date()
        told = "told today" if day == asked.today else f"told {say_day(day)}"
        what = f"Did {concern.name} come back to you?"
        why = f"{told}; asked each school day"
        about = f"{concern.id} {asked.today}"
        yield Due(CONCERN, about, what, why, asked.today, of.child)


def _asks(of: OfChild, concern: ConcernPassed, asked: Asked) -> bool:
    if concern.to in AT_SCHOOL:
        return of.calendar.is_school_day(asked.today)
    return asked.today.weekday() < 5


CONCERN_SOURCES = (
    Source(
        CONCERN, "Did they come back?", "somebody was told, and has not come back yet",
        did_they_come_back, reads=(ConcernPassed, ConcernAnswer), always=True,
    ),
)  # fmt: skip
