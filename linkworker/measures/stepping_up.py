"""Stepping up: what the council or others did before, during and after the programme, counted.

Stepped up is who came under a social worker's plan (child in need, child protection, in care) at
a level that did not stand before; Early Help is help, and counts as none of it. The rule and its
windows are the program's own reading of "re-escalated": the charity confirms them. "Could not
find out" is counted apart, and never taken for a no.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from linkworker.measures.stages import ENDS, turns_in_order
from linkworker.records import Finding, FollowUp, Level, Sen, StageStep, SteppingUp

_STATUTORY = (Level.IN_NEED, Level.PROTECTION, Level.IN_CARE)
_SO = (Finding.STANDS, Finding.BEGAN)
MONTHS = {FollowUp.HALF_YEAR: 6, FollowUp.YEAR: 12, FollowUp.TWO_YEARS: 24}


RULE = (
    "Stepped up: child in need, a child protection plan or in care began, at a level that did not "
    "stand before. Early Help is help, and counts as none of it. Who could not be found out about "
    "is left out of the figure, and never counted as a no. Of the time with us, what nobody wrote "
    "down is counted as not having happened."
)


class Period(Enum):
    """When it was, against the programme."""

    BEFORE = "before the programme"
    DURING = "during the programme"
    AFTER = "after the programme"


@dataclass(frozen=True)
class Point:
    """A follow-up point: its day, and what was found out; None while nobody has asked."""

    after: FollowUp
    day: date
    answer: SteppingUp | None


@dataclass(frozen=True)
class Way:
    """One child's line of dates, and the first and last day of the programme."""

    steps: tuple[SteppingUp, ...]
    started: date | None = None
    ended: date | None = None
    sen: Sen | None = None


@dataclass(frozen=True)
class Count:
    """So many `of` so many; of `unknown` more nobody could find out, and `unasked` are to ask."""

    number: int = 0
    of: int = 0
    unknown: int = 0
    unasked: int = 0


@dataclass(frozen=True)
class Counts:
    """Over all children: known before; stepped up during, and after; an EHC plan begun since."""

    before: Count
    during: Count
    after: Count
    plan: Count


def in_order(steps: Iterable[SteppingUp]) -> list[SteppingUp]:
    """Return the lines that were not struck out, the first one first, alike on every laptop."""
    standing = [one for one in steps if not one.struck_because]
    return sorted(standing, key=lambda one: (one.on or date.min, one.id))


def ended_on(turns: Iterable[StageStep]) -> date | None:
    """Return the day on which the programme ended for a child, from what happened."""
    return next((one.on for one in turns_in_order(turns) if one.turn in ENDS), None)


def period_of(on: date | None, started: date | None, ended: date | None) -> Period:
    """Say in which period a day lies; what began on the first day is before it."""
    if on is None or started is None or on <= started:
        return Period.BEFORE
    return Period.AFTER if ended and on > ended else Period.DURING


def points(ended: date | None, steps: Iterable[SteppingUp]) -> list[Point]:
    """Return the three points of the follow-up, each with what was found out for it."""
    if ended is None:
        return []
    said = {one.after: one for one in in_order(steps) if one.after}
    return [
        Point(after, _weekday(later(ended, months)), said.get(after))
        for after, months in MONTHS.items()
    ]


def later(day: date, months: int) -> date:
    """Return the same day so many months on, or that month's last day before it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekday(day: date) -> date:
    """Return a day, or the Monday after a weekend: then somebody answers."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def stepped(way: Way, period: Period) -> bool | None:
    """Say whether a child stepped up in a period; None where that is not known.

    Before the programme it is whether the child was known at all.
    """
    own = [one for one in way.steps if period_of(one.on, way.started, way.ended) is period]
    if period is Period.BEFORE:
        known = [one for one in own if one.found is not Finding.UNKNOWN and one.level]
        return any(one.level is not Level.NONE for one in known) if known else None
    began = [one for one in own if one.found in _SO and one.level in _STATUTORY]
    if any(_rank(one) > _stood(way.steps, one) for one in began):
        return True
    told = [one for one in own if one.found is not Finding.UNKNOWN]
    if period is Period.AFTER:
        return False if told else None
    return None if own and not told else False


def count(ways: Sequence[Way], today: date) -> Counts:
    """Count over all children whose programme has begun, or ended, by a day."""
    begun = [one for one in ways if one.started and one.started <= today]
    over = [one for one in begun if one.ended and one.ended <= today]
    return Counts(
        before=_count(begun, Period.BEFORE),
        during=_count(begun, Period.DURING),
        after=_count(over, Period.AFTER),
        plan=_plans(begun),
    )


def _count(ways: Sequence[Way], period: Period) -> Count:
    said = [(stepped(way, period), _could_not(way, period)) for way in ways]
    known = [answer for answer, _ in said if answer is not None]
    unknown = sum(answer is None and tried for answer, tried in said)
    return Count(sum(known), len(known), unknown, len(said) - len(known) - unknown)


def _could_not(way: Way, period: Period) -> bool:
    return any(
        one.found is Finding.UNKNOWN and period_of(one.on, way.started, way.ended) is period
        for one in way.steps
    )


def _plans(ways: Sequence[Way]) -> Count:
    """Count, of those with SEN support at the start, an EHC plan that began since."""
    supported = [
        way for way in ways if way.sen in (Sen.SUPPORT, Sen.PLAN) and not _plan(way, during=False)
    ]
    return Count(sum(_plan(way, during=True) for way in supported), len(supported))


def _plan(way: Way, *, during: bool) -> bool:
    return any(
        one.level is Level.PLAN
        and one.found in _SO
        and (period_of(one.on, way.started, way.ended) is not Period.BEFORE) is during
        for one in way.steps
    )


def _rank(step: SteppingUp) -> int:
    return _STATUTORY.index(step.level) + 1 if step.level in _STATUTORY else 0


def _stood(steps: Sequence[SteppingUp], until: SteppingUp) -> int:
    """Return the highest level of a social worker's plan that stood just before a step."""
    standing = 0
    for one in in_order(steps):
        if one.id == until.id:
            break
        over = one.found is Finding.ENDED and _rank(one) == standing
        if over or one.level is Level.NONE:
            standing = 0
        elif one.found in _SO:
            standing = max(standing, _rank(one))
    return standing
