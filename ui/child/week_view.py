"""Attendance as a table of weeks, whole on the page: the page scrolls, not the table."""

from collections.abc import Sequence

from ui.models.attendance_weeks import Week
from ui.models.week_table import WeekTable
from ui.widgets.row_paint import RowRing
from ui.widgets.row_table import WholeTable

_ROW = 28
_WIDTHS = (84, 70, 96, 96, 156)


class WeekView(WholeTable):
    """A row for each week; arrows move in it, Tab leaves it."""

    def __init__(self) -> None:
        self._weeks = WeekTable()
        super().__init__(self._weeks, "Attendance week by week", row=_ROW, widths=_WIDTHS)
        self._ring = RowRing(self)
        self.setItemDelegate(self._ring)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show other weeks, and take the height they need."""
        self._weeks.show_weeks(weeks)
