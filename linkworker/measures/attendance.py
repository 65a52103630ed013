"""A child's attendance: reading a register's marks and adding them up in whole numbers.

A school day is two half-days (sessions), AM and PM. Possible half-days are those attended plus
those missed; marks that are "not counted", missing or unknown are in neither. Persistent absence
is 10% or more of the possible half-days missed, so exactly 90.0% is persistent; severe is 50%
or more (Department for Education, "Pupil absence in schools in England: methodology").
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from linkworker.errors import BadFile
from linkworker.measures.attendance_codes import LATE, NO_MARK, class_of
from linkworker.measures.calendar import SchoolCalendar, school_days
from linkworker.measures.days import WEEKDAYS, academic_year, say_day

Session = Literal["AM", "PM"]
SESSIONS: tuple[Session, Session] = ("AM", "PM")
WEEK = 10

# One mark: a letter takes the digits behind it, for no digit is a mark of its own.
_MARK = re.compile(r"[A-Z][0-9]{0,2}|[/\\#?-]")
_PLAIN = str.maketrans({"\xa0": " ", "\u2013": "-", "\u2212": "-"})
_SESSIONS: dict[str, Session] = {"AM": "AM", "PM": "PM", "MORNING": "AM", "AFTERNOON": "PM"}


class Mark(NamedTuple):
    """One half-day's mark. `code` is "" where the register has no mark."""

    day: date
    session: Session
    code: str


@dataclass(frozen=True)
class Summary:
    """Counts of half-days. `late` is L and U together; L was attended, U is an absence."""

    attended: int = 0
    authorised: int = 0
    unauthorised: int = 0
    not_possible: int = 0
    unmarked: int = 0
    late: int = 0
    unknown: int = 0

    def __add__(self, other: "Summary") -> "Summary":
        return Summary(
            attended=self.attended + other.attended,
            authorised=self.authorised + other.authorised,
            unauthorised=self.unauthorised + other.unauthorised,
            not_possible=self.not_possible + other.not_possible,
            unmarked=self.unmarked + other.unmarked,
            late=self.late + other.late,
            unknown=self.unknown + other.unknown,
        )

    @property
    def absent(self) -> int:
        """Half-days missed, authorised or not."""
        return self.authorised + self.unauthorised

    @property
    def possible(self) -> int:
        """Half-days attended or missed: what a percentage is taken of."""
        return self.attended + self.absent

    @property
    def percent(self) -> float | None:
        """Attendance to one decimal, half up, rounded once from the counts; None if none count."""
        if not self.possible:
            return None
        return (2000 * self.attended + self.possible) // (2 * self.possible) / 10

    @property
    def persistent(self) -> bool:
        """Whether 10% or more was missed; by the counts, never by the rounded percentage."""
        return 0 < self.possible <= 10 * self.absent

    @property
    def severe(self) -> bool:
        """Whether half or more was missed."""
        return 0 < self.possible <= 2 * self.absent


def summarise(marks: Iterable[tuple[date, str, str]]) -> Summary:
    """Add up half-days, each classed by the code list of its own date."""
    taken = [(class_of(code, day), code.strip().upper()) for day, _, code in marks]
    kinds = Counter(kind for kind, _ in taken)
    late = sum(code in LATE and kind != "unknown" for kind, code in taken)
    return Summary(
        attended=kinds["attended"],
        authorised=kinds["authorised"],
        unauthorised=kinds["unauthorised"],
        not_possible=kinds["not counted"],
        unmarked=kinds["unmarked"],
        unknown=kinds["unknown"],
        late=late,
    )


def year_to_date(marks: Iterable[Mark], *, on: date) -> tuple[Mark, ...]:
    """Keep the marks of the academic year of `on` (from 1 September) up to that day."""
    first = date(academic_year(on), 9, 1)
    return tuple(m for m in marks if first <= m.day <= on)


def last_four_weeks(marks: Iterable[Mark], *, on: date) -> tuple[Mark, ...]:
    """Keep the marks of the 28 days that end on `on`; holidays in them simply have no marks."""
    return tuple(mark for mark in marks if four_weeks_from(on) <= mark.day <= on)


def four_weeks_from(on: date) -> date:
    """Give the first of the 28 days that end on `on`: school weeks in them may be fewer than 4."""
    return on - timedelta(days=27)


def passes_90_on(marks: Iterable[Mark], calendar: SchoolCalendar) -> date | None:
    """Find the day a child's year passes 90% if every half-day after the last mark is attended.

    `marks` are the year's so far. None if 90% is passed already (`persistent` is false), if nothing
    is marked, or if the terms entered for this academic year do not reach that far.
    """
    counted = [mark for mark in marks if mark.code not in NO_MARK]
    now = summarise(counted)
    if not now.persistent:
        return None
    last = max(counted, key=lambda mark: (mark.day, mark.session))
    # attended + n > 90% of possible + n, in whole half-days
    needed = 9 * now.possible - 10 * now.attended + 1
    end = calendar.last_day_known(academic_year(last.day))
    days = school_days(calendar, last.day, end).days if end else ()
    left = [day for day in days for _ in SESSIONS]
    if days and days[0] == last.day:
        left = left[1 + SESSIONS.index(last.session) :]
    return left[needed - 1] if needed <= len(left) else None


def week_marks(codes: Iterable[str], monday: date) -> tuple[Mark, ...]:
    """Give the codes of one week their half-days, from Monday morning on."""
    return tuple(
        Mark(monday + timedelta(days=place // 2), SESSIONS[place % 2], code)
        for place, code in enumerate(codes)
    )


def split_week(text: str) -> tuple[str, ...]:
    """Part a packed week into at most ten codes, "" for no mark; raise BadFile if it cannot be."""
    whole = text.translate(_PLAIN).upper()
    parts = whole.split(" ")
    sizes = [len(_MARK.findall(part)) for part in parts]
    spaced = len(parts) > 1 and 0 < sizes[-1] <= sizes[0] <= 2 and len(set(sizes[:-1])) == 1
    blanks = _cut(whole)
    if spaced and len(blanks) == WEEK:
        raise BadFile(["The spaces can be read two ways: write - for a half-day with no mark."])
    codes = _cut("".join(parts)) if spaced else blanks
    while len(codes) > WEEK and not codes[-1]:
        codes = codes[:-1]
    if len(codes) > WEEK:
        raise BadFile([f"A week has {WEEK} half-days; this has {len(codes)} marks."])
    return codes


def read_code(text: str) -> str | None:
    """Read one mark as a register writes it, "" for no mark; None if it is no mark at all."""
    code = text.translate(_PLAIN).strip().upper()
    if code in NO_MARK:
        return ""
    return code if _MARK.fullmatch(code) else None


def read_session(text: str) -> Session | None:
    """Read AM or PM, or morning or afternoon; None for anything else."""
    return _SESSIONS.get(text.strip().upper())


def _cut(text: str) -> tuple[str, ...]:
    strange = sorted(set(_MARK.sub("", text)) - {" "})
    if strange:
        raise BadFile([f"Not a register mark: {' '.join(strange)}"])
    codes = re.findall(_MARK.pattern + "| ", text)
    return tuple("" if code.strip() in NO_MARK else code for code in codes)


def mark_or_problem(day: date | None, session: Session | None, code: str | None) -> Mark | str:
    """Join the parts of a mark, or say in plain words which part could not be read."""
    if day is None:
        return "the date is not a real day"
    if session is None:
        return "AM or PM is missing"
    if code is None:
        return "the mark is not one a register has"
    if day.weekday() > 4:
        return f"{say_day(day)} is a {WEEKDAYS[day.weekday()]}"
    return Mark(day, session, code)
