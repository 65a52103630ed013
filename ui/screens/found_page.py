"""Setting up a new organisation, in seven steps: from the server's address to this laptop's lock.

Nothing is founded before the last step: until then every step can be gone back to.
"""

from PySide6.QtCore import Signal

from sync.custody import first_pairs
from ui import desk as desks
from ui.entering import Founding
from ui.founding.asked_step import AskedStep
from ui.founding.custody_step import WHO, WHY, CustodyStep
from ui.founding.sheets_step import SheetsStep
from ui.founding.where_step import WhereStep
from ui.joining.stepped import Step, SteppedPage
from ui.joining.words_steps import BUSY, WRITTEN, AgainStep, WordsStep

WIDTH = 760


class FoundPage(SteppedPage):
    """Asks for all that founding needs; `wanted` carries a Founding."""

    wanted = Signal(object)

    def __init__(self) -> None:
        self.where, self.sheets, self.asked = WhereStep(), SheetsStep(), AskedStep()
        self.words, self.again = WordsStep(), AgainStep()
        self.pairs = tuple(first_pairs())
        super().__init__(WIDTH, self._steps(), BUSY)
        self.again.entered.connect(self.go_on)
        for one in self.where.fields.values():
            one.editor.returnPressed.connect(self.go_on)

    def _steps(self) -> tuple[Step, ...]:
        to_next = lambda: self.next.setFocus()  # noqa: E731
        where, sheets, asked, again = self.where, self.sheets, self.asked, self.again
        told = (
            (where, "A new organisation", "For whoever answers for the charity's records.",
             "Next", where.begin, where.check),
            (CustodyStep(WHY), "If everything else is lost", "Why there are recovery sheets.",
             "I see", to_next, lambda: True),
            (CustodyStep(WHO), "Who keeps the sheets", "Decide this with your trustees.",
             "We know who keeps them", to_next, lambda: True),
            (sheets, "Print the six sheets", "Three pairs. This is the only time they can be seen.",
             "They are printed", self._make_sheets, sheets.check),
            (asked, "From the paper", "So that you know that the sheets can be read.",
             "Next", self._ask_back, asked.check),
            (self.words, "Now your own four words", "Write them down. They unlock this laptop.",
             WRITTEN, to_next, lambda: True),
            (again, "Type the four words", "So that you know your paper is right.",
             "Set up the organisation", again.words.setFocus,
             lambda: again.check(self.words.passphrase)),
        )  # fmt: skip
        return tuple(
            Step(shown, title, f"Step {at} of {len(told)}. {about}", button, begin, check)
            for at, (shown, title, about, button, begin, check) in enumerate(told, 1)
        )

    def show_trouble(self, words: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._busy(busy=False)
        self.again.field.set_problem(words)

    def _make_sheets(self) -> None:
        self.sheets.make(self.pairs, self.where.value("place"), desks.today())
        self.sheets.begin()

    def _ask_back(self) -> None:
        self.asked.ask(self.pairs)
        self.asked.begin()

    def _finish(self) -> None:
        said = {name: self.where.value(name) for name in ("server", "code", "place", "name")}
        self.wanted.emit(Founding(**said, passphrase=self.words.passphrase, pairs=self.pairs))
