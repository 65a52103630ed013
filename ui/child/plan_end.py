"""The end of a plan and of its goals: closed, and why; closing it, and beginning a new one."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.plans import close_plan
from linkworker.records import Goal, Plan
from ui.child.part import Part
from ui.desk import today
from ui.forms.form_kinds import add_about
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty


class PlanEnd(QWidget):
    """Offers to close a plan; of a closed one it says why, and offers a new one."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self._title, self._because = Label("This plan is closed", "strong"), WrapLabel("", "small")
        self._closed = Card(kind="info").add(self._title, self._because)
        self._close = Button("Close the plan", "ghost", "flag")
        self._begin = Button("Begin a new plan", "secondary", "plus")
        self._asked = down(gap=0)
        buttons = across(self._close, self._begin, STRETCH)
        self.setLayout(down(self._closed, buttons, self._asked, gap=8))
        self._close.clicked.connect(self._ask_why)
        self._begin.clicked.connect(self._new)

    def show_plan(self, about: About, plan: Plan) -> None:
        """Show whether the plan is closed; a question asked of another plan goes."""
        before = self._about.plan.id if self._about and self._about.plan else ""
        if before != plan.id or plan.closed_on:
            empty(self._asked)
        self._about = about
        on = near_day(plan.closed_on, about.today) if plan.closed_on else ""
        self._because.setText(f"Closed {on}: {plan.closed_because}")
        self._closed.setVisible(bool(plan.closed_on))
        self._close.setVisible(about.may_write and not plan.closed_on)
        self._begin.setVisible(about.may_write and bool(plan.closed_on))

    def _ask_why(self) -> None:
        because = WordsEdit("What was reached, and what goes on without us", lines=2)
        needed = {"because": "Say why the plan is closed"}
        asked = Asking([("because", "Why it is closed", because)], "Close the plan", needed)
        asked.kept.connect(self._keep)
        ask_in(self._asked, asked)

    def _keep(self, said: dict[str, str]) -> None:
        plan = self._about.plan if self._about else None
        if plan is not None:
            act = partial(close_plan, plan=plan, on=today(), because=said["because"])
            self._part.keep(act, "The plan is closed. It stays readable.")

    def _new(self) -> None:
        if self._about is not None:
            self._part.desk.go("form", add_about(Plan, self._about.child))


class Ending(Card):
    """A goal that is closed, and why."""

    def __init__(self) -> None:
        super().__init__(kind="sunken")
        self._words, self._because = WrapLabel("", "strong"), Label("", "small", "muted")
        self.add(self._words, self._because)

    def show_goal(self, goal: Goal, today: date) -> None:
        """Show another goal."""
        self._words.setText(f"“{goal.words}”")
        on = near_day(goal.closed_on, today) if goal.closed_on else ""
        self._because.setText(f"Closed {on}: {goal.closed_because}")
