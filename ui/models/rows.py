"""Rows for Qt's tables: what every such model does alike, and those that hold mostly figures."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui import theme

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Rows(QAbstractTableModel, Generic[Row]):
    """A row for each of what is shown, in so many columns."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self._columns = columns

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own form
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own form
        """Count the columns."""
        return 0 if parent.isValid() else self._columns


class Figures(Rows[Row]):
    """A name at the left, and figures at the right of their columns.

    `cells` gives the words of a row, one for each head. A screen reader hears what `sentence`
    says of the row in its first cell.
    """

    def __init__(
        self,
        heads: Sequence[str],
        cells: Callable[[Row], Sequence[str]],
        sentence: Callable[[Row], str],
    ) -> None:
        super().__init__(len(heads))
        self._heads, self._cells, self._sentence = heads, cells, sentence

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell; figures stand right."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return self._sentence(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cells(row)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("small", figures=True) if column else theme.font("smallb")
        return None


class WordRows(Figures[Row]):
    """Words at the left of every column. A day that is past stands out; a child never does.

    `late` says whether a row's day, in the column `due`, has passed.
    """

    def __init__(
        self,
        heads: Sequence[str],
        cells: Callable[[Row], Sequence[str]],
        sentence: Callable[[Row], str],
        late: Callable[[Row], bool],
        due: int,
    ) -> None:
        super().__init__(heads, cells, sentence)
        self._late, self._due = late, due

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        late = index.column() == self._due and self._late(self.rows[index.row()])
        if role == Qt.ItemDataRole.ForegroundRole and late:
            return theme.colour("bad")
        return super().data(index, role)
