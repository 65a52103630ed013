"""The table view of the caseload: its columns, its keys, letters typed in it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from ui import theme
from ui.caseload.paint import ROW, CaseloadPaint
from ui.models.caseload import Line
from ui.models.caseload_order import NEEDS
from ui.models.caseload_table import HEADED, LINE, CaseloadTable, Column
from ui.widgets.row_table import ENTERS, OpeningTable

# Column: its width; the words take what is left
_WIDTHS = {
    Column.CHILD: 236,
    Column.WHOSE: 112,
    Column.SEEN: 118,
    Column.TRIED: 114,
    Column.ATTENDANCE: 150,
}
_TIGHT = {
    Column.CHILD: 200,
    Column.WHOSE: 96,
    Column.SEEN: 112,
    Column.TRIED: 112,
    Column.ATTENDANCE: 138,
}
_TIGHT_BELOW = 1000
_NO_TRIED_BELOW = 800


class CaseloadView(OpeningTable):
    """Rows of children: Enter or a click opens one, letters typed look for a name."""

    typed = Signal(str)
    ordered = Signal(str)

    def __init__(self) -> None:
        self.lines = CaseloadTable()
        super().__init__(self.lines, "Children on the caseload", rest=Column.SAYS)
        self._paint = CaseloadPaint(self)
        self.setItemDelegate(self._paint)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda at: self.ordered.emit(HEADED[Column(at)]))
        header.setMinimumSectionSize(40)
        self._fit()

    def show_lines(self, lines: tuple[Line, ...], order: str = NEEDS) -> None:
        """Show other lines; the child that was chosen stays chosen while it is among them."""
        chosen = self.chosen_child()
        self.lines.show_lines(lines, order)
        if lines:
            self.selectRow(max(self.lines.row_of(chosen), 0))
        self._fit()

    def chosen_child(self) -> str:
        """Give the id of the child whose row is chosen, or ''."""
        line = self.currentIndex().data(LINE)
        return line.child.id if line else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with Enter; Home and End go to the ends; letters look for names."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.lines.rowCount() - 1}
        if Qt.Key(event.key()) in ends:
            self.selectRow(ends[Qt.Key(event.key())])
        elif event.key() in ENTERS or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        tight = self.width() < theme.size(_TIGHT_BELOW)
        for column, width in (_TIGHT if tight else _WIDTHS).items():
            self.setColumnWidth(column, theme.size(width))
        several, narrow = self.lines.several(), self.width() < theme.size(_NO_TRIED_BELOW)
        self.setColumnHidden(Column.WHOSE, not several)
        self.setColumnHidden(Column.TRIED, narrow)
        self.setColumnHidden(Column.ATTENDANCE, narrow and several)
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.horizontalHeader().setFixedHeight(theme.size(30))

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if line:
            self.opened.emit(line.child.id)
