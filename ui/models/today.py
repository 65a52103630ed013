"""What Today shows, read in one go: whom to see, what is due, who waits, what goes well."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linkworker.actions.attendance import monday_of
from linkworker.actions.children import children
from linkworker.actions.due import due_now, gather, rules_here
from linkworker.actions.holidays import agreements_for, spoken_since
from linkworker.actions.quotes import waiting
from linkworker.actions.school_years import beginnings, in_september
from linkworker.measures.breaks import Break, break_at, next_break
from linkworker.measures.calendar import SchoolCalendar, calendar_note, school_days_between
from linkworker.measures.due import Due, OfChild, Set
from linkworker.measures.due_sources import NOT_SEEN
from linkworker.measures.going_well import Well
from linkworker.measures.holidays import CheckIn, HolidayCheck, holiday_check
from linkworker.records import (
    AccessRequest,
    Action,
    AttendanceWeek,
    Child,
    Complaint,
    ConcernAnswer,
    ConcernPassed,
    Contact,
    ControllerFile,
    DueAnswer,
    DueRule,
    Erasure,
    Goal,
    HolidayAgreement,
    LegalHold,
    Objection,
    OwnSlot,
    OwnToDo,
    Plan,
    Quote,
    QuoteAnswer,
    Rating,
    SaidWrong,
    School,
    SchoolYear,
    Slot,
    Term,
    ToDo,
)
from linkworker.store import Reader
from ui.desk import Standing
from ui.models.visits import Visit, contacts_lately, read_visits
from ui.models.well import read_well

SHOWN_KINDS = (
    Child, Contact, Slot, OwnSlot, ToDo, OwnToDo, DueAnswer, DueRule, HolidayAgreement, Action,
    ConcernAnswer, ConcernPassed, Goal, Plan, Rating, AttendanceWeek, School, SchoolYear, Term,
    Quote, QuoteAnswer, AccessRequest, Complaint, Objection, SaidWrong, LegalHold, Erasure,
    ControllerFile,
)  # fmt: skip
_AGREE_BEFORE = 14  # days before a break in which its agreements are counted
_OLD = 10  # school days after which something half written stands on Today
_QUIET = 21  # days without a word written after which a first day back says so


@dataclass(frozen=True)
class Held:
    """One child's holiday agreement on a day of the break, and how it stands."""

    child: Child
    time_off: Break
    agreement: HolidayAgreement | None
    check: HolidayCheck


@dataclass(frozen=True)
class Today:
    """Everything on the page. `met` are today's contacts by child, which a tick can name."""

    now: datetime
    place: str
    note: str
    visits: tuple[Visit, ...]
    passed: tuple[Visit, ...]
    due: tuple[Due, ...]
    unseen: tuple[Due, ...]
    well: tuple[Well, ...]
    held: tuple[Held, ...]
    coming: Break | None
    agreed: int
    children: tuple[Child, ...]
    often: tuple[tuple[Set, int], ...]
    sets: tuple[Set, ...]
    met: Mapping[str, tuple[Contact, ...]]
    quiet: int
    september: tuple[int, int] | None
    calls: int
    unfinished: int
    quotes: int

    @property
    def day(self) -> date:
        """The day it is."""
        return self.now.date()

    @property
    def off(self) -> Break | None:
        """The break that everybody here is in, if school is closed for all of them."""
        everybody = bool(self.children) and len(self.held) == len(self.children)
        return self.held[0].time_off if everybody else None


def read_today(reader: Reader, now: datetime, standing: Standing) -> Today:
    """Read the page as it stands at a minute."""
    day, sets = now.date(), rules_here(reader)
    facts = gather(reader, day, sets, children(reader))
    due = due_now(reader, day, user=standing.user, name=standing.name,
                  administers=standing.administers, everybody=facts)  # fmt: skip
    unseen = tuple(one for one in due.due if one.source == NOT_SEEN)
    contacts = contacts_lately(reader, day)
    visits, passed = read_visits(reader, now, contacts, unseen)
    held = _held(reader, facts, day)
    coming = _coming(facts, day)
    calendar = _commonest(facts)
    return Today(
        now=now,
        place=_in_the_year(calendar, day),
        note=calendar_note(calendar, day) if facts else "",
        visits=visits,
        passed=passed,
        due=tuple(one for one in due.due if one.source != NOT_SEEN),
        unseen=unseen,
        well=read_well(reader, facts, day),
        held=held,
        coming=coming,
        agreed=len(agreements_for(reader, coming)) if coming else 0,
        children=tuple(of.child for of in facts),
        often=due.often,
        sets=due.sets,
        met={child: tuple(one for one in found if one.at and one.at.date() == day)
             for child, found in contacts.items()},
        quiet=_quiet(reader, day),
        unfinished=_unfinished(reader, calendar, day),
        quotes=waiting(reader, day),
        september=_september(reader, calendar, day),
        calls=sum(one.check.state is CheckIn.NOW for one in held),
    )  # fmt: skip


def _held(reader: Reader, facts: Iterable[OfChild], day: date) -> tuple[Held, ...]:
    """Say of each child whose school has a break how her agreement stands; calls due first."""
    off = [(of.child, found) for of in facts if (found := break_at(of.calendar, day))]
    agreements = {b: agreements_for(reader, b) for b in {found for _, found in off}}
    spoken = spoken_since(reader, min((b.first for b in agreements), default=day), day)
    held = []
    for child, found in off:
        agreement = agreements[found].get(child.id)
        check = holiday_check(agreement, found, spoken.get(child.id), day)
        held.append(Held(child, found, agreement, check))
    order = list(CheckIn)
    return tuple(
        sorted(
            held,
            key=lambda one: (order.index(one.check.state), one.check.by or day, one.child.name),
        )
    )


def _coming(facts: Sequence[OfChild], day: date) -> Break | None:
    if not facts or break_at(_commonest(facts), day):
        return None
    return next_break(_commonest(facts), day, _AGREE_BEFORE)


def _commonest(facts: Sequence[OfChild]) -> SchoolCalendar:
    """Return the calendar of the school that most children here go to."""
    schools = Counter(of.child.school for of in facts)
    most = schools.most_common(1)[0][0] if schools else ""
    return next((of.calendar for of in facts if of.child.school == most), SchoolCalendar())


def _in_the_year(calendar: SchoolCalendar, day: date) -> str:
    """Say which week of which term it is, or which break."""
    off = break_at(calendar, day)
    if off is not None:
        return off.name[:1].upper() + off.name[1:]
    for term in calendar.terms:
        if day in term:
            week = (monday_of(day) - monday_of(term.start)).days // 7 + 1
            return f"Week {week} of {term.name or 'the term'}"
    return ""


def _unfinished(reader: Reader, calendar: SchoolCalendar, day: date) -> int:
    """Count what was begun and has not been saved for more than ten school days."""
    begun = (datetime.fromtimestamp(draft.saved_at / 1000).date() for draft in reader.drafts())
    return sum(school_days_between(calendar, one, day).number > _OLD for one in begun)


def _september(reader: Reader, calendar: SchoolCalendar, day: date) -> tuple[int, int] | None:
    """Count who was looked at in the first weeks of a school year, while somebody is left."""
    if not in_september(calendar, day):
        return None
    found = beginnings(reader, day)
    done = sum(one.kept is not None for one in found)
    return (done, len(found)) if done < len(found) else None


def _quiet(reader: Reader, day: date) -> int:
    """Count the whole weeks since the last contact before today, or 0 where it is not long."""
    before = datetime.combine(day, datetime.min.time())
    latest = reader.find(Contact, newest="at", limit=50)
    last = next((one.at for one in latest if one.at and one.at < before), None)
    days = (before - last).days if last else 0
    return days // 7 if days >= _QUIET else 0
