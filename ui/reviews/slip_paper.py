"""A slip as it will leave the printer; that it went is kept with each child on it."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from linkworker.actions.files import SavedFile
from linkworker.actions.review_slips import SLIP, Slip, give_slip
from linkworker.documents.paper import Paper
from linkworker.documents.teacher_slip import teacher_slip
from linkworker.errors import LinkWorkerError
from linkworker.records import Colleague
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.paper_keeping import keep_sheet
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
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
        self.out = PaperOut(self, desk, ". The school is asked.")
        self.preview, self._refused = PaperPreview(), down(gap=0)
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print the slip", "secondary", "printer")
        self.setLayout(down(self._refused, self.preview, STRETCH, gap=8))
        self.save.clicked.connect(lambda: self.out.save())
        self.print.clicked.connect(self.out.print)
        self.out.left.connect(self._keep)

    def show_slip(
        self, slip: Slip, teacher: str, worker: Colleague, *, practice: bool, larger: bool = False
    ) -> None:
        """Make the slip of a class, or say why none may be made."""
        self._slip, self._teacher = slip, teacher or "class teacher"
        empty(self._refused)
        try:
            paper: Paper | None = teacher_slip(
                slip, teacher=self._teacher, worker=worker, on=desks.today(), practice=practice,
                larger=larger,
            )  # fmt: skip
        except LinkWorkerError as error:
            paper = None
            self._refused.addWidget(InfoStrip("caution", "No slip is made", said_in_words(error)))
        self.out.offer(paper, self._teacher, f"{SLIP} {desks.today().isoformat()}")
        self.preview.show_paper(paper)
        for button in (self.save, self.print):
            button.setEnabled(paper is not None)

    def _keep(self, words: str, saved: SavedFile | None) -> None:
        """Keep with each child that the slip went out, and that the school is asked."""
        slip, teacher, by = self._slip, self._teacher, self._desk.standing.user
        if slip is None:
            return

        def give(store: Store, at: datetime, file: str) -> Changes:
            return give_slip(store, slip, teacher=teacher, at=at, by=by, file=file)

        keep_sheet(self._desk, give, words, saved)
