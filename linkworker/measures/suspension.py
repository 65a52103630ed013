"""Suspensions in whole half-days: when a child is back, the year's limit, what follows from them.

At most 45 school days in a school year, over all schools, so 90 half-days; a lunchtime counts as
one half-day. The school sets work for the first five days; from the sixth, full-time education
elsewhere is arranged, and suspensions that follow each other are one for this. Governors meet
after more than 15 days in a term; from more than 5 on where the family asks (Department for
Education, suspension and permanent exclusion guidance). Internal suspension counts for none of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from linkworker.measures.days import academic_year
from linkworker.measures.school_days import SchoolCalendar, SchoolDay, add_school_days
from linkworker.records import FromHalf, Sent, Suspension

LIMIT = 90  # half-days in a school year
NEAR = 60
AWAY = "away from school"  # all that a list may say
_FIRST_DAYS = 5
_HALVES = 2
_GOVERNORS, _IF_ASKED = 30, 10  # half-days in a term; more than these
_COUNTED = (Sent.SUSPENDED, Sent.LUNCHTIMES)


class HalfDay(NamedTuple):
    """A half of a school day."""

    day: date
    afternoon: bool


@dataclass(frozen=True)
class TimeAway:
    """One suspension laid over the school days. `halves` are none of an exclusion: it has no end.

    `back` is the half-day on which she is in class again, None where that is not known.
    """

    record: Suspension
    halves: tuple[HalfDay, ...]
    back: HalfDay | None

    @property
    def building(self) -> bool:
        """Whether she is in the building all the same."""
        return self.record.sent in (Sent.INTERNAL, Sent.LUNCHTIMES)

    def covers(self, day: date, *, afternoon: bool) -> bool:
        """Say whether school has sent her out of the building for a half-day."""
        if self.building or self.record.on is None:
            return False
        if self.record.sent is Sent.EXCLUDED:
            begins = HalfDay(self.record.on, self.record.half is FromHalf.AFTERNOON)
            return begins <= (day, afternoon) and (self.back is None or (day, False) < self.back)
        return HalfDay(day, afternoon) in self.halves

    def on(self, day: date) -> bool:
        """Say whether it goes on on a day: from its first, until she is back."""
        begun = self.record.on is not None and self.record.on <= day
        return begun and (self.back is None or day < self.back.day)


@dataclass(frozen=True)
class YearSoFar:
    """Half-days suspended in one school year, of 90."""

    half_days: int

    @property
    def state(self) -> Literal["none", "some", "near", "at the limit", "over"]:
        """Say how near the limit is: "near" from 60 half-days, "at the limit" at 90."""
        if self.half_days > LIMIT:
            return "over"
        if self.half_days == LIMIT:
            return "at the limit"
        if self.half_days >= NEAR:
            return "near"
        return "some" if self.half_days else "none"

    @property
    def words(self) -> str:
        """Say it as a sentence."""
        said = f"{self.half_days} of {LIMIT} half-days this school year"
        if self.state == "over":
            return f"{said}: {self.half_days - LIMIT} more than a school may give"
        near = self.state in ("near", "at the limit")
        return f"{said}; {LIMIT - self.half_days} left" if near else said


@dataclass(frozen=True)
class Follows:
    """What follows from a child's suspensions, as it stands on a day.

    `term` are the half-days of this term; `six` is the day from which education elsewhere is owed
    in the run that goes on or was last, None for none.
    """

    year: YearSoFar
    term: int
    six: date | None

    @property
    def governors(self) -> Literal["", "if asked", "meet"]:
        """Say whether the governors look at it: they meet, or do where the family asks."""
        if self.term > _GOVERNORS:
            return "meet"
        return "if asked" if self.term > _IF_ASKED else ""


def time_away(
    one: Suspension, calendar: SchoolCalendar, back_on: date | None = None
) -> TimeAway:  # fmt: skip
    """Lay a suspension over the school days; `back_on` is the day she did come back, if known."""
    if one.on is None:
        return TimeAway(one, (), None)
    if one.sent is Sent.EXCLUDED:
        return TimeAway(one, (), HalfDay(back_on, afternoon=False) if back_on else None)
    afternoon = one.half is FromHalf.AFTERNOON
    each = 1 if one.sent is Sent.LUNCHTIMES else _HALVES
    every = half_days_from(calendar, one.on, one.half_days or 0, afternoon=afternoon, each=each)
    halves = tuple(half for half in every if back_on is None or half.day < back_on)
    if back_on:
        return TimeAway(one, halves, HalfDay(back_on, afternoon=False))
    return TimeAway(one, halves, _after(calendar, halves[-1]) if halves else None)


def half_days_from(
    calendar: SchoolCalendar, starts: date, number: int, *, afternoon: bool = False, each: int = 2
) -> tuple[HalfDay, ...]:
    """Give so many half-days of school days from a day on; `each` is how many a day counts, 1 or 2.

    One that is said for a day without school begins on the next school day, in the morning.
    """
    found: list[HalfDay] = []
    day = starts
    while len(found) < number:
        if calendar.is_school_day(day):
            late = afternoon and day == starts
            both = [HalfDay(day, afternoon=False), HalfDay(day, afternoon=True)]
            found += both[1:] if late or each == 1 else both
        day += timedelta(1)
    return tuple(found[:number])


def year_so_far(suspended: Iterable[tuple[date, int]], *, on: date) -> YearSoFar:
    """Add up the school year of `on`, from 1 September up to that day, over all schools.

    `suspended` are days with the half-days that are counted on them.
    """
    year = academic_year(on)
    counted = (half for day, half in suspended if academic_year(day) == year and day <= on)
    return YearSoFar(sum(counted))


def follows(suspensions: Iterable[Suspension], calendar: SchoolCalendar, on: date) -> Follows:
    """Say what follows from all of a child's suspensions in the school year and term of a day.

    What was given counts from the day it was given, also the half-days that are still to come. A
    half-day counts in the year and the term that it falls in.
    """
    standing = [one for one in suspensions if one.sent in _COUNTED and not one.struck_because]
    given = sorted(
        (one for one in standing if one.on and one.on <= on), key=lambda one: one.on or date.min
    )
    laid = [time_away(one, calendar) for one in given]
    halves = {half for one in laid for half in one.halves}  # said twice, it counts once
    year = academic_year(on)
    this_year = [(half.day, 1) for half in halves if academic_year(half.day) == year]
    term = next((term for term in calendar.terms if on in term), None)
    in_term = sum(half.day in term for half in halves) if term else 0
    whole = [one.halves for one in laid if one.record.sent is Sent.SUSPENDED and one.halves]
    run = _last_run(calendar, whole) if whole else ()
    return Follows(
        year_so_far(this_year, on=date(year + 1, 8, 31)), in_term, day_six(calendar, run)
    )


def provision_from(calendar: SchoolCalendar, starts: date, half_days: int) -> SchoolDay | None:
    """Find the sixth school day of a suspension, from which education elsewhere is owed.

    None for one of five days or fewer. A suspension begins on its first school day.
    """
    if half_days <= _FIRST_DAYS * _HALVES:
        return None
    later = _FIRST_DAYS if calendar.is_school_day(starts) else _FIRST_DAYS + 1
    return add_school_days(calendar, starts, later)


def day_six(calendar: SchoolCalendar, run: Sequence[HalfDay]) -> date | None:
    """Give the sixth school day of a run of half-days; None where it is five days or fewer."""
    found = provision_from(calendar, run[0].day, len(run)) if run else None
    return found.day if found else None


def _last_run(
    calendar: SchoolCalendar, given: Sequence[tuple[HalfDay, ...]]
) -> tuple[HalfDay, ...]:
    """Join the suspensions that follow each other without a half-day between; give the last."""
    run = given[0]
    for halves in given[1:]:
        run = (*run, *halves) if _after(calendar, run[-1]) == halves[0] else halves
    return run


def _after(calendar: SchoolCalendar, half: HalfDay) -> HalfDay:
    """Give the half-day of school after one."""
    if not half.afternoon:
        return HalfDay(half.day, afternoon=True)
    return HalfDay(add_school_days(calendar, half.day, 1).day, afternoon=False)
