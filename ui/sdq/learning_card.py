"""Learning: the newest mark of each subject, where it stands for the age, what became of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.records import Attainment
from ui.child.more import More
from ui.models.about_child import About
from ui.models.learning import change_lines, latest, mark_words, source_words
from ui.models.sdq_facts import SdqFacts
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

_NONE = "No mark from the school yet."


class LearningCard(Card):
    """`mark_wanted` and `scales_wanted` go to a form; `strike_wanted(mark)` for a wrong one."""

    mark_wanted = Signal()
    scales_wanted = Signal(str)
    strike_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Learning", icon="book-open")
        self._rows = down(gap=8)
        self.add_mark = Button("Add a mark", "small", "plus")
        self._foot = held(across(self.add_mark, STRETCH))
        self.add(self._rows, self._foot)
        self.add_mark.clicked.connect(self.mark_wanted)

    def show_facts(self, about: About, facts: SdqFacts) -> None:
        """Show other marks."""
        empty(self._rows)
        shown = latest(facts.marks)
        for mark in shown:
            self._rows.addWidget(self._row(about, facts, mark))
        for line in change_lines(facts):
            self._rows.addWidget(WrapLabel(line, "smallb", "soft"))
        if not shown:
            self._rows.addWidget(WrapLabel(_NONE, "small", "muted"))
        self._foot.setVisible(about.may_write)

    def _row(self, about: About, facts: SdqFacts, mark: Attainment) -> QWidget:
        subject = mark.subject.value.capitalize() if mark.subject else ""
        more = More() if about.may_write else None
        if more is not None:
            entries = [("Strike it out", partial(self.strike_wanted.emit, mark))]
            if not facts.described(mark):
                say = partial(self.scales_wanted.emit, about.child.school)
                entries.append(("Say what this scale means", say))
            more.offer(f"{subject}, {mark.raw}", entries)
        head = across(Label(subject, "strong"), STRETCH, more)
        said = WrapLabel(mark_words(mark, facts), "small")
        return held(down(head, said, WrapLabel(source_words(mark, about.today), "meta", "muted"),
                         gap=1))  # fmt: skip
