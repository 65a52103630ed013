"""One thing to decide: what stood there before, each side's words, what will be kept."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from linkworker.actions.decisions import can_combine, combined
from linkworker.fields import declared, slots
from linkworker.kinds import Text
from linkworker.measures.days import say_day
from linkworker.store import Answer, Decision
from ui.forms.decision_sides import Sides
from ui.when import wall_time
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.changed_words import ChangedWords
from ui.widgets.field import Field
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, held
from ui.widgets.tags import Tag


class AnswerCard(Card):
    """One side: its words, and a mark that takes them; a click anywhere on it does the same."""

    def __init__(
        self, answer: Answer, decision: Decision, sides: Sides, *, headed: bool, read_only: bool
    ) -> None:
        super().__init__()
        whose = sides.whose(answer)
        name = f"Take {whose} for {decision.label}: {answer.words}"
        self.take = Button("", "ghost", "circle", name)
        self.take.setCheckable(True)
        self._read_only = read_only
        if read_only:
            self.take.hide()
        words = down(ChangedWords(answer.words, decision.before), gap=4)
        if not headed:
            said = f"{sides.person(answer)} · {sides.where(answer)}"
            words.insertWidget(0, WrapLabel(said, "meta", "muted"))
        row = across(gap=8)
        row.addWidget(self.take)
        row.addLayout(words, 1)
        self.add(row)
        self.setContentsMargins(-6, -6, -4, -6)
        self.take.toggled.connect(self._show)
        if not read_only:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take these words."""
        super().mouseReleaseEvent(event)
        if not self._read_only and event.button() == Qt.MouseButton.LeftButton:
            self.take.click()

    def _show(self, chosen: bool) -> None:
        self.set_kind("chosen" if chosen else "plain")
        self.take.show_icon(*(("circle-check", "accent") if chosen else ("circle", "")))


class DecisionPart(QWidget):
    """One decision; `changed` when a side was taken or the words were changed.

    `result` and `chosen` are placed by the page, under all parts: the words that will be kept,
    to be changed, or for what is not words the side that was taken.
    """

    changed = Signal()

    def __init__(
        self, decision: Decision, sides: Sides, *, headed: bool = False, read_only: bool = False
    ) -> None:
        super().__init__()
        self.decision = decision
        self.joins = can_combine(decision)
        self.answers = sides.ordered(decision)
        self.cards = [
            AnswerCard(answer, decision, sides, headed=headed, read_only=read_only)
            for answer in self.answers
        ]
        self._joined = Tag("Both joined", "accent", "git-merge")
        self.result = Field(decision.label, WordsEdit(lines=1, most=8))
        self.chosen = WrapLabel("", "body")
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
        at = self.decision.before_at
        on = f", on {say_day(wall_time(at).date())}" if at else ""
        before = WrapLabel(f"Before{on}: {self.decision.before}", "small", "muted")
        title = across(Label(self.decision.label, "h3"), gap=10)
        title.addWidget(before, 1)
        title.addWidget(self._joined)
        row = across(gap=12)
        for card in self.cards:
            row.addWidget(card, 1)
        self._joined.hide()
        self.result.hide()
        self.chosen.hide()
        self.setLayout(down(held(title), row, gap=6))

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
        self.chosen.setVisible(bool(picked) and not words)
        if picked and words:
            taken = [self.answers[at] for at in picked]
            text = combined(self.decision, taken) if joined else taken[0].value
            self.result.editor.set_value(text)
        elif picked:
            self.chosen.setText(f"{self.decision.label}: {self.answers[picked[0]].words}")
        self.changed.emit()

    def _picked(self) -> list[int]:
        return [at for at, card in enumerate(self.cards) if card.take.isChecked()]

    def _is_words(self) -> bool:
        kind = type(self.decision.record)
        names = slots(kind).get(self.decision.slot, ())
        return len(names) == 1 and isinstance(declared(kind)[names[0]], Text)
