"""New words for the lock: four made for you and typed back, or your own when long enough."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker.store.passphrase import generate_passphrase
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down

SHORTEST = 20
_ONCE = (
    "Write these four words on paper, and keep the paper away from the laptop. They are shown "
    "once. Then type them into both boxes."
)


def new_words_problem(words: str, again: str) -> dict[str, str]:
    """Say what is wrong with new words: `new` or `again` -> a sentence."""
    if len(words) < SHORTEST:
        return {"new": f"Use at least {SHORTEST} letters, such as four words that do not belong"}
    if len(set(words.casefold())) < 8:
        return {"new": "Use more different letters"}
    return {} if words == again else {"again": "These are not the same words as above"}


class PassphraseForm(QWidget):
    """The words now, new words twice; `wanted` carries both when they will do."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            "now": Field("Your passphrase now", _hidden()),
            "new": Field("New passphrase", _hidden(), f"{SHORTEST} letters or more"),
            "again": Field("New passphrase again", _hidden()),
        }
        self._made = Card(kind="accent")
        self._made.hide()
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

    def done(self) -> None:
        """Empty it: the words were changed."""
        for field in self.fields.values():
            field.editor.set_value("")
        self._made.hide()
        self.change.setEnabled(True)

    def trouble(self, words: str) -> None:
        """Say why the words stay as they were."""
        self.change.setEnabled(True)
        self.fields["now"].set_problem(words)
        self.fields["now"].editor.setFocus()

    def _make(self) -> None:
        self._made.add(
            Label(generate_passphrase(), "h2", "accent_ink"), WrapLabel(_ONCE, "small", "soft")
        )
        self._made.show()
        self.make.hide()
        self.fields["new"].editor.setFocus()

    def _try(self) -> None:
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
        self.change.setEnabled(False)
        self.wanted.emit(typed["now"], typed["new"])

    def _show_words(self) -> None:
        mode = QLineEdit.EchoMode.Normal if self._show.value() else QLineEdit.EchoMode.Password
        for field in self.fields.values():
            field.editor.setEchoMode(mode)


def _hidden() -> LineEdit:
    line = LineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
