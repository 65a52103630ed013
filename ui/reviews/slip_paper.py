"""A slip as it will leave the printer; that it went is kept with each child on it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QWidget

from linkworker.actions.files import SavedFile, note_saved_file, papers_folder
from linkworker.actions.review_slips import SLIP, Slip, give_slip
from linkworker.documents.paper import Paper
from linkworker.documents.teacher_slip import teacher_slip
from linkworker.errors import LinkWorkerError
from linkworker.records import Colleague
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Desk
from ui.forms.paper_preview import PaperPreview
from ui.printing import choose_printer, paint, save_pdf
from ui.widgets.buttons import Button
from ui.widgets.layout import STRETCH, down, empty
from ui.widgets.notices import InfoStrip


class SlipPaper(QWidget):
    """Its buttons `save` and `print` stand at the foot of the page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._slip: Slip | None = None
        self._teacher = ""
        self.paper: Paper | None = None
        self.choose_printer: Callable[[QWidget], QPagedPaintDevice | None] = choose_printer
        self.preview, self._refused = PaperPreview(), down(gap=0)
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print the slip", "secondary", "printer")
        self.setLayout(down(self._refused, self.preview, STRETCH, gap=8))
        self.save.clicked.connect(self._choose_file)
        self.print.clicked.connect(self._print)

    def show_slip(self, slip: Slip, teacher: str, worker: Colleague, *, practice: bool) -> None:
        """Make the slip of a class, or say why none may be made."""
        self._slip, self._teacher = slip, teacher or "class teacher"
        empty(self._refused)
        try:
            self.paper = teacher_slip(
                slip, teacher=self._teacher, worker=worker, on=desks.today(), practice=practice
            )
        except LinkWorkerError as error:
            self.paper = None
            self._refused.addWidget(InfoStrip("caution", "No slip is made", str(error)))
        self.preview.show_paper(self.paper)
        for button in (self.save, self.print):
            button.setEnabled(self.paper is not None)

    def _print(self) -> None:
        if self.paper is None or (printer := self.choose_printer(self)) is None:
            return
        try:
            paint(self.paper, printer)
        except OSError:
            self._desk.said.emit("The printer did not take it. Save it as PDF instead.", None)
            return
        self._give("Sent to the printer. The school is asked.")

    def _choose_file(self) -> None:
        folder = papers_folder(Path.home())
        folder.mkdir(exist_ok=True)
        offered = str(folder / f"{SLIP} {desks.today().isoformat()}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the slip", offered)
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write the slip to a file, and remember that it is there; say so if it cannot be."""
        if self.paper is None:
            return
        try:
            save_pdf(self.paper, path)
        except OSError:
            words = f"{path.name} could not be written there. Choose another folder."
            self._desk.said.emit(words, None)
            return
        saved = SavedFile(str(path), SLIP, self._teacher, desks.today())
        self._give(f"Saved as {path.name}. It is not locked there: see Settings, Papers.", saved)

    def _give(self, words: str, saved: SavedFile | None = None) -> None:
        """Keep with each child that the slip went out, and that the school is asked."""
        slip, by, at = self._slip, self._desk.standing.user, desks.this_minute()
        file = Path(saved.path).name if saved else ""
        teacher = self._teacher

        def keep(store: Store) -> Changes | None:
            if saved:
                note_saved_file(store, saved)
            return (
                give_slip(store, slip, teacher=teacher, at=at, by=by, file=file) if slip else None
            )

        self._desk.background.run(keep, then=lambda _: self._desk.saved(words))
