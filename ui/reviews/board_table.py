"""The board of who is left this term: Space opens a child's review, Enter goes to it."""

from collections.abc import Sequence

from linkworker.actions.review_board import OnBoard
from ui import theme
from ui.forms.choosing_table import ChoosingTable
from ui.models.reviews import BoardRows

_WIDTHS = {1: 52, 2: 138, 3: 214, 4: 106, 5: 96, 6: 96, 7: 96}
_WHO = 140


class BoardTable(ChoosingTable):
    """A row for each child of the caseload."""

    def __init__(self) -> None:
        super().__init__(BoardRows(), "Reviews, child by child")

    def show_board(self, rows: Sequence[OnBoard]) -> None:
        """Show other rows; the child chosen stays chosen, or whoever came in the place."""
        self.show_rows(rows, lambda row, now: row.child.id == now.child.id)

    def _fit(self) -> None:
        super()._fit()
        less = min(1.0, self.width() / max(1, theme.size(sum(_WIDTHS.values()) + _WHO)))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, round(theme.size(width) * less))
