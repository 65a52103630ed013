"""Attendance as a table of weeks, whole on the page: the page scrolls, not the table."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui import theme
from ui.models.attendance_weeks import Week
from ui.models.week_table import WeekTable
from ui.widgets.row_paint import RowRing

_ROW, _HEAD = 28, 32
_WIDTHS = (0, 84, 74, 64, 100, 160)


class WeekView(QTableView):
    """A row for each week; arrows move in it, Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self._table = WeekTable()
        self.setModel(self._table)
        self._ring = RowRing(self)
        self.setItemDelegate(self._ring)
        self.setAccessibleName("Attendance week by week")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show other weeks, and take the height they need."""
        self._table.show_weeks(weeks)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._fit()

    def _fit(self) -> None:
        for column, width in enumerate(_WIDTHS[1:], start=1):
            self.setColumnWidth(column, theme.size(width))
        self.verticalHeader().setDefaultSectionSize(theme.size(_ROW))
        self.horizontalHeader().setFixedHeight(theme.size(_HEAD))
        self.setFixedHeight(theme.size(_HEAD) + theme.size(_ROW) * len(self._table.weeks) + 2)
