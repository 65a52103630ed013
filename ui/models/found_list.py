"""What a search found, as a list: headings that cannot be chosen, lines that can."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.models.doings import Found
from ui.names import cover

Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole


class FoundList(QAbstractListModel):
    """Lines under headings; `FOUND` gives a row's line, or None for a heading.

    `typed` are the words to set in bold where a line begins with them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Found | str] = []
        self.typed = ""

    def show_found(self, found: Sequence[Found], typed: str) -> None:
        """Show other lines, in the order given, with a heading over each group."""
        self.beginResetModel()
        self._rows = list(_headed(found))
        self.typed = typed
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own form
        """Count lines and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, and headings only be read."""
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a row's words; a screen reader hears the whole line."""
        row = self._rows[index.row()]
        if role == FOUND:
            return None if isinstance(row, str) else row
        if role == Qt.ItemDataRole.DisplayRole:
            return cover(row if isinstance(row, str) else row.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cover(row if isinstance(row, str) else row.sentence)
        return None

    def next_line(self, row: int, step: int) -> int:
        """Give the next row that can be chosen, from `row` up (-1) or down (1); round the ends."""
        lines = [at for at, one in enumerate(self._rows) if not isinstance(one, str)]
        if not lines:
            return -1
        if row not in lines:
            return lines[0]
        return lines[(lines.index(row) + step) % len(lines)]


def _headed(found: Sequence[Found]) -> Iterator[Found | str]:
    group = ""
    for one in found:
        if one.group != group:
            group = one.group
            yield group
        yield one
