"""Every form that stands, as a table: choosing a row shows that form above."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from ui import theme
from ui.models.about_child import About
from ui.models.sdq_facts import SdqFacts
from ui.models.sdq_rows import FormRows
from ui.widgets.row_paint import RowCell
from ui.widgets.row_table import WholeTable

_ROW = 32
_WIDTHS = (50, 78, 70, 100, 48, 78, 60)


class FormTable(WholeTable):
    """A row for each form; `chosen(form)` when arrows or a click come to it."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self._forms = FormRows()
        super().__init__(self._forms, "SDQ scores, form by form", row=_ROW, widths=_WIDTHS)
        self._cell = RowCell(self)
        self.setItemDelegate(self._cell)
        # Qt stretches a column a moment later, and the page would be drawn a second time
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def show_facts(self, about: About, facts: SdqFacts) -> None:
        """Show other forms."""
        self._forms.show_rows([(form, about.child) for form in facts.entered])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the first column what is left."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        super()._fit()
        self.setColumnWidth(0, self.width() - sum(map(theme.size, _WIDTHS)))

    def _choose(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid():
            self.chosen.emit(self._forms.rows[now.row()][0])
