"""What a child needs: what is being done, and how long it took from told to first help."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from linkworker.measures.school_days import SchoolCalendar, school_days_between
from linkworker.records.need import ChildNeed, HowMuch, NeedArea

_MOST_FIRST = {much: at for at, much in enumerate(HowMuch)}
_AREAS = {area: at for at, area in enumerate(NeedArea)}


@dataclass(frozen=True)
class Helped:
    """From told to first help: of `told` needs `helped` have help, `middle` days in the middle."""

    told: int
    helped: int
    middle: int | None


def in_order(needs: Iterable[ChildNeed]) -> list[ChildNeed]:
    """Put needs in order: what needs most now, then by area, then the one told first."""

    def order(one: ChildNeed) -> tuple[bool, int, int, date, str]:
        much = _MOST_FIRST.get(one.now or one.at_start or HowMuch.SOME, 0)
        area = _AREAS.get(one.area or NeedArea.HOME, 0)
        return one.met_on is not None, much, area, one.since or date.max, one.id

    return sorted(needs, key=order)


def idle_for(need: ChildNeed, calendar: SchoolCalendar, today: date) -> int | None:
    """Count the school days in which nothing was done about a need; None where something is."""
    if need.met_on or need.doing.strip() or need.since is None or need.since > today:
        return None
    return school_days_between(calendar, need.since, today).number


def days_to_help(need: ChildNeed, calendar: SchoolCalendar) -> int | None:
    """Count the school days from told to first help; None before there was any."""
    if need.since is None or need.help_on is None or need.help_on < need.since:
        return None
    return school_days_between(calendar, need.since, need.help_on).number


def helped(needs: Iterable[tuple[ChildNeed, SchoolCalendar]]) -> Helped:
    """Say of several needs how long it took, by the middle one; the lower of two middles."""
    every = list(needs)
    found = [days for need, calendar in every if (days := days_to_help(need, calendar)) is not None]
    return Helped(len(every), len(found), median_low(found) if found else None)
