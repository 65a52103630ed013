"""A new key for this laptop's store: four new words, shown once and asked back from paper."""

from PySide6.QtCore import Signal

from ui.joining.stepped import Step, SteppedPage
from ui.joining.words_steps import WRITTEN, AgainStep, WordsStep

WIDTH = 680
BUSY = "Making the new key…"


class NewKeyPage(SteppedPage):
    """`wanted` carries the new words; until then nothing is changed, and one can go back."""

    wanted = Signal(str)

    def __init__(self) -> None:
        self.words, self.again = WordsStep(), AgainStep()
        super().__init__(WIDTH, self._steps(), BUSY)
        self.again.entered.connect(self.go_on)

    def _steps(self) -> tuple[Step, ...]:
        return (
            Step(
                self.words,
                "Write these four words down",
                "Step 1 of 2. They unlock this laptop from now on, in place of the old ones.",
                WRITTEN,
                lambda: self.next.setFocus(),
            ),
            Step(
                self.again,
                "Type the four words",
                "Step 2 of 2. Then everything here is locked anew. Should the laptop stop "
                "meanwhile, either these words open it or the old ones.",
                "Make the new key",
                self.again.words.setFocus,
                lambda: self.again.check(self.words.passphrase),
            ),
        )

    def _finish(self) -> None:
        self.wanted.emit(self.words.passphrase)
