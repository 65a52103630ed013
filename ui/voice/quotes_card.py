"""The words people gave us about one child, at the side of what the child says."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.quotes import Given
from ui.child.part import Part
from ui.models.about_child import About
from ui.models.voice import waits_words
from ui.voice.quote_adder import QuoteAdder
from ui.voice.quote_row import QuoteRow
from ui.widgets.asking import ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, arrange, down, empty, unshown

_ASKS = "A good sentence from mum, a teacher, the child? Keep it here, word for word."


class QuotesCard(Card):
    """Alt+0 writes words down; the list of all is one step away."""

    def __init__(self, part: Part) -> None:
        self.add_it = Button("Add", "small", "plus", "Write down words somebody gave us")
        super().__init__("Words people gave us", icon="quote", actions=(self.add_it,))
        self._part = part
        self._about: About | None = None
        self._every = Button("All of them", "ghost", "arrow-right")
        self._waits = Label("", "small", "muted")
        self._asked, self._list = down(gap=0), down(gap=14)
        self._rows_for = KeptFor(partial(QuoteRow, part.desk))
        self.rows: list[QuoteRow] = []
        self._none = unshown(WrapLabel(_ASKS, "small", "muted"))
        foot = across(self._waits, STRETCH, self._every, gap=8)
        self.body.addLayout(down(self._asked, self._list, foot, gap=8))
        self.add_it.clicked.connect(self.begin)
        self._every.clicked.connect(lambda: part.desk.go("quotes"))

    def show_quotes(self, about: About, given: Sequence[Given]) -> None:
        """Show them; what is typed stays under its own."""
        if self._about is not None and self._about.child.id != about.child.id:
            empty(self._asked)
        self._about = about
        self.add_it.setVisible(about.may_write)
        self.rows = self._rows_for.take([one.quote.id for one in given])
        for row, one in zip(self.rows, given, strict=True):
            row.show_given(one, may_write=about.may_write)
        shown: list[QWidget] = [*self.rows]
        arrange(self._list, shown or [self._none])
        waiting = sum(one.waits for one in given)
        self._waits.setText(waits_words(waiting) if waiting else "")

    def begin(self) -> None:
        """Write words down, in one line."""
        if self._about is not None and self._about.may_write:
            asked = QuoteAdder(self._part, self._about)
            ask_in(self._asked, asked)
            asked.come()
