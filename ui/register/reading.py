"""A school's attendance file on the screen: read in memory, laid beside what is kept, told."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from linkworker.actions import registers
from linkworker.actions.places import edit_school
from linkworker.actions.registers import Changed, ChildWeek, Imported, Preview
from linkworker.errors import BadFile
from linkworker.imports.attendance_file import read_marks
from linkworker.imports.mapping import FIELDS, Mapping, guess_mapping
from linkworker.imports.matching import Doubt
from linkworker.imports.table import MOST_BYTES, Table, read_table
from linkworker.measures.attendance_codes import printed_as
from linkworker.measures.days import say_day
from linkworker.records import Child, School
from linkworker.store import Changes, Reader, Store

Answers = dict[Doubt, bool]


@dataclass(frozen=True)
class SchoolFile:
    """A file held in memory for the moment, and when the school made it (the file's own time)."""

    path: Path
    table: Table = field(repr=False)
    made: datetime


@dataclass(frozen=True)
class Laid:
    """What a file would do: the preview, the names of the school's children here, by log."""

    preview: Preview
    names: dict[str, str]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class ChildLine:
    """One child's row of the preview: weeks told, half-days by what becomes of them."""

    name: str
    weeks: int
    added: int
    unchanged: int
    changed: int

    @property
    def sentence(self) -> str:
        """The whole row, as a screen reader says it."""
        weeks = count(self.weeks, "week")
        return (
            f"{self.name}, {weeks}, {self.added} added, {self.unchanged} unchanged, "
            f"{self.changed} changed by the school"
        )


def open_file(path: Path, now: datetime) -> SchoolFile:
    """Read a file into memory; raises BadFile. A clock ahead of ours does not make it newer."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        made = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError as error:
        raise BadFile([f"{path.name} cannot be opened. Is it open in another program?"]) from error
    return SchoolFile(path, read_table(data, path.name), min(made, now))


def columns_for(school: School, table: Table) -> tuple[Mapping, bool]:
    """Give the columns chosen last time for this school, or guess; say whether remembered."""
    remembered = _remembered(school)
    if remembered and all(heading in table.headers for heading in remembered.values()):
        return Mapping(remembered), True
    return guess_mapping(table.headers), False


def lay_beside(
    reader: Reader,
    school: School,
    file: SchoolFile,
    mapping: Mapping,
    monday: date | None,
    answers: Answers,
) -> Laid:
    """Lay a file beside what is kept; raises BadFile and NotAllowed as `registers.preview`."""
    reading = read_marks(file.table, mapping, monday=monday)
    yes = [doubt for doubt, said in answers.items() if said]
    shown = registers.preview(reader, school, reading, at=file.made, accepted=yes)
    no = [doubt for doubt in shown.doubts if answers.get(doubt) is False]
    names = {child.log: child.whole_name for child in reader.find(Child, school=school.id)}
    return Laid(registers.without(shown, no), names, reading.left_out)


def keep_marks(
    store: Store, preview: Preview, school: School, mapping: Mapping, *, remember: bool
) -> tuple[Changes, Changes, Imported]:
    """Keep the marks as one action; then remember the school's columns, where one may."""
    done = registers.import_marks(store, preview)
    columns = Changes()
    if remember and _remembered(school) != mapping.columns:
        columns = edit_school(store, school, import_columns=json.dumps(mapping.columns))
    return done.changes, columns, done


def child_lines(weeks: Iterable[ChildWeek]) -> tuple[ChildLine, ...]:
    """Add up each child's weeks, in the order of names."""
    by_child = sorted(weeks, key=lambda week: (week.child.whole_name.casefold(), week.child.id))
    return tuple(_line(tuple(own)) for _, own in groupby(by_child, lambda week: week.child.id))


def say_change(changed: Changed) -> str:
    """Say what the school changed, in words: letters can tell what nobody needs to read."""
    before, after = (printed_as(code, changed.day) for code in (changed.before, changed.after))
    half = "morning" if changed.session == "AM" else "afternoon"
    told = f"was {before}, now {after}" if before != after else f"{after} still, another reason"
    return f"{changed.child.whole_name}, {say_day(changed.day)}, {half}: {told}"


def ask_whose(doubt: Doubt, name: str) -> tuple[str, str]:
    """Ask whether doubtful rows are a child's: the question, and why it is asked."""
    rows = ", ".join(str(row) for row in doubt.rows[:8])
    more = f" and {len(doubt.rows) - 8} more" if len(doubt.rows) > 8 else ""
    said = f"Row {rows} of the file" if len(doubt.rows) == 1 else f"Rows {rows}{more} of the file"
    return f"Is this {name}?", f"{said}: {doubt.why}."


def count(number: int, thing: str, things: str = "") -> str:
    """Say a number of things: 1 week, 9 weeks; 1 child, 9 children."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def _line(weeks: tuple[ChildWeek, ...]) -> ChildLine:
    return ChildLine(
        name=weeks[0].child.whole_name,
        weeks=len(weeks),
        added=sum(week.added for week in weeks),
        unchanged=sum(week.unchanged for week in weeks),
        changed=sum(len(week.changed) for week in weeks),
    )


def _remembered(school: School) -> dict[str, str]:
    try:
        found = json.loads(school.import_columns or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        return {}
    return {name: heading for name, heading in found.items() if name in FIELDS}
