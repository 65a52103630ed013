"""The table of what a school's file would do: a row for each child, as high as it needs."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import theme
from ui.names import cover
from ui.register.reading import ChildLine
from ui.widgets.row_ring import draw_ring

Index = QModelIndex | QPersistentModelIndex

_HEADS = ("Child", "Weeks", "Added", "Unchanged", "Changed by the school")
_WIDTHS = (0, 90, 90, 110, 190)
_ROW, _HEAD, _SIDE = 32, 32, 5
_FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RegisterTable(QAbstractTableModel):
    """Children and figures; the first cell says the whole row to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[ChildLine, ...] = ()

    def show_lines(self, lines: tuple[ChildLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own form
        """Count the children."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own form
        """Count the columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _FIGURES if section else left
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell; figures stand right, and what the school changed stands out."""
        line, column = self.lines[index.row()], index.column()
        cells = (line.name, line.weeks, line.added, line.unchanged, line.changed)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return cover(line.sentence)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cover(str(cells[column] or "–"))
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return _FIGURES
        if role == Qt.ItemDataRole.ForegroundRole and column:
            return theme.colour("warn" if column == 4 and line.changed else "text2")
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("small", figures=True) if column else theme.font("smallb")
        return None


class _Cell(QStyledItemDelegate):
    """A cell under its heading, with a thin line below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line, then the cell with the heading's room at its sides."""
        cell = QRect(option.rect)
        line = QRect(cell.left(), cell.bottom(), cell.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        widget = option.widget
        option.rect = cell.adjusted(_SIDE, 0, -_SIDE, -1)
        super().paint(painter, option, index)
        draw_ring(painter, widget, cell, index)


class RegisterView(QTableView):
    """Shows the whole table at once; the page scrolls, not the table."""

    def __init__(self) -> None:
        super().__init__()
        self.table = RegisterTable()
        self.setModel(self.table)
        self._cell = _Cell(self)
        self.setItemDelegate(self._cell)
        self.setAccessibleName("What the file would add, child by child")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: tuple[ChildLine, ...]) -> None:
        """Show other lines, and take the height they need."""
        self.table.show_lines(lines)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._fit()

    def _fit(self) -> None:
        for column, width in enumerate(_WIDTHS[1:], start=1):
            self.setColumnWidth(column, theme.size(width))
        self.verticalHeader().setDefaultSectionSize(theme.size(_ROW))
        self.horizontalHeader().setFixedHeight(theme.size(_HEAD))
        self.setFixedHeight(theme.size(_HEAD) + theme.size(_ROW) * len(self.table.lines) + 2)
