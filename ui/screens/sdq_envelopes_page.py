"""Envelopes for SDQ forms: labels for those to be given out, and the list to tick them off."""

from datetime import datetime
from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.actions.files import SavedFile
from linkworker.actions.sdq_envelopes import Envelope, give_envelopes
from linkworker.documents.paper import Paper
from linkworker.documents.sdq_labels import PER_SHEET, sdq_labels, sdq_list
from linkworker.records import FilledInBy
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.forms.paper_keeping import keep_sheet
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
from ui.sdq.envelope_reading import Read, read_envelopes
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips, Tick
from ui.widgets.field import Field
from ui.widgets.inputs import NumberEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = "An envelope for each form that waits to be given out. Outside stands a first name only."
_NONE = "Nothing here. Forms come up by themselves when they are due."
_READING = "You are reviewing. The children’s Link Worker makes the envelopes."
_SHEET = f"{PER_SHEET} labels to a sheet, 63.5 by 38.1 mm. Print at 100%, not “fit to page”."
LABELS, LIST = "labels", "list"
_WHAT = ((LABELS, "Labels"), (LIST, "The list, to tick off"))
EVERYBODY = "everybody"
_WHOSE = (
    (EVERYBODY, "Everybody"),
    (FilledInBy.TEACHER, "Teachers"),
    (FilledInBy.PARENT, "Parents and carers"),
    (FilledInBy.SELF, "Young people"),
)


class SdqEnvelopesPage(ScrollPage):
    """Ctrl+P or Ctrl+Enter prints what is shown: the labels, or the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Read | None = None
        self.out = PaperOut(self, desk, ".")
        self.what = Chips(list(_WHAT))
        self.whose = Chips(list(_WHOSE))
        self.begin = NumberEdit(1, PER_SHEET)
        self.larger = Tick("Larger print")
        self._first = Field("First free label of the sheet", self.begin, hint=_SHEET)
        self._not_made, self.preview = down(gap=8), PaperPreview()
        self._said = WrapLabel("", "body", "soft")
        self._none = unshown(EmptyState("No form to give out", _NONE, "clipboard-list"))
        self._review = unshown(InfoStrip("read-only", _READING))
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print", "primary", "printer")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = down(
            Field("What to print", self.what), Field("For whom", self.whose), self._first,
            self.larger, self._said, held(self._not_made), STRETCH, gap=12,
        )  # fmt: skip
        self._body = TwoColumns(held(left), held(down(self.preview, STRETCH)), 420)
        self.add(PageHead("SDQ envelopes", _ABOUT), self._review, self._none, self._body)
        self._foot_row = held(across(STRETCH, self.save, self.print, KeyCap("Ctrl Enter")))
        self.set_foot(self._foot_row)
        self.what.set_value(LABELS)
        self.whose.set_value(EVERYBODY)
        self.begin.set_value(1)

    def _connect(self) -> None:
        for part in (self.what, self.whose, self.begin, self.larger):
            part.changed.connect(self._make)
        self.save.clicked.connect(lambda: self.out.save())
        self.print.clicked.connect(self.out.print)
        self.out.left.connect(self._keep)
        for keys in ("Ctrl+Enter", "Ctrl+P"):
            on_key(self, keys, self.print.click)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read which forms wait to be given out."""
        super().showEvent(event)
        ask = partial(read_envelopes, today=desks.today(), standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _show(self, found: Read) -> None:
        self._found = found
        writes = not self._desk.standing.reviews
        self._review.setVisible(not writes)
        self._none.setVisible(writes and not found.envelopes)
        for part in (self._body, self._foot_row):
            part.setVisible(writes and bool(found.envelopes))
        if writes and found.envelopes:
            self._make()
            self.what.setFocus()

    def _made(self) -> list[Envelope]:
        """Give the envelopes that are printed, in the order of their labels."""
        return [one for one in self._chosen() if not one.why]

    def _chosen(self) -> list[Envelope]:
        whose = self.whose.value()
        filled_by = whose if isinstance(whose, FilledInBy) else None
        return self._found.of(filled_by) if self._found else []

    def _make(self) -> None:
        found, labels = self._found, self.what.value() == LABELS
        if found is None:
            return
        wrong = self.begin.problem() if labels else ""
        self._first.set_problem(f"The first free label {wrong}" if wrong else "")
        self._first.setVisible(labels)
        self.larger.setVisible(not labels)
        chosen = self._chosen()
        paper = None if wrong or not self._made() else self._paper(found, chosen)
        name = f"{'Labels' if labels else 'Forms to give out'} {desks.today().isoformat()}"
        self.preview.show_paper(paper)
        self.out.offer(paper, found.worker.name, name, self.preview.pages)
        for button in (self.save, self.print):
            button.setEnabled(paper is not None)
        self._say(chosen)

    def _paper(self, found: Read, chosen: list[Envelope]) -> Paper:
        said = {"worker": found.worker, "practice": found.practice}
        if self.what.value() == LABELS:
            return sdq_labels(chosen, begin=self.begin.value() or 1, **said)  # type: ignore[arg-type]
        larger = bool(self.larger.value())
        return sdq_list(chosen, term=found.term, on=desks.today(), larger=larger, **said)  # type: ignore[arg-type]

    def _say(self, chosen: list[Envelope]) -> None:
        """Say how many there are, and for whom there is none and why."""
        made = len(self._made())
        self._said.setText(f"{made} envelope{'s' * (made != 1)}.")
        empty(self._not_made)
        if none := [one for one in chosen if one.why]:
            lines = [f"{one.child.name}, {one.chased.filled_by.value}: {one.why}" for one in none]
            strip = InfoStrip("caution", f"No envelope for {len(none)}", "\n".join(lines))
            self._not_made.addWidget(strip)

    def _keep(self, words: str, saved: SavedFile | None) -> None:
        """Keep with each child that a label was made; the list is for who gives them out."""
        made, by = self._made(), self._desk.standing.user

        def give(store: Store, at: datetime, file: str) -> Changes:
            return give_envelopes(store, made, at=at, by=by, file=file)

        keep_sheet(self._desk, give, words, saved)
