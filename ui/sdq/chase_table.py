"""The table of forms on paper: Space moves one on, Enter opens the child's scores."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from linkworker.actions.sdq_paper import Chased
from ui import theme
from ui.models.sdq_chase import ChaseRows
from ui.widgets.row_paint import RowCell
from ui.widgets.row_table import RowTable

_ROW, _HEAD = 34, 32
_CLASS = 1
_WIDTHS = {_CLASS: 64, 2: 132, 3: 224, 4: 166}
_WHO = 130


class ChaseTable(RowTable):
    """`moved(chased)` by Space, `opened(chased)` by Enter or two clicks, `chosen(chased)`."""

    moved = Signal(object)
    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        self.lines = ChaseRows()
        super().__init__(self.lines, "SDQ paper, form by form")
        self.setWordWrap(False)
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ring = RowCell(self)
        self.setItemDelegate(self._ring)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.lines.rows[index.row()]))
        self.selectionModel().currentRowChanged.connect(self._choose)
        self._fit()

    def now(self) -> Chased | None:
        """Give the form that is chosen, or None."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Chased]) -> None:
        """Show other forms; the row chosen stays chosen, or the one that came in its place."""
        at = self.currentIndex().row()
        self.lines.show_rows(rows)
        self._fit()
        if rows:
            self.selectRow(min(max(at, 0), len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move on by Space, open by Enter."""
        one = self.now()
        if one is not None and event.key() == Qt.Key.Key_Space:
            self.moved.emit(one)
        elif one is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(one)
        else:
            super().keyPressEvent(event)

    def _choose(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        self.chosen.emit(self.lines.rows[now.row()] if now.isValid() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the class out where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows: the page scrolls, not the table."""
        whole = theme.size(sum(_WIDTHS.values()) + _WHO)
        self.setColumnHidden(_CLASS, self.width() < whole)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.size(width))
        self.verticalHeader().setDefaultSectionSize(theme.size(_ROW))
        self.horizontalHeader().setFixedHeight(theme.size(_HEAD))
        rows = theme.size(_ROW) * self.lines.rowCount()
        self.setFixedHeight(theme.size(_HEAD) + rows + 2)
