"""The rows of a register as they are being marked: all present until somebody says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import Qt, Signal

from linkworker.actions.sessions import Line, Mark
from linkworker.records import Away, Came
from ui.child.one_line import what_and_when
from ui.desk import today
from ui.forms.editors import sentence_case
from ui.models.rows import Index, Rows
from ui.names import cover

HEADS = ("Child", "Came", "Why", "Part taken", "Min", "In a few words", "To do then")
PART = {1: "not yet", 2: "a little", 3: "well", 4: "all in"}
ROW = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns, from the left."""

    CHILD = 0
    CAME = 1
    WHY = 2
    PART = 3
    MINUTES = 4
    WORDS = 5
    THEN = 6


TYPED = {Column.MINUTES: "minutes", Column.WORDS: "words", Column.THEN: "then"}


@dataclass(frozen=True)
class Row:
    """One child as marked so far. `then` is what is to be done, with a day at its end."""

    line: Line
    came: Came
    reason: Away | None = None
    part: int | None = None
    minutes: int | None = None
    words: str = ""
    then: str = ""

    @property
    def name(self) -> str:
        """The child's whole name."""
        return self.line.child.whole_name

    @property
    def sentence(self) -> str:
        """The whole row for a screen reader."""
        parts = [self.name, self.came.value, self.reason.value if self.reason else ""]
        parts += [PART[self.part] if self.part else ""]
        parts += [f"{self.minutes} minutes" if self.minutes else ""]
        return ", ".join(filter(None, [*parts, self.words, self.then and f"then {self.then}"]))

    def mark(self) -> Mark:
        """Give what is to be kept; a day at the end of what is to be done is when it is due."""
        what, due = what_and_when(self.then, today())
        return Mark(self.came, self.reason, self.part, self.minutes, self.words, what, due)


def row_of(line: Line, usual: int | None) -> Row:
    """Begin a row: as it was kept, or present for the `usual` minutes unless school says away."""
    kept = line.kept
    if kept is None:
        there = line.came is Came.PRESENT
        return Row(line, line.came, line.away, minutes=usual if there else None)
    return Row(line, line.came, kept.reason, kept.engagement, kept.minutes, kept.words)


class Marking(Rows[Row]):
    """The register as a table that is typed in; `marked` when a person changed something."""

    marked = Signal()

    def __init__(self) -> None:
        super().__init__(len(HEADS))
        self.usual: int | None = None

    def begin(self, lines: Sequence[Line], usual: int | None) -> None:
        """Begin with these children."""
        self.usual = usual
        self.show_rows([row_of(line, usual) for line in lines])

    def marks(self) -> dict[str, Mark]:
        """Give what is to be kept, by child id."""
        return {row.line.child.id: row.mark() for row in self.rows}

    def come(self, at: int, came: Came) -> None:
        """Say whether a child came; what no longer fits is emptied."""
        row, there = self.rows[at], came in (Came.PRESENT, Came.PART)
        reason = None if came in (Came.PRESENT, Came.NOT_EXPECTED) else row.reason or row.line.away
        minutes = (row.minutes or self.usual) if there else None
        self._put(at, came=came, reason=reason, minutes=minutes, part=row.part if there else None)

    def explain(self, at: int, reason: Away | None) -> None:
        """Say why a child was away; somebody present with a reason was there for a part."""
        row = self.rows[at]
        came = Came.PART if row.came is Came.PRESENT and reason else row.came
        self._put(at, came=came, reason=reason)

    def take_part(self, at: int, part: int | None) -> None:
        """Say how much part a child took, 1 to 4; who was away took none."""
        if self.rows[at].came in (Came.PRESENT, Came.PART):
            self._put(at, part=part)

    def step(self, at: int, column: int) -> None:
        """Go to the next answer of a column that has a few."""
        row = self.rows[at]
        if column == Column.CAME:
            self.come(at, _next(Came, row.came))
        elif column == Column.WHY:
            self.explain(at, _next(Away, row.reason))
        elif column == Column.PART:
            self.take_part(at, (row.part or 0) % 4 + 1)
        elif column == Column.THEN:
            self._put(at, then="" if row.then else f"Talk with {row.line.child.name}")

    def by_letter(self, at: int, column: int, letter: str) -> bool:
        """Choose by the first letter, as in any list; the next that begins so."""
        row = self.rows[at]
        options: Any = {Column.CAME: Came, Column.WHY: Away}.get(Column(column))
        now: Any = row.came if column == Column.CAME else row.reason
        found = _lettered(options, now, letter) if options else None
        if isinstance(found, Came):
            self.come(at, found)
        elif isinstance(found, Away):
            self.explain(at, found)
        return found is not None

    def typed(self) -> dict[str, dict[str, Any]]:
        """Give what a draft keeps, by child id: rows that are not as they began."""
        return {
            row.line.child.id: {
                "came": row.came.value,
                "reason": row.reason.value if row.reason else None,
                "part": row.part,
                "minutes": row.minutes,
                "words": row.words,
                "then": row.then,
                "seen": dict(row.line.kept.seen) if row.line.kept else {},
            }
            for row in self.rows
            if row != row_of(row.line, self.usual)
        }

    def take(self, typed: Mapping[str, Mapping[str, Any]]) -> None:
        """Show what a draft kept, over the heads that stood on screen then."""
        self.show_rows([_resumed(row, typed.get(row.line.child.id)) for row in self.rows])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that words and minutes are typed in."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.column() in TYPED else found

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell; the first says the whole row to a screen reader."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return getattr(row, TYPED.get(Column(index.column()), "name"))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.CHILD:
            return cover(row.sentence)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            number = f"{index.row() + 1}. " if index.column() == Column.CHILD else ""
            return number + cover(_cells(row)[index.column()])
        return None

    def setData(  # noqa: N802
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what was typed in a cell."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in TYPED:
            return False
        name = TYPED[Column(index.column())]
        if getattr(self.rows[index.row()], name) != value:
            self._put(index.row(), **{name: value})
        return True

    def _put(self, at: int, **edits: Any) -> None:
        rows = list(self.rows)
        rows[at] = replace(rows[at], **edits)
        self.rows = tuple(rows)
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(HEADS) - 1))
        self.marked.emit()


def _cells(row: Row) -> tuple[str, ...]:
    away = row.came in (Came.ABSENT, Came.PART)
    why = sentence_case(row.reason.value) if row.reason else "Not known yet" if away else ""
    part = f"{row.part} {PART[row.part]}" if row.part else ""
    minutes = "" if row.minutes is None else str(row.minutes)
    return (row.name, sentence_case(row.came.value), why, part, minutes, row.words, row.then)


def _next(options: type[Enum], now: Enum | None) -> Any:
    listed = list(options)
    return listed[(listed.index(now) + 1) % len(listed)] if now in listed else listed[0]


def _lettered(options: type[Enum], now: Enum | None, letter: str) -> Any:
    listed = list(options)
    start = listed.index(now) + 1 if now in listed else 0
    turned = listed[start:] + listed[:start]
    return next((one for one in turned if str(one.value).startswith(letter.casefold())), None)


def _resumed(row: Row, typed: Mapping[str, Any] | None) -> Row:
    if typed is None:
        return row
    line, seen = row.line, {slot: tuple(refs) for slot, refs in typed["seen"].items()}
    if line.kept is not None and seen:
        line = replace(line, kept=replace(line.kept, seen={**line.kept.seen, **seen}))
    return Row(
        line,
        Came(typed["came"]),
        Away(typed["reason"]) if typed["reason"] else None,
        *(typed[name] for name in ("part", "minutes", "words", "then")),
    )
