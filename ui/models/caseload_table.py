"""The caseload as a table: what each cell says to the eye and to a screen reader."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from ui.models.caseload import Line
from ui.models.caseload_order import NEEDS
from ui.models.rows import Index, Rows
from ui.names import cover

LINE = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """The columns, from the left."""

    CHILD = 0
    WHOSE = 1
    SAYS = 2
    SEEN = 3
    TRIED = 4
    ATTENDANCE = 5


_HEADS = {
    Column.CHILD: "Child",
    Column.WHOSE: "Link Worker",
    Column.SAYS: "Promised next, or last said",
    Column.SEEN: "Last seen, ago",
    Column.TRIED: "Last tried, ago",
    Column.ATTENDANCE: "Attendance this year",
}
# The order that a heading asks for
HEADED = {
    Column.CHILD: "name",
    Column.WHOSE: "whose",
    Column.SAYS: NEEDS,
    Column.SEEN: "seen",
    Column.TRIED: "tried",
    Column.ATTENDANCE: "attendance",
}


class CaseloadTable(Rows[Line]):
    """Lines of the caseload; `LINE` gives a row's whole line."""

    def __init__(self) -> None:
        super().__init__(len(Column))
        self._order = NEEDS

    def show_lines(self, lines: tuple[Line, ...], order: str = NEEDS) -> None:
        """Show other lines, which stand in this order."""
        self._order = order
        self.show_rows(lines)

    def several(self) -> bool:
        """Say whether there are children of more than one Link Worker."""
        return any(line.whose for line in self.rows)

    def ends_raised(self, row: int) -> bool:
        """Say whether those who need somebody end here, and everybody else follows."""
        after = row + 1 < len(self.rows) and bool(self.rows[row + 1].reasons)
        return self._order == NEEDS and bool(self.rows[row].reasons) and not after

    def row_of(self, child_id: str) -> int:
        """Find a child's row; -1 when it is not shown."""
        found = (row for row, line in enumerate(self.rows) if line.child.id == child_id)
        return next(found, -1)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column = Column(section)
            return f"{_HEADS[column]} ↓" if HEADED[column] == self._order else _HEADS[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = "Right" if section == Column.ATTENDANCE else "Left"
            return Qt.AlignmentFlag[f"Align{side}"] | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell's words; in the first column a screen reader hears the whole line."""
        line = self.rows[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.CHILD:
            return cover(line.sentence)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cover(_said(line, Column(index.column())))
        return None


def short_ago(words: str) -> str:
    """Say how long ago under a heading that says "ago" for all."""
    return words.removesuffix(" ago")


def _said(line: Line, column: Column) -> str:
    why = [reason.words for reason in line.reasons]
    by = "" if line.due else line.by
    return {
        Column.CHILD: line.name,
        Column.WHOSE: line.whose,
        Column.SAYS: ". ".join(part for part in (*why, line.says, by) if part),
        Column.SEEN: short_ago(line.seen),
        Column.TRIED: short_ago(line.tried) or "–",
        Column.ATTENDANCE: line.percent,
    }[column]
