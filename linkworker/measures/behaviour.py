"""A school's weekly counts added up by half-term: good days first, each beside the one before.

A week belongs to the half-term that one of its days is in. What nobody told is not nought: a sum
is of the weeks that were told, and says how many they were.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.measures.half_terms import HalfTerm
from linkworker.records import BehaviourWeek

_FRIDAY = timedelta(days=4)


@dataclass(frozen=True)
class Sum:
    """One count over the weeks of a half-term that it was told for; None where it was for none."""

    number: int | None
    weeks: int


@dataclass(frozen=True)
class Counted:
    """A half-term's counts, and its weeks, the earliest first."""

    half: HalfTerm
    weeks: tuple[BehaviourWeek, ...]
    good_days: Sum
    detentions: Sum
    sent_out: Sum


def by_half_term(
    weeks: Iterable[BehaviourWeek], halves: Iterable[HalfTerm]
) -> list[Counted]:  # fmt: skip
    """Add weeks up by the half-terms that hold them, the latest first; one without any is left out.

    A week in no half-term, as before the programme began, counts in none.
    """
    every = sorted((one for one in weeks if one.monday), key=lambda one: one.monday or date.min)
    found = []
    for half in halves:
        inside = tuple(one for one in every if one.monday and _holds(half, one.monday))
        if inside:
            found.append(_counted(half, inside))
    return found[::-1]


def mondays(half: HalfTerm, until: date) -> list[date]:
    """List the Mondays of a half-term's weeks up to a day, the earliest first."""
    if half.starts is None or half.ends is None:
        return []
    monday = half.starts - timedelta(days=half.starts.weekday())
    if half.starts > monday + _FRIDAY:
        monday += timedelta(7)
    last = min(half.ends, until)
    return [monday + timedelta(days=n) for n in range(0, (last - monday).days + 1, 7)]


def _holds(half: HalfTerm, monday: date) -> bool:
    if half.starts is None or half.ends is None:
        return False
    return half.starts <= monday + _FRIDAY and monday <= half.ends


def _counted(half: HalfTerm, weeks: tuple[BehaviourWeek, ...]) -> Counted:
    return Counted(
        half,
        weeks,
        _sum(one.good_days for one in weeks),
        _sum(one.detentions for one in weeks),
        _sum(one.sent_out for one in weeks),
    )


def _sum(numbers: Iterable[int | None]) -> Sum:
    told = [one for one in numbers if one is not None]
    return Sum(sum(told) if told else None, len(told))
