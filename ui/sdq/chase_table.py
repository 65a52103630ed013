"""The table of forms on paper: Space moves one on, Enter opens the child's scores."""

from PySide6.QtCore import Qt

from ui import theme
from ui.forms.choosing_table import ChoosingTable
from ui.models.sdq_chase import ChaseRows

_CLASS = 1
_WIDTHS = {_CLASS: 64, 2: 132, 3: 224, 4: 166}
_WHO = 130


class ChaseTable(ChoosingTable):
    """A row for each form, as high as its rows: the page scrolls, not the table."""

    def __init__(self) -> None:
        super().__init__(ChaseRows(), "SDQ paper, form by form")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fit(self) -> None:
        """Leave the class out where there is no room for it."""
        super()._fit()
        whole = theme.size(sum(_WIDTHS.values()) + _WHO)
        self.setColumnHidden(_CLASS, self.width() < whole)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.size(width))
        rows = self.verticalHeader().defaultSectionSize() * self.lines.rowCount()
        self.setFixedHeight(self.horizontalHeader().height() + rows + 2)
