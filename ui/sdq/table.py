"""Every form that stands, as a table: choosing a row shows that form above."""

from PySide6.QtCore import QModelIndex, Signal

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
        self._ring = RowCell(self)
        self.setItemDelegate(self._ring)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def show_facts(self, about: About, facts: SdqFacts) -> None:
        """Show other forms."""
        self._forms.show_rows([(form, about.child) for form in facts.entered])

    def _choose(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid():
            self.chosen.emit(self._forms.rows[now.row()][0])
