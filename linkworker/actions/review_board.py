"""The board of a review fortnight: who is left this term, and what is gathered of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TypeVar

from linkworker.actions.places import calendar_of, school_of
from linkworker.actions.reviews import Gathering, gather
from linkworker.fields import Record
from linkworker.measures.calendar import SchoolCalendar, TermReview, review_due
from linkworker.measures.days import academic_year
from linkworker.measures.gathering import (
    BoardState,
    VoiceStands,
    board_state,
    booked,
    gathered,
    next_day,
)
from linkworker.records import Child, Plan, Review, ReviewVoice, School, SchoolYear, Voice
from linkworker.store import Reader

R = TypeVar("R", bound=Record)
_ORDER: tuple[BoardState, ...] = ("overdue", "gathering", "to open", "later", "held")


@dataclass(frozen=True)
class OnBoard:
    """One child's row: where the review stands, by when it is due, where each voice is.

    `school` is None while its place is not on this laptop yet. `booked` is a day agreed for it;
    `teacher` is this school year's, where somebody has written it down.
    """

    gathering: Gathering
    school: School | None
    calendar: SchoolCalendar
    due: TermReview | None
    booked: date | None
    state: BoardState
    voices: Mapping[Voice, VoiceStands]
    teacher: str = ""

    @property
    def child(self) -> Child:
        """Whose row it is."""
        return self.gathering.child

    @property
    def by(self) -> date | None:
        """The day that counts: the one agreed, else the last one of the term."""
        return self.booked or (self.due.due if self.due else None)


@dataclass(frozen=True)
class Board:
    """Everybody with a plan, in the order of what is to be done; and who has none."""

    rows: tuple[OnBoard, ...]
    unplanned: tuple[Child, ...]


def read_board(reader: Reader, today: date) -> Board:
    """Read where every child's review stands."""
    plans = _by_log(plan for plan in reader.find(Plan) if not plan.closed_on)
    reviews, voices = _by_log(reader.find(Review)), _by_log(reader.find(ReviewVoice))
    calendar = cache(lambda school: calendar_of(reader, school))
    schools = {school.id: school for school in reader.find(School)}
    years = reader.find(SchoolYear, began=academic_year(today))
    teachers = {one.child: one.teacher for one in years}
    rows, unplanned = [], []
    for child in reader.find(Child):
        if child.log not in plans:
            unplanned.append(child)
            continue
        plan, of = plans[child.log][0], child.log
        gathering = gather(child, plan, reviews.get(of, ()), voices.get(of, ()))
        row = _row(gathering, schools.get(child.school), calendar(child.school), today)
        rows.append(replace(row, teacher=teachers.get(child.id, "")))
    unplanned.sort(key=lambda child: child.by_name)
    return Board(tuple(sorted(rows, key=_place)), tuple(unplanned))


def row_of(reader: Reader, gathering: Gathering, today: date) -> OnBoard:
    """Return one child's row."""
    school = gathering.child.school
    return _row(gathering, school_of(reader, school), calendar_of(reader, school), today)


def next_review(row: OnBoard, held_on: date) -> date | None:
    """Return by when the next review is due when this one is held on a day."""
    started = row.gathering.plan.started or held_on
    return next_day(row.calendar, started=started, held=row.gathering.held, on=held_on)


def _row(
    gathering: Gathering, school: School | None, calendar: SchoolCalendar, today: date
) -> OnBoard:
    plan, held = gathering.plan, gathering.held
    due = review_due(calendar, started=plan.started or today, today=today, held=held)
    state = board_state(due, is_open=gathering.is_open, today=today)
    agreed = booked(plan, held)
    return OnBoard(gathering, school, calendar, due, agreed, state, gathered(gathering.voices))


def _place(row: OnBoard) -> tuple[int, date, tuple[str, str, str]]:
    return _ORDER.index(row.state), row.by or date.max, row.child.by_name


def _by_log(records: Iterable[R]) -> dict[str, Sequence[R]]:
    found: dict[str, list[R]] = {}
    for record in records:
        found.setdefault(record.log, []).append(record)
    return dict(found)
