"""Time with each child and how much she takes part, read from contacts and sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from linkworker.actions.attainment import premium_of, spans_of
from linkworker.actions.contacts import saw
from linkworker.actions.direct_work import works_of
from linkworker.actions.enrichments import enrichments_of
from linkworker.actions.places import calendar_of
from linkworker.measures.days import academic_year
from linkworker.measures.engagement import Rule, Taken, taken_part, weeks_met
from linkworker.measures.support import Support, Time, once, support
from linkworker.records import Came, Child, Contact, Means, PupilPremium, SessionAttendance
from linkworker.store import Reader

_THERE = (Came.PRESENT, Came.PART)


@dataclass(frozen=True)
class YearWithUs:
    """One child's school year so far: time with her, pupil premium, and how she takes part."""

    child: Child
    support: Support
    premium: list[PupilPremium]
    taken: Taken

    @property
    def has_premium(self) -> bool:
        """Whether any stretch of pupil premium is entered."""
        return bool(self.premium)


def year_with(store: Reader, child: Child, *, today: date, by: Rule) -> YearWithUs:
    """Read a child's school year up to today; what counts is said in `measures.support`."""
    first = _first_day(child, today)
    since = datetime.combine(first, time())
    contacts = store.find(Contact, child=child.id, newest="at", since=since)
    met = [one for one in contacts if not one.struck_because and saw(one, child)]
    sessions = store.find(SessionAttendance, child=child.id)
    premium = premium_of(store, child)
    times = [*_met_and_worked(store, child, met), *_at_sessions(sessions)]
    summed = support(times, spans_of(premium), first, today)
    planned = [one for one in sessions if one.on and first <= one.on <= today and _expected(one)]
    calendar = calendar_of(store, child.school)
    days = [one.day for one in times]
    weeks = weeks_met(calendar, days, first, today, contacts=by.contacts)
    came = sum(one.came in _THERE for one in planned)
    taken = taken_part(by, met=weeks[0], weeks=weeks[1], came=came, planned=len(planned))
    return YearWithUs(child, summed, premium, taken)


def _first_day(child: Child, today: date) -> date:
    """Give the first day of the school year, or of the programme if that began in it."""
    began = date(academic_year(today), 9, 1)
    return max(began, child.started) if child.started else began


def _met_and_worked(store: Reader, child: Child, met: list[Contact]) -> list[Time]:
    """Give the time of contacts, direct work and enrichment, each once (`measures.support`)."""
    ones = [one for one in met if one.means is Means.ONE_TO_ONE]
    groups = [one for one in met if one.means is Means.GROUP]
    rest = [one for one in met if one.means not in (Means.ONE_TO_ONE, Means.GROUP)]
    works = [Time(one.at.date(), one.minutes) for one in works_of(store, child) if one.at]
    taken = [time for one in enrichments_of(store, child) for time in one.times]
    outings = [Time(time.on, time.minutes) for time in taken if time.on]
    return [*_times(rest), *once(_times(ones), works), *once(_times(groups), outings)]


def _times(met: Iterable[Contact]) -> list[Time]:
    return [Time(one.at.date(), one.minutes) for one in met if one.at]


def _at_sessions(sessions: Iterable[SessionAttendance]) -> list[Time]:
    return [Time(one.on, one.minutes) for one in sessions if one.on and one.came in _THERE]


def _expected(one: SessionAttendance) -> bool:
    return one.came is not Came.NOT_EXPECTED
