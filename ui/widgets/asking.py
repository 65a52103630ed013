"""A short question on the page itself: a few editors, one button, and a way back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.field import Field
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, empty


class Question(Card):
    """Asked where it belongs: `left` when somebody leaves it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(kind="sunken")

    def keep(self) -> None:
        """Keep what was answered: what Ctrl+Enter does here; one of buttons alone has nothing."""


class Asking(Question):
    """`kept(answers by name)` when all that is needed is said, or `left`.

    `asked` are name, label and editor; names in `needed` map to what is said when they are empty.
    """

    kept = Signal(dict)

    def __init__(
        self, asked: Sequence[tuple[str, str, Any]], button: str, needed: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._needed = needed
        self.fields = {
            name: Field(label, editor, optional=name not in needed) for name, label, editor in asked
        }
        keep = Button(button, "small", "check")
        back = Button("Cancel", "small")
        keep.clicked.connect(self.keep)
        back.clicked.connect(self.left)
        self.add(*self.fields.values(), across(STRETCH, back, keep))
        self.setFocusProxy(next(iter(self.fields.values())))

    def keep(self) -> None:
        """Give the answers, or say what is missing or wrong."""
        answers = {name: field.value() for name, field in self.fields.items()}
        missing = {n: words for n, words in self._needed.items() if answers[n] in (None, "")}
        for name, words in missing.items():
            self.fields[name].set_problem(words)
        read = all(field.check() for name, field in self.fields.items() if name not in missing)
        if read and not missing:
            self.kept.emit(answers)


def ask_in(place: QVBoxLayout, asked: Question) -> None:
    """Put a question where it belongs, with the focus in it; it goes when left.

    One that is being asked there stays instead.
    """
    if place.count():
        asked.deleteLater()
        return
    place.addWidget(asked)
    asked.left.connect(lambda: empty(place))
    asked.setFocus()


def make_sure(
    place: QVBoxLayout, about: str, yes: str, verb: str, then: Callable[[], None]
) -> Asking:
    """Ask before what cannot be taken back: `then` once `yes` is ticked and `verb` pressed."""
    asked = Asking([("sure", "Sure?", Tick(yes))], verb, {"sure": ""})
    asked.body.insertWidget(0, WrapLabel(about))

    def kept(said: dict[str, Any]) -> None:
        if not said["sure"]:
            asked.fields["sure"].set_problem("Tick it to go on")
            return
        empty(place)
        then()

    asked.kept.connect(kept)
    ask_in(place, asked)
    return asked
