"""The Individual Support Plan: goals and who does what, four kinds of support, voices, versions."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from linkworker.actions.contacts import contacts_of
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.plans import Standing, close_plan, standing
from linkworker.fields import declared
from linkworker.records import (
    Action,
    Agreement,
    AttendancePlan,
    Comment,
    Contact,
    Goal,
    Plan,
    PlanVersion,
    Rating,
    Step,
)
from linkworker.store import Reader
from ui.child.asking import Asking, ask_in
from ui.child.facts import About
from ui.child.goal_card import GoalCard, GoalFacts
from ui.child.part import Part
from ui.child.starter import Piece
from ui.child.versions import Versions
from ui.desk import Desk, today
from ui.forms.form_kinds import add_about, edit_about
from ui.models.said_days import near_day
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, empty, held, unshown
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import TwoColumns

_SUPPORT = {
    "informal": ("message-circle", "What happens from day to day?"),
    "formal": ("calendar-check", "What is planned and regular?"),
    "developmental": ("sparkles", "What is there to grow in?"),
    "specialist": ("handshake", "Which partner brings what?"),
}
_RECENT = 30


@dataclass(frozen=True)
class PlanFacts:
    """How the plan stands, None while there is none, and its goals."""

    standing: Standing | None
    goals: list[GoalFacts]


class PlanTab(Part):
    """The third tab."""

    kinds = (
        *(Plan, Goal, Rating, Action, PlanVersion, Agreement),
        *(AttendancePlan, Step, Contact, Comment),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self.versions = Versions(self)
        self.versions.change.clicked.connect(self._change)
        self.add_goal = Button("Add goal", "secondary", "plus")
        self.add_goal.clicked.connect(self._add_goal)
        self._cards = Kept(partial(GoalCard, self))
        self._endings = Kept(_Ending)
        self._start = WrapLabel("", "body", "muted")
        self._no_goals = unshown(Card().add(self._start))
        self._goals = down(self._no_goals, gap=12)
        self._pieces = {
            name: Piece(icon, declared(Plan)[name].label, question)
            for name, (icon, question) in _SUPPORT.items()
        }
        self._family = Piece("house", "What the family says", "What does the family say?")
        self._school = Piece("school", "What school says", "What does school say?")
        voices = {"family_voice": self._family, "school_voice": self._school}
        self._talks = {
            field: piece.hold_comments(desk) for field, piece in (self._pieces | voices).items()
        }
        self._begin = Button("Begin the plan", "primary", "plus")
        self._begin.clicked.connect(self._change)
        self._end, self._asked = down(gap=8), down(gap=0)
        self._none = EmptyState("No plan yet", "", "target", [self._begin])
        self._whole = TwoColumns(self._main(), self._side(), 320)
        self.add(self._none, self._whole)

    def _main(self) -> QWidget:
        support = QGridLayout()
        support.setHorizontalSpacing(20)
        support.setVerticalSpacing(12)
        for at, piece in enumerate(self._pieces.values()):
            support.addWidget(piece, at // 2, at % 2)
            support.setColumnStretch(at % 2, 1)
        four = Card("Support, in four parts")
        four.body.addLayout(support)
        return held(down(self._goals, across(self.add_goal, STRETCH), four, STRETCH, gap=12))

    def _side(self) -> QWidget:
        voices = Card().add(self._family, 2, self._school)
        return held(down(self.versions, voices, self._end, self._asked, STRETCH, gap=12))

    def read(self, reader: Reader, about: About) -> PlanFacts:
        """Read the plan, its goals with all under them, and the contacts to tick off by."""
        if about.plan is None:
            return PlanFacts(None, [])
        recent = contacts_of(reader, about.child, limit=_RECENT)
        stand = [one for one in recent if not one.struck_because]
        goals = [
            GoalFacts(goal, ratings_of(reader, goal), actions_of(reader, goal), stand)
            for goal in goals_of(reader, about.plan)
        ]
        return PlanFacts(standing(reader, about.plan), goals)

    def show_facts(self, about: About, facts: PlanFacts) -> None:
        """Show the plan, or how to begin one."""
        self._about = about
        plan = about.plan
        self._begin.setVisible(about.may_write)
        self.add_goal.setVisible(about.may_write)
        self._none.setVisible(plan is None)
        self._whole.setVisible(plan is not None)
        if plan is None or facts.standing is None:
            return
        self.versions.show_standing(about, plan, facts.standing)
        self._show_goals(about, facts.goals)
        name, may = about.child.name, about.may_write
        for field, piece in self._pieces.items():
            piece.show_words(getattr(plan, field), name, may_write=may)
        self._family.show_words(plan.family_voice, name, may_write=may)
        self._school.show_words(plan.school_voice, name, may_write=may)
        for field, here in self._talks.items():
            here.show_at(about, plan, field)
        self._show_end(about, plan)

    def _show_goals(self, about: About, goals: list[GoalFacts]) -> None:
        standing_goals = [one for one in goals if not one.goal.closed_on]
        cards = self._cards.take(len(standing_goals))
        for number, (card, one) in enumerate(zip(cards, standing_goals, strict=True), start=1):
            before = tuple(other.goal for other in standing_goals[: number - 1])
            card.show_goal(about, replace(one, before=before), number)
        start = f"Start with one thing {about.child.name} wants to be different."
        self._start.setText(start if about.may_write else "No goals yet.")
        closed = [one.goal for one in goals if one.goal.closed_on]
        endings = self._endings.take(len(closed))
        for ending, goal in zip(endings, closed, strict=True):
            ending.show_goal(goal, about.today)
        none = [] if cards else [self._no_goals]
        arrange(self._goals, [*cards, *none, *endings])

    def _show_end(self, about: About, plan: Plan) -> None:
        """Offer to close the plan, or say why it is closed and offer a new one."""
        empty(self._end)
        empty(self._asked)
        self.add_goal.setVisible(about.may_write and not plan.closed_on)
        if plan.closed_on:
            words = f"Closed {near_day(plan.closed_on, about.today)}: {plan.closed_because}"
            self._end.addWidget(InfoStrip("info", "This plan is closed", words))
        if not about.may_write:
            return
        begin = Button("Begin a new plan", "secondary", "plus")
        close = Button("Close the plan", "quiet", "flag")
        begin.clicked.connect(partial(self.desk.go, "form", add_about(Plan, about.child)))
        close.clicked.connect(self._ask_why)
        self._end.addLayout(across(begin if plan.closed_on else close, STRETCH))

    def _ask_why(self) -> None:
        because = WordsEdit("What was reached, and what goes on without us", lines=2)
        needed = {"because": "Say why the plan is closed"}
        asked = Asking([("because", "Why it is closed", because)], "Close the plan", needed)
        asked.kept.connect(self._close)
        ask_in(self._asked, asked)
        because.setFocus()

    def _close(self, said: dict[str, str]) -> None:
        plan = self._about.plan if self._about else None
        if plan is not None:
            act = partial(close_plan, plan=plan, on=today(), because=said["because"])
            self.keep(act, "The plan is closed. It stays readable.")

    def _change(self) -> None:
        if self._about is not None:
            plan, child = self._about.plan, self._about.child
            self.desk.go("form", edit_about(plan) if plan else add_about(Plan, child))

    def _add_goal(self) -> None:
        if self._about is not None and self._about.plan is not None:
            self.desk.go("form", add_about(Goal, self._about.plan))


class _Ending(Card):
    """A goal that is closed, and why."""

    def __init__(self) -> None:
        super().__init__(kind="sunken")
        self._words, self._because = WrapLabel("", "strong"), Label("", "small", "muted")
        self.add(self._words, self._because)

    def show_goal(self, goal: Goal, today: date) -> None:
        self._words.setText(f"“{goal.words}”")
        on = near_day(goal.closed_on, today) if goal.closed_on else ""
        self._because.setText(f"Closed {on}: {goal.closed_because}")
