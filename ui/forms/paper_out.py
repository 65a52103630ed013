"""A paper on its way out: to a printer, or into a file that is listed as long as it lies there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QWidget

from linkworker.actions.files import SavedFile, copied_by, papers_folder
from linkworker.documents.paper import Paper
from ui import desk as desks
from ui.desk import Desk
from ui.printing import Pages, choose_printer, paint, save_pdf

_NOT_PRINTED = "The printer did not take it. Save it as PDF instead."
_LISTED = "It is not locked there: see Settings, Papers."


class PaperOut(QObject):
    """Prints or saves the paper that a page offers; `half` of it on half a sheet, A5.

    `left(words, saved)` says that it went: what to say of it, and its `SavedFile`, or None from a
    printer. Where it could not go, that is said and nothing is kept.
    """

    left = Signal(str, object)

    def __init__(self, page: QWidget, desk: Desk, printed: str, *, half: bool = False) -> None:
        super().__init__(page)
        self._page, self._desk, self._printed = page, desk, printed
        self._reader = self._name = ""
        self.paper: Paper | None = None
        self._pages: Pages | None = None
        self.choose_printer: Callable[[QWidget], QPagedPaintDevice | None] = partial(
            choose_printer, half=half
        )
        self.choose_file: Callable[[QWidget, str], str] = choose_file

    def offer(
        self, paper: Paper | None, reader: str = "", name: str = "", pages: Pages | None = None
    ) -> None:
        """Offer a paper made for `reader`, as a file called `name`; None takes it back.

        `pages` that are laid out by then are not laid out again.
        """
        self.paper, self._reader, self._name, self._pages = paper, reader, name, pages

    def print(self) -> None:
        """Print it on a printer that the person chooses."""
        if self.paper is None or (printer := self.choose_printer(self._page)) is None:
            return
        try:
            paint(self.paper, printer, self._pages)
        except OSError:
            self._desk.said.emit(_NOT_PRINTED, None)
            return
        self.left.emit(f"Sent to the printer{self._printed}", None)

    def save(self, form: str = "pdf") -> None:
        """Let the person choose a file, "pdf" or "html", and write it."""
        if self.paper is None:
            return
        folder = papers_folder(Path.home())
        folder.mkdir(exist_ok=True)
        offered = str(folder / f"{self._name}.{form}")
        if chosen := self.choose_file(self._page, offered):
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write it to a file; one that a cloud service copies is warned of."""
        paper = self.paper
        if paper is None:
            return
        try:
            if path.suffix == ".html":
                path.write_text(paper.html, encoding="utf-8")
            else:
                save_pdf(paper, path, self._pages)
        except OSError:
            words = f"{path.name} could not be written there. Choose another folder."
            self._desk.said.emit(words, None)
            return
        cloud = copied_by(path)
        warned = f" {cloud} copies that folder: move the file out of it." if cloud else ""
        saved = SavedFile(str(path), paper.title, self._reader, desks.today())
        self.left.emit(f"Saved as {path.name}. {_LISTED}{warned}", saved)


def choose_file(parent: QWidget, offered: str) -> str:
    """Ask the person for a file to save in; '' when they choose none."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the paper", offered)
    return chosen
