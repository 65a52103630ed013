"""Suspensions in whole half-days: how much of a year's limit is used, and when day six is.

At most 45 school days in a school year, over all schools, so 90 half-days; a lunchtime counts as
one half-day. The school sets work for the first five days; from the sixth, full-time education
elsewhere is arranged (Department for Education, suspension and permanent exclusion guidance).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from linkworker.measures.days import academic_year
from linkworker.measures.school_days import SchoolCalendar, SchoolDay, add_school_days

LIMIT = 90  # half-days in a school year
NEAR = 60
_FIRST_DAYS = 5
_HALVES = 2


@dataclass(frozen=True)
class YearSoFar:
    """Half-days suspended in one school year, of 90."""

    half_days: int

    @property
    def state(self) -> Literal["none", "some", "near", "at the limit"]:
        """Say how near the limit is: "near" from 60 half-days, "at the limit" from 90."""
        if self.half_days >= LIMIT:
            return "at the limit"
        if self.half_days >= NEAR:
            return "near"
        return "some" if self.half_days else "none"

    @property
    def words(self) -> str:
        """Say it as a sentence."""
        left = max(LIMIT - self.half_days, 0)
        said = f"{self.half_days} of {LIMIT} half-days this school year"
        return f"{said}; {left} left" if self.state in ("near", "at the limit") else said


def year_so_far(suspended: Iterable[tuple[date, int]], *, on: date) -> YearSoFar:
    """Add up the school year of `on`, from 1 September up to that day, over all schools.

    `suspended` are the first day and the half-days of each suspension.
    """
    year = academic_year(on)
    counted = (half for day, half in suspended if academic_year(day) == year and day <= on)
    return YearSoFar(sum(counted))


def provision_from(calendar: SchoolCalendar, starts: date, half_days: int) -> SchoolDay | None:
    """Find the sixth school day of a suspension, from which education elsewhere is owed.

    None for one of five days or fewer. A suspension begins on its first school day.
    """
    if half_days <= _FIRST_DAYS * _HALVES:
        return None
    later = _FIRST_DAYS if calendar.is_school_day(starts) else _FIRST_DAYS + 1
    return add_school_days(calendar, starts, later)
