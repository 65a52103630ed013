"""A goal in one line: the child's words, and how near it feels to her, drawn and in figures."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from linkworker.records import Goal, Rating
from ui import theme
from ui.child.scale import Scale
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, held

_SAID = 90


class GoalLine(QWidget):
    """One line; it is kept, and shows another goal."""

    def __init__(self) -> None:
        super().__init__()
        self.record = Goal()
        self._words = WrapLabel("")
        self._scale, self._near = Scale(), Label("", "strong")
        self._not_rated = Label("not rated yet", "small", "muted")
        self._said = held(
            across(self._near, STRETCH, margins=(10, 0, 0, 0))
        )  # a column of its own, to be scanned
        row = across(27, gap=0)
        row.addWidget(self._words, 1)
        row.addSpacing(12)
        for part in (self._scale, self._said, self._not_rated):
            row.addWidget(part)
        self.setLayout(row)

    def show_goal(self, goal: Goal, points: Sequence[int]) -> None:
        """Show a goal with the points it was given, the earliest first."""
        self.record = goal
        self._words.setText(f"“{goal.words}”")
        self._said.setMinimumWidth(theme.size(_SAID))
        for part in (self._scale, self._said):
            part.setVisible(bool(points))
        self._not_rated.setVisible(not points)
        if points:
            self._scale.show_points(points[-1], points[0])
            self._near.setText(said_points(points))


def said_points(points: Sequence[int]) -> str:
    """Say where it began and where it is now: "3 → 6 of 10"."""
    began = "" if len(points) == 1 else f"{points[0]} → "
    return f"{began}{points[-1]} of 10"


def childs_own(ratings: Sequence[Rating], name: str) -> list[Rating]:
    """Pick what the child herself said, where she said anything: her number comes first."""
    hers = [one for one in ratings if one.by_child or one.said_by.casefold() == name.casefold()]
    return hers or list(ratings)
