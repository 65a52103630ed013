"""The team as a table: what each cell says to the eye, and a whole row to a screen reader."""

import html
from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from ui.models import team_words as words
from ui.models.rows import Index, Rows
from ui.models.team import TeamRow
from ui.models.team_words import Cell

CELL = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns, from the left."""

    WHO = 0
    CHILDREN = 1
    SEEN = 2
    OVERDUE = 3
    UNDECIDED = 4
    HEARD = 5
    UNSENT = 6
    VERSION = 7


_SAID: dict[Column, tuple[str, Callable[[TeamRow], Cell]]] = {
    Column.WHO: ("Link Worker", words.who),
    Column.CHILDREN: ("Children", words.how_many),
    Column.SEEN: ("Seen in the last ten school days", words.seen),
    Column.OVERDUE: ("Promises overdue", words.overdue),
    Column.UNDECIDED: ("To decide for over two days", words.undecided),
    Column.HEARD: ("Last heard from", words.heard),
    Column.UNSENT: ("Oldest unsent", words.unsent),
    Column.VERSION: ("Version", words.version),
}

# What a column says where there is room for few of them
_TIGHT: dict[Column, tuple[str, Callable[[TeamRow], Cell]]] = {
    Column.OVERDUE: ("Promises overdue", words.promises_and_decisions),
    Column.HEARD: ("Last heard from; oldest unsent; version", words.laptop),
}


class TeamTable(Rows[TeamRow]):
    """Rows of the team; `CELL` gives what a cell says, `ROW` a row's Link Worker."""

    def __init__(self) -> None:
        super().__init__(len(Column))
        self._said = _SAID

    def be_tight(self, tight: bool) -> None:
        """Say in fewer columns what else has columns of its own."""
        self._said = _SAID | _TIGHT if tight else _SAID
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._said[Column(section)][0]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell's words; in the first column a screen reader hears the whole row."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.WHO:
            return words.sentence(row)
        cell = self._said[Column(index.column())][1](row)
        if role == CELL:
            return cell
        said = ", ".join(part for part in (cell.words, cell.under) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{html.escape(said)}</qt>"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said
        return None
