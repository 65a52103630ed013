"""Attendance as a table of weeks, and as text to copy: what the chart draws, in figures."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker.measures.days import say_day
from ui import theme
from ui.models.attendance_weeks import Event, Week, say_event

Index = QModelIndex | QPersistentModelIndex

HEADS = ("Week of", "Attended", "Missed", "Late", "Not counted", "School year so far")
_NONE = "none counted"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WeekTable(QAbstractTableModel):
    """A row for each week, the latest first; the first cell says the whole row."""

    def __init__(self) -> None:
        super().__init__()
        self.weeks: tuple[Week, ...] = ()

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show other weeks."""
        self.beginResetModel()
        self.weeks = tuple(reversed(weeks))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own form
        """Count the weeks."""
        return 0 if parent.isValid() else len(self.weeks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own form
        """Count the columns."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell; figures stand right."""
        week, column = self.weeks[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return say_week(week)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cells(week)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("small", figures=True) if column else theme.font("smallb")
        return None


def cells(week: Week) -> tuple[str, ...]:
    """Say a week's columns."""
    counted, so_far = week.counted, week.so_far
    percent = so_far.percent
    return (
        say_day(week.monday, year=True),
        f"{counted.attended} of {counted.possible}" if counted.possible else _NONE,
        str(counted.absent),
        str(counted.late),
        str(counted.not_possible),
        f"{percent:.1f}% ({so_far.attended} of {so_far.possible})"
        if percent is not None
        else _NONE,
    )


def say_week(week: Week) -> str:
    """Say a week in a sentence: "Week of Mon 20 October: 9 of 10 half-days attended, ..."."""
    counted, so_far = week.counted, week.so_far
    said = f"Week of {say_day(week.monday)}: "
    if counted.possible:
        said += f"{counted.attended} of {counted.possible} half-days attended, "
        said += f"{counted.absent} missed, {counted.late} late"
    else:
        said += "no half-day counted"
    if so_far.percent is None:
        return f"{said}."
    return f"{said}. School year so far {so_far.percent:.1f} per cent."


def as_text(weeks: Sequence[Week], events: Sequence[Event], sentences: Sequence[str]) -> str:
    """Give chart, steps and sentences as plain text with tabs, for a letter or a spreadsheet."""
    rows = ["\t".join(HEADS), *("\t".join(cells(week)) for week in weeks)]
    return "\n".join([*sentences, "", *rows, "", *map(say_event, events)]).strip() + "\n"
