"""The Attendance Action Plan: where it began, what is aimed for, what was agreed, the result."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker.actions.attendance import close_attendance_plan
from linkworker.measures.attendance import Summary
from linkworker.measures.days import say_day
from linkworker.records import AttendancePlan, Party, Step
from ui.child.part import Part
from ui.child.step_adder import StepAdder
from ui.child.step_row import step_row
from ui.comments.here import CommentsHere
from ui.desk import today
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.attendance_facts import AttendanceFacts, attendance_words, change_words
from ui.models.said_days import by_when, near_day
from ui.names import tip
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.tags import Tag


class AttendancePlanCard(Card):
    """At the side of the chart. Steps stand under who agreed to them.

    What is being typed below stays while what stands above is read again.
    """

    def __init__(self, part: Part) -> None:
        self._change = Button("Change", "quiet", "square-pen", "Change the Attendance Action Plan")
        self._comments = CommentsHere(part.desk)
        super().__init__("Attendance Action Plan", actions=(self._comments.button, self._change))
        self._part = part
        self._about: About | None = None
        self._plan: AttendancePlan | None = None
        self._told, self._asked = down(gap=8), down(gap=0)
        self.add_button = Button("Add step", "small", "plus")
        tip(self.add_button, "Add step (Ctrl+Shift+A)")
        close = Button("Close", "small", "flag", "Close the Attendance Action Plan")
        self._foot = held(across(self.add_button, close, STRETCH))
        self.body.addLayout(self._told)
        self.body.addWidget(self._comments)
        self.body.addLayout(self._asked)
        self.body.addWidget(self._foot)
        self._change.clicked.connect(self._open_form)
        self.add_button.clicked.connect(self.add_step)
        close.clicked.connect(self._ask_result)

    def show_plan(self, about: About, facts: AttendanceFacts) -> None:
        """Show the plan, or how to begin one."""
        plan, before = facts.plan, self._plan
        self._about, self._plan = about, plan
        if before is None or plan is None or before.id != plan.id:
            empty(self._asked)
        self._comments.show_at(about, plan)
        self._change.setVisible(about.may_write and plan is not None)
        self._foot.setVisible(about.may_write and plan is not None and not plan.closed_on)
        empty(self._told)
        if plan is None:
            self._show_none(about)
            return
        self._told.addLayout(_aim(about, plan, facts.since_plan))
        self._show_hindrances(plan)
        if plan.helps:
            self._piece("What helps", WrapLabel(plan.helps))
        self._show_steps(about, facts.steps)
        if plan.result:
            self._piece("What came of it", WrapLabel(plan.result))

    def add_step(self) -> None:
        """Ask for a step on the spot: what, by when, who agreed."""
        about, plan = self._about, self._plan
        if about is None or plan is None or plan.closed_on or not about.may_write:
            return
        empty(self._asked)
        adder = StepAdder(self._part, plan, about.child.name)
        adder.left.connect(self.add_button.setFocus)
        ask_in(self._asked, adder)
        self._part.show_whole(adder)

    def _show_none(self, about: About) -> None:
        words = "No Attendance Action Plan. It begins with what the register says of some weeks."
        self._told.addWidget(WrapLabel(words, "small", "muted"))
        if about.may_write and about.plan is not None:
            begin = Button("Begin one", "secondary", "plus", "Begin an Attendance Action Plan")
            form = add_about(AttendancePlan, about.plan)
            begin.clicked.connect(partial(self._part.desk.go, "form", form))
            self._told.addLayout(across(begin, STRETCH))

    def _show_hindrances(self, plan: AttendancePlan) -> None:
        main = plan.harder_most.value if plan.harder_most else ""
        others = sorted(plan.harder - {main})
        tags: list[QWidget] = [Tag(f"mainly: {main}", "accent")] if main else []
        tags += [Tag(one) for one in others]
        said = f"{plan.harder_said}: “{plan.harder_words}”".removeprefix(": ")
        words = WrapLabel(said) if plan.harder_words else None
        if tags or words:
            chips = held(Flow(*tags, gap=6)) if tags else None
            self._piece("What makes it harder", held(down(chips, words, gap=6)))

    def _show_steps(self, about: About, steps: list[Step]) -> None:
        for party in Party:
            agreed = [step for step in steps if step.party is party]
            if agreed:
                rows = [step_row(self._part, about, step) for step in agreed]
                who = about.child.name if party is Party.CHILD else party.value.capitalize()
                self._piece(f"{who} agreed", held(down(*rows, gap=8)))

    def _piece(self, heading: str, content: QWidget) -> None:
        self._told.addWidget(rule())
        self._told.addLayout(down(Label(heading, "metab", "muted"), content, gap=5))

    def _ask_result(self) -> None:
        empty(self._asked)
        result = WordsEdit("Attendance since, what changed, what comes next", lines=2)
        asked = Asking(
            [("result", "What came of it", result)],
            "Close the plan",
            {"result": "Say what came of it"},
        )
        asked.kept.connect(self._close)
        ask_in(self._asked, asked)

    def _close(self, said: dict[str, str]) -> None:
        plan, on = self._plan, today()
        if plan is not None:
            empty(self._asked)
            act = partial(close_attendance_plan, attendance=plan, on=on, result=said["result"])
            self._part.keep(act, "Attendance Action Plan closed")

    def _open_form(self) -> None:
        if self._plan is not None:
            self._part.desk.go("form", edit_about(self._plan))


def _aim(about: About, plan: AttendancePlan, since: Summary) -> QVBoxLayout:
    attended, possible = plan.attended or 0, plan.possible or 0
    then = Summary(attended=attended, unauthorised=possible - attended)
    first, last = plan.baseline_from, plan.baseline_to
    span = f"{say_day(first)} to {say_day(last)}" if first and last else ""
    aim = plan.target + (f", by {near_day(plan.target_by, about.today)}" if plan.target_by else "")
    late = plan.review_on is not None and plan.review_on < about.today and not plan.closed_on
    review = by_when(plan.review_on, about.today).removeprefix("by ")
    moved = change_words(then, since)
    closed = f"Closed {near_day(plan.closed_on, about.today)}" if plan.closed_on else ""
    tag = Tag(closed) if closed else Tag(f"Review {review}", "bad" if late else "plain")
    return down(
        WrapLabel(aim, "strong"),
        Label(f"At the start: {attendance_words(then)}", "small", "soft"),
        Label(span, "meta", "muted"),
        Label(f"Since then: {attendance_words(since)}", "small", "soft"),
        WrapLabel(moved, "small", "soft") if moved else None,
        across(tag, STRETCH) if closed or review else None,
        gap=3,
    )
