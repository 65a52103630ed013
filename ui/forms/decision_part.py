"""One thing to decide: what stood there before, each side by person and time, what will be kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.decisions import can_combine, combined
from linkworker.fields import declared, slots
from linkworker.kinds import Text
from linkworker.store import Answer, Decision
from ui.when import say_when
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.changed_words import ChangedWords
from ui.widgets.field import Field
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held
from ui.widgets.tags import Tag


@dataclass(frozen=True)
class Sides:
    """How people and laptops are called here: `user` and `device` are this laptop's own."""

    user: str
    device: str
    names: Mapping[str, str]
    today: date

    def person(self, answer: Answer) -> str:
        """Name who gave an answer: "You", "Sam Ferrow"."""
        if answer.device == self.device or (self.user and answer.user == self.user):
            return "You"
        return self.names.get(answer.user, "A colleague")

    def full_name(self, answer: Answer) -> str:
        """Name who gave an answer in full, me too."""
        mine = self.person(answer) == "You"
        return self.names.get(self.user if mine else answer.user, self.person(answer))

    def where(self, answer: Answer) -> str:
        """Say when and on which laptop: "Mon 3 November, 15:12 · this laptop"."""
        mine = self.person(answer) == "You"
        other = "your other laptop" if mine else "their laptop"
        laptop = "this laptop" if answer.device == self.device else other
        return f"{say_when(answer.at, self.today)} · {laptop}"


class AnswerCard(Card):
    """One side: who, when, where, the words, and a button that takes it."""

    def __init__(
        self, answer: Answer, decision: Decision, sides: Sides, *, read_only: bool
    ) -> None:
        super().__init__()
        person = sides.person(answer)
        whose = "yours" if person == "You" else f"{person.split()[0]}'s"
        self.take = Button(f"Take {whose}", "small", "circle", f"Take {whose} for {decision.label}")
        self.take.setCheckable(True)
        who = down(Label(person, "strong"), WrapLabel(sides.where(answer), "meta", "muted"), gap=1)
        row = across(Avatar(sides.full_name(answer), 28), gap=10)
        row.addLayout(who, 1)
        if not read_only:
            row.addWidget(self.take)
        self.add(row, ChangedWords(answer.words, decision.before))
        self.take.toggled.connect(self._show)

    def _show(self, chosen: bool) -> None:
        self.set_kind("chosen" if chosen else "plain")
        self.take.show_icon("circle-check" if chosen else "circle")


class DecisionPart(QWidget):
    """One decision; `changed` when a side was taken or the words were changed."""

    changed = Signal()

    def __init__(self, decision: Decision, sides: Sides, *, read_only: bool = False) -> None:
        super().__init__()
        self.decision = decision
        self.joins = can_combine(decision)
        mine = [one for one in decision.answers if sides.person(one) == "You"]
        rest = [one for one in reversed(decision.answers) if one not in mine]
        self.answers = (*mine, *rest)
        self.cards = [
            AnswerCard(answer, decision, sides, read_only=read_only) for answer in self.answers
        ]
        self._joined = Tag("Both joined", "accent", "git-merge")
        self.result = Field("What will be saved", WordsEdit(lines=1, most=10), "Change the words")
        self._lay_out()
        for at, card in enumerate(self.cards):
            card.take.clicked.connect(partial(self._taken, at))
        self.result.editor.changed.connect(self.changed)

    @property
    def decided(self) -> bool:
        """Say whether a side has been taken."""
        return bool(self._picked())

    def value(self) -> Any:
        """Give what will be kept, as a store keeps it."""
        if self._is_words():
            return self.result.value()
        return self.answers[self._picked()[0]].value

    def take(self, at: int) -> None:
        """Take one side and no other."""
        for place, card in enumerate(self.cards):
            card.take.setChecked(place == at)
        self._show_result()

    def take_both(self) -> None:
        """Take all sides, joined, where words can stand one under the other."""
        if self.joins:
            for card in self.cards:
                card.take.setChecked(True)
            self._show_result()

    def focus(self) -> None:
        """Put the focus on the first side."""
        self.show()
        self.cards[0].take.setFocus()

    def _lay_out(self) -> None:
        before = WrapLabel(f"Before: {self.decision.before}", "small", "muted")
        title = across(Label(self.decision.label, "h3"), STRETCH, self._joined)
        sides = across(gap=12)
        for card in self.cards:
            sides.addWidget(card, 1)
        self._joined.hide()
        self.result.hide()
        self.setLayout(down(held(title), before, sides, self.result, gap=8))

    def _taken(self, at: int) -> None:
        if not self.joins and self.cards[at].take.isChecked():
            self.take(at)
        self._show_result()

    def _show_result(self) -> None:
        picked = self._picked()
        joined = len(picked) > 1
        self._joined.setVisible(joined)
        words = self._is_words()
        self.result.setVisible(bool(picked) and words)
        if picked and words:
            text = combined(self.decision) if joined else self.answers[picked[0]].value
            self.result.editor.set_value(text)
        self.changed.emit()

    def _picked(self) -> list[int]:
        return [at for at, card in enumerate(self.cards) if card.take.isChecked()]

    def _is_words(self) -> bool:
        kind = type(self.decision.record)
        names = slots(kind).get(self.decision.slot, ())
        return len(names) == 1 and isinstance(declared(kind)[names[0]], Text)
