"""New words for the lock: four made for you and typed back, or four or more of your own."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker.store.passphrase import generate_passphrase
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down

FEWEST = 4
_ONCE = (
    "Write these four words on paper, and keep the paper away from the laptop. They are shown "
    "once. Then type them into both boxes."
)


def new_words_problem(words: str, again: str) -> dict[str, str]:
    """Say what is wrong with new words: `new` or `again` -> a sentence."""
    if len({word for word in words.casefold().split() if len(word) > 1}) < FEWEST:
        return {"new": "Use four different words or more, with spaces between them"}
    same = words.split() == again.split()
    return {} if same else {"again": "These are not the same words as above"}


class PassphraseForm(QWidget):
    """The words now, new words twice; `wanted` carries both when they will do."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            "now": Field("Your passphrase now", _hidden()),
            "new": Field("New passphrase", _hidden(), "Four words that do not belong together"),
            "again": Field("New passphrase again", _hidden()),
        }
        self.made = WrapLabel("", "h2", "accent_ink")
        self._made = Card(kind="accent").add(self.made, WrapLabel(_ONCE, "small", "soft"))
        self.make = Button("Make four words for me", "secondary", "sparkles")
        self.change = Button("Change the passphrase", "secondary", "key-round")
        self._show = Tick("Show what I type")
        self.setLayout(
            down(
                *(self.fields["now"], across(self.make, STRETCH), self._made),
                *(self.fields["new"], self.fields["again"], self._show),
                across(self.change, STRETCH),
                gap=12,
            )
        )
        self.make.clicked.connect(self._make)
        self.change.clicked.connect(self._try)
        self._show.changed.connect(self._show_words)
        self.done()

    def done(self) -> None:
        """Empty it: nothing typed or made stays on the screen."""
        for field in self.fields.values():
            field.editor.set_value("")
            field.clear_problem()
        self.made.setText("")
        self._made.hide()
        self._show.set_value(False)
        self._show_words()
        self._busy(busy=False)

    def trouble(self, words: str) -> None:
        """Say why the words stay as they were."""
        self._busy(busy=False)
        self.fields["now"].set_problem(words)
        self.fields["now"].editor.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Forget the words when the page goes."""
        super().hideEvent(event)
        self.done()

    def _make(self) -> None:
        words = generate_passphrase(FEWEST)
        while new_words_problem(words, words):
            words = generate_passphrase(FEWEST)
        self.made.setText(words)
        self._made.show()
        self.fields["new"].editor.setFocus()

    def _try(self) -> None:
        if not self.change.isEnabled():
            return
        typed = {name: field.editor.text() for name, field in self.fields.items()}
        found = new_words_problem(typed["new"], typed["again"])
        if not typed["now"]:
            found["now"] = "Your passphrase now is needed"
        for name, field in self.fields.items():
            field.set_problem(found.get(name, ""))
        if found:
            first = next(field for name, field in self.fields.items() if name in found)
            first.editor.setFocus()
            return
        self._busy(busy=True)
        self.wanted.emit(typed["now"], " ".join(typed["new"].split()))

    def _busy(self, *, busy: bool) -> None:
        self.change.setEnabled(not busy)
        self.change.say("Changing…" if busy else "Change the passphrase")

    def _show_words(self) -> None:
        mode = QLineEdit.EchoMode.Normal if self._show.value() else QLineEdit.EchoMode.Password
        for field in self.fields.values():
            field.editor.setEchoMode(mode)


def _hidden() -> LineEdit:
    line = LineEdit()
    line.prose = False
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
