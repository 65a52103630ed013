"""The sheet of a day: the rows to write up, on half a page to carry; printed or saved."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from linkworker.actions.day import Row
from linkworker.actions.files import SavedFile
from linkworker.actions.sheets import give_sheet
from linkworker.documents.day_sheet import LINES, day_sheet
from linkworker.measures.days import say_day
from linkworker.store import Changes, Reader, Store
from ui import desk as desks
from ui.day.opening import OpenedDay, open_day
from ui.day.shredded import Shredded
from ui.desk import Desk, Standing
from ui.forms.keys import on_key
from ui.forms.paper_keeping import keep_sheet
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips, Tick
from ui.widgets.field import Field
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, down, held, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = "The rows of the day on half a page (A5), numbered. Writing up goes in the same order."
_ONLY = (
    "It has no surname, no reason and nothing that was written before. That it was printed is "
    "kept with each child on it, and you are asked whether it is shredded."
)
_FULL = "More than {lines} rows: the last ones stand on a second page."
_PRINTED = ". You are asked here whether it is shredded."
_READING = "You are reviewing. A day sheet is made by who sees the children."


@dataclass(frozen=True)
class _Made:
    opened: OpenedDay
    practice: bool


class DaySheetPage(ScrollPage):
    """`show_about("2025-11-04")`; Ctrl+P or Ctrl+Enter prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._made: _Made | None = None
        self.out = PaperOut(self, desk, _PRINTED, half=True)
        self.head = PageHead("Day sheet", _ABOUT)
        self.larger = Tick("Larger print, on as many half pages as it takes")
        self.names = Chips([(False, "Initials"), (True, "First names")])
        self.shredded, self.preview = Shredded(desk), PaperPreview()
        self._full = unshown(InfoStrip("caution", _FULL.format(lines=LINES)))
        self._review = unshown(InfoStrip("read-only", _READING))
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print", "primary", "printer")
        left = down(
            Field("Name children by", self.names), self.larger,
            WrapLabel(_ONLY, "body", "soft"), self._full, self.shredded, STRETCH, gap=12,
        )  # fmt: skip
        side = held(down(self.preview, STRETCH))
        self.add(self.head, self._review, TwoColumns(held(left), side, 420))
        self._key = KeyCap("Ctrl Enter")
        self.set_foot(STRETCH, self.save, self.print, self._key)
        self._connect()

    def _connect(self) -> None:
        self.names.set_value(False)
        self.names.changed.connect(self._make)
        self.larger.changed.connect(self._make)
        self.print.clicked.connect(self.out.print)
        self.save.clicked.connect(lambda: self.out.save())
        self.out.left.connect(self._keep)
        self._desk.background.changed.connect(self._changed)
        for keys in ("Ctrl+Enter", "Ctrl+P"):
            on_key(self, keys, self.print.click)

    def show_about(self, about: str) -> None:
        """Show the sheet of a day, or of today."""
        ask = partial(_read, about=about, today=desks.today(), standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _changed(self, changes: Changes) -> None:
        if self._made is not None and self.isVisible() and changes.ids:
            self.show_about(self._made.opened.day.isoformat())

    def _show(self, made: _Made) -> None:
        self._made = made
        writes = not self._desk.standing.reviews
        today = desks.today()
        self.head.say(f"Day sheet, {say_day(made.opened.day)}", _ABOUT)
        self._review.setVisible(not writes)
        self.shredded.show_sheets(made.opened.sheets if writes else (), today)
        self._full.setVisible(len(made.opened.rows) > LINES)
        for part in (self.save, self.print, self._key):
            part.setVisible(writes)
        self._make()

    def _make(self) -> None:
        if self._made is None or self._desk.standing.reviews:
            return
        opened, worker = self._made.opened, self._desk.standing.name or "Me"
        paper = day_sheet(
            self._rows(), opened.day, worker=worker, practice=self._made.practice,
            first_names=bool(self.names.value()), larger=bool(self.larger.value()),
        )  # fmt: skip
        self.out.offer(paper, self._desk.standing.name, f"Day sheet {desks.today().isoformat()}")
        self.preview.show_paper(paper)

    def _rows(self) -> tuple[Row, ...]:
        return self._made.opened.rows if self._made else ()

    def _keep(self, words: str, saved: SavedFile | None) -> None:
        """Keep with each child that the sheet was made, and in what order its lines are."""
        if self._made is None:
            return
        standing, rows, day = self._desk.standing, self._rows(), self._made.opened.day

        def give(store: Store, at: datetime, file: str) -> Changes:
            name = standing.name or "Me"
            return give_sheet(store, rows, day, reader=name, at=at, by=standing.user, file=file)

        keep_sheet(self._desk, give, words, saved)


def _read(reader: Reader, about: str, today: date, standing: Standing) -> _Made:
    return _Made(open_day(reader, about, today, standing), bool(reader.setting("practice")))
