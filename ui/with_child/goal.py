"""One goal of a child's, beside her: how near it feels today, what was done, what comes."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.with_child import HerGoal
from ui import theme
from ui.models.said_days import by_when
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held
from ui.with_child.faces import FaceScale

_ANSWER, _LABEL = 38, 62


class GoalPanel(Card):
    """`kept(points)` when she keeps a number; it is kept itself, and shows another goal."""

    kept = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._told: HerGoal | None = None
        self._now: int | None = None
        self._words, self._said = WrapLabel("", "voice"), Label("", "large", "soft")
        self.scale = FaceScale()
        self.keep = Button("Keep", "primary", "check")
        self._lines, self._deeds = Kept(_Deed), down(gap=6)
        self.scale.chosen.connect(self._choose)
        self.keep.clicked.connect(self._keep)
        self._build()

    def _build(self) -> None:
        middle = held(across(STRETCH, self._said, self.keep, STRETCH))
        middle.setFixedHeight(theme.size(_ANSWER))
        ends = (Label("not yet", "small", "muted"), Label("I am there", "small", "muted"))
        under = across(ends[0], gap=8)
        under.addWidget(middle, 1)
        under.addWidget(ends[1])
        self.body.setContentsMargins(10, 8, 10, 8)
        self.body.addLayout(down(self._words, 4, self.scale, under, self._deeds, gap=8))

    def show_goal(self, told: HerGoal, today: date) -> None:
        """Show a goal with her latest number chosen."""
        self._told = told
        self._words.setText(f"“{told.goal.words}”")
        numbers = [one.points for one in told.rated if one.points is not None]
        self._now = numbers[-1] if numbers else None
        self.scale.show_points(self._now, told.goal.words)
        self._said.setText(_said(told, numbers, today))
        self._choose(self._now)
        deeds = [("circle-check", "ok", "We did", what) for what in told.done]
        deeds += [("arrow-right", "accent", "Next", _coming(*one, today)) for one in told.coming]
        lines = self._lines.take(len(deeds))
        for line, deed in zip(lines, deeds, strict=True):
            line.show_deed(*deed)
        arrange(self._deeds, lines)

    def _choose(self, points: int | None) -> None:
        self.keep.say(f"Keep {points}")
        self.keep.setVisible(points != self._now)
        self._said.setVisible(points == self._now)

    def _keep(self) -> None:
        chosen = next((face.points for face in self.scale.faces if face.isChecked()), None)
        if self._told is not None and chosen is not None:
            self.kept.emit(self._told, chosen)


class _Deed(QWidget):
    """Something that was done, or comes next."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._words = IconLabel("circle-check", "ok", 19), WrapLabel("", "large")
        self._label = Label("", "large", "muted")
        row = across(self._icon, self._label, gap=10)
        row.addWidget(self._words, 1)
        for part in (self._icon, self._label):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def show_deed(self, icon: str, tone: str, label: str, words: str) -> None:
        self._label.setFixedWidth(theme.size(_LABEL))
        self._icon.show_icon(icon, tone)
        self._label.setText(label)
        self._words.setText(words)


def _said(told: HerGoal, numbers: list[int], today: date) -> str:
    if not numbers:
        return "How near does it feel today?"
    now = "Today" if told.rated[-1].rated_on == today else "Last time"
    first = f"At the start {numbers[0]}. " if len(numbers) > 1 else ""
    return f"{first}{now} {numbers[-1]}."


def _coming(what: str, due: date | None, today: date) -> str:
    """Say what comes, and the day only while it is still to come: lateness is not hers."""
    when = by_when(due, today) if due and due >= today else ""
    return f"{what}, {when}" if when else what
