"""Lent and not back: every lent thing of the caseload, the first to come back at the top."""

from functools import partial

from linkworker.actions.practical_support import Lent, all_lent
from linkworker.records import Child, PracticalSupport
from ui import desk as desks
from ui.desk import Desk
from ui.helping.lent_row import LentRow
from ui.rereading import Rereading
from ui.widgets.cards import Card
from ui.widgets.layout import Kept, arrange, down, drawn_once
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_KINDS = (Child, PracticalSupport)
_NONE = (
    "Nothing is lent",
    "What is lent on a child’s Help stands here until it is back. Each July this list is empty.",
)


class LentPage(ScrollPage):
    """A row for each thing; its button says that it is back, and Undo takes that back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.head, self._list = PageHead("Lent and not back", " "), down(gap=0)
        self._none = EmptyState(*_NONE, "laptop")
        self._card = Card()
        self._card.body.addLayout(self._list)
        self._kept = Kept(partial(LentRow, desk))
        self.rows: list[LentRow] = []
        self.add(self.head, self._none, self._card)
        Rereading(self, desk, _KINDS, self._read)

    def _read(self) -> None:
        self._desk.background.read(all_lent, then=self._show)

    def _show(self, found: list[Lent]) -> None:
        late = sum(bool(one.support.due_back and one.support.due_back < desks.today())
                   for one in found)  # fmt: skip
        things = "1 thing" if len(found) == 1 else f"{len(found)} things"
        said = f"{things} lent, {late} past the day to come back" if late else f"{things} lent"
        said = said if found else ""
        may_write = not self._desk.standing.reviews
        with drawn_once(self):
            self.head.say("Lent and not back", said)
            self.rows = self._kept.take(len(found))
            for row, one in zip(self.rows, found, strict=True):
                row.show_lent(one, may_write=may_write)
            arrange(self._list, self.rows)
            self._card.setVisible(bool(found))
            self._none.setVisible(not found)
