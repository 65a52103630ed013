"""The passphrase is forgotten: twelve words over the telephone, then four new ones on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.errors import LinkWorkerError
from linkworker.store.rescue_words import rescue_of
from ui.crash import said_in_words
from ui.joining.stepped import Step, SteppedPage
from ui.joining.words_steps import AgainStep, WordsStep
from ui.locking.twelve_boxes import TwelveBoxes
from ui.widgets.field import Field
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down

if TYPE_CHECKING:
    from linkworker.actions.unlock import Unlocked

WIDTH = 680
BUSY = "Making the new lock…"
_RING = (
    "Ring your supervisor or an administrator. They find you under Let somebody back in (Ctrl+K, "
    "then: let), and read you twelve words. No network is needed here."
)
_KEPT = "What you wrote and what was not sent yet stays. The twelve words work once."


class ForgottenPage(SteppedPage):
    """Takes twelve words, then makes four new ones; `wanted` carries the opened store and those.

    Until the last step nothing is changed: one can go back, and the twelve words still work.
    """

    wanted = Signal(object, str)  # Unlocked, the new passphrase

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.unlocked: Unlocked | None = None
        self.boxes = TwelveBoxes()
        self.field = Field("The twelve words", self.boxes)
        self.words, self.again = WordsStep(), AgainStep()
        super().__init__(WIDTH, self._steps(), BUSY)
        self.boxes.trouble.connect(self.field.set_problem)
        self.boxes.entered.connect(self.go_on)
        self.again.entered.connect(self.go_on)

    def _steps(self) -> tuple[Step, ...]:
        asked = QWidget()
        asked.setLayout(
            down(WrapLabel(_RING, "small"), self.field, WrapLabel(_KEPT, "small"), gap=12)
        )
        return (
            Step(
                asked,
                "I have forgotten my words",
                "Step 1 of 3. Somebody who may let you in reads you twelve.",
                "Next",
                self.boxes.boxes[0].setFocus,
                self._open,
            ),
            Step(
                self.words,
                "Write these four words down",
                "Step 2 of 3. They are your new passphrase, in place of the old one.",
                "I have written them down",
                lambda: self.next.setFocus(),
            ),
            Step(
                self.again,
                "Type the four words",
                "Step 3 of 3. So that you know your paper is right.",
                "Unlock",
                self.again.words.setFocus,
                lambda: self.again.check(self.words.passphrase),
            ),
        )

    def show_trouble(self, words: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._busy(busy=False)
        shown = self.field if self.step == 1 else self.again.field
        shown.set_problem(words)

    def _open(self) -> bool:
        """Try the twelve words; nothing is changed by it."""
        from linkworker.actions.unlock import rescue
        from sync import merge

        if not self.field.check():
            return False
        try:
            self.unlocked = rescue(self._folder, rescue_of(self.boxes.value()), merge.view)
        except LinkWorkerError as error:
            self.field.set_problem(said_in_words(error))
            return False
        return True

    def _finish(self) -> None:
        self.wanted.emit(self.unlocked, self.words.passphrase)
