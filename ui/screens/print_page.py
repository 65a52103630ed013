"""Papers about a child: which, for whom, what was left out and why; printed or saved as a file."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from linkworker.actions.files import SavedFile
from linkworker.documents.paper import Paper
from linkworker.documents.recipient import Recipient
from linkworker.records import Child
from ui import desk as desks
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.forms.paper_check import PaperCheck
from ui.forms.paper_keeping import Leaving, keep_leaving, keep_phone
from ui.forms.paper_kinds import (
    CHILD_SHEET,
    CHRONOLOGY,
    NAMES,
    PLAN,
    STORY,
    Readers,
    Wanted,
    at_school,
    file_name,
    offered,
    readers_of,
    this_year,
    write,
)
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips, ChoicePicker, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down, held
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ONE_READER = "A paper is made for one reader. What they must not be told is left out."
_PRINTED = ", and kept with what was shared."
_CHOOSE = (
    "Choose a reader, and this says what they will see. Somebody missing? "
    "Add them on the story, under Who may be told what."
)


class PrintPage(ScrollPage):
    """`show_about("id")`, `("id/attendance")`, or `("id/chronology/2025-09-01/2025-11-04")`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._child: Child | None = None
        self._asked: Wanted | None = None
        self._readers, self._first = dict[str, Recipient](), ""  # and the one to begin with
        self.out = PaperOut(self, desk, _PRINTED)
        self._title = PageHead("Print a paper", _ONE_READER)
        self.what = Chips(list(NAMES.items()))
        self.reader = ChoicePicker([], nothing="Choose who it is for")
        self.there = Field("Who at the school?", LineEdit("Mr Fenwick"), optional=True)
        self.first = Field("From", DateEdit("back", desks.today))
        self.last = Field("To", DateEdit("back", desks.today))
        self.why = Field("Why does it go out?", LineEdit("for the meeting"), optional=True)
        self.larger = Tick("Larger print")
        self.check = PaperCheck()
        self.preview = PaperPreview()
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print", "primary", "printer")
        self.save_html = Button("Save as HTML", "secondary", "file-text")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._days = held(across(self.first, self.last, gap=16))
        what, reader = Field("Which paper?", self.what), Field("Who is it for?", self.reader)
        left = down(what, reader, self.there, self._days, self.larger, self.check, self.why, gap=12)
        left.addStretch(1)
        right = held(down(self.preview, STRETCH))
        self.add(self._title, TwoColumns(held(left), right, 340))
        key = Label("Ctrl Enter", "meta", "muted")
        self.set_foot(STRETCH, self.save_html, self.save, self.print, key)

    def _connect(self) -> None:
        self.reader.changed.connect(self._choose_again)
        self.what.changed.connect(self._offer)
        self.larger.changed.connect(self._make)
        for field in (self.first, self.last):
            field.editor.changed.connect(self._make)
        self.there.editor.editingFinished.connect(self._make)
        self.check.ticked.connect(self._ticked)
        self.check.reasoned.connect(self._reasoned)
        self.check.to_decide.connect(partial(self._desk.go, "to_decide"))
        self.preview.prepared.connect(self._let_go)
        self.check.phoned.connect(lambda phone: keep_phone(self._desk, phone, self._make))
        self.save.clicked.connect(lambda: self.out.save("pdf"))
        self.save_html.clicked.connect(lambda: self.out.save("html"))
        self.print.clicked.connect(self.out.print)
        self.out.left.connect(self._keep)
        for keys in ("Ctrl+Enter", "Ctrl+P"):
            on_key(self, keys, self.print.click)

    @property
    def paper(self) -> Paper | None:
        """The paper as it would leave, or None while there is none."""
        return self.out.paper

    def show_about(self, about: str) -> None:
        """Offer the readers round a child, for the paper and the days said after the id."""
        child_id, _, rest = about.partition("/")
        what, *days = rest.split("/")
        self.what.set_value(what if what in NAMES else PLAN)
        between = [date.fromisoformat(day) for day in days] if len(days) == 2 else this_year()
        for field, day in zip((self.first, self.last), between, strict=True):
            field.editor.set_value(day)
        self._asked, self._first = None, days[0] if len(days) == 1 else ""
        self._show_paper(None)
        ask = partial(readers_of, child_id=child_id, standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show_readers)

    def _show_readers(self, found: Readers) -> None:
        self._child, self._readers = found.child, found.by_key
        self._title.say(f"Print a paper about {found.child.name}", _ONE_READER)
        self._first = self._first or found.first
        self.reader.set_value(None)
        self._offer()
        self.reader.setFocus()

    def _offer(self) -> None:
        """Offer those who may be readers of this paper; who was chosen stays chosen."""
        picked = self.reader.value() or self._first
        fits = offered(self._readers, str(self.what.value()))
        self.reader.offer([(key, f"{one.name}, {one.role}") for key, one in fits.items()])
        self.reader.set_value(picked if picked in fits else _only(fits))
        self._choose_again()

    def _choose_again(self) -> None:
        self.check.begin()
        self._make()

    def _reader(self) -> Recipient | None:
        found = self._readers.get(str(self.reader.value()))
        return at_school(found, self.there.value()) if found else None

    def _make(self) -> None:
        child, reader, what = self._child, self._reader(), str(self.what.value())
        self._days.setVisible(what == CHRONOLOGY)
        self.there.setVisible(bool(reader and reader.school))
        first, last = self.first.value(), self.last.value()
        self._asked = None
        if child is None or reader is None or first is None or last is None:
            self._show_paper(None)
            return
        if self.paper is None:
            self.check.say("The paper is being made.")
        self.out.offer(None)  # the one made for another choice goes nowhere while this is made
        self._let_go()
        wanted = self._asked = Wanted(what, reader, bool(self.larger.value()), (first, last))
        self._desk.background.read(
            partial(write, child=child, wanted=wanted, standing=self._desk.standing),
            then=partial(self._made, wanted),
            otherwise=partial(self._refuse, wanted),
        )

    def _made(self, wanted: Wanted, paper: Paper) -> None:
        """Show a paper; one made for a reader chosen before would go to the wrong hands."""
        if wanted is self._asked:
            self._show_paper(paper)

    def _refuse(self, wanted: Wanted, error: Exception) -> None:
        if wanted is self._asked:
            self._show_paper(None)
            self.check.refuse(said_in_words(error))

    def _show_paper(self, paper: Paper | None) -> None:
        reader, child = self._reader(), self._child
        name = file_name(str(self.what.value()), child) if child else ""
        self.preview.show_paper(paper)
        self.out.offer(paper, reader.name if reader else "", name, self.preview.pages)
        self._let_go()
        if paper is None or reader is None:
            self.check.say(_CHOOSE)
        else:
            self.check.show_paper(paper, reader)
            if paper.no_phone and self._desk.standing.place_log:
                self.check.ask_phone()
            short = self.what.value() == STORY and not self.larger.value()
            if short and self.preview.count > 1:
                self.check.show_length(self.preview.count)

    def _let_go(self) -> None:
        for button in (self.save, self.save_html, self.print):
            button.setEnabled(self.paper is not None and self.preview.count > 0)

    def _ticked(self, tick: str, shown: bool) -> None:
        key = str(self.reader.value())
        reader = self._readers[key]
        ticked = reader.ticked | {tick} if shown else reader.ticked - {tick}
        self._readers[key] = replace(reader, ticked=ticked)
        self._make()

    def _reasoned(self, tick: str, why: str) -> None:
        key = str(self.reader.value())
        reader = self._readers[key]
        self._readers[key] = replace(reader, reasons={**reader.reasons, tick: why})
        self._make()

    def _keep(self, words: str, saved: SavedFile | None) -> None:
        paper, reader, child = self.paper, self._reader(), self._child
        if paper is not None and reader is not None and child is not None:
            why = self.why.value()
            file = replace(saved, why=why) if saved else None
            asks = self.what.value() == CHILD_SHEET
            leaving = Leaving(paper, reader, child, why, file, self.check.introduces, asks)
            keep_leaving(self._desk, leaving, words)


def _only(fits: Iterable[str]) -> str | None:
    """Give the key of the one reader there can be, or None where there is a choice."""
    keys = list(fits)
    return keys[0] if len(keys) == 1 else None
