"""Words people gave us: which wait for a yes, which may be used and for what; printed for one."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from linkworker.actions.quotes import Given, all_quotes
from linkworker.fields import Record
from linkworker.records import Child, FamilyAnswer, Quote, QuoteAnswer, Relation
from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.models.voice import GROUPS, MAY, in_group, waits_words
from ui.voice.quote_row import QuoteRow, told_uses
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.filters import FilterChips
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, arrange, down, held, unshown
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = "Written once where they were heard. Each leaves only for a use that somebody said yes to."
_NONE = "Words are written down on a child’s Voice, or kept from a note or a review."
_KINDS: tuple[type[Record], ...] = (Child, FamilyAnswer, Quote, QuoteAnswer, Relation)
_REVIEWS = "You are reviewing: the child’s Link Worker asks for a yes."
_SIDE = 320


class QuotesPage(ScrollPage):
    """`show_about("may")` begins with one heading; Ctrl+P goes to the list on paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.given: list[Given] = []
        self.print = Button("Print a list", "primary", "printer")
        self.head = PageHead("Words people gave us", _ABOUT, (self.print,))
        self.filters = FilterChips(GROUPS, "Which words")
        self._reviews = unshown(InfoStrip("read-only", _REVIEWS))
        self._rows_for = KeptFor(partial(QuoteRow, desk, named=True))
        self.rows: list[QuoteRow] = []
        self._list = down(gap=14)
        self._none = unshown(EmptyState("No words here", _NONE, "quote"))
        self._card = Card()
        self._card.body.addLayout(self._list)
        told = Card("When you ask, say who reads it", icon="info")
        told.add(*(WrapLabel(line, "small", "soft") for line in told_uses()))
        told.add(WrapLabel("A no is kept as a no. A yes counts for a year, and can be taken back "
                           "on any day.", "small", "muted"))  # fmt: skip
        main = held(down(self.filters, self._none, self._card, STRETCH, gap=12))
        self.add(self.head, self._reviews,
                 TwoColumns(main, held(down(told, STRETCH, gap=0)), _SIDE))  # fmt: skip
        self.filters.chosen.connect(lambda _: self._show_rows())
        self.print.clicked.connect(lambda: desk.go("quotes_paper"))
        desk.background.changed.connect(self._changed)
        on_key(self, "Ctrl+P", self.print.click)

    def show_about(self, about: str) -> None:
        """Show one heading, such as "may"."""
        if about in dict(GROUPS):
            self.filters.choose(about)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read how things stand now."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        ask = partial(all_quotes, today=desks.today())
        self._desk.background.read(ask, then=self._show)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read()

    def _show(self, given: list[Given]) -> None:
        self.given = given
        waiting = sum(one.waits for one in given)
        self.head.say("Words people gave us", f"{waits_words(waiting)}. {_ABOUT}")
        for key, _ in GROUPS:
            self.filters.show_count(key, len(in_group(given, key)))
        self._reviews.setVisible(self._desk.standing.reviews)
        self.print.setEnabled(bool(in_group(given, MAY)))
        self.print.setVisible(not self._desk.standing.reviews)
        self._show_rows()

    def _show_rows(self) -> None:
        shown = in_group(self.given, self.filters.now())
        self.rows = self._rows_for.take([one.quote.id for one in shown])
        writes = not self._desk.standing.reviews
        for row, one in zip(self.rows, shown, strict=True):
            row.show_given(one, may_write=writes)
        parts: list[QWidget] = [*self.rows]
        arrange(self._list, parts)
        self._card.setVisible(bool(shown))
        self._none.setVisible(not shown)
        if not self.given:
            self._none.say("No words yet", _NONE)
        elif not shown:
            self._none.say("None here", f"{len(self.given)} stand under the other headings.")
