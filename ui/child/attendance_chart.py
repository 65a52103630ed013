"""The year so far and the half-days over one row of weeks: drawn, as a table, as a list, copied."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from linkworker.measures.attendance import Mark
from ui.child.half_days import HalfDays, say_mark
from ui.child.signs import SIGNS, LineSign, Sign
from ui.child.week_view import WeekView
from ui.child.weeks_axis import WeeksAxis
from ui.child.year_line import RULE, YearLine
from ui.models.about_child import About
from ui.models.absences import missed, missed_or_late, said_of
from ui.models.attendance_facts import (
    AttendanceFacts,
    agreed_words,
    attendance_words,
    rule_words,
)
from ui.models.attendance_weeks import say_event
from ui.models.week_table import as_text
from ui.names import call
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, held
from ui.widgets.toast import announce

_HOW = "Each square is a half-day, morning then afternoon. Point at one, or use the arrow keys."
_SOURCE = "From the school’s register, the latest first; then the steps."
_NONE = "None missed and none late this school year."


class AttendanceChart(Card):
    """`reason_wanted(mark)`: somebody pressed a half-day missed; `copied` when the text was."""

    reason_wanted = Signal(object)
    copied = Signal()

    def __init__(self) -> None:
        self.earlier = Button("", "small", "chevron-left", "Show earlier weeks")
        self.later = Button("", "small", "chevron-right", "Show later weeks")
        self.letters = Button("Letters", "chip", name="Show the register’s letters")
        self.as_table = Button("Show as table", "chip", name="Show attendance as a table of weeks")
        self.as_list = Button("As a list", "chip", name="Show half-days and steps as a list")
        self.copy = Button("Copy", "small", "copy", "Copy attendance as text")
        chips = (self.letters, self.as_table, self.as_list)
        super().__init__("Week by week", actions=(self.earlier, self.later, *chips, self.copy))
        self._facts: AttendanceFacts | None = None
        self._about: About | None = None
        self._axis = WeeksAxis()
        self.line, self.grid = YearLine(self._axis), HalfDays(self._axis)
        self.reading = WrapLabel(_HOW, "small", "soft")
        self.table = WeekView()
        self.listed = WrapLabel("", "small", "soft")
        self._unknown = _Entry("not known", Sign("not known"))
        for chip in chips:
            chip.setCheckable(True)
        charts = down(self.line, self.grid, gap=0)
        self._drawn = held(down(charts, self.reading, self._legend(), gap=6))
        self.add(self._drawn, self.table, self.listed)
        self._connect()

    def _legend(self) -> QWidget:
        """Name every class that a half-day can have, whether or not it is in sight."""
        lines = (
            _Entry("school year so far", LineSign()),
            _Entry("the 90% rule", LineSign(dashed=True)),
        )
        named = [_Entry(sign, Sign(sign)) for sign in SIGNS if sign != "not known"]
        return held(Flow(*named, self._unknown, *lines, gap=12))

    def _connect(self) -> None:
        self.letters.toggled.connect(self.grid.show_letters)
        self.as_table.toggled.connect(self._turn)
        self.as_list.toggled.connect(self.listed.setVisible)
        self.copy.clicked.connect(self._copy)
        self.earlier.clicked.connect(lambda: self._move(4))
        self.later.clicked.connect(lambda: self._move(-4))
        self.grid.fitted.connect(self._show_ways)
        self.grid.told.connect(self._tell)
        self.grid.moved.connect(self._say)
        self.grid.asked.connect(self._ask)
        for hidden in (self.table, self.listed):
            hidden.hide()

    def show_facts(self, about: About, facts: AttendanceFacts) -> None:
        """Draw other marks; the latest weeks are in sight."""
        self._about, self._facts = about, facts
        self._axis.show(facts.weeks)
        self.line.show_events(facts.events)
        self.grid.begin()
        self.table.show_weeks(facts.weeks)
        self._unknown.setVisible(facts.year.unknown > 0)
        counted = f"{attendance_words(facts.year)} this school year"
        side = "at or below" if facts.year.persistent else "above"
        steps = " ".join(map(say_event, facts.events))
        severe = ", half or more was missed" if facts.year.severe else ""
        rule = f"It is {side} the {RULE:.0f}% line{severe}."
        call(self.line, f"Attendance week by week: {counted}. {rule} {steps}".strip())
        call(self.grid, f"Half-days, week by week: {counted}")
        lines = [*map(self._said, missed_or_late(facts.this_year)), *map(say_event, facts.events)]
        self.listed.setText("\n".join([_SOURCE, *lines]) if lines else _NONE)
        self.reading.setText(_HOW)
        self._show_ways()

    def _turn(self, table: bool) -> None:
        self.table.setVisible(table)
        self._drawn.setVisible(not table)
        self.letters.setVisible(not table)
        self._show_ways()

    def _move(self, weeks: int) -> None:
        self._axis.move(weeks, self.grid.width())
        self._show_ways()

    def _show_ways(self) -> None:
        """Offer earlier and later weeks where there are some."""
        drawn, width = not self.as_table.isChecked(), self.grid.width()
        self.earlier.setVisible(drawn and (self._axis.earlier(width) or self._axis.later()))
        self.later.setVisible(drawn and (self._axis.earlier(width) or self._axis.later()))
        self.earlier.setEnabled(self._axis.earlier(width))
        self.later.setEnabled(self._axis.later())
        self.line.update()
        self.grid.update()

    def _tell(self, mark: Mark | None) -> None:
        said = f"The school’s register, {self._said(mark)}" if mark else _HOW
        self.reading.setText(said)

    def _say(self) -> None:
        """Let a screen reader say the half-day gone to."""
        self._show_ways()
        announce(self.grid, self.reading.text())

    def _said(self, mark: Mark) -> str:
        """Say a half-day: what the school's register has, then what people said of it."""
        reasons = said_of(self._facts.reasons, mark) if self._facts else []
        said = [f"{one.said_by} said: {one.words}" for one in reasons]
        agreed = agreed_words(self._facts.agreed, mark) if self._facts else ""
        return ". ".join(filter(None, [say_mark(mark), agreed, *said]))

    def _ask(self, mark: Mark) -> None:
        if self._about is not None and self._about.may_write and missed(mark):
            self.reason_wanted.emit(mark)

    def _copy(self) -> None:
        facts, about = self._facts, self._about
        if facts is not None and about is not None:
            sentences = (rule_words(about.child, facts), facts.pattern.sentence)
            text = as_text(facts.weeks, facts.events, sentences)
            QGuiApplication.clipboard().setText(text)
            self.copied.emit()


class _Entry(QWidget):
    """A sign of the chart and its word."""

    def __init__(self, words: str, sign: QWidget) -> None:
        super().__init__()
        self.setLayout(across(sign, Label(words, "meta", "muted"), gap=6))
