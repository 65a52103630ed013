"""A child's attendance: figures with their words, the chart, why, the pattern, the action plan."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from linkworker.actions.attendance import give_reason
from linkworker.measures.days import say_day
from linkworker.records import (
    AbsenceReason,
    AttendancePlan,
    AttendanceWeek,
    Child,
    Comment,
    Plan,
    SchoolAdjustment,
    Step,
)
from linkworker.store import Reader
from ui import theme
from ui.child.absences import Absences
from ui.child.attendance_chart import AttendanceChart
from ui.child.attendance_plan import AttendancePlanCard
from ui.child.part import Part
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.models.about_child import About
from ui.models.attendance_facts import (
    AttendanceFacts,
    counted_words,
    late_words,
    percent_words,
    read_attendance,
    rule_words,
)
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, rule, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import TwoColumns

_SURE = {
    "clear": "How sure: clear. Chance alone does this to fewer than 1 child in 20.",
    "may be chance": "How sure: not sure. It may be chance.",
    "none": "No pattern.",
    "too few": "Too few half-days to see a pattern.",
}


_LOW = 540  # px high at 100% text: in less, nothing but the figures stands over the half-days


class Attendance(Part):
    """The fourth tab. Letters of the register are seen here only, and only when asked for."""

    kinds = (
        *(AttendanceWeek, AbsenceReason, SchoolAdjustment),
        *(AttendancePlan, Step, Plan, Child, Comment),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self._year, self._lately, self._late = _Figure(), _Figure(), _Figure()
        self._rule = WrapLabel("", "body")
        self.chart = AttendanceChart()
        self.absences = Absences()
        self._pattern = WrapLabel("")
        self._sure = WrapLabel("", "metab", "accent_ink")
        self._said = Card("What the pattern says", "accent", "chart-column")
        self._figures, self._above, self._is_low = down(gap=8), across(gap=12), False
        self._column = down(self.chart, self.absences, STRETCH, gap=12)
        self.action_plan = AttendancePlanCard(self)
        self._bring = Button("Bring in the school’s file", "primary", "upload")
        words = "Bring in the school’s file: every child’s half-days come with it."
        self._none = unshown(EmptyState("No register yet", words, "calendar-days", [self._bring]))
        self._main_part = unshown(self._main())
        left = held(down(self._none, self._main_part, gap=0))
        side = held(down(self.action_plan, STRETCH, gap=0))
        self.add(TwoColumns(left, side, 340))
        self._connect()

    def _main(self) -> QWidget:
        figures = Card()
        three = (self._year, rule("down"), self._lately, rule("down"), self._late, STRETCH)
        self._figures.addLayout(across(*three, gap=18))
        self._figures.addWidget(self._rule, 1)
        figures.body.addLayout(self._figures)
        self._said.add(self._pattern, self._sure)
        self._above.addWidget(figures, 5)
        self._above.addWidget(self._said, 4)
        self._column.insertWidget(0, held(self._above))
        return held(self._column)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Bring the half-days up where there is little height."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Do so too when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        """In little height the rule stands beside the figures, the pattern below the half-days."""
        low = self.height() < theme.size(_LOW)
        if low == self._is_low:
            return
        self._is_low = low
        way = QBoxLayout.Direction
        self._figures.setDirection(way.LeftToRight if low else way.TopToBottom)
        self._figures.setSpacing(20 if low else 8)
        if low:
            self._column.insertWidget(2, self._said)
        else:
            self._above.addWidget(self._said, 4)

    def _connect(self) -> None:
        desk = self.desk
        self._bring.clicked.connect(lambda: desk.go("import"))
        self.chart.reason_wanted.connect(self._ask_reason)
        self.chart.copied.connect(lambda: desk.said.emit("Copied as text.", None))
        self.absences.left.connect(self.chart.grid.setFocus)
        self.absences.reason.connect(self._keep_reason)
        self.absences.other_day.connect(self._write_reason)
        self.keys["Ctrl+Shift+A"] = self.action_plan.add_step

    def read(self, reader: Reader, about: About) -> AttendanceFacts:
        """Read the marks and add them up."""
        return read_attendance(reader, about.child, about.plan, about.calendar, about.today)

    def show_facts(self, about: About, facts: AttendanceFacts) -> None:
        """Show the figures, the chart and the plan."""
        self._about = about
        self._none.setVisible(not facts.marks)
        self._main_part.setVisible(bool(facts.marks))
        self._bring.setVisible(about.may_write)
        self._show_figures(facts)
        self._rule.setText(rule_words(about.child, facts))
        self.chart.show_facts(about, facts)
        self.absences.show_facts(about, facts)
        self._sure.setText(_SURE[facts.pattern.sure])
        self._sure.setVisible(facts.pattern.sure in ("clear", "may be chance"))
        self._pattern.setText(facts.pattern.sentence)
        self.action_plan.show_plan(about, facts)

    def _show_figures(self, facts: AttendanceFacts) -> None:
        year, lately = facts.year, facts.four_weeks
        self._year.say(percent_words(year), "this school year", counted_words(year))
        self._lately.say(
            percent_words(lately), f"since {say_day(facts.lately)}", counted_words(lately)
        )
        self._late.say(str(year.late), "times late", late_words(facts) or "this year")

    def _ask_reason(self, mark: Any) -> None:
        self.absences.ask(mark)
        self.show_whole(self.absences)

    def _keep_reason(self, said: dict[str, Any]) -> None:
        if self._about is not None:
            act = partial(give_reason, child=self._about.child, **said)
            self.keep(act, f"Kept what {said['said_by']} said")

    def _write_reason(self) -> None:
        if self._about is not None:
            self.desk.go("form", add_about(AbsenceReason, self._about.child))


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
