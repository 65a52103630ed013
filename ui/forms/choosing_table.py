"""A table in which the arrows choose a row, Space takes it a step on and Enter opens it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ui import theme
from ui.models.rows import Rows
from ui.widgets.row_paint import RowCell
from ui.widgets.row_table import ENTERS, RowTable

_ROW, _HEAD = 34, 32


class ChoosingTable(RowTable):
    """`chosen(row)`, or None; `stepped(row)` by Space; `opened(row)` by Enter or two clicks.

    Use one that fits its columns.
    """

    chosen = Signal(object)
    stepped = Signal(object)
    opened = Signal(object)

    def __init__(self, model: Rows[Any], name: str, *, rest: int = 0) -> None:
        self.lines = model
        super().__init__(model, name, rest=rest)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ring = RowCell(self)
        self.setItemDelegate(self._ring)
        self.doubleClicked.connect(lambda _: self.opened.emit(self.now()))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.now()))
        self._fit()

    def now(self) -> Any:
        """Give the row that is chosen, or None."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def show_rows(
        self, rows: Sequence[Any], same: Callable[[Any, Any], bool] | None = None
    ) -> None:
        """Show other rows; the `same` one stays chosen, or what came in its place."""
        now, at = self.now(), self.currentIndex().row()
        self.lines.show_rows(rows)
        self._fit()
        again = [n for n, row in enumerate(rows) if same and now is not None and same(row, now)]
        if rows:
            self.selectRow(again[0] if again else min(max(at, 0), len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step on by Space, open by Enter."""
        row = self.now()
        if row is not None and event.key() == Qt.Key.Key_Space:
            self.stepped.emit(row)
        elif row is not None and event.key() in ENTERS:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the columns what there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be a row's height each; columns are each table's own."""
        self.verticalHeader().setDefaultSectionSize(theme.size(_ROW))
        self.horizontalHeader().setFixedHeight(theme.size(_HEAD))
