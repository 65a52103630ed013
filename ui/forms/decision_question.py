"""One record that two people changed: its parts, what will be saved, who holds which wording."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.comments import Thread
from linkworker.actions.decisions import Held, Question, same_in_both
from ui.forms.decision_asking import AskCard, other_side, say_asked
from ui.forms.decision_part import DecisionPart
from ui.forms.decision_sides import Sides, SidesRow, say_held
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.notices import InfoStrip

_HOW = "Pick a part from either side. Where both are words, pick both to join them."


class QuestionView(QWidget):
    """`print_again` with the child's id when somebody's paper is to be printed anew."""

    print_again = Signal(str)

    def __init__(self, question: Question, sides: Sides, *, read_only: bool) -> None:
        super().__init__()
        self._question, self._sides, self._read_only = question, sides, read_only
        other = other_side(question, sides)
        self.asked_whom = sides.first_name(other) if other else ""
        common = sides.common(question.decisions)
        self.parts = [
            DecisionPart(decision, sides, headed=bool(common), read_only=read_only)
            for decision in question.decisions
        ]
        self.asking: AskCard | None = None
        self._asking, self._asked = down(), down()
        self._rows = down(gap=12)
        self._add_head()
        if common:
            row = SidesRow(common, sides, buttons=not read_only and len(self.parts) > 1)
            row.taken.connect(self._take_all)
            self._rows.addWidget(row)
        for part in self.parts:
            self._rows.addWidget(rule())
            self._rows.addWidget(part)
        self._rows.addLayout(self._asking)
        self._rows.addWidget(self._outcome())
        self.setLayout(self._rows)

    def open_asking(self, ask: Callable[[str], None]) -> QWidget:
        """Offer words for whoever gave the other answer; give what takes the focus."""
        if self.asking is None:
            self.asking = AskCard(self._question, self._sides)
            self.asking.asked.connect(ask)
            self._asking.addWidget(self.asking)
        self.asking.show()
        editor: QWidget = self.asking.words.editor
        return editor

    @property
    def may_ask(self) -> bool:
        """Whether somebody can be asked who has not been yet."""
        return bool(self.asked_whom) and self._asked.count() == 0

    def show_asked(self, thread: Thread | None) -> None:
        """Say what was asked about this, and answered; what was picked stays picked."""
        empty(self._asked)
        if thread:
            self._asked.addWidget(InfoStrip("info", *say_asked(thread, self._sides)))
            if self.asking:
                self.asking.hide()

    def _add_head(self) -> None:
        question = self._question
        title = question.record.title
        title = title if title[:2].isupper() else f"{title[:1].lower()}{title[1:]}"
        how = "" if self._read_only else _HOW
        about = " · ".join(part for part in (question.whose, how) if part)
        self._rows.addLayout(
            down(
                Label(f"Which version of this {title} is right?", "h2"),
                WrapLabel(about, "small", "muted"),
                gap=3,
            )
        )
        if self._read_only:
            words = "The Link Workers of this caseload decide."
            self._rows.addWidget(InfoStrip("read-only", "You are reviewing", words))
        self._rows.addLayout(self._asked)
        self.show_asked(question.asked)

    def _outcome(self) -> Card:
        """Show what will be saved, with what is the same in both."""
        card = Card(kind="sunken")
        changed = Label("You can change the words", "small", "muted")
        card.add(held(across(Label("What will be saved", "h3"), changed, STRETCH, gap=10)))
        waiting = WrapLabel("Nothing is picked yet.", "small", "soft")
        card.add(waiting)
        for part in self.parts:
            card.add(part.result, part.chosen)
            part.changed.connect(
                lambda: waiting.setVisible(not any(one.decided for one in self.parts))
            )
        if same := same_in_both(self._question):
            words = "; ".join(f"{label}: {said}" for label, said in same)
            card.add(WrapLabel(f"The same in both: {words}.", "small", "soft"))
        for one in self._question.held:
            card.add(self._held(one))
        if self._read_only:
            card.hide()
        return card

    def _held(self, one: Held) -> InfoStrip:
        """Say whose paper holds which wording, and offer to print it again."""
        whose = self._sides.whose(one.decision.answers[one.answer])
        child = self._question.child
        again = Button("Print again", "small", "printer", f"Print again for {one.paper.reader}")
        again.clicked.connect(partial(self.print_again.emit, child.id if child else ""))
        words = "If another wording is saved, it is no longer what they hold."
        actions = [] if self._read_only or child is None else [again]
        return InfoStrip("info", say_held(one.paper, whose), words, actions)

    def _take_all(self, side: int) -> None:
        for part in self.parts:
            part.take(side)
