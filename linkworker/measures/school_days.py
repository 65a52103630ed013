"""A school's calendar: which days are school days, and counting in them.

A school day is a weekday inside a term that is not in a half-term week, an INSET day, a bank
holiday or a closure. Dates differ by council and school, so each school has its own calendar.
Where a calendar says nothing yet, weekdays are counted and the answer carries a `note` that says
so; it is never silently guessed.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from itertools import count

from linkworker.errors import Invalid
from linkworker.measures.days import academic_year, say_academic_year, say_day
from linkworker.measures.resources import read_json

_ONE = timedelta(days=1)


@cache
def bank_holidays() -> frozenset[date]:
    """Give the bank holidays of England that are not at a weekend, 2016 to 2040.

    Years not yet announced follow the Banking and Financial Dealings Act 1971; a day added by
    proclamation can be entered in a school's calendar as a closure.
    """
    years: dict[str, list[str]] = read_json("bank_holidays.json")
    return frozenset(date.fromisoformat(day) for days in years.values() for day in days)


@dataclass(frozen=True, order=True)
class Span:
    """Days from `start` to `end`, both included: a half-term week or another break."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise Invalid({"end": "The last day is before the first."})

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, order=True)
class Term(Span):
    """A term from its first to its last day, its half-term week included."""

    name: str = ""


@dataclass(frozen=True)
class SchoolCalendar:
    """What one school has said about its year. INSET days and closures are single dates."""

    terms: tuple[Term, ...] = ()
    half_terms: tuple[Span, ...] = ()
    inset: frozenset[date] = frozenset()
    closures: frozenset[date] = frozenset()
    bank_holidays: frozenset[date] = field(default_factory=bank_holidays)

    def in_term(self, day: date) -> bool:
        """Say whether a date is inside a term and outside its half-term week."""
        inside = any(day in term for term in self.terms)
        return inside and not any(day in week for week in self.half_terms)

    def knows(self, day: date) -> bool:
        """Say whether the terms around a date have been entered.

        A year whose last term ends in June or later is whole, summer holiday included.
        Before that, days after the last term entered are not known.
        """
        last = self.last_day_known(academic_year(day))
        if last is None:
            return any(day in term for term in self.terms)
        return day <= last or last.month in (6, 7, 8)

    def last_day_known(self, year: int) -> date | None:
        """Give the last day of the last term entered for an academic year; None if none is."""
        return self._last_days.get(year)

    def is_school_day(self, day: date) -> bool:
        """Say whether pupils are in school; a weekday is taken for one where nothing is known."""
        known = self._answered.get(day)
        if known is None:
            known = self._answered[day] = self._opens(day)
        return known

    def _opens(self, day: date) -> bool:
        if day.weekday() > 4 or day in self.bank_holidays:
            return False
        if day in self.inset or day in self.closures:
            return False
        return self.in_term(day) or not self.knows(day)

    @cached_property
    def _answered(self) -> dict[date, bool]:
        """What was asked already: a whole caseload asks of the same days."""
        return {}

    @cached_property
    def _last_days(self) -> dict[int, date]:
        return {academic_year(term.end): term.end for term in sorted(self.terms, key=_ended)}


@lru_cache(maxsize=64)
def known_before(calendar: SchoolCalendar) -> SchoolCalendar:
    """Return the first calendar that says just the same: it need not answer a day twice."""
    return calendar


def _ended(term: Term) -> date:
    return term.end


@dataclass(frozen=True)
class SchoolDays:
    """School days in order. `note` is "" or says for which part weekdays were counted."""

    days: tuple[date, ...]
    note: str = ""


@dataclass(frozen=True)
class SchoolDay:
    """One school day. `note` is "" or says for which part weekdays were counted."""

    day: date
    note: str = ""


@dataclass(frozen=True)
class DayCount:
    """A number of school days. `note` is "" or says for which part weekdays were counted."""

    number: int
    note: str = ""


def school_days(calendar: SchoolCalendar, first: date, last: date) -> SchoolDays:
    """List the school days from `first` to `last`, both included; none if `last` is earlier."""
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = tuple(day for day in span if calendar.is_school_day(day))
    return SchoolDays(days, _note(calendar, span))


def school_days_between(calendar: SchoolCalendar, after: date, until: date) -> DayCount:
    """Count the school days after one date up to and including another.

    Seen on Thursday and asked on Friday gives 1; on the same day 0.
    """
    found = school_days(calendar, after + _ONE, until)
    return DayCount(len(found.days), found.note)


def add_school_days(calendar: SchoolCalendar, start: date, number: int) -> SchoolDay:
    """Find the school day that is the `number`-th after `start`; raise Invalid below 1."""
    if number < 1:
        raise Invalid({"number": "Count at least one school day."})
    passed: list[date] = []
    for distance in count(1):
        day = start + timedelta(days=distance)
        passed.append(day)
        number -= calendar.is_school_day(day)
        if not number:
            break
    return SchoolDay(passed[-1], _note(calendar, passed))


def calendar_note(calendar: SchoolCalendar, day: date) -> str:
    """Say that a date lies outside the known calendar; "" when it is inside."""
    return _note(calendar, [day])


def _note(calendar: SchoolCalendar, days: list[date]) -> str:
    latest = {academic_year(day): day for day in days}  # what is unknown stays so to a year's end
    years = sorted(year for year, day in latest.items() if not calendar.knows(day))
    gaps = [_gap(calendar, year) for year in years]
    return f"No calendar {' or '.join(gaps)}: weekdays counted" if gaps else ""


def _gap(calendar: SchoolCalendar, year: int) -> str:
    last = calendar.last_day_known(year)
    return f"after {say_day(last, year=True)}" if last else f"for {say_academic_year(year)}"


def terms_begun(calendar: SchoolCalendar, started: date | None, today: date) -> int:
    """Count the terms begun since a child joined, her first one included.

    0 where the calendar does not reach back to that day.
    """
    if started is None or all(term.start > started for term in calendar.terms):
        return 0
    return sum(term.start <= today and term.end >= started for term in calendar.terms)
