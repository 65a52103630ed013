"""How much a child has taken part, by a named rule that anybody can read: it explains itself.

The rule is data, `resources/engagement_rule.json`, with a version: in how many of the school weeks
the child was met, and how many of the sessions planned for her she came to. Shares are compared in
whole numbers. It is a figure about our work with a child, never a rank of children.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from linkworker.measures.resources import read_json
from linkworker.measures.school_days import SchoolCalendar, school_days

Level = Literal["high", "some", "too early"]


@dataclass(frozen=True)
class Rule:
    """What "high" asks for. Shares are (of, n): 3 of 4. `contacts` is what counts a week as met."""

    name: str
    version: str
    contacts: int
    weeks_met: tuple[int, int]
    sessions: tuple[int, int]
    fewest_weeks: int

    @property
    def words(self) -> str:
        """Say the rule in a sentence."""
        (met, weeks), (came, planned) = self.weeks_met, self.sessions
        times = "once" if self.contacts == 1 else f"{self.contacts} times"
        return (
            f"{self.name} (rule {self.version}): met {times} or more in {met} of {weeks} school "
            f"weeks, and came to {came} of {planned} sessions planned."
        )


@dataclass(frozen=True)
class Taken:
    """What a child's level is, and the counts it was made of."""

    level: Level
    met: int
    weeks: int
    came: int
    planned: int

    @property
    def because(self) -> str:
        """Say the counts it follows from."""
        said = f"met in {self.met} of {self.weeks} school weeks"
        return f"{said}, came to {self.came} of {self.planned} sessions" if self.planned else said


def rule() -> Rule:
    """Read the rule in force."""
    found = read_json("engagement_rule.json")
    return Rule(
        name=found["name"],
        version=found["version"],
        contacts=found["contacts_in_a_week"],
        weeks_met=(found["weeks_met"][0], found["weeks_met"][1]),
        sessions=(found["sessions_come_to"][0], found["sessions_come_to"][1]),
        fewest_weeks=found["fewest_weeks"],
    )


def weeks_met(
    calendar: SchoolCalendar, met_on: Iterable[date], first: date, last: date, *, contacts: int
) -> tuple[int, int]:
    """Count the weeks with a school day from `first` to `last`, and those the child was met in.

    A meeting at the weekend or on a day off counts for its week when that has a school day.
    """
    mondays = {_monday(day) for day in school_days(calendar, first, last).days}
    days = [_monday(day) for day in met_on if first <= day <= last]
    return sum(days.count(monday) >= contacts for monday in mondays), len(mondays)


def taken_part(by: Rule, *, met: int, weeks: int, came: int, planned: int) -> Taken:
    """Say a child's level by a rule; without any session planned only the weeks decide."""
    enough = _reaches(met, weeks, by.weeks_met)
    enough = enough and (not planned or _reaches(came, planned, by.sessions))
    level: Level = "high" if enough else "some"
    return Taken("too early" if weeks < by.fewest_weeks else level, met, weeks, came, planned)


def _reaches(number: int, of: int, share: tuple[int, int]) -> bool:
    return of > 0 and number * share[1] >= of * share[0]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
