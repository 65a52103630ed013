"""The table view of the caseload: its columns, its keys, letters typed in it."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui import theme
from ui.models.caseload import Line
from ui.models.caseload_order import NEEDS
from ui.models.caseload_paint import ROW, CaseloadPaint
from ui.models.caseload_table import HEADED, LINE, CaseloadTable, Column

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


class CaseloadView(QTableView):
    """Rows of children: Enter or a click opens one, letters typed look for a name."""

    opened = Signal(str)
    typed = Signal(str)
    ordered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines = CaseloadTable()
        self.setModel(self.lines)
        self._paint = CaseloadPaint(self)
        self.setItemDelegate(self._paint)
        self.setAccessibleName("Children on the caseload")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._head()
        self.clicked.connect(self._open)
        self._fit()

    def _head(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda at: self.ordered.emit(HEADED[Column(at)]))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.SAYS, QHeaderView.ResizeMode.Stretch)

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
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif Qt.Key(event.key()) in ends:
            self.selectRow(ends[Qt.Key(event.key())])
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the columns what there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

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
