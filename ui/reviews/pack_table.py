"""The packs to be made: Space says whether one goes, Enter that somebody looked at it."""

from collections.abc import Sequence

from ui import theme
from ui.forms.choosing_table import ChoosingTable
from ui.reviews.packs import Pack, PackRows

_CLASS = 1
_WIDTHS = {_CLASS: 56, 2: 150, 3: 210}
_WHO = 150


class PackTable(ChoosingTable):
    """A row for each child, in the order of the board."""

    def __init__(self) -> None:
        super().__init__(PackRows(), "Review packs, child by child")

    def show_packs(self, packs: Sequence[Pack]) -> None:
        """Show other packs; the child chosen stays chosen."""
        self.show_rows(packs, lambda one, now: one.child.id == now.child.id)

    def _fit(self) -> None:
        super()._fit()
        whole = theme.size(sum(_WIDTHS.values()) + _WHO)
        self.setColumnHidden(_CLASS, self.width() < whole)
        less = min(1.0, self.width() / max(1, whole))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, round(theme.size(width) * less))
