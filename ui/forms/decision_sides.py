"""Whose answers these are: people, laptops and times as they are called in To decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.measures.days import say_day
from linkworker.records import Colleague, PaperGiven
from linkworker.store import Answer, Decision
from ui.when import say_when
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down

YOU = "You"


@dataclass(frozen=True)
class Sides:
    """How people and laptops are called here: `user` and `device` are this laptop's own.

    `staff` are colleagues by user id, `laptops` the names of laptops by device.
    """

    user: str
    device: str
    names: Mapping[str, str]
    today: date
    staff: Mapping[str, Colleague] = field(default_factory=dict)
    laptops: Mapping[str, str] = field(default_factory=dict)

    def person(self, answer: Answer) -> str:
        """Name who gave an answer: "You", "Sam Ferrow"."""
        if answer.device == self.device or (self.user and answer.user == self.user):
            return YOU
        return self.names.get(answer.user, "A colleague")

    def first_name(self, answer: Answer) -> str:
        """Name them as one speaks to them: "Sam"."""
        return self.person(answer).split()[0]

    def whose(self, answer: Answer) -> str:
        """Say whose an answer is: "yours", "Sam's"."""
        return "yours" if self.person(answer) == YOU else f"{self.first_name(answer)}'s"

    def full_name(self, answer: Answer) -> str:
        """Name who gave an answer in full, me too."""
        mine = self.person(answer) == YOU
        return self.names.get(self.user if mine else answer.user, self.person(answer))

    def where(self, answer: Answer) -> str:
        """Say when, on which laptop and in which work: "Mon 3 November, 15:12 · this laptop"."""
        mine = self.person(answer) == YOU
        other = "your other laptop" if mine else f"{self.first_name(answer)}'s laptop"
        named = self.laptops.get(answer.device, "")
        laptop = "this laptop" if answer.device == self.device else named or other
        known = self.staff.get(answer.user)
        work = known.work if known and not mine else ""
        return " · ".join(part for part in (say_when(answer.at, self.today), laptop, work) if part)

    def ordered(self, decision: Decision) -> tuple[Answer, ...]:
        """Give a decision's answers as they stand on the page: mine at the left."""
        mine = [one for one in decision.answers if self.person(one) == YOU]
        rest = [one for one in reversed(decision.answers) if one not in mine]
        return (*mine, *rest)

    def common(self, decisions: Sequence[Decision]) -> tuple[Answer, ...]:
        """Give one answer for each side where the same people answered every part, else none."""
        rows = [self.ordered(decision) for decision in decisions]
        people = {tuple((one.user, one.device) for one in row) for row in rows}
        if len(people) != 1:
            return ()
        return tuple(max(side, key=lambda one: one.at) for side in zip(*rows, strict=True))


class SidesRow(QWidget):
    """The people above their answers, each with a button that takes all of theirs."""

    taken = Signal(int)

    def __init__(self, answers: Sequence[Answer], sides: Sides, *, buttons: bool) -> None:
        super().__init__()
        row = across(gap=12)
        self.all: list[Button] = []
        for at, answer in enumerate(answers):
            who = down(
                Label(sides.person(answer), "strong"),
                WrapLabel(sides.where(answer), "meta", "muted"),
                gap=1,
            )
            side = across(Avatar(sides.full_name(answer), 32), gap=10)
            side.addLayout(who, 1)
            if buttons:
                take = Button(f"Use all {sides.whose(answer)}", "quiet")
                take.clicked.connect(lambda _=False, at=at: self.taken.emit(at))
                self.all.append(take)
                side.addWidget(take)
            row.addLayout(side, 1)
        self.setLayout(row)


def say_held(paper: PaperGiven, whose: str) -> str:
    """Say who holds a paper with a wording: "Dana Tidewater (mum) holds Wren's plan …"."""
    day = f" ({say_day(paper.at.date())})" if paper.at else ""
    said = "your" if whose == "yours" else whose
    return f"{paper.reader} ({paper.role}) holds {paper.paper} with {said} wording{day}."
