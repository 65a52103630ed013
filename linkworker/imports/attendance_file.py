"""A school's attendance file: each row's child and marks, and every row that cannot be read.

A reading is for the moment: it holds the whole year group, so it is matched to the caseload
(`matching.match`) and let go. Its parts do not show a child when printed, and its problems name
rows, never people.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from linkworker.errors import BadFile
from linkworker.imports.mapping import LESSON_FILE, TEN, Mapping, Shape
from linkworker.imports.table import Table
from linkworker.measures import upn
from linkworker.measures.attendance import (
    SESSIONS,
    Mark,
    Session,
    mark_or_problem,
    read_code,
    read_session,
    split_week,
    week_marks,
)
from linkworker.measures.days import read_day, say_day

# What a calendar week may say of a Saturday without it being a mark.
_WEEKEND_MARKS = ("", "#")
_LESSON_SESSION = re.compile(r"(p|period|lesson|l)?\s*[0-9]+", re.IGNORECASE)

_Cells = dict[str, str]


@dataclass(frozen=True)
class Pupil:
    """Who a row is about, as the file says; nothing of it shows when printed."""

    upn: str = field(default="", repr=False)
    surname: str = field(default="", repr=False)
    forename: str = field(default="", repr=False)
    born: date | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Row:
    """One good row: its number as a spreadsheet shows it, its child, its half-days.

    A mark's code is "" where the register has none; that never replaces a mark kept before.
    """

    number: int
    pupil: Pupil
    marks: tuple[Mark, ...] = field(repr=False)


@dataclass(frozen=True)
class Problem:
    """One bad row in plain words without names. `pupil` is None if the row does not say who."""

    row: int
    words: str
    pupil: Pupil | None = None


@dataclass(frozen=True)
class Reading:
    """The whole file. While there are `problems`, nothing of it should be kept.

    `left_out` names the columns that were not read: contacts, SEN, ethnicity and the like.
    """

    shape: Shape
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]


def read_marks(table: Table, mapping: Mapping, *, monday: date | None = None) -> Reading:
    """Read every row's child and marks by the columns chosen.

    `monday` is the week of the whole file, for one without a week column. Raises BadFile when the
    columns do not fit or the file has a mark for each lesson; a bad row is a problem instead.
    """
    wrong = mapping.problems(table.headers, week_known=monday is not None)
    shape = mapping.shape
    if wrong or shape is None:
        raise BadFile(wrong)
    places = {name: table.headers.index(heading) for name, heading in mapping.columns.items()}
    _refuse_lessons(table, places.get("session"))
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in table.numbered():
        named = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
        read = _read_row(number, named, shape, monday)
        if any(cell.strip() for cell in cells[len(table.headers) :]):
            problems.append(Problem(number, "more cells than there are headings", read.pupil))
        elif isinstance(read, Row):
            rows.append(read)
        else:
            problems.append(read)
    good, doubled = without_doubles(rows)
    problems = sorted([*problems, *doubled], key=lambda problem: problem.row)
    left_out = tuple(name for name in table.headers if name not in mapping.columns.values())
    return Reading(shape, tuple(good), tuple(problems), left_out)


def without_doubles(rows: list[Row]) -> tuple[list[Row], list[Problem]]:
    """Drop a mark given twice alike; make a problem of a row that gives a half-day another mark.

    The rows are told apart by their pupils, or are all one child's when `pupil` is the same.
    """
    first: dict[tuple[Pupil, date, Session], tuple[str, int]] = {}
    good: list[Row] = []
    problems: list[Problem] = []
    for row in rows:
        new: list[Mark] = []
        clash = ""
        for mark in row.marks:
            code, number = first.setdefault(
                (row.pupil, mark.day, mark.session), (mark.code, row.number)
            )
            if code != mark.code:
                clash = f"{_half_day(mark)} has another mark in row {number}"
            elif number == row.number:
                new.append(mark)
        if clash:
            problems.append(Problem(row.number, clash, row.pupil))
        else:
            good.append(Row(row.number, row.pupil, tuple(new)))
    return good, problems


def _refuse_lessons(table: Table, place: int | None) -> None:
    if place is None:
        return
    said = {row[place].strip() for _, row in table.numbered() if place < len(row)}
    if 2 * sum(bool(_LESSON_SESSION.fullmatch(session)) for session in said) > len(said):
        raise BadFile([LESSON_FILE])


def _read_row(number: int, cells: _Cells, shape: Shape, monday: date | None) -> Row | Problem:
    pupil, words = _pupil(cells)
    marks: tuple[Mark, ...] = ()
    try:
        marks = _READERS[shape](cells, monday)
    except BadFile as error:
        words += error.problems
    if words or pupil is None:
        return Problem(number, "; ".join(words), pupil)
    return Row(number, pupil, marks)


def _pupil(cells: _Cells) -> tuple[Pupil | None, list[str]]:
    """Read who a row is about; a wrong UPN is a problem even where a name would do."""
    number = upn.normal(cells.get("upn", ""))
    surname, forename = cells.get("surname", "").strip(), cells.get("forename", "").strip()
    if not surname and "," in cells.get("name", ""):
        surname, forename = (part.strip() for part in cells["name"].split(",", 1))
    born = read_day(cells.get("born", ""))
    named = Pupil("", surname, forename, born) if surname and born else None
    if not number:
        return named, [] if named else ["no UPN, and no surname with a date of birth"]
    if trouble := upn.problem(number):
        return named, [trouble]
    return Pupil(number, surname, forename, born), []


def _packed(cells: _Cells, monday: date | None) -> tuple[Mark, ...]:
    return week_marks(split_week(cells["marks"]), _monday(cells, monday))


def _ten(cells: _Cells, monday: date | None) -> tuple[Mark, ...]:
    codes = [read_code(cells[name]) for name in TEN]
    marks = week_marks((code or "" for code in codes), _monday(cells, monday))
    wrong = [mark for mark, code in zip(marks, codes, strict=True) if code is None]
    if wrong:
        halves = ", ".join(_half_day(mark) for mark in wrong)
        raise BadFile([f"{halves}: the mark is not one a register has"])
    return marks


def _long(cells: _Cells, _: date | None) -> tuple[Mark, ...]:
    session = read_session(cells["session"])
    return _halves(cells["date"], [(session, cells["code"])])


def _days(cells: _Cells, _: date | None) -> tuple[Mark, ...]:
    return _halves(cells["date"], [(session, cells[session.lower()]) for session in SESSIONS])


def _halves(day_text: str, told: list[tuple[Session | None, str]]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    problems: dict[str, None] = {}
    day = read_day(day_text)
    for session, text in told:
        code = read_code(text)
        if day and day.weekday() > 4 and code in _WEEKEND_MARKS:
            continue
        mark = mark_or_problem(day, session, code)
        if isinstance(mark, str):
            problems[mark] = None
        else:
            marks.append(mark)
    if problems:
        raise BadFile(list(problems))
    return tuple(marks)


def _monday(cells: _Cells, monday: date | None) -> date:
    day = read_day(cells["week"]) if "week" in cells else monday
    if day is None:
        raise BadFile(["the week is not a real day"])
    if day.weekday():
        raise BadFile([f"the week begins on {say_day(day)}, which is not a Monday"])
    return day


def _half_day(mark: Mark) -> str:
    return f"{say_day(mark.day)} {mark.session}"


_READERS: dict[Shape, Callable[[_Cells, date | None], tuple[Mark, ...]]] = {
    "packed": _packed,
    "ten": _ten,
    "long": _long,
    "days": _days,
}
