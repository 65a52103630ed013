"""Joining, in three steps: an invitation and a name, four words on paper, the words again."""

import json
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from ui.joining.invitation_step import InvitationStep
from ui.joining.words_steps import AgainStep, WordsStep
from ui.widgets.buttons import Button
from ui.widgets.door import DoorPage
from ui.widgets.layout import STRETCH, across, rule
from ui.widgets.toast import announce

WIDTH = 680
_STEPS = (
    ("Your invitation", "Step 1 of 3. The one that your administrator made for you."),
    ("Write these four words down", "Step 2 of 3. Nobody can show them to you later."),
    ("Type the four words", "Step 3 of 3. So that you know your paper is right."),
)
_NEXT = ("Next", "I have written them down", "Join")
_BUSY = "Making this laptop's lock…"


class JoinPage(DoorPage):
    """Asks for all that joining needs; `wanted` carries invitation, name and passphrase.

    Nothing typed is lost between steps; `left` goes back from the first.
    """

    wanted = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("", "", WIDTH, beside=True)
        self.invitation, self.words, self.again = InvitationStep(), WordsStep(), AgainStep()
        self.steps = QStackedWidget()
        for step in (self.invitation, self.words, self.again):
            self.steps.addWidget(step)
        self.back = Button("Back", "quiet", "arrow-left")
        self.next = Button("Next", "primary")
        self.put(self.steps, 4, rule(), across(self.back, STRETCH, self.next))
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self.go_on)
        self.again.entered.connect(self.go_on)
        for line in (self.invitation.name, self.invitation.server):
            line.returnPressed.connect(self.go_on)
        self._show(0)

    @property
    def step(self) -> int:
        """Give the number of the step shown: 1, 2 or 3."""
        return self.steps.currentIndex() + 1

    def take_file(self, path: Path) -> None:
        """Fill in the invitation from its file."""
        self.invitation.take_file(path)

    def go_on(self) -> None:
        """Go to the next step if nothing is wrong in this one; from the last, join."""
        at = self.steps.currentIndex()
        if at == 0 and not self.invitation.check():
            return
        if at < len(_STEPS) - 1:
            self._show(at + 1)
        elif self.next.isEnabled() and self.again.check(self.words.passphrase):
            self._join()

    def show_trouble(self, words: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._busy(busy=False)
        self.again.field.set_problem(words)

    def _join(self) -> None:
        self._busy(busy=True)
        server, code = self.invitation.invitation()
        said = json.dumps({"code": code, "server": server})
        self.wanted.emit(said, self.invitation.name.value(), self.words.passphrase)

    def _go_back(self) -> None:
        at = self.steps.currentIndex()
        if at:
            self._show(at - 1)
        else:
            self.left.emit()

    def _show(self, at: int) -> None:
        steps = (self.invitation, self.words, self.again)
        for step in steps:  # the card is as high as the step that shows
            shown = step is steps[at]
            high = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            step.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.steps.setCurrentIndex(at)
        self.say(*_STEPS[at])
        self.next.say(_NEXT[at])
        announce(self, ". ".join(_STEPS[at]))
        first = (self.invitation.begin, self.next.setFocus, self.again.words.setFocus)
        first[at]()

    def _busy(self, *, busy: bool) -> None:
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.next.say(_BUSY if busy else _NEXT[-1])
