"""Whose marks they are: the caseload's are kept; of all other children only row numbers are.

A UPN decides. Without one, surname and date of birth do, and a different first name or a
different UPN is put to a person, because twins share both. A name alone never decides.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from linkworker.imports.attendance_file import Problem, Pupil, Reading, Row, without_doubles
from linkworker.measures import upn
from linkworker.measures.attendance import Mark
from linkworker.measures.slips import plain

By = Literal["UPN", "surname and date of birth"]


class Child(NamedTuple):
    """A child of the caseload: the id of its log, and what a school's file knows it by."""

    log: str
    upn: str
    surname: str
    forename: str
    born: date | None


class Doubt(NamedTuple):
    """Rows that may be this child's, and why a person has to say."""

    log: str
    rows: tuple[int, ...]
    why: str


@dataclass(frozen=True)
class Matched:
    """What a file says of this caseload, by log id. Nothing else of the file is in here.

    `problems` are those of the caseload's children and of rows that do not say whose they are:
    while there are any, nothing should be kept. `other_rows` are the row numbers of other
    children; `missing` the children the file does not hold.
    """

    marks: dict[str, tuple[Mark, ...]] = field(repr=False)
    by: dict[str, By]
    doubts: tuple[Doubt, ...]
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]
    other_rows: tuple[int, ...]


class _Verdict(NamedTuple):
    """How a pupil of the file stands to the caseload: `why` is "" when it is sure."""

    child: Child | None
    by: By
    why: str = ""


_NOBODY = _Verdict(None, "UPN")


def match(
    reading: Reading, children: Iterable[Child], *, accepted: Collection[Doubt] = ()
) -> Matched:
    """Keep the marks of the caseload's children; count the rows of all others.

    `accepted` are the doubts a person has settled with "yes, this is the child".
    """
    caseload = tuple(children)
    verdicts = {pupil: _verdict(pupil, caseload) for pupil in _pupils(reading)}
    sure: dict[str, list[Row]] = {}
    by: dict[str, By] = {}
    doubts: list[Doubt] = []
    others: list[int] = []
    for pupil, rows in _rows_of(reading.rows).items():
        child, how, why = verdicts[pupil]
        doubt = Doubt(child.log if child else "", tuple(row.number for row in rows), why)
        if child is None:
            others += doubt.rows
        elif why and doubt not in accepted:
            doubts.append(doubt)
        else:
            by[child.log] = how
            sure.setdefault(child.log, []).extend(rows)
    marks, clashes = _one_child_each(sure)
    ours, theirs = _sorted_out(reading.problems, verdicts)
    return Matched(
        marks=marks,
        by=by,
        doubts=tuple(doubts),
        problems=tuple(sorted([*ours, *clashes], key=lambda problem: problem.row)),
        missing=tuple(child.log for child in caseload if child.log not in by),
        other_rows=tuple(sorted([*others, *theirs])),
    )


def _pupils(reading: Reading) -> set[Pupil]:
    told = {problem.pupil for problem in reading.problems if problem.pupil}
    return told | {row.pupil for row in reading.rows}


def _rows_of(rows: Iterable[Row]) -> dict[Pupil, list[Row]]:
    found: dict[Pupil, list[Row]] = {}
    for row in rows:
        found.setdefault(row.pupil, []).append(row)
    return found


def _one_child_each(
    sure: dict[str, list[Row]],
) -> tuple[dict[str, tuple[Mark, ...]], list[Problem]]:
    """Join the rows of each child; rows that named it in two ways may still contradict."""
    marks: dict[str, tuple[Mark, ...]] = {}
    clashes: list[Problem] = []
    for log, rows in sure.items():
        ordered = sorted(rows, key=lambda row: row.number)
        one = [Row(row.number, Pupil(), row.marks) for row in ordered]
        good, clashing = without_doubles(one)
        marks[log] = tuple(sorted(mark for row in good for mark in row.marks))
        clashes += [Problem(problem.row, problem.words) for problem in clashing]
    return marks, clashes


def _sorted_out(
    problems: Iterable[Problem], verdicts: dict[Pupil, _Verdict]
) -> tuple[list[Problem], list[int]]:
    """Part the problems that may concern this caseload from the row numbers of the rest."""
    ours: list[Problem] = []
    theirs: list[int] = []
    for problem in problems:
        if problem.pupil is None or verdicts[problem.pupil].child:
            ours.append(Problem(problem.row, problem.words))
        else:
            theirs.append(problem.row)
    return ours, theirs


def _verdict(pupil: Pupil, caseload: tuple[Child, ...]) -> _Verdict:
    """Judge one pupil of the file by its UPN, then by surname and date of birth."""
    for child in caseload:
        if pupil.upn and upn.normal(child.upn) == pupil.upn:
            other = pupil.born and child.born and pupil.born != child.born
            return _Verdict(child, "UPN", "same UPN, another date of birth" if other else "")
    fits = [
        child
        for child in caseload
        if pupil.born and child.born == pupil.born and _same(child.surname, pupil.surname)
    ]
    named = [child for child in fits if pupil.forename and _same(child.forename, pupil.forename)]
    if len(named or fits) != 1:
        why = "two children of the caseload fit"
        return _Verdict(fits[0], "surname and date of birth", why) if fits else _NOBODY
    child = (named or fits)[0]
    return _Verdict(child, "surname and date of birth", _why_unsure(pupil, child, bool(named)))


def _why_unsure(pupil: Pupil, child: Child, named: bool) -> str:
    if pupil.forename and not named:
        return "same surname and date of birth, another first name"
    lasting = [number for number in (pupil.upn, child.upn) if number and not upn.temporary(number)]
    return "same name and date of birth, another UPN" if len(lasting) == 2 else ""


def _same(one: str, other: str) -> bool:
    return bool(_letters(one)) and _letters(one) == _letters(other)


def _letters(name: str) -> str:
    """Strip a name to its letters: no accents, capitals, hyphens, apostrophes or spaces."""
    return "".join(letter for letter in plain(name) if letter.isalpha())
