"""The head of a goal's card: the child's words, her own rating first, what others say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from linkworker.records import Goal, Idea, Rating
from ui import names
from ui.child.goal_line import childs_own, said_points
from ui.child.more import More
from ui.child.scale import Scale
from ui.models.about_child import About
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held
from ui.widgets.tags import Tag


class GoalHead(QWidget):
    """Words at the left, the scale at the right, beside it what one can do; it is kept."""

    def __init__(self, comment: Button) -> None:
        super().__init__()
        self._title = Label("", "metab", "muted")
        self._decide = Tag("decide: two versions", "warn", "git-compare")
        self._stays = Tag("removed, and written in", "warn", "trash-2")
        self._words, self._beside = WrapLabel("", "strong"), WrapLabel("", "small", "muted")
        self._near, self._not_rated = Label("", "strong"), Label("Not rated yet", "small", "muted")
        self._scale = Scale()
        self.rate = Button("Rate", "ghost", "target")
        self.add = Button("", "ghost", "plus")
        self.more = More()
        words = down(
            across(self._title, self._decide, self._stays, comment, STRETCH),
            self._words, self._beside, STRETCH, gap=2,
        )  # fmt: skip
        near = down(self._near, self._not_rated, self._scale, STRETCH, gap=4)
        near.setContentsMargins(0, 5, 0, 0)
        self._doing = held(across(self.rate, self.add, self.more, gap=2))
        row = across(gap=14)
        row.addLayout(words, 1)
        row.addLayout(near)
        row.addWidget(self._doing, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def show_goal(
        self, about: About, goal: Goal, ratings: Sequence[Rating], number: int
    ) -> None:  # fmt: skip
        """Show a goal as the `number`-th of the page, with its ratings, the earliest first."""
        self._title.setText(f"Goal {number}{_idea(about, goal)}")
        self._decide.setVisible(bool(goal.undecided))
        self._stays.setVisible(goal.flagged)
        self._words.setText(f"“{goal.words}”")
        hers = childs_own(ratings, about.child.name)
        points = [one.points for one in hers if one.points is not None]
        for part in (self._near, self._scale):
            part.setVisible(bool(points))
        self._not_rated.setVisible(not points)
        if points:
            self._near.setText(said_points(points))
            self._scale.show_points(points[-1], points[0])
        said = _beside(about, goal, ratings, hers)
        self._beside.setText(said)
        self._beside.setVisible(bool(said))
        self._doing.setVisible(about.may_write)
        self.rate.say("Rate", f"Rate: {goal.words}")
        self.add.say("", f"Add an action to: {goal.words}")
        names.tip(self.add, f"Add an action to: {goal.words} (Ctrl+Shift+A)")


def _idea(about: About, goal: Goal) -> str:
    """Say whose idea a goal was."""
    if goal.idea is None:
        return ""
    if goal.idea is Idea.CHILD:
        return f" · {about.child.name}’s idea"
    whose = goal.idea.value.replace("'", "’")
    return f" · {whose} idea"


def _beside(about: About, goal: Goal, ratings: Sequence[Rating], hers: Sequence[Rating]) -> str:
    """Say who chose the latest number, what others say last, and how we will know."""
    last = {one.said_by: one.points for one in ratings if one not in hers and one.said_by}
    said = [f"{who} says {points}" for who, points in last.items()]
    if hers and hers[-1].by_child:
        said.insert(0, f"{hers[-1].points} chosen by {about.child.name}")
    if goal.looks_like:
        said.append(f"We will know: {goal.looks_like}")
    if goal.newer:
        said.append("Part of this was made by a newer version")
    return " · ".join(said)
