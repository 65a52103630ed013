"""The Individual Support Plan: goals and who does what, four kinds of support, voices, versions."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from linkworker.actions.contacts import contacts_of
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.plans import Standing, standing
from linkworker.fields import declared
from linkworker.records import (
    Action,
    Agreement,
    AttendancePlan,
    Comment,
    Component,
    Contact,
    DirectWork,
    Enrichment,
    Goal,
    Plan,
    PlanVersion,
    PracticalSupport,
    Rating,
    SchoolAdjustment,
    Step,
)
from linkworker.store import Reader
from ui.child.action_row import ActionRow
from ui.child.components import ICONS
from ui.child.goal_card import GoalCard, GoalFacts
from ui.child.part import Part
from ui.child.plan_end import Ending, PlanEnd
from ui.child.starter import Piece
from ui.child.strengths import Strengths
from ui.child.versions import Versions
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.helping import toward_goals
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import TwoColumns

_SUPPORT = {
    "informal": (Component.INFORMAL, "What happens from day to day?"),
    "formal": (Component.FORMAL, "What is planned and regular?"),
    "developmental": (Component.DEVELOPMENTAL, "What is there to grow in?"),
    "specialist": (Component.SPECIALIST, "Which partner brings what?"),
}
_RECENT = 30
ADD_ACTION = "Ctrl+Shift+A"


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
        *(Enrichment, DirectWork, SchoolAdjustment, PracticalSupport),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self.versions = Versions(self)
        self.versions.change.clicked.connect(self._change)
        self.add_goal = Button("Add goal", "small", "plus")
        self.add_goal.clicked.connect(self._add_goal)
        self._strengths = Strengths()
        self._kept_cards = Kept(self._new_card)
        self.cards: list[GoalCard] = []
        self._endings = Kept(Ending)
        self._start = WrapLabel("", "body", "muted")
        self._no_goals = unshown(Card().add(self._start))
        self._goals = down(self._no_goals, gap=10)
        self._pieces = {
            name: Piece(ICONS[component], declared(Plan)[name].label, question)
            for name, (component, question) in _SUPPORT.items()
        }
        self._family = Piece("house", "What the family says", "What does the family say?")
        self._school = Piece("school", "What school says", "What does school say?")
        voices = {"family_voice": self._family, "school_voice": self._school}
        self._talks = {
            field: piece.hold_comments(desk) for field, piece in (self._pieces | voices).items()
        }
        self._begin = Button("Begin the plan", "primary", "plus")
        self._begin.clicked.connect(self._change)
        self._end = PlanEnd(self)
        self._none = EmptyState("No plan yet", "", "target", [self._begin])
        self._whole = TwoColumns(self._main(), self._side(), 320)
        self.add(self._none, self._whole)
        self.keys[ADD_ACTION] = self.add_action

    def _main(self) -> QWidget:
        support = QGridLayout()
        support.setHorizontalSpacing(20)
        support.setVerticalSpacing(12)
        for at, piece in enumerate(self._pieces.values()):
            support.addWidget(piece, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            support.setColumnStretch(at % 2, 1)
        four = Card("Support, in four parts")
        four.body.addLayout(support)
        goals = down(self._strengths, self._goals, across(self.add_goal, STRETCH), gap=10)
        return held(down(goals, four, STRETCH, gap=12))

    def _side(self) -> QWidget:
        voices = Card().add(self._family, 2, self._school)
        return held(down(self.versions, voices, self._end, STRETCH, gap=12))

    def read(self, reader: Reader, about: About) -> PlanFacts:
        """Read the plan, its goals with all under them, and the contacts to tick off by."""
        if about.plan is None:
            return PlanFacts(None, [])
        recent = contacts_of(reader, about.child, limit=_RECENT)
        stand = [one for one in recent if not one.struck_because]
        helped = toward_goals(reader, about.child)
        goals = [
            GoalFacts(
                goal,
                ratings_of(reader, goal),
                actions_of(reader, goal),
                stand,
                helped=helped.get(goal.id, ()),
            )
            for goal in goals_of(reader, about.plan)
        ]
        return PlanFacts(standing(reader, about.plan), goals)

    def show_facts(self, about: About, facts: PlanFacts) -> None:
        """Show the plan, or how to begin one."""
        self._about = about
        plan = about.plan
        self._begin.setVisible(about.may_write)
        self._none.setVisible(plan is None)
        start = f"Start with what {about.child.name} likes, and wants to be different."
        shows = "It shows here once it is begun."
        self._none.say("No plan yet", start if about.may_write else shows)
        self._whole.setVisible(plan is not None)
        if plan is None or facts.standing is None:
            return
        self.add_goal.setVisible(about.may_write and not plan.closed_on)
        self.versions.show_standing(about, plan, facts.standing)
        self._strengths.show_plan(plan)
        self._show_goals(about, facts.goals)
        name, may = about.child.name, about.may_write
        for field, piece in self._pieces.items():
            piece.show_words(getattr(plan, field), name, may_write=may)
        self._family.show_words(plan.family_voice, name, may_write=may)
        self._school.show_words(plan.school_voice, name, may_write=may)
        for field, here in self._talks.items():
            here.show_at(about, plan, field)
        self._end.show_plan(about, plan)

    def add_action(self) -> None:
        """Add an action to the goal that has the focus, or else to the first."""
        focus = self.window().focusWidget()
        at = (card for card in self.cards if focus is not None and card.isAncestorOf(focus))
        card = next(at, self.cards[0] if self.cards else None)
        if card is not None:
            card.add_action()

    def _new_card(self) -> GoalCard:
        card = GoalCard(self)
        card.moved.connect(self._step)
        return card

    def _step(self, row: ActionRow, step: int) -> None:
        """Go to the action above or below, over the edge of a goal too."""
        rows = [one for card in self.cards for one in card.rows if one.tick.isVisible()]
        at = rows.index(row) + step if row in rows else -1
        if 0 <= at < len(rows):
            self.bring(rows[at].tick)

    def _show_goals(self, about: About, goals: list[GoalFacts]) -> None:
        standing_goals = [one for one in goals if not one.goal.closed_on]
        cards = self.cards = self._kept_cards.take(len(standing_goals))
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

    def _change(self) -> None:
        if self._about is not None:
            plan, child = self._about.plan, self._about.child
            self.desk.go("form", edit_about(plan) if plan else add_about(Plan, child))

    def _add_goal(self) -> None:
        if self._about is not None and self._about.plan is not None:
            self.desk.go("form", add_about(Goal, self._about.plan))
