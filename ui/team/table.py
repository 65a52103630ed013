"""The table view of the team: its columns, its keys, as high as its rows."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

from ui import theme
from ui.models.team import TeamRow
from ui.models.team_table import ROW, Column, TeamTable
from ui.team.paint import TeamPaint
from ui.widgets.row_table import OpeningTable

# Column: its width; who it is takes what is left
_WIDTHS = {
    Column.CHILDREN: 72,
    Column.SEEN: 158,
    Column.OVERDUE: 124,
    Column.UNDECIDED: 104,
    Column.HEARD: 138,
    Column.UNSENT: 126,
    Column.VERSION: 62,
}
_TIGHT = {Column.CHILDREN: 72, Column.SEEN: 142, Column.OVERDUE: 112, Column.HEARD: 190}
_TIGHT_BELOW = 860
_WHO = 136
_HEAD = 42
_ROW, _TIGHT_ROW = 46, 64


class TeamView(OpeningTable):
    """A row for each Link Worker, by name; Enter or a click opens her children."""

    def __init__(self) -> None:
        self.rows = TeamTable()
        super().__init__(self.rows, "The team", rest=Column.WHO)
        self._paint = TeamPaint(self)
        self.setItemDelegate(self._paint)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wrapped = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(sides | wrapped)
        self._fit()

    def show_rows(self, rows: tuple[TeamRow, ...]) -> None:
        """Show other rows, as high as they are."""
        chosen = self.currentIndex().row()
        self.rows.show_rows(rows)
        if rows and self.hasFocus():
            self.selectRow(min(max(chosen, 0), len(rows) - 1))
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the keys are."""
        super().focusInEvent(event)
        self.selectRow(max(self.currentIndex().row(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Let no worker stand out when nobody chooses one."""
        super().focusOutEvent(event)
        self.clearSelection()

    def _fit(self) -> None:
        tight = self.width() < theme.size(_TIGHT_BELOW)
        widths = _TIGHT if tight else _WIDTHS
        self.rows.be_tight(tight)
        less = min(1.0, self.width() / max(1, theme.size(sum(widths.values()) + _WHO)))
        for column in _WIDTHS:
            self.setColumnHidden(column, column not in widths)
        for column, width in widths.items():
            self.setColumnWidth(column, round(theme.size(width) * less))
        high = theme.size(_TIGHT_ROW if tight else _ROW)
        self.verticalHeader().setDefaultSectionSize(high)
        self.horizontalHeader().setFixedHeight(theme.size(_HEAD))
        self.setFixedHeight(theme.size(_HEAD) + high * self.rows.rowCount() + 1)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row:
            self.opened.emit(row.name)
