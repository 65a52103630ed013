"""What is next: for each who is asked, when a form is due and how far its paper has come."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.sdq_paper import Chased
from ui.models.about_child import About
from ui.models.sdq_facts import SdqFacts
from ui.models.sdq_words import asked_words, later_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

_PAPER = "Show everybody’s SDQ paper"


class NextCard(Card):
    """`given(chased)`, `back(chased)` when its paper moved, `enter(filled by)`, `all_paper`."""

    given = Signal(object)
    back = Signal(object)
    enter = Signal(object)
    all_paper = Signal()

    def __init__(self) -> None:
        super().__init__("Next due", icon="calendar-days")
        self._rows = down(gap=12)
        every = Button("Everybody’s SDQ paper", "quiet", "clipboard-list", _PAPER)
        every.clicked.connect(self.all_paper)
        self.add(self._rows, across(every, STRETCH))

    def show_facts(self, about: About, facts: SdqFacts) -> None:
        """Show who is asked next."""
        empty(self._rows)
        for chased in facts.chased:
            self._rows.addWidget(self._row(about, chased))

    def _row(self, about: About, chased: Chased) -> QWidget:
        who = asked_words(chased.filled_by, about.child)
        lines = [WrapLabel(line, "small", "soft") for line in later_words(chased, about.today)]
        doing = self._doing(chased, who) if about.may_write else []
        buttons = held(Flow(*doing, gap=6)) if doing else None
        return held(down(Label(who, "strong"), *lines, buttons, gap=3))

    def _doing(self, chased: Chased, who: str) -> list[Button]:
        """Offer the steps that are still to come."""
        doing: list[Button] = []
        if not chased.waits:
            return doing
        if chased.stage == "not asked":
            doing.append(self._button("Given out", "check", f"Given out: the form for {who}"))
            doing[-1].clicked.connect(lambda: self.given.emit(chased))
        if chased.stage == "given out":
            doing.append(self._button("Back", "check", f"Back: the form of {who}"))
            doing[-1].clicked.connect(lambda: self.back.emit(chased))
        doing.append(self._button("Enter", "square-pen", f"Enter the form of {who}"))
        doing[-1].clicked.connect(lambda: self.enter.emit(chased.filled_by))
        return doing

    @staticmethod
    def _button(words: str, icon: str, name: str) -> Button:
        return Button(words, "small", icon, name)
