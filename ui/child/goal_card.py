"""One goal: the child's words, how near it feels, who does what by when."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker.actions.goals import (
    close_goal,
    finish_action,
    let_go_action,
    move_goal,
    rate_goal,
    remove_goal,
)
from linkworker.records import Action, Contact, Goal, Idea, Rating
from ui import theme
from ui.child.asking import Asking, ask_in
from ui.child.facts import About
from ui.child.part import Part
from ui.child.scale import Scale
from ui.child.settling import Settling
from ui.desk import today
from ui.forms.form_kinds import add_about, edit_about
from ui.models.said_days import by_when, near_day
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, rule
from ui.widgets.tags import Tag


@dataclass(frozen=True)
class GoalFacts:
    """A goal with its ratings, the earliest first, and its actions in the order of the list.

    `contacts` are the latest, one of which an action can be ticked off by; `before` are the
    goals in front of this one on the page.
    """

    goal: Goal
    ratings: list[Rating]
    actions: list[Action]
    contacts: list[Contact]
    before: tuple[Goal, ...] = ()


class GoalCard(Card):
    """What is written here re-opens no agreement: a rating, an action done."""

    def __init__(self, part: Part, about: About, facts: GoalFacts, number: int) -> None:
        super().__init__()
        self._part, self._about, self._facts = part, about, facts
        goal, may = facts.goal, about.may_write
        head = across(Label(f"Goal {number}{_idea(about, goal)}", "metab", "muted"))
        if goal.undecided:
            head.addWidget(Tag("decide: two versions", "warn", "git-compare"))
        head.addStretch(1)
        words = down(head, WrapLabel(f"“{goal.words}”", "strong"), gap=3)
        if goal.looks_like:
            words.addWidget(WrapLabel(f"We will know: {goal.looks_like}", "small", "muted"))
        top = across(gap=16)
        top.addLayout(words, 1)
        top.addLayout(down(*_nearness(facts.ratings), STRETCH, gap=5))
        self.add(top)
        self._asked = down(gap=0)
        self.body.addLayout(self._asked)
        for action in facts.actions:
            self.body.addWidget(rule())
            self.body.addWidget(self._action_row(action))
        if may:
            self.body.addWidget(rule())
            self.body.addLayout(self._doing())
        self.setAccessibleName(f"Goal {number}: {goal.words}")

    def _doing(self) -> QVBoxLayout:
        goal, desk = self._facts.goal, self._part.desk
        add = Button("Add action", "small", "plus", f"Add an action to: {goal.words}")
        rate = Button("Rate 0 to 10", "small", "target", f"Rate: {goal.words}")
        change = Button("Change", "small", "square-pen", f"Change the goal: {goal.words}")
        close = Button("Close", "small", "flag", f"Close the goal: {goal.words}")
        up = Button("", "small", "chevron-up", f"Move up: {goal.words}")
        remove = Button("", "small", "trash-2", f"Remove: {goal.words}")
        if not self._facts.before:
            up.hide()
        if self._facts.ratings:
            remove.hide()
        up.clicked.connect(self._move_up)
        remove.clicked.connect(self._remove)
        add.clicked.connect(partial(desk.go, "form", add_about(Action, goal)))
        change.clicked.connect(partial(desk.go, "form", edit_about(goal)))
        rate.clicked.connect(self._ask_rating)
        close.clicked.connect(self._ask_reason)
        return down(across(add, rate, change, close, STRETCH, up, remove))

    def _move_up(self) -> None:
        *front, above = self._facts.before
        after = front[-1] if front else None
        move = partial(move_goal, goal=self._facts.goal, after=after, before=above)
        self._part.keep(move, "Moved up")

    def _remove(self) -> None:
        under = [*self._facts.actions]
        remove = partial(remove_goal, goal=self._facts.goal, under=under)
        self._part.keep(remove, "Removed. It stays in the history.")

    def _action_row(self, action: Action) -> QWidget:
        icon, ink = _mark(action)
        open_ = not action.done_on and not action.let_go
        what = WrapLabel(action.what, "body", "" if open_ else "muted")
        parts = (action.who, action.component and action.component.value, action.notes)
        about = " · ".join(part for part in parts if part)
        if action.let_go:
            about = f"{about} · Let go: {action.let_go}"
        said = down(what, WrapLabel(about, "meta", "muted"), gap=1)
        row = across(IconLabel(icon, ink, 18), gap=10)
        row.addLayout(said, 1)
        row.addWidget(_column(_due(action, self._about), 148))
        under = down(gap=0)
        if self._about.may_write:
            row.addLayout(self._action_buttons(action, under, open_=open_))
        return held(down(row, under, gap=6))

    def _action_buttons(self, action: Action, under: QVBoxLayout, *, open_: bool) -> QVBoxLayout:
        change = Button("", "small", "square-pen", f"Change: {action.what}")
        change.clicked.connect(partial(self._part.desk.go, "form", edit_about(action)))
        tick = Button("Tick off", "small", "check", f"Tick off: {action.what}")
        keeps = tick.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        tick.setSizePolicy(keeps)
        if not open_:
            tick.hide()
        tick.clicked.connect(partial(self._settle, action, under))
        return down(across(tick, change, gap=6))

    def _settle(self, action: Action, under: QVBoxLayout) -> None:
        """Ask by which contact it was done, or why it is let go."""
        asked = Settling(self._facts.contacts, self._about.today)
        asked.done.connect(partial(self._finish, action))
        asked.let_go.connect(partial(self._let_go, action))
        ask_in(under, asked)
        asked.picker.setFocus()

    def _finish(self, action: Action, contact: Contact) -> None:
        self._part.keep(lambda s: finish_action(s, action, contact=contact), "Action done")

    def _let_go(self, action: Action, reason: str) -> None:
        self._part.keep(lambda s: let_go_action(s, action, reason=reason), "Action let go")

    def _ask_rating(self) -> None:
        said_by = LineEdit()
        said_by.set_value(self._about.child.name)
        points = Chips([(n, str(n)) for n in range(11)])
        asked = Asking(
            [("points", "How near does it feel?", points), ("said_by", "Said by", said_by)],
            "Keep rating",
            {"points": "Choose a number from 0 to 10"},
        )
        asked.kept.connect(self._rate)
        ask_in(self._asked, asked)
        points.setFocus()

    def _rate(self, said: dict[str, Any]) -> None:
        goal, on = self._facts.goal, today()
        self._part.keep(lambda s: rate_goal(s, goal, rated_on=on, **said), "Rating kept")

    def _ask_reason(self) -> None:
        asked = Asking(
            [("because", "Reached, or let go because", LineEdit())],
            "Close goal",
            {"because": "Say whether it was reached, or why it is let go"},
        )
        asked.kept.connect(self._close)
        ask_in(self._asked, asked)

    def _close(self, said: dict[str, str]) -> None:
        goal, on = self._facts.goal, today()
        self._part.keep(lambda s: close_goal(s, goal, on=on, **said), "Goal closed")


def _idea(about: About, goal: Goal) -> str:
    """Say whose idea a goal was."""
    if goal.idea is None:
        return ""
    if goal.idea is Idea.CHILD:
        return f" · {about.child.name}’s idea"
    return f" · {goal.idea.value} idea"


def _column(widget: QWidget, px: int) -> QWidget:
    """Give a widget a column of its own, at the left of it, so that rows can be scanned."""
    column = held(across(widget, STRETCH))
    column.setFixedWidth(theme.size(px))
    return column


def _nearness(ratings: list[Rating]) -> list[QWidget]:
    """Say where it began and where it is now, in words and on a scale."""
    points = [one.points for one in ratings if one.points is not None]
    if not points:
        return [Label("Not rated yet", "small", "muted")]
    said = f"{points[-1]} of 10" if len(points) == 1 else f"{points[0]} → {points[-1]} of 10"
    return [Label(said, "strong"), Scale(points[-1], points[0])]


def _mark(action: Action) -> tuple[str, str]:
    if action.done_on:
        return "circle-check", "ok"
    return ("circle-x", "text3") if action.let_go else ("circle", "control")


def _due(action: Action, about: About) -> Tag | Label:
    if action.done_on:
        return Label(f"Done {near_day(action.done_on, about.today)}", "small", "muted")
    if action.let_go or not action.due:
        return Label("", "small")
    late = action.due < about.today
    words = by_when(action.due, about.today)
    if late:
        return Tag(words, "bad", "triangle-alert")
    return Tag(words, "warn" if action.due == about.today else "plain")
