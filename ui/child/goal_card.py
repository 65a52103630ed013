"""One goal: the child's words, how near it feels, who does what by when."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from linkworker.actions.goals import (
    close_goal,
    move_goal,
    rate_goal,
    remove_goal,
)
from linkworker.records import Action, Contact, Goal, Idea, Rating
from ui import names
from ui.child.action_row import ActionRow
from ui.child.asking import Asking, ask_in
from ui.child.facts import About
from ui.child.part import Part
from ui.child.scale import Scale
from ui.comments.here import CommentsHere
from ui.desk import today
from ui.forms.form_kinds import add_about, edit_about
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, empty, held, rule
from ui.widgets.tags import Tag

_SAID = {
    "add": "Add an action to",
    "rate": "Rate",
    "change": "Change the goal",
    "close": "Close the goal",
    "up": "Move up",
    "remove": "Remove",
}


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
    """What is written here re-opens no agreement: a rating, an action done.

    A card is kept, and shows another goal.
    """

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self._facts = GoalFacts(Goal(), [], [], [])
        self._title = Label("", "metab", "muted")
        self._decide = Tag("decide: two versions", "warn", "git-compare")
        self._comments = CommentsHere(part.desk)
        self._words = WrapLabel("", "strong")
        self._looks_like = WrapLabel("", "small", "muted")
        self._near, self._not_rated = Label("", "strong"), Label("Not rated yet", "small", "muted")
        self._scale = Scale()
        self._asked, self._actions = down(gap=0), down(gap=8)
        self._rows = Kept(partial(ActionRow, part))
        self._doing = {
            "rate": Button("Rate 0 to 10", "small", "target"),
            "add": Button("Add action", "small", "plus"),
            "change": Button("Change", "small", "square-pen"),
            "close": Button("Close", "small", "flag"),
            "up": Button("", "small", "chevron-up"),
            "remove": Button("", "small", "trash-2"),
        }
        self._build()
        self._connect()

    def _build(self) -> None:
        head = across(self._title, self._decide, self._comments.button, STRETCH)
        top = across(gap=16)
        top.addLayout(down(head, self._words, self._looks_like, gap=3), 1)
        top.addLayout(down(self._near, self._not_rated, self._scale, STRETCH, gap=5))
        rate, add, change, close, up, remove = self._doing.values()
        buttons = across(add, rate, change, close, STRETCH, up, remove)
        self._buttons = held(down(rule(), buttons, gap=8))
        self.body.addLayout(top)
        self.body.addWidget(self._comments)
        for part in (self._asked, self._actions):
            self.body.addLayout(part)
        self.body.addWidget(self._buttons)

    def _connect(self) -> None:
        desk, doing = self._part.desk, self._doing
        doing["add"].clicked.connect(lambda: desk.go("form", add_about(Action, self._facts.goal)))
        doing["change"].clicked.connect(lambda: desk.go("form", edit_about(self._facts.goal)))
        doing["rate"].clicked.connect(self._ask_rating)
        doing["close"].clicked.connect(self._ask_reason)
        doing["up"].clicked.connect(self._move_up)
        doing["remove"].clicked.connect(self._remove)

    def show_goal(self, about: About, facts: GoalFacts, number: int) -> None:
        """Show a goal as the `number`-th of the page."""
        self._about, self._facts = about, facts
        goal = facts.goal
        self._title.setText(f"Goal {number}{_idea(about, goal)}")
        self._decide.setVisible(bool(goal.undecided))
        self._words.setText(f"“{goal.words}”")
        self._looks_like.setText(f"We will know: {goal.looks_like}")
        self._looks_like.setVisible(bool(goal.looks_like))
        self._show_nearness(facts.ratings)
        self._comments.show_at(about, goal)
        empty(self._asked)
        rows = self._rows.take(len(facts.actions))
        for row, action in zip(rows, facts.actions, strict=True):
            row.show_action(about, action, facts.contacts)
        arrange(self._actions, rows)
        self._show_doing(goal, may=about.may_write)
        names.call(self, f"Goal {number}: {goal.words}")

    def _show_nearness(self, ratings: list[Rating]) -> None:
        """Say where it began and where it is now, in words and on a scale."""
        points = [one.points for one in ratings if one.points is not None]
        for part in (self._near, self._scale):
            part.setVisible(bool(points))
        self._not_rated.setVisible(not points)
        if points:
            began = "" if len(points) == 1 else f"{points[0]} → "
            self._near.setText(f"{began}{points[-1]} of 10")
            self._scale.show_points(points[-1], points[0])

    def _show_doing(self, goal: Goal, *, may: bool) -> None:
        self._buttons.setVisible(may)
        self._doing["up"].setVisible(bool(self._facts.before))
        self._doing["remove"].setVisible(not self._facts.ratings)
        for name, button in self._doing.items():
            button.say(button.words, f"{_SAID[name]}: {goal.words}")

    def _move_up(self) -> None:
        *front, above = self._facts.before
        after = front[-1] if front else None
        move = partial(move_goal, goal=self._facts.goal, after=after, before=above)
        self._part.keep(move, "Moved up")

    def _remove(self) -> None:
        under = [*self._facts.actions]
        remove = partial(remove_goal, goal=self._facts.goal, under=under)
        self._part.keep(remove, "Removed. It stays in the history.")

    def _ask_rating(self) -> None:
        said_by = LineEdit()
        said_by.set_value(self._about.child.name if self._about else "")
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
