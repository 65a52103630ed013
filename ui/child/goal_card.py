"""One goal: the child's words, how near it feels, who does what by when."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from linkworker.actions.goals import close_goal, move_goal, rate_goal, remove_goal
from linkworker.records import Action, Contact, Goal, Rating
from ui import names
from ui.child.action_adder import ActionAdder
from ui.child.action_row import ActionRow
from ui.child.goal_head import GoalHead
from ui.child.part import Part
from ui.comments.here import CommentsHere
from ui.desk import today
from ui.forms.form_kinds import edit_about
from ui.models.about_child import About
from ui.widgets.asking import Asking, ask_in
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import Kept, arrange, down, empty


@dataclass(frozen=True)
class GoalFacts:
    """A goal with its ratings, the earliest first, and its actions in the order of the list.

    `contacts` are the latest, one of which an action can be ticked off by; `before` are the
    goals in front of this one on the page; `helped` names what else helps towards it.
    """

    goal: Goal
    ratings: list[Rating]
    actions: list[Action]
    contacts: list[Contact]
    before: tuple[Goal, ...] = ()
    helped: tuple[str, ...] = ()


class GoalCard(Card):
    """What is written here re-opens no agreement: a rating, an action done.

    A card is kept, and shows another goal; `moved(row, step)` goes up and down its actions.
    """

    moved = Signal(object, int)

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self._facts = GoalFacts(Goal(), [], [], [])
        self._comments = CommentsHere(part.desk)
        self.head = GoalHead(self._comments.button)
        self._asked, self._actions, self._adding = down(gap=0), down(gap=3), down(gap=0)
        self._helped = WrapLabel("", "small", "muted")
        self._kept_rows = Kept(self._new_row)
        self.rows: list[ActionRow] = []
        self._adder: ActionAdder | None = None
        self.body.setSpacing(6)
        self.body.addWidget(self.head)
        self.body.addWidget(self._comments)
        for place in (self._asked, self._actions, self._adding):
            self.body.addLayout(place)
        self.body.addWidget(self._helped)
        self.head.rate.clicked.connect(self.ask_rating)
        self.head.add.clicked.connect(self.add_action)

    @property
    def record(self) -> Goal:
        """The goal that is shown."""
        return self._facts.goal

    def show_goal(self, about: About, facts: GoalFacts, number: int) -> None:
        """Show a goal as the `number`-th of the page; a question asked of it stays open."""
        if facts.goal.id != self._facts.goal.id:
            empty(self._asked)
            self._leave_adder()
        self._about, self._facts = about, facts
        self.head.show_goal(about, facts.goal, facts.ratings, number)
        self.head.more.offer(facts.goal.words, self._offered())
        self._comments.show_at(about, facts.goal)
        self.rows = self._kept_rows.take(len(facts.actions))
        for row, action in zip(self.rows, facts.actions, strict=True):
            row.show_action(about, action, facts.contacts)
        arrange(self._actions, self.rows)
        self._helped.setText(f"Help: {' · '.join(facts.helped)}")
        self._helped.setVisible(bool(facts.helped))
        names.call(self, f"Goal {number}: {facts.goal.words}")

    def add_action(self) -> None:
        """Ask, in one line, what is to be done."""
        if self._about is None or not self._about.may_write:
            return
        if self._adder is None:
            self._adder = ActionAdder(self._part, self.record, self._about.child.name)
            self._adder.left.connect(self._leave_adder)
            self._adding.addWidget(self._adder)
            self._adder.show()
        self._part.bring(self._adder)
        self._adder.begin()

    def _leave_adder(self) -> None:
        if self._adder is not None:
            had = self._adder.isAncestorOf(self.window().focusWidget() or self)
            self._adder = None
            empty(self._adding)
            if had:
                self.head.add.setFocus()

    def _new_row(self) -> ActionRow:
        row = ActionRow(self._part)
        row.moved.connect(lambda step: self.moved.emit(row, step))
        return row

    def _offered(self) -> list[tuple[str, Any]]:
        """Offer what is seldom done to a goal; one that was rated is closed, never removed."""
        change = partial(self._part.desk.go, "form", edit_about(self.record))
        offered: list[tuple[str, Any]] = [("Change the goal", change)]
        if self._facts.before:
            offered.append(("Move up", self._move_up))
        offered.append(("Close the goal", self._ask_reason))
        if not self._facts.ratings:
            offered.append(("Remove", self._remove))
        return offered

    def _move_up(self) -> None:
        *front, above = self._facts.before
        after = front[-1] if front else None
        move = partial(move_goal, goal=self.record, after=after, before=above)
        self._part.keep(move, "Moved up")

    def _remove(self) -> None:
        under = [*self._facts.actions]
        remove = partial(remove_goal, goal=self.record, under=under)
        self._part.keep(remove, "Removed. It stays in the history.")

    def ask_rating(self) -> None:
        """Ask how near the goal feels, and to whom."""
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

    def _rate(self, said: dict[str, Any]) -> None:
        goal, on = self.record, today()
        empty(self._asked)
        self._part.keep(lambda s: rate_goal(s, goal, rated_on=on, **said), "Rating kept")

    def _ask_reason(self) -> None:
        because = LineEdit()
        asked = Asking(
            [("because", "Reached, or let go because", because)],
            "Close goal",
            {"because": "Say whether it was reached, or why it is let go"},
        )
        asked.kept.connect(self._close)
        ask_in(self._asked, asked)

    def _close(self, said: dict[str, str]) -> None:
        goal, on = self.record, today()
        empty(self._asked)
        self._part.keep(lambda s: close_goal(s, goal, on=on, **said), "Goal closed")
