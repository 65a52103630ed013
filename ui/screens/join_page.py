"""Joining, in three steps: an invitation and a name, four words on paper, the words again."""

import json
from pathlib import Path

from PySide6.QtCore import Signal

from ui.joining.invitation_step import InvitationStep
from ui.joining.stepped import Step, SteppedPage
from ui.joining.words_steps import BUSY, WRITTEN, AgainStep, WordsStep

WIDTH = 680


class JoinPage(SteppedPage):
    """Asks for all that joining needs; `wanted` carries invitation, name and passphrase."""

    wanted = Signal(str, str, str)

    def __init__(self) -> None:
        self.invitation, self.words, self.again = InvitationStep(), WordsStep(), AgainStep()
        super().__init__(WIDTH, self._steps(), BUSY)
        self.again.entered.connect(self.go_on)
        for line in (self.invitation.name, self.invitation.server):
            line.returnPressed.connect(self.go_on)

    def _steps(self) -> tuple[Step, ...]:
        return (
            Step(
                self.invitation,
                "Your invitation",
                "Step 1 of 3. The one that your administrator made for you.",
                "Next",
                self.invitation.begin,
                self.invitation.check,
            ),
            Step(
                self.words,
                "Write these four words down",
                "Step 2 of 3. Nobody can show them to you later.",
                WRITTEN,
                lambda: self.next.setFocus(),
            ),
            Step(
                self.again,
                "Type the four words",
                "Step 3 of 3. So that you know your paper is right.",
                "Join",
                self.again.words.setFocus,
                lambda: self.again.check(self.words.passphrase),
            ),
        )

    def take_file(self, path: Path) -> None:
        """Fill in the invitation from its file."""
        self.invitation.take_file(path)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._busy(busy=False)
        self.again.field.set_problem(words)

    def _finish(self) -> None:
        server, code = self.invitation.invitation()
        said = json.dumps({"code": code, "server": server})
        self.wanted.emit(said, self.invitation.name.value(), self.words.passphrase)
