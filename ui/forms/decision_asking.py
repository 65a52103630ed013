"""Ask the person: a question to whoever gave the other answer. It settles nothing."""

from PySide6.QtCore import Signal

from linkworker.actions.comments import Thread
from linkworker.actions.decisions import Question
from linkworker.fields import declared
from linkworker.measures.days import say_day
from linkworker.store import Answer
from ui.forms.decision_sides import YOU, Sides
from ui.forms.keys import on_key
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.field import Field
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across

_KEPT = "It is kept with the record, and waits for an answer. Nothing is settled by asking."
_NO_RECORD = "This is kept for a whole family, where no question can be left: ring instead."


class AskCard(Card):
    """Words for a colleague, ready to be sent or said; `asked` with them when they are sent."""

    asked = Signal(str)

    def __init__(self, question: Question, sides: Sides) -> None:
        super().__init__(kind="info")
        other = other_side(question, sides)
        self.name = sides.first_name(other) if other else ""
        known = sides.staff.get(other.user) if other else None
        ring = f"{known.name}: telephone {known.phone}." if known and known.phone else ""
        self.words = Field(f"Ask {self.name}", WordsEdit(lines=3, most=6))
        self.words.editor.set_value(_words(question, sides) if other else "")
        self.send = Button(f"Ask {self.name}", "small", "message-circle")
        self.close_it = Button("Do not ask", "quiet")
        may = may_ask(question)
        explain = " ".join(filter(None, [_KEPT if may else _NO_RECORD, ring]))
        self.add(self.words, WrapLabel(explain, "small", "soft"))
        self.add(across(self.send if may else None, self.close_it, STRETCH))
        self.send.clicked.connect(self._ask)
        self.close_it.clicked.connect(self.hide)
        on_key(self, "Esc", self.hide)

    def _ask(self) -> None:
        if words := self.words.value().strip():
            self.asked.emit(words)


def may_ask(question: Question) -> bool:
    """Say whether a question can be left at the record: one in a child's own log."""
    return question.child is not None and question.record.log == question.child.log


def place_of(question: Question) -> str:
    """Give the field that a question is about, '' for the whole record."""
    slot = question.decisions[0].slot
    one = len(question.decisions) == 1
    return slot if one and slot in declared(type(question.record)) else ""


def other_side(question: Question, sides: Sides) -> Answer | None:
    """Give the answer of somebody else whose name is known, if there is one."""
    answers = (one for decision in question.decisions for one in sides.ordered(decision))
    theirs = (one for one in answers if sides.person(one) != YOU and one.user in sides.names)
    return next(theirs, None)


def say_asked(thread: Thread, sides: Sides) -> tuple[str, str]:
    """Say who asked and when, and the latest words: "You asked on Tue 4 November"."""
    first, last = thread.comment, thread.last
    who = YOU if first.by == sides.user else sides.names.get(first.by, "A colleague")
    day = f" on {say_day(first.at.date())}" if first.at else ""
    if last.id == first.id:
        return f"{who} asked{day}, no answer yet", first.words
    by = YOU if last.by == sides.user else sides.names.get(last.by, "A colleague")
    return f"{who} asked{day}, {by.split()[0]} answered", f"{first.words}\n{last.words}"


def _words(question: Question, sides: Sides) -> str:
    said = []
    for decision in question.decisions:
        both = [
            f"{'I' if sides.person(one) == YOU else sides.first_name(one)} wrote “{one.words}”"
            for one in sides.ordered(decision)
        ]
        said.append(f"{decision.label}: {', '.join(both)}.")
    return " ".join([*said, "Which is right?"])
