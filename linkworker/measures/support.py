"""Hours of support, in whole minutes, by child and by the dates of pupil premium.

Each child's own time is counted: six children together for an hour are six hours. What counts is
time with the child: contacts in which she was met, sessions she came to, direct work and times at
an enrichment, for as long as she was there; telling a parent is not in it. What stands both as
direct work and as a 1:1 of that day, or as a time at an enrichment and a group, is one (`once`).
AllChild may count otherwise: the sum is in this one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

_HOUR = 60


class Time(NamedTuple):
    """Time with one child on a day; `minutes` is None where nobody wrote how long it was."""

    day: date
    minutes: int | None


class Span(NamedTuple):
    """From a day to a day, both included; None is not ended, or always so."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Say whether a day is in it."""
        return (self.first or date.min) <= day <= (self.last or date.max)


@dataclass(frozen=True)
class Support:
    """Minutes with a child, how many of them while she had pupil premium, and times not timed."""

    minutes: int = 0
    premium: int = 0
    untimed: int = 0


def once(met: Iterable[Time], work: Iterable[Time]) -> list[Time]:
    """Join what was written down twice: on one day a piece of work and a contact are one time.

    `met` are the contacts of the kind that such work is written down as too. Each answers for one
    piece of work of its day at most, the longest first; of the two the longer counts.
    """
    contacts, works = _by_day(met), _by_day(work)
    return [
        Time(day, one if other is None else max(one or 0, other))
        for day in sorted(contacts.keys() | works.keys())
        for one, other in zip_longest(contacts.get(day, ()), works.get(day, ()))
    ]


def support(times: Iterable[Time], premium: Iterable[Span], first: date, last: date) -> Support:
    """Add up one child's time from `first` to `last`, both included.

    A day that two spans of pupil premium hold counts once.
    """
    spans, minutes, hers, untimed = tuple(premium), 0, 0, 0
    for time in times:
        if not first <= time.day <= last:
            continue
        untimed += time.minutes is None
        minutes += time.minutes or 0
        if any(span.holds(time.day) for span in spans):
            hers += time.minutes or 0
    return Support(minutes, hers, untimed)


def together(each: Iterable[Support]) -> Support:
    """Add up several children."""
    all_of_them = tuple(each)
    return Support(
        sum(one.minutes for one in all_of_them),
        sum(one.premium for one in all_of_them),
        sum(one.untimed for one in all_of_them),
    )


def say_time(minutes: int) -> str:
    """Say minutes as hours and minutes: "6 h 20 min"."""
    hours, left = divmod(minutes, _HOUR)
    parts = [f"{hours:,} h" if hours else "", f"{left} min" if left or not hours else ""]
    return " ".join(part for part in parts if part)


def _by_day(times: Iterable[Time]) -> dict[date, list[int | None]]:
    """Put minutes under their day, the longest first; not timed last."""
    found: dict[date, list[int | None]] = {}
    for time in sorted(times, key=lambda one: -(one.minutes or 0)):
        found.setdefault(time.day, []).append(time.minutes)
    return found
