"""The concern sheet on its way out: looked at, printed, saved as a file that is listed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from linkworker.actions.files import SavedFile, note_saved_file
from linkworker.documents.concern_sheet import Told, concern_sheet
from linkworker.documents.paper import Paper
from linkworker.records import Child
from ui import desk as desks
from ui.concern.reading import Opened
from ui.desk import Desk
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
from ui.widgets.buttons import Button
from ui.widgets.layout import unshown

_PRINTED = ". Hand it over and have it signed; no copy is kept here."


class Sheet:
    """Its buttons and its preview; `make` gives the paper as things are typed, and its reader."""

    def __init__(
        self, page: QWidget, desk: Desk, make: Callable[[], tuple[Paper, str] | None]
    ) -> None:
        self._desk, self._make = desk, make
        self.preview = unshown(PaperPreview())
        self.out = PaperOut(page, desk, _PRINTED)
        self.look = Button("Look at the sheet", "quiet", "eye")
        self.save = Button("Save as PDF", "quiet", "download")
        self.print = Button("Print the sheet", "secondary", "printer")
        self.look.clicked.connect(self._look)
        self.save.clicked.connect(lambda: self._go(self.out.save))
        self.print.clicked.connect(lambda: self._go(self.out.print))
        self.out.left.connect(self._left)

    def _look(self) -> None:
        if self._offer():
            self.preview.show_paper(self.out.paper)
            self.preview.show()

    def _go(self, out: Callable[[], None]) -> None:
        if self._offer():
            out()

    def _offer(self) -> bool:
        made = self._make()
        if made is not None:
            paper, reader = made
            self.out.offer(paper, reader, f"Concern sheet {desks.today().isoformat()}")
        return made is not None

    def _left(self, words: str, saved: SavedFile | None) -> None:
        """List a saved file, so that it is deleted; of a print nothing is kept."""
        if saved:
            self._desk.background.run(lambda store: note_saved_file(store, saved))
        self._desk.said.emit(words, None)


def write_sheet(opened: Opened, child: Child | None, told: Told, reader: str) -> Paper:
    """Write the sheet about a child, or about one who is not on this laptop."""
    school = next((one.name for one, _ in opened.schools_of(child)), "") if child else ""
    return concern_sheet(
        told, child, school=school, reader=reader, worker=opened.worker,
        now=desks.this_minute(), practice=opened.practice,
    )  # fmt: skip
