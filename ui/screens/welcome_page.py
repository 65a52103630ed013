"""The first page on a new laptop: practise, join with an invitation, or set an organisation up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.door import DoorPage
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.notices import ErrorBox

WIDTH = 720
PRACTISE = "Practise with invented children"
INVITED = "I have an invitation"
BACK = "Back to the lock: what was here before"
SET_UP = "Set up a new organisation"
_PRACTICE_WORDS = (
    "34 children nobody has ever met. Write, decide and print: nothing leaves this laptop, and "
    "all of it can be thrown away."
)
_JOIN_WORDS = (
    "An invitation is a file, or 48 letters and digits, from your administrator. Have a pen and "
    "paper beside you; your own caseload comes here."
)
_FOUND_WORDS = "Does your charity not use Linkworker yet?"


class WelcomePage(DoorPage):
    """Three ways in; `practise`, `join` and `found` say which.

    `back` is the way to a store that was set aside here, if there is one.
    """

    practise = Signal()
    join = Signal()
    found = Signal()
    back = Signal()

    def __init__(self, *, back: bool = False) -> None:
        super().__init__(
            "Welcome to Linkworker",
            "Casework for the children you walk beside. All of it works without a network.",
            WIDTH,
        )
        self.practise_button = Button(PRACTISE, "secondary")
        self.join_button = Button(INVITED, "primary")
        self.found_button = Button(SET_UP, "quiet", "flag")
        self.back_button = Button(BACK, "quiet", "arrow-left")
        if not back:
            self.back_button.hide()
        self._trouble = down(gap=0)
        self.put(
            across(
                _way("sparkles", "New here?", _PRACTICE_WORDS, self.practise_button),
                _way("mail", "Ready to begin?", _JOIN_WORDS, self.join_button),
                gap=16,
            ),
            across(Label(_FOUND_WORDS, "small", "muted"), STRETCH, self.found_button, gap=10),
            self.back_button,
            self._trouble,
        )
        self.back_button.clicked.connect(self.back)
        self.found_button.clicked.connect(self.found)
        self.practise_button.clicked.connect(self._practise)
        self.join_button.clicked.connect(self.join)
        self.practise_button.setFocus()

    def ready(self, trouble: str = "") -> None:
        """Let it be chosen again, as when practising ended or, with `trouble`, did not begin."""
        self.practise_button.setEnabled(True)
        self.practise_button.say(PRACTISE)
        empty(self._trouble)
        if trouble:
            safe = "Nothing else on this laptop was touched."
            self._trouble.addWidget(ErrorBox("Practising did not begin", safe, trouble))

    def _practise(self) -> None:
        self.practise_button.setEnabled(False)
        self.practise_button.say("Setting it out…")
        self.practise.emit()


def _way(icon: str, title: str, words: str, button: Button) -> QWidget:
    card = Card(kind="sunken", fills=True)
    card.add(
        IconLabel(icon, "accent", 24),
        Label(title, "h2"),
        WrapLabel(words, "small", "soft"),
        6,
        STRETCH,
        button,
    )
    return held(down(card, gap=0))
