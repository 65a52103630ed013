"""What is known before a review, read from where it is kept and copied nowhere."""

from dataclasses import dataclass
from datetime import date

from linkworker.actions.adjustments import adjustments_of
from linkworker.actions.attendance import weeks_of
from linkworker.actions.contacts import contacts_of
from linkworker.actions.enrichments import enrichments_of
from linkworker.actions.goals import goals_of, ratings_of
from linkworker.actions.linkings import Linked, linkings_of
from linkworker.actions.plans import Standing, standing
from linkworker.actions.reviews import Gathering
from linkworker.actions.sessions import sessions_of
from linkworker.measures.adjustments import Now, stands
from linkworker.measures.attendance import (
    Summary,
    four_weeks_from,
    last_four_weeks,
    summarise,
    year_to_date,
)
from linkworker.measures.sessions import Tally, tally
from linkworker.records import (
    Contact,
    Enrichment,
    Goal,
    Rating,
    Rung,
    SchoolAdjustment,
    SessionAttendance,
)
from linkworker.store import Reader

_LAST = 3  # contacts whose words stand in a pack


@dataclass(frozen=True)
class Pack:
    """A child's term at a glance. `since` is the last review, or the first day of the plan.

    `year` and, since the day `lately`, `four_weeks` are attendance; `sessions` by what they were;
    `goals` are the open ones with their ratings, the earliest first; `last_words` the newest
    contacts that hold any; `taken` are opportunities that go on, `agreed` what the school agreed
    to and has not ended.
    """

    since: date
    year: Summary
    lately: date
    four_weeks: Summary
    sessions: tuple[tuple[str, Tally], ...]
    goals: tuple[tuple[Goal, tuple[Rating, ...]], ...]
    last_words: tuple[Contact, ...]
    linkings: tuple[Linked, ...]
    how: Standing
    taken: tuple[Enrichment, ...] = ()
    agreed: tuple[SchoolAdjustment, ...] = ()


def read_pack(reader: Reader, gathering: Gathering, today: date) -> Pack:
    """Read what a review begins from, up to the day it was held where it has been."""
    child, plan = gathering.child, gathering.plan
    review = gathering.review
    until = (review.held_on if review else None) or today
    before = [day for day in gathering.held if day < until]
    since = max(before, default=plan.started or until)
    marks = [mark for mark in weeks_of(reader, child) if mark.day <= until]
    return Pack(
        since=since,
        year=summarise(year_to_date(marks, on=until)),
        lately=four_weeks_from(until),
        four_weeks=summarise(last_four_weeks(marks, on=until)),
        sessions=_sessions(sessions_of(reader, child), since, until),
        goals=tuple(
            (goal, tuple(r for r in ratings_of(reader, goal) if (r.rated_on or until) <= until))
            for goal in goals_of(reader, plan)
            if not goal.closed_on
        ),
        last_words=_last_words(contacts_of(reader, child), until),
        linkings=tuple(one for one in linkings_of(reader, child, until) if _to_tell(one, since)),
        how=standing(reader, plan),
        taken=tuple(
            one.enrichment
            for one in enrichments_of(reader, child)
            if (one.enrichment.started or until) <= until and not one.enrichment.ended_on
        ),
        agreed=tuple(
            one for one in adjustments_of(reader, child, until) if stands(one, until) is Now.COUNTS
        ),
    )


def _sessions(
    attended: list[SessionAttendance], since: date, until: date
) -> tuple[tuple[str, Tally], ...]:
    found: dict[str, list[SessionAttendance]] = {}
    for one in attended:
        if one.on and since <= one.on <= until:
            found.setdefault(one.what, []).append(one)
    return tuple((what, tally(ones)) for what, ones in sorted(found.items()))


def _last_words(contacts: list[Contact], until: date) -> tuple[Contact, ...]:
    spoken = (
        one
        for one in contacts
        if one.words.strip() and not (one.struck_because or one.private)
        and one.at and one.at.date() <= until
    )  # fmt: skip
    return tuple(one for one, _ in zip(spoken, range(_LAST), strict=False))


def _to_tell(linked: Linked, since: date) -> bool:
    """Say whether a linking belongs in a pack: it goes on, or ended since; health never does."""
    stand = linked.stand
    if linked.linking.private or stand.rung is Rung.IDEA:
        return False
    return not stand.over or (stand.step.on or date.min) >= since
