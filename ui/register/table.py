"""The table of what a school's file would do: a row for each child, as high as it needs."""

from typing import Any

from PySide6.QtCore import Qt

from ui import theme
from ui.models.rows import Figures, Index
from ui.names import cover
from ui.register.reading import ChildLine
from ui.widgets.row_paint import RowCell
from ui.widgets.row_table import WholeTable

_HEADS = ("Child", "Weeks", "Added", "Unchanged", "Changed by the school")
_CHANGED = _HEADS.index("Changed by the school")
_WIDTHS = (90, 90, 110, 190)
_ROW = 32


class RegisterTable(Figures[ChildLine]):
    """Children and figures; what the school changed stands out."""

    def __init__(self) -> None:
        super().__init__(_HEADS, _cells, lambda line: cover(line.sentence))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell, and its colour."""
        column = index.column()
        if role == Qt.ItemDataRole.ForegroundRole and column:
            changed = column == _CHANGED and self.rows[index.row()].changed
            return theme.colour("warn" if changed else "text2")
        return super().data(index, role)


def _cells(line: ChildLine) -> tuple[str, ...]:
    figures = (line.weeks, line.added, line.unchanged, line.changed)
    return (cover(line.name), *(str(figure or "–") for figure in figures))


class RegisterView(WholeTable):
    """Shows the whole table at once."""

    def __init__(self) -> None:
        self.lines = RegisterTable()
        name = "What the file would add, child by child"
        super().__init__(self.lines, name, row=_ROW, widths=_WIDTHS)
        self._cell = RowCell(self)
        self.setItemDelegate(self._cell)
