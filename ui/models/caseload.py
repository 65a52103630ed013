"""One line for each child on this laptop: what comes next, last seen, last tried, attendance."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

from linkworker.actions.attendance import monday_of
from linkworker.actions.children import OnCaseload, children, tries_since_seen
from linkworker.actions.passages import for_lists
from linkworker.actions.places import calendar_of
from linkworker.actions.team import Team
from linkworker.fields import Sensitivity, sensitivity_of
from linkworker.measures.attendance import Mark, Summary, summarise, week_marks, year_to_date
from linkworker.measures.calendar import (
    SchoolCalendar,
    academic_year,
    calendar_note,
    school_days_between,
)
from linkworker.records import Action, AttendanceWeek, Child, Contact, Goal, Outcome, School, Term
from linkworker.store import Reader
from ui.models.said_days import ago, by_when, tried_times
from ui.models.team_known import whose_children

UNSEEN_AFTER = 5
SHOWN_KINDS = (Child, Contact, Action, Goal, AttendanceWeek, School, Term)


@dataclass(frozen=True)
class Reason:
    """Why a child stands where it stands, in words, with its tone and mark."""

    words: str
    tone: str
    icon: str
    brief: str  # where there is room for a word or two

    @property
    def short(self) -> str:
        """The same beside the promise itself."""
        words = self.words.removeprefix("Promise ")
        return words[0].upper() + words[1:]


@dataclass(frozen=True)
class Line:
    """One child's line. `promise` is the next open action, `words` the last that were written.

    `unseen` are the school days since the child was seen, None for never; `tries` how often
    somebody tried since. `whose` names the Link
    Worker for somebody who reads several caseloads.
    """

    child: Child
    school: str
    promise: Action | None
    words: str
    seen: str
    tried: str
    unseen: int | None
    attendance: Summary
    to_decide: int
    waiting: bool
    today: date
    last_seen: datetime | None
    last_tried: datetime | None
    tries: int = 0
    whose: str = ""

    @property
    def name(self) -> str:
        """The child's name as it is known."""
        return self.child.whole_name

    @property
    def place(self) -> str:
        """The class, or else the year group."""
        return self.child.school_class or year_words(self.child.year)

    @property
    def due(self) -> bool:
        """Whether what was promised is due today or was due before."""
        day = self.promise.due if self.promise else None
        return day is not None and day <= self.today

    @property
    def not_seen(self) -> bool:
        """Whether the child was not seen for five school days, or never."""
        return self.unseen is None or self.unseen >= UNSEEN_AFTER

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why this child needs somebody first, the most pressing reason first; often none."""
        found = []
        if self.to_decide:
            found.append(Reason("Decide: two versions", "warn", "git-compare", "Decide"))
        if self.due and self.promise:
            late = self.promise.due is not None and self.promise.due < self.today
            tone, brief = "bad" if late else "warn", self.by.removeprefix("was ")
            found.append(Reason(f"Promise {self.by}", tone, "flag", brief[:1].upper() + brief[1:]))
        if self.not_seen:
            days = self.seen.removesuffix(" ago")
            words = f"Not seen for {days}" if self.last_seen else "Not seen yet"
            tried = tried_times(self.tries)
            brief = tried.capitalize() or "Not seen"
            words = ", ".join(filter(None, [words, tried]))
            found.append(Reason(words, "warn", "clock", brief))
        return tuple(found)

    @property
    def says(self) -> str:
        """What was promised next, or else the last words written."""
        return self.promise.what if self.promise else self.words

    @property
    def by(self) -> str:
        """By when it was promised."""
        return by_when(self.promise.due, self.today) if self.promise else ""

    @property
    def percent(self) -> str:
        """Attendance this year, or that there are no marks yet."""
        percent = self.attendance.percent
        return "no marks yet" if percent is None else f"{percent:.1f}%"

    @property
    def sentence(self) -> str:
        """The whole line for a screen reader."""
        year = self.attendance
        counted = f", {year.attended} of {year.possible} half-days" if year.possible else ""
        parts = [
            self.name,
            f"{self.place}, {self.school}" if self.school else self.place,
            f"with {self.whose}" if self.whose else "",
            *(reason.words for reason in self.reasons),
            f"promised: {self.says}, {self.by}".rstrip(", ") if self.promise else "",
            f"seen {self.seen}",
            f"tried {self.tried}" if self.tried else "",
            f"attendance {self.percent}{counted}",
            "waiting to sync" if self.waiting else "",
        ]
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True)
class Caseload:
    """Everybody's line, and what must be said of all: the part without a known calendar."""

    lines: tuple[Line, ...]
    schools: tuple[str, ...]
    note: str


def read_caseload(
    reader: Reader, today: date, team: Team | None = None, *, practice: bool = False
) -> Caseload:
    """Read the caseload as it stands; `team` says who may do what in which of several.

    In `practice` nothing waits to sync, as nothing ever does.
    """
    schools = {school.id: school.name for school in reader.find(School)}
    calendars = {id_: calendar_of(reader, id_) for id_ in schools}
    unsent = set() if practice else reader.unsent_logs()
    promises, marks = _promises(reader), _marks(reader, today)
    unknown = SchoolCalendar()
    lines = [
        _line(
            reader,
            on,
            promise=promises.get(on.child.log),
            attendance=summarise(marks[on.child.log]),
            calendar=calendars.get(on.child.school, unknown),
            rest=(schools.get(on.child.school, ""), on.child.log in unsent, today),
        )
        for on in children(reader)
    ]
    whose = whose_children(reader, team or {})
    lines = [replace(line, whose=whose.get(line.child.id, "")) for line in lines]
    used = {line.child.school for line in lines}
    notes = {calendar_note(calendars.get(id_, unknown), today) for id_ in used}
    named = sorted({schools[id_] for id_ in used if id_ in schools})
    return Caseload(tuple(lines), tuple(named), next(iter(notes - {""}), ""))


def year_words(year: int | None) -> str:
    """Say a year group."""
    return "" if year is None else f"Year {year}" if year else "Reception"


def _line(
    reader: Reader,
    on: OnCaseload,
    *,
    promise: Action | None,
    attendance: Summary,
    calendar: SchoolCalendar,
    rest: tuple[str, bool, date],
) -> Line:
    school, waiting, today = rest
    seen = on.last_seen
    unseen = school_days_between(calendar, seen.date(), today).number if seen else None
    return Line(
        child=on.child,
        school=school,
        promise=promise,
        words=_last_words(reader, on.child),
        seen=ago(calendar, seen, today),
        tried=ago(calendar, on.last_tried, today) if on.last_tried else "",
        unseen=unseen,
        attendance=attendance,
        to_decide=on.to_decide,
        waiting=waiting,
        today=today,
        last_seen=seen,
        last_tried=on.last_tried,
        tries=tries_since_seen(reader, on),
    )


def _promises(reader: Reader) -> dict[str, Action]:
    """Find the next thing promised in each child's log."""
    found: dict[str, Action] = {}
    goals = {goal.id for goal in reader.find(Goal) if not goal.closed_on}
    for action in for_lists(reader, reader.find(Action, done_on=None)):
        if action.let_go or not action.due or action.goal not in goals:
            continue
        known = found.get(action.log)
        if known is None or known.due is None or action.due < known.due:
            found[action.log] = action
    return found


def _marks(reader: Reader, today: date) -> defaultdict[str, list[Mark]]:
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    year = date(academic_year(today), 9, 1)
    for week in reader.find(AttendanceWeek, newest="monday", since=monday_of(year)):
        if week.monday:
            found[week.log] += year_to_date(week_marks(week.codes, week.monday), on=today)
    return found


def _may_be_listed(contact: Contact) -> bool:
    ordinary = sensitivity_of(contact, "words") is Sensitivity.ORDINARY
    return ordinary and contact.outcome is Outcome.REACHED


def _last_words(reader: Reader, child: Child) -> str:
    recent = reader.find(Contact, child=child.id, struck_because=None, newest="at", limit=4)
    told = (one.words for one in for_lists(reader, recent) if one.words and _may_be_listed(one))
    return " ".join(next(told, "").split())
