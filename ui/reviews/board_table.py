"""The board of who is left this term: Space opens a child's review, Enter goes to it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from linkworker.actions.review_board import OnBoard
from ui import theme
from ui.models.reviews import BoardRows
from ui.widgets.row_paint import RowCell
from ui.widgets.row_table import ENTERS, RowTable

_ROW, _HEAD = 34, 32
_WIDTHS = {1: 52, 2: 138, 3: 214, 4: 106, 5: 96, 6: 96, 7: 96}
_WHO = 140


class BoardTable(RowTable):
    """`begun(row)` by Space, `opened(row)` by Enter or two clicks, `chosen(row)`."""

    begun = Signal(object)
    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        self.lines = BoardRows()
        super().__init__(self.lines, "Reviews, child by child")
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ring = RowCell(self)
        self.setItemDelegate(self._ring)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.lines.rows[index.row()]))
        self.selectionModel().currentRowChanged.connect(self._choose)
        self._fit()

    def now(self) -> OnBoard | None:
        """Give the row that is chosen, or None."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[OnBoard]) -> None:
        """Show other rows; the child chosen stays chosen, or whoever came in the place."""
        now, at = self.now(), self.currentIndex().row()
        self.lines.show_rows(rows)
        self._fit()
        same = [n for n, row in enumerate(rows) if now and row.child.id == now.child.id]
        if rows:
            self.selectRow(same[0] if same else min(max(at, 0), len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open a review by Space, go to it by Enter."""
        row = self.now()
        if row is not None and event.key() == Qt.Key.Key_Space:
            self.begun.emit(row)
        elif row is not None and event.key() in ENTERS:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the columns what there is."""
        super().resizeEvent(event)
        self._fit()

    def _choose(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        self.chosen.emit(self.lines.rows[now.row()] if now.isValid() else None)

    def _fit(self) -> None:
        less = min(1.0, self.width() / max(1, theme.size(sum(_WIDTHS.values()) + _WHO)))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, round(theme.size(width) * less))
        self.verticalHeader().setDefaultSectionSize(theme.size(_ROW))
        self.horizontalHeader().setFixedHeight(theme.size(_HEAD))
