"""A child's attendance: figures with their words, the grid, the pattern, the action plan."""

from PySide6.QtWidgets import QWidget

from linkworker.measures.attendance import Mark, year_to_date
from linkworker.measures.attendance_codes import class_of, shown_as
from linkworker.records import AttendancePlan, AttendanceWeek, Child, Plan, Step
from linkworker.store import Reader
from ui.child.attendance_plan import AttendancePlanCard
from ui.child.facts import About
from ui.child.half_days import HalfDays, say_mark
from ui.child.part import Part
from ui.child.signs import SIGNS, Sign
from ui.desk import Desk
from ui.models.attendance_facts import (
    AttendanceFacts,
    counted_words,
    percent_words,
    read_attendance,
    rule_words,
)
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, rule
from ui.widgets.notices import EmptyState
from ui.widgets.pages import TwoColumns

_SURE = {
    "clear": "This is a pattern.",
    "may be chance": "This may be chance.",
    "none": "No pattern.",
    "too few": "Too few half-days to see a pattern.",
}
_NONE = "None missed and none late this school year."
_ALWAYS = ("present", "late", "no mark yet")


class Attendance(Part):
    """The fourth tab. Letters of the register are seen here only, and only when asked for."""

    kinds = (AttendanceWeek, AttendancePlan, Step, Plan, Child)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._marks: tuple[Mark, ...] = ()
        self._year, self._lately, self._late = _Figure(), _Figure(), _Figure()
        self._rule = WrapLabel("", "body")
        self.letters = Button("Letters", "chip", name="Show the register’s letters")
        self.as_list = Button("As a list", "chip", name="Show missed and late half-days as a list")
        self.grid = HalfDays()
        self._legend = {sign: _Entry(sign) for sign in SIGNS}
        self.listed = WrapLabel("", "small", "soft")
        self._pattern = WrapLabel("")
        self._sure = Label("", "metab", "accent_ink")
        self.action_plan = AttendancePlanCard(self)
        bring = Button("Bring in the school’s file", "primary", "upload")
        bring.clicked.connect(lambda: desk.go("import"))
        words = "Bring in the school’s file: every child’s half-days come with it."
        self._none = EmptyState("No register yet", words, "calendar-days", [bring])
        self._bring = bring
        self._main_part = self._main()
        left = held(down(self._none, self._main_part, gap=0))
        side = held(down(self.action_plan, STRETCH, gap=0))
        self.add(TwoColumns(left, side, 340))
        self._connect()

    def _main(self) -> QWidget:
        for chip in (self.letters, self.as_list):
            chip.setCheckable(True)
        figures = Card()
        three = (self._year, rule("down"), self._lately, rule("down"), self._late, STRETCH)
        figures.body.addLayout(across(*three, gap=20))
        figures.add(self._rule)
        grid = Card("Half-days", actions=(self.letters, self.as_list))
        legend = held(Flow(*self._legend.values(), gap=14))
        words = "Each square is a half-day, morning then afternoon."
        grid.add(self.grid, legend, Label(words, "meta", "muted"), self.listed)
        said = Card("What the pattern says", "accent", "chart-column").add(
            self._sure, self._pattern
        )
        return held(down(figures, grid, said, STRETCH, gap=12))

    def _connect(self) -> None:
        self.letters.toggled.connect(self.grid.show_letters)
        self.as_list.toggled.connect(self.listed.setVisible)
        self.listed.hide()

    def read(self, reader: Reader, about: About) -> AttendanceFacts:
        """Read the marks and add them up."""
        return read_attendance(reader, about.child, about.plan, about.calendar, about.today)

    def show_facts(self, about: About, facts: AttendanceFacts) -> None:
        """Show the figures, the grid and the plan."""
        self._marks = facts.marks
        self._none.setVisible(not facts.marks)
        self._main_part.setVisible(bool(facts.marks))
        self._bring.setVisible(about.may_write)
        self._show_figures(facts)
        self._rule.setText(rule_words(about.child, facts))
        self.grid.show_marks(facts.marks, about.calendar)
        counted = f"{percent_words(facts.year)}, {counted_words(facts.year)} this school year"
        self.grid.setAccessibleName(f"Half-days, week by week: {counted}")
        self._show_legend()
        self.listed.setText("\n".join(_missed(year_to_date(facts.marks, on=about.today))) or _NONE)
        self._sure.setText(_SURE[facts.pattern.sure])
        self._pattern.setText(facts.pattern.sentence)
        self.action_plan.show_plan(about, facts)

    def _show_figures(self, facts: AttendanceFacts) -> None:
        year, lately = facts.year, facts.four_weeks
        self._year.say(percent_words(year), "this school year", counted_words(year))
        self._lately.say(percent_words(lately), "last four weeks", counted_words(lately))
        self._late.say(str(year.late), "times late this year")

    def _show_legend(self) -> None:
        used = {shown_as(mark.code, mark.day) for mark in self._marks}
        for sign, entry in self._legend.items():
            entry.setVisible(sign in used or sign in _ALWAYS)


class _Figure(QWidget):
    """A number, what it is, and what it is taken of."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._words = Label("", "num"), Label("", "meta", "muted")
        self._counted = Label("", "meta", "muted")
        self.setLayout(down(self._number, self._words, self._counted, STRETCH, gap=1))

    def say(self, number: str, words: str, counted: str = "") -> None:
        self._number.setText(number)
        self._words.setText(words)
        self._counted.setText(counted)
        self._counted.setVisible(bool(counted))


class _Entry(QWidget):
    """A sign of the grid and its word."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self.setLayout(across(Sign(sign), Label(sign, "meta", "muted"), gap=6))


def _missed(marks: tuple[Mark, ...]) -> list[str]:
    """Say the half-days missed or late, the latest first."""
    told = [
        mark
        for mark in reversed(marks)
        if class_of(mark.code, mark.day) in ("authorised", "unauthorised", "unknown")
        or shown_as(mark.code, mark.day) == "late"
    ]
    return [say_mark(mark) for mark in told]
