"""My week: slots by day and time; moved by keys, copied from last week, added for several."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.actions.attendance import monday_of
from linkworker.actions.slots import copy_week
from linkworker.measures.days import say_day
from linkworker.records import AttendanceWeek, Child, OwnSlot, School, Slot, Term
from linkworker.store import Changes
from ui import desk as desks
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.models.week import Week, read_week
from ui.today.slot_adder import SlotAdder
from ui.today.week_day import WeekDay
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import Kept, across, arrange, drawn_once, unshown
from ui.widgets.pages import PageHead, ScrollPage

_KINDS = (Slot, OwnSlot, Child, School, Term, AttendanceWeek)
_WEEK = timedelta(days=7)


class WeekPage(ScrollPage):
    """Up and Down go through a day; Ctrl and an arrow key moves the slot that has the focus."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._monday = monday_of(desks.today())
        self.week: Week | None = None
        self.before = Button("", "small", "chevron-left", "The week before")
        self.after = Button("", "small", "chevron-right", "The week after")
        self.now = Button("This week", "small")
        self.copy = Button("Copy last week", "small", "copy")
        self.add_one = Button("Add a slot", "small", "plus")
        going = (self.before, self.now, self.after, self.copy, self.add_one)
        self.head = PageHead("My week", " ", going)
        self._note = unshown(Label("", "meta", "warn"))
        self.adder = unshown(SlotAdder(desk))
        self._kept, self._row = Kept(partial(WeekDay, desk)), across(gap=10)
        self.days: list[WeekDay] = []
        self.add(self.head, self._note, self.adder, self._row)
        self._connect()

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._go(self._monday - _WEEK))
        self.after.clicked.connect(lambda: self._go(self._monday + _WEEK))
        self.now.clicked.connect(lambda: self._go(monday_of(desks.today())))
        self.copy.clicked.connect(self._copy)
        self.add_one.clicked.connect(self.write)
        self.adder.left.connect(self._leave)
        self.adder.kept.connect(self._desk.act)
        self._desk.background.changed.connect(self._changed)
        self._desk.moved.connect(self._stand)
        on_key(self, "Ctrl+Shift+A", self.write)
        self._stand()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read the week as it stands."""
        super().showEvent(event)
        self._read()

    def write(self) -> None:
        """Open the lines for a new slot, on the day of this week that it is, or its Monday."""
        if self.week is None or not self._desk.standing.caseload:
            return
        today = desks.today()
        self.adder.show()
        day = today if monday_of(today) == self._monday else self._monday
        self.adder.begin(day, self.week.children)
        self.show_whole(self.adder)

    def _stand(self) -> None:
        """Show only what this person may do."""
        for part in (self.copy, self.add_one):
            part.setVisible(bool(self._desk.standing.caseload))

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read()

    def _go(self, monday: date) -> None:
        self._monday = monday
        self._read()

    def _read(self) -> None:
        self._desk.background.read(partial(read_week, monday=self._monday), then=self._show)

    def _show(self, week: Week) -> None:
        if week.monday != self._monday:
            return
        first = self.week is None
        self.week = week
        with drawn_once(self):
            friday = week.monday + timedelta(days=4)
            self.head.say("My week", f"{say_day(week.monday)} to {say_day(friday, year=True)}")
            self._note.setText(week.note)
            self._note.setVisible(bool(week.note))
            self._show_days(week)
        if first and self.isVisible():
            self.now.setFocus()

    def _show_days(self, week: Week) -> None:
        self.days = self._kept.take(len(week.days))
        arrange(self._row, self.days)
        for column, day in zip(self.days, week.days, strict=True):
            today = day.day == desks.today()
            column.show_day(day.day, day.visits, day.closed, today=today)
            self._row.setStretchFactor(column, 1)

    def _copy(self) -> None:
        self._desk.background.run(
            partial(copy_week, monday=self._monday),
            then=partial(self._desk.saved, "Last week’s single dates are copied."),
            otherwise=lambda error: self._desk.said.emit(said_in_words(error), None),
        )

    def _leave(self) -> None:
        self.adder.hide()
        self.add_one.setFocus()
