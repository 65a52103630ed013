"""The words that may leave for one use, for one reader: looked at, then printed or saved.

They are read anew at the moment they leave, so that a yes taken back meanwhile counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from textwrap import shorten

from linkworker.actions.files import SavedFile
from linkworker.actions.quotes import Permitted, give_quotes, permitted
from linkworker.documents.paper import Made, Paper
from linkworker.documents.quotes import quotes_paper, who_said
from linkworker.documents.recipient import Recipient
from linkworker.errors import LinkWorkerError
from linkworker.fields import Record
from linkworker.measures.quotes import use_of, uses
from linkworker.records import Child, Colleague, FamilyAnswer, Quote, QuoteAnswer
from linkworker.store import Changes, Reader, Store
from ui import desk as desks
from ui.crash import said_in_words
from ui.desk import Desk, Standing
from ui.forms.keys import on_key
from ui.forms.paper_check import PaperCheck
from ui.forms.paper_keeping import keep_sheet
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips, Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.layout import STRETCH, down, empty, held
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = "For one named reader and one use. Nobody stands on it by name; a yes is needed for each."
_PRINTED = ", and kept with each child whose words it holds."
_WHO = "Say who it is for: it stands on the paper, and in what was shared."
_REVIEWS = "You are reviewing: the children’s Link Worker prints it."
_KINDS: tuple[type[Record], ...] = (Child, FamilyAnswer, Quote, QuoteAnswer)
_LETTERS = 44  # of the words, beside a tick


@dataclass(frozen=True)
class _Found:
    words: list[Permitted]
    children: list[Child]
    worker: Colleague
    on: date
    practice: bool


class QuotesPaperPage(ScrollPage):
    """`show_about("funders")`; Ctrl+P or Ctrl+Enter prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: _Found | None = None
        self._left_out: set[str] = set()
        self.out = PaperOut(self, desk, _PRINTED)
        self.use = Chips([(one.code, one.words) for one in uses()])
        self.reader = Field("Who is it for?", LineEdit("The Elm Trust"))
        self.why = Field("Why does it go out?", LineEdit("for the report of the year"),
                         optional=True)  # fmt: skip
        self._ticks, self.check, self.preview = down(gap=4), PaperCheck(), PaperPreview()
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print", "primary", "printer")
        left = down(Field("What for?", self.use), self.reader, self.why, held(self._ticks),
                    self.check, STRETCH, gap=12)  # fmt: skip
        right = held(down(self.preview, STRETCH))
        self.add(PageHead("Print permitted words", _ABOUT), TwoColumns(held(left), right, 400))
        self.set_foot(STRETCH, self.save, self.print, KeyCap("Ctrl Enter"))
        self._connect()

    def _connect(self) -> None:
        self.use.changed.connect(self._choose)
        self.reader.editor.editingFinished.connect(self._make)
        self.print.clicked.connect(partial(self._leave, self.out.print))
        self.save.clicked.connect(partial(self._leave, self.out.save))
        self.out.left.connect(self._keep)
        self._desk.background.changed.connect(self._changed)
        for keys in ("Ctrl+Enter", "Ctrl+P"):
            on_key(self, keys, self.print.click)

    def show_about(self, about: str) -> None:
        """Offer the words for a use."""
        codes = [one.code for one in uses()]
        self.use.set_value(about if about in codes else self.use.value() or codes[0])
        self._choose()
        self.reader.setFocus()

    def _choose(self) -> None:
        self._left_out.clear()
        self._read(self._show)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read(self._show)

    def _read(self, then: Callable[[_Found], None]) -> None:
        ask = partial(_read, use=str(self.use.value()), today=desks.today(),
                      standing=self._desk.standing)  # fmt: skip
        self._desk.background.read(ask, then=then)

    def _show(self, found: _Found) -> None:
        self._found = found
        empty(self._ticks)
        for one in found.words:
            tick = Tick(f"“{shorten(one.quote.words, _LETTERS, placeholder='…')}” {who_said(one)}")
            tick.set_value(one.quote.id not in self._left_out)
            tick.changed.connect(partial(self._tick, one.quote.id, tick))
            self._ticks.addWidget(tick)
        self._make()

    def _tick(self, quote: str, tick: Tick) -> None:
        if tick.value():
            self._left_out.discard(quote)
        else:
            self._left_out.add(quote)
        self._make()

    def _chosen(self, found: _Found) -> list[Permitted]:
        return [one for one in found.words if one.quote.id not in self._left_out]

    def _make(self) -> None:
        """Make the paper, or say why none may be made."""
        found, reader, paper = self._found, self.reader.value().strip(), None
        use = use_of(str(self.use.value()))
        if self._desk.standing.reviews:
            self.check.refuse(_REVIEWS)
        elif found is not None and not reader:
            self.check.say(_WHO)
        elif found is not None:
            try:
                paper = self._paper(found, reader)
                self.check.show_paper(paper, Recipient(reader, use.words))
            except LinkWorkerError as error:
                self.check.refuse(said_in_words(error))
        self.out.offer(paper, reader, f"Words {desks.today().isoformat()}")
        self.preview.show_paper(paper)
        for button in (self.save, self.print):
            button.setEnabled(paper is not None)

    def _paper(self, found: _Found, reader: str) -> Paper:
        use, made = use_of(str(self.use.value())), Made(found.worker, found.on)
        return quotes_paper(self._chosen(found), use, found.children, made, reader=reader,
                            practice=found.practice)  # fmt: skip

    def _leave(self, act: Callable[[], None], *_: bool) -> None:
        """Read once more what may leave, then let it go."""

        def go(found: _Found) -> None:
            self._show(found)
            if self.out.paper is not None:
                act()

        if self.out.paper is not None:
            self._read(go)

    def _keep(self, words: str, saved: SavedFile | None) -> None:
        found, paper = self._found, self.out.paper
        if found is None or paper is None:
            return
        chosen, by = self._chosen(found), self._desk.standing.user
        said = {"paper": paper.title, "reader": self.reader.value().strip(),
                "role": use_of(str(self.use.value())).words, "why": self.why.value()}  # fmt: skip

        def give(store: Store, at: datetime, file: str) -> Changes:
            return give_quotes(store, chosen, at=at, by=by, file=file, **said)

        keep_sheet(self._desk, give, words, saved)


def _read(reader: Reader, use: str, today: date, standing: Standing) -> _Found:
    known = reader.find(Colleague, user=standing.user)
    worker = known[0] if known else Colleague(name=standing.name)
    practice = bool(reader.setting("practice"))
    words = permitted(reader, use, today)
    return _Found(words, reader.find(Child), worker, today, practice)
