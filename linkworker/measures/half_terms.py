"""The six terms of a child's programme as twelve half-terms, from the term she began in."""

from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.measures.school_days import SchoolCalendar, Term

TERMS = 6
_SEASONS = ("Autumn", "Spring", "Summer")
_ONE = timedelta(days=1)


@dataclass(frozen=True)
class HalfTerm:
    """One of the twelve; `starts` and `ends` are None where the calendar is not known yet."""

    number: int
    season: str
    year: int
    starts: date | None = None
    ends: date | None = None

    @property
    def half(self) -> int:
        """Whether it is the first or the second half of its term."""
        return 2 - self.number % 2

    @property
    def short(self) -> str:
        """Say it in few letters: "Aut 1"."""
        return f"{self.season[:3]} {self.half}"

    @property
    def name(self) -> str:
        """Say it in full: "Autumn 2025, first half"."""
        return f"{self.season} {self.year}, {'first' if self.half == 1 else 'second'} half"


def half_terms(calendar: SchoolCalendar, started: date) -> tuple[HalfTerm, ...]:
    """Give the twelve half-terms of a programme begun on a day.

    Terms that are not entered follow in the order of the seasons, without dates. A term without a
    half-term week is parted in its middle.
    """
    known = [term for term in sorted(calendar.terms) if term.end >= started][:TERMS]
    season, year = _season(known[0].start if known else started)
    found: list[HalfTerm] = []
    for at in range(TERMS):
        term = known[at] if at < len(known) else None
        if term:
            season, year = _season(term.start)
        first, second = _halves(calendar, term) if term else ((None, None), (None, None))
        found.append(HalfTerm(2 * at + 1, season, year, *first))
        found.append(HalfTerm(2 * at + 2, season, year, *second))
        season, year = _next(season, year)
    return tuple(found)


def number_on(halves: tuple[HalfTerm, ...], day: date) -> int:
    """Give the number of the half-term a day is in, or of the next that begins; 12 at most."""
    for half in halves:
        if half.ends is not None and day <= half.ends:
            return half.number
    undated = (half.number for half in halves if half.starts is None)
    return next(undated, halves[-1].number)


Days = tuple[date | None, date | None]


def _halves(calendar: SchoolCalendar, term: Term) -> tuple[Days, Days]:
    week = next((one for one in sorted(calendar.half_terms) if one.start in term), None)
    if week is not None:
        return (term.start, week.start - _ONE), (week.end + _ONE, term.end)
    middle = term.start + (term.end - term.start) // 2
    return (term.start, middle), (middle + _ONE, term.end)


def _season(day: date) -> tuple[str, int]:
    if day.month >= 9:
        return "Autumn", day.year
    return ("Spring" if day.month <= 3 else "Summer"), day.year


def _next(season: str, year: int) -> tuple[str, int]:
    at = _SEASONS.index(season)
    return _SEASONS[(at + 1) % 3], year + (season == "Autumn")
