"""A date to type (t, fri, +7, 13/11) or pick from a small calendar; and a date with a time."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.errors import Invalid
from linkworker.measures.days import say_day
from ui import theme
from ui.crash import said_in_words
from ui.widgets.buttons import Button
from ui.widgets.dates import Looking, parse_day
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import across
from ui.widgets.month import MonthPopup

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))? ?(am|pm)?")


class DateEdit(QWidget):
    """A line that understands dates as people type them, and a calendar behind a button.

    Without a year the nearest date `looking` ahead (what is due) or back (what happened) is meant;
    leaving the line writes it out: Thu 13 November 2025.
    """

    changed = Signal()

    def __init__(self, looking: Looking, today: Callable[[], date]) -> None:
        super().__init__()
        self._looking, self._today = looking, today
        self._line = LineEdit()
        self._line.setMinimumWidth(theme.size(150))
        self._pick = Button("", "secondary", "calendar", "Pick from a calendar")
        self.setLayout(across(self._line, self._pick, gap=6))
        self.setMaximumWidth(theme.size(290))
        self.setFocusProxy(self._line)
        self._line.changed.connect(self.changed)
        self._line.editingFinished.connect(self._write_out)
        self._pick.clicked.connect(self._open_month)

    def value(self) -> date | None:
        """Give the date, or None when empty or not understood."""
        text = self._line.value()
        try:
            return parse_day(text, self._today(), self._looking) if text else None
        except Invalid:
            return None

    def set_value(self, value: date | None) -> None:
        """Show `value`; None empties it."""
        self._line.set_value(say_day(value, year=True) if value else "")

    def problem(self) -> str:
        """Say why it is no date, as in "must include a month", or "" if it is one or empty."""
        text = self._line.value()
        try:
            parse_day(text or "t", self._today(), self._looking)
        except Invalid as error:
            return said_in_words(error)
        return ""

    def _write_out(self) -> None:
        if (day := self.value()) is not None:
            self.set_value(day)

    def _open_month(self) -> None:
        today = self._today()
        month = MonthPopup(self, self.value() or today, today)
        month.picked.connect(self._take)
        month.open_below(self)

    def _take(self, day: date) -> None:
        self.set_value(day)
        self._line.setFocus()
        self.changed.emit()


class MomentEdit(QWidget):
    """A date and a time of day on the wall clock, to the minute: 9:30, 0930, 2pm."""

    changed = Signal()

    def __init__(self, looking: Looking, today: Callable[[], date]) -> None:
        super().__init__()
        self.day = DateEdit(looking, today)
        self.day.setMinimumWidth(theme.size(240))
        self.clock = LineEdit("09:30")
        self.clock.setAccessibleName("Time")
        self.clock.setFixedWidth(theme.size(84))
        row = across(self.day, self.clock)
        row.addStretch(1)
        self.setLayout(row)
        self.setFocusProxy(self.day)
        self.day.changed.connect(self.changed)
        self.clock.changed.connect(self.changed)

    def value(self) -> datetime | None:
        """Give the moment, or None when either part is empty or not understood."""
        day, clock = self.day.value(), parse_clock(self.clock.value())
        return datetime.combine(day, clock) if day and clock else None

    def set_value(self, value: datetime | None) -> None:
        """Show `value`; None empties both."""
        self.day.set_value(value.date() if value else None)
        self.clock.set_value(f"{value:%H:%M}" if value else "")

    def problem(self) -> str:
        """Say what is wrong with the date or the time, or ""."""
        if trouble := self.day.problem():
            return trouble
        typed = self.clock.value()
        if typed and parse_clock(typed) is None:
            return "must have a real time, such as 9:30 or 2pm"
        if bool(typed) != (self.day.value() is not None):
            return "must have both a date and a time"
        return ""


def parse_clock(text: str) -> time | None:
    """Read a time of day as people type it: 9:30, 9.30, 0930, 14, 2pm; None if it is none."""
    match = _CLOCK.fullmatch(text.strip().casefold())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and not 1 <= hour <= 12:
        return None
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
