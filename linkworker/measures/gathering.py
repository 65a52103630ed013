"""How far a termly review has come: which voices are asked, there or missing; when it counts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from linkworker.measures.reviews import TermReview, term_reviews
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records.plan import Plan
from linkworker.records.review import Review, ReviewVoice, Voice

VoiceStands = Literal["missing", "asked", "have", "not given"]
BoardState = Literal["overdue", "gathering", "to open", "held", "later"]
SETTLED: tuple[VoiceStands, ...] = ("have", "not given")
TRIES = 3  # before a family's voice may be left out, with the reason


def stands(voice: ReviewVoice | None) -> VoiceStands:
    """Say where one voice is. What came counts, whatever was said of it before."""
    if voice is None:
        return "missing"
    if voice.have_on:
        return "have"
    if voice.not_given.strip():
        return "not given"
    return "asked" if voice.asked_on or voice.tried else "missing"


def gathered(voices: Mapping[Voice, ReviewVoice]) -> dict[Voice, VoiceStands]:
    """Say where each of the four voices is."""
    return {voice: stands(voices.get(voice)) for voice in Voice}


def tries_left(voice: ReviewVoice | None) -> int:
    """Count the tries that a family is still owed before its voice is left out."""
    return max(0, TRIES - len(voice.tried if voice else ()))


def held_days(reviews: Iterable[Review], plan: Plan) -> tuple[date, ...]:
    """Return the days on which reviews of a plan were held, in order."""
    return tuple(sorted(one.held_on for one in reviews if one.plan == plan.id and one.held_on))


def booked(plan: Plan, held: Iterable[date]) -> date | None:
    """Return the day a plan's next review is booked for; one held since makes it past."""
    day = plan.review_on
    return day if day and all(one < day for one in held) else None


def next_day(
    calendar: SchoolCalendar, *, started: date, held: Iterable[date], on: date
) -> date | None:
    """Return by when the review after one held on a day is due; None where no term says so.

    Held outside term, it serves none: the next is the one that this term still asks for.
    """
    every = term_reviews(calendar, started=started, today=on, held=(*held, on))
    return next(
        (one.due for one in every if one.due and one.due > on and one.state != "done"), None
    )


def board_state(due: TermReview | None, *, is_open: bool, today: date) -> BoardState:
    """Say in one word what is to be done about a child's review this term."""
    if is_open:
        return "gathering"
    if due is None or due.state == "not known" or (due.term and due.term.start > today):
        return "later"
    if due.state == "done":
        return "held"
    return "overdue" if due.state == "overdue" else "to open"
