"""A school's register file: looked at first, then kept for all its children at once.

Nothing of a child who is not on this laptop comes this far (`imports.matching`).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from linkworker.actions.attendance import monday_of
from linkworker.actions.places import in_force
from linkworker.errors import BadFile, NotAllowed
from linkworker.imports import matching
from linkworker.imports.attendance_file import Reading
from linkworker.measures.attendance import SESSIONS, WEEK, Mark, Session
from linkworker.measures.days import say_day
from linkworker.records import AttendanceWeek, Child, School
from linkworker.store import Changes, Reader, Store

# One change in one log holds 1,024 edits; a week is at most 13.
_MOST_WEEKS = 60


class Changed(NamedTuple):
    """A mark that the school gives otherwise than before."""

    child: Child
    day: date
    session: Session
    before: str
    after: str


@dataclass(frozen=True)
class ChildWeek:
    """What a file says of one child's week beside what stood on screen (None: no such week).

    `older` half-days stay as they are: a newer file has given them another mark since.
    """

    child: Child
    monday: date
    shown: AttendanceWeek | None
    codes: tuple[str, ...]
    added: int
    unchanged: int
    changed: tuple[Changed, ...]
    older: int = 0


@dataclass(frozen=True)
class Preview:
    """What keeping a file would do. `doubts` are the rows that a person has to say yes to.

    `as_at` says how new the file is, `source` what a week is marked with; `missing` are the
    school's children whom the file does not hold, `other_rows` a count of other children's rows.
    """

    weeks: tuple[ChildWeek, ...]
    doubts: tuple[matching.Doubt, ...]
    missing: tuple[Child, ...]
    other_rows: int
    as_at: str
    source: str

    @property
    def added(self) -> int:
        """Half-days that had no mark before."""
        return sum(week.added for week in self.weeks)

    @property
    def unchanged(self) -> int:
        """Half-days that the file gives as they were."""
        return sum(week.unchanged for week in self.weeks)

    @property
    def older(self) -> int:
        """Half-days that stay, because a newer file has given them another mark since."""
        return sum(week.older for week in self.weeks)

    @property
    def changed(self) -> tuple[Changed, ...]:
        """The marks that the school changed since, by child and day."""
        return tuple(one for week in self.weeks for one in week.changed)


@dataclass(frozen=True)
class Imported:
    """What an import did; `store.undo(changes.action)` takes all of it back."""

    changes: Changes
    added: int
    unchanged: int
    changed: tuple[Changed, ...]


def preview(
    store: Reader,
    school: School,
    reading: Reading,
    *,
    at: datetime,
    accepted: Collection[matching.Doubt] = (),
) -> Preview:
    """Lay a school's file beside what is kept; nothing is written.

    `at` is when the school made the file; `accepted` are the doubts that a person settled with
    yes. Raises NotAllowed without a sharing agreement in force, BadFile with the trouble of every
    bad row: then nothing of the file may be kept.
    """
    if not in_force(school, at.date()):
        day = say_day(at.date(), year=True)
        raise NotAllowed(f"{school.name} has no sharing agreement in force on {day}")
    children = {child.log: child for child in store.find(Child, school=school.id)}
    found = matching.match(reading, map(_as_matched, children.values()), accepted=accepted)
    if found.problems:
        raise BadFile([f"Row {problem.row}: {problem.words}" for problem in found.problems])
    as_at = at.isoformat(timespec="minutes")
    weeks = [
        week
        for log, marks in found.marks.items()
        for week in _weeks(store, children[log], marks, as_at)
    ]
    return Preview(
        weeks=tuple(weeks),
        doubts=found.doubts,
        missing=tuple(children[log] for log in found.missing),
        other_rows=len(found.other_rows),
        as_at=as_at,
        source=f"{school.name}, {say_day(at.date(), year=True)}",
    )


def import_marks(store: Store, shown: Preview, *, draft: str = "") -> Imported:
    """Keep what a preview showed, as one action over all its children's logs.

    A half-day without a mark in the file leaves the mark that is kept; the same file again
    changes nothing. Raises NotAllowed while a row waits for a person's yes or no.
    """
    if shown.doubts:
        raise NotAllowed("Say first whose the doubtful rows are")
    with store.change(draft) as (change, changes):
        for week in shown.weeks:
            if not (week.added or week.changed):
                continue
            if week.shown is None:
                kept = AttendanceWeek(
                    child=week.child.id, monday=week.monday, codes=week.codes, source=shown.source
                )
                change.add(kept, week.child.log, shown.as_at)
            else:
                change.update(week.shown, shown.as_at, codes=week.codes, source=shown.source)
    return Imported(changes, shown.added, shown.unchanged, shown.changed)


def without(shown: Preview, doubts: Collection[matching.Doubt]) -> Preview:
    """Return a preview in which these doubtful rows are said to be somebody else's."""
    rows = sum(len(doubt.rows) for doubt in doubts)
    left = tuple(doubt for doubt in shown.doubts if doubt not in doubts)
    return replace(shown, doubts=left, other_rows=shown.other_rows + rows)


def _as_matched(child: Child) -> matching.Child:
    return matching.Child(child.log, child.upn, child.surname, child.name, child.born)


def _weeks(store: Reader, child: Child, marks: tuple[Mark, ...], as_at: str) -> list[ChildWeek]:
    kept = {week.monday: week for week in store.find(AttendanceWeek, log=child.log)}
    by_week: dict[date, list[Mark]] = {}
    for mark in marks:
        if mark.code:
            by_week.setdefault(monday_of(mark.day), []).append(mark)
    if len(by_week) > _MOST_WEEKS:
        raise BadFile([f"This file covers over {_MOST_WEEKS} weeks. Ask for one year at a time."])
    weeks = []
    for monday, told in sorted(by_week.items()):
        shown = kept.get(monday)
        news = [mark for mark in told if not (shown and _outdated(store, shown, mark, as_at))]
        weeks.append(_week(child, monday, shown, news, len(told) - len(news)))
    return weeks


def _outdated(store: Reader, shown: AttendanceWeek, mark: Mark, as_at: str) -> bool:
    place = _place(mark)
    differs = shown.codes[place] not in ("", mark.code)
    return differs and store.as_at(shown, f"codes/{place}") > as_at


def _week(
    child: Child, monday: date, shown: AttendanceWeek | None, marks: list[Mark], older: int
) -> ChildWeek:
    before = shown.codes if shown else ("",) * WEEK
    after = list(before)
    for mark in marks:
        after[_place(mark)] = mark.code
    changed = tuple(
        Changed(child, mark.day, mark.session, was, mark.code)
        for mark in marks
        if (was := before[_place(mark)]) and was != mark.code
    )
    added = sum(bool(new) and not old for old, new in zip(before, after, strict=True))
    unchanged = len(marks) - added - len(changed)
    return ChildWeek(child, monday, shown, tuple(after), added, unchanged, changed, older)


def _place(mark: Mark) -> int:
    """Return a half-day's number in its week, Monday morning being 0."""
    return 2 * mark.day.weekday() + SESSIONS.index(mark.session)
