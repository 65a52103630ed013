"""Recovery sheets: each is printed, or saved to be printed, before anything is locked with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from linkworker.documents.paper import Paper
from sync.custody import Pair
from sync.sheets import sheets_of
from ui.printing import choose_printer, paint, save_pdf
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, unshown
from ui.widgets.notices import ErrorBox, InfoStrip
from ui.widgets.toast import announce

_NOT_PRINTED = "The printer did not take it. Save the sheets as PDF instead, and print those."
_NOT_SAVED = "The sheets could not be written there. Choose another folder."
_SAVED = "Saved in {folder}. Print {all}, then delete the files: there, anybody can read them."


@dataclass(frozen=True)
class SheetsSaid:
    """How the sheets are called together, what to know of them, what is safe while they fail."""

    all: str
    about: str
    safe: str


SIX = SheetsSaid(
    "all six",
    "Print each on its own, put each into its envelope, and come back. They are good from the "
    "moment the organisation is founded; should the program end before that, new ones are made.",
    "Nothing is founded yet, and no record is locked with these sheets yet.",
)


class SheetsStep(QWidget):
    """A line for each sheet; `papers` by number, such as "1A", once `make` was called."""

    def __init__(self, said: SheetsSaid = SIX) -> None:
        super().__init__()
        self._words = said
        self.papers: dict[str, Paper] = {}
        self.out: set[str] = set()
        self.choose_printer: Callable[[QWidget], QPagedPaintDevice | None] = choose_printer
        self.print_all = Button(f"Print {said.all}", "primary", "printer")
        self.save_all = Button("Save as PDF", "secondary", "download")
        self._lines: dict[str, tuple[IconLabel, Label]] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(6)
        self._said = unshown(InfoStrip("caution", " "))
        self._trouble = down(gap=0)
        doing = across(self.print_all, self.save_all, STRETCH, gap=10)
        self.setLayout(
            down(WrapLabel(said.about, "small", "soft"), held(self._grid), doing,
                 self._said, self._trouble, STRETCH, gap=12)
        )  # fmt: skip
        self.print_all.clicked.connect(self._print)
        self.save_all.clicked.connect(self._save)

    def make(self, pairs: Sequence[Pair], place: str, made: date, first: int = 1) -> None:
        """Make the sheets of these pairs, unless they are made for this place already.

        `first` is the first pair's number.
        """
        papers = dict(sheets_of(pairs, place, made, first))
        if papers == self.papers:
            return
        self.papers, self.out = papers, set()
        for at, number in enumerate(papers):
            self._show_line(at, number)

    def begin(self) -> None:
        """Take the focus."""
        self.print_all.setFocus()

    def check(self) -> bool:
        """Say which sheets have not left yet; whether all have."""
        left = [number for number in self.papers if number not in self.out]
        if left:
            words = "Not printed and not saved yet: sheet " + ", ".join(left)
            self._say_trouble("Some sheets are still only here", words)
        return not left

    def write(self, folder: Path) -> None:
        """Save each as a PDF of its own in a folder."""
        try:
            for number, paper in self.papers.items():
                save_pdf(paper, folder / f"Recovery sheet {number}.pdf")
                self._left(number, "saved")
        except OSError:
            self._say_trouble("The sheets were not saved", _NOT_SAVED)
            return
        self._said.say(_SAVED.format(folder=folder, all=self._words.all))
        self._said.show()

    def _print(self) -> None:
        if (printer := self.choose_printer(self)) is None:
            return
        try:
            for number, paper in self.papers.items():
                paint(paper, printer)
                self._left(number, "printed")
        except OSError:
            self._say_trouble("The sheets were not printed", _NOT_PRINTED)

    def _print_one(self, number: str) -> None:
        if (printer := self.choose_printer(self)) is None:
            return
        try:
            paint(self.papers[number], printer)
        except OSError:
            self._say_trouble(f"Sheet {number} was not printed", _NOT_PRINTED)
            return
        self._left(number, "printed")

    def _save(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to save the sheets")
        if chosen:
            self.write(Path(chosen))

    def _left(self, number: str, how: str) -> None:
        self.out.add(number)
        mark, words = self._lines[number]
        mark.show_icon("circle-check", "ok")
        words.setText(f"Sheet {number}: {how}")
        announce(self, words.text())

    def _show_line(self, at: int, number: str) -> None:
        if number not in self._lines:
            mark, words = IconLabel("circle", "text3", 16), Label("", "body")
            again = Button("Print", "ghost", "printer", name=f"Print sheet {number}")
            again.clicked.connect(partial(self._print_one, number))
            self._lines[number] = mark, words
            self._grid.addLayout(across(mark, words, STRETCH, again, gap=10), at // 2, at % 2)
        mark, words = self._lines[number]
        mark.show_icon("circle", "text3")
        words.setText(f"Sheet {number}: not printed yet")

    def _say_trouble(self, title: str, words: str) -> None:
        ErrorBox(title, self._words.safe, words).stand_in(self._trouble)
