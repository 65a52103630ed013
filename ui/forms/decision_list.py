"""What waits in To decide, as cards: records that differ, then what looks like two notes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.decisions import Question
from linkworker.actions.doubles import Double
from linkworker.measures.days import say_day
from ui.names import call
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.tags import Tag

_SAFE = "You can look back at either one in the history, and undo this choice."
_WHERE = "changed in two places. Nothing is lost, and everything else is kept."


class DecisionList(QWidget):
    """`opened` with the question or the double that somebody chose."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._count = WrapLabel("", "small", "soft")
        self._rows = down(gap=8)
        safe = Card(kind="sunken")
        words = WrapLabel("Both versions stay in the history", "smallb")
        mark = IconLabel("shield-check", "accent")
        safe.add(across(mark, words), WrapLabel(_SAFE, "small", "soft"))
        self.setLayout(down(self._count, self._rows, safe, gap=8))

    def show_all(
        self,
        questions: Sequence[Question],
        doubles: Sequence[Double],
        chosen: Question | Double | None,
    ) -> None:
        """Show what waits, with the one that is open marked."""
        records = "One record was" if len(questions) == 1 else f"{len(questions)} records were"
        self._count.setText(f"{records} {_WHERE}")
        self._count.setVisible(bool(questions))
        empty(self._rows)
        for question in questions:
            tags = across(Tag(how_many(question), "warn", "git-compare"), STRETCH)
            if question.asked:
                tags.insertWidget(1, Tag("asked", "info", "message-circle"))
            self._add(question, question.whose, question.record.title, tags, chosen)
        if doubles:
            self._rows.addWidget(Label("Looks like two notes", "smallb", "soft"))
        for double in doubles:
            whose = double.child.whole_name
            tags = across(Tag("two notes", "plain", "copy"), STRETCH)
            self._add(double, whose, _note(double), tags, chosen)

    def _add(
        self, one: Question | Double, whose: str, title: str, tags: object, chosen: object
    ) -> None:
        same = chosen is not None and getattr(chosen, "key", None) == one.key
        card = Card(kind="chosen" if same else "plain")
        button = Button(whose or title, "title")
        call(button, " · ".join(filter(None, (whose, title, _words(one)))))
        button.clicked.connect(partial(self._open, one))
        card.add(button, WrapLabel(title, "small", "soft"), tags)  # type: ignore[arg-type]
        self._rows.addWidget(card)

    def _open(self, one: Question | Double, _checked: bool = False) -> None:
        self.opened.emit(one)


def how_many(question: Question) -> str:
    """Say how many parts of a record differ."""
    count = len(question.decisions)
    return "one part differs" if count == 1 else f"{count} parts differ"


def _note(double: Double) -> str:
    """Say which note: "Call · Mon 3 November"."""
    how = double.first.means.value if double.first.means else "note"
    day = say_day(double.first.at.date()) if double.first.at else ""
    return " · ".join(part for part in (f"{how[:1].upper()}{how[1:]}", day) if part)


def _words(one: Question | Double) -> str:
    return how_many(one) if isinstance(one, Question) else "looks like two notes"
