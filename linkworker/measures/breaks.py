"""Times when school is closed for more than two days: half-terms, holidays, long closures."""

from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.measures.school_days import SchoolCalendar, calendar_note

_ONE = timedelta(days=1)
_LONGEST = 120  # days; a calendar that never opens again would have no end
_MORE_THAN = 2  # weekdays closed: a long weekend is not a break

_NAMES = {12: "Christmas holidays", 1: "Christmas holidays", 3: "Easter holidays",
          4: "Easter holidays", 7: "summer holidays", 8: "summer holidays"}  # fmt: skip


@dataclass(frozen=True, order=True)
class Break:
    """Days from `first` to `last`, both included, on which school is closed.

    `note` is "" or says from where on no calendar is known: the break may be longer.
    """

    first: date
    last: date
    name: str = ""
    note: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many calendar days it has."""
        return (self.last - self.first).days + 1


def break_at(calendar: SchoolCalendar, day: date) -> Break | None:
    """Give the break that a day lies in: more than two weekdays closed, weekends beside them too.

    None on a school day, in a weekend or on a single day closed; and where nothing is known of
    the calendar, as weekdays are counted then.
    """
    if calendar.is_school_day(day):
        return None
    first, last = _reach(calendar, day, -_ONE), _reach(calendar, day, _ONE)
    days = [first + _ONE * n for n in range((last - first).days + 1)]
    closed = [one for one in days if one.weekday() < 5]
    if len(closed) <= _MORE_THAN:
        return None
    return Break(first, last, _name(calendar, closed), calendar_note(calendar, last + _ONE))


def next_break(calendar: SchoolCalendar, today: date, within: int) -> Break | None:
    """Give the first break that begins after a day, at most so many calendar days later."""
    for distance in range(1, within + 1):
        found = break_at(calendar, today + _ONE * distance)
        if found is not None and found.first > today:
            return found
    return None


def _reach(calendar: SchoolCalendar, day: date, step: timedelta) -> date:
    """Go on from a closed day for as long as school stays closed."""
    for _ in range(_LONGEST):
        if calendar.is_school_day(day + step):
            break
        day += step
    return day


def _name(calendar: SchoolCalendar, closed: list[date]) -> str:
    first = closed[0]
    if any(first in week or closed[-1] in week for week in calendar.half_terms):
        return f"{first:%B} half-term"
    if all(day in calendar.closures for day in closed):
        return "school closed"
    return _NAMES.get(first.month, "holidays")
