"""September: every child's new year, class, teacher and room in one list; who is not back yet."""

from collections.abc import Callable
from functools import partial

from linkworker.actions.school_years import Beginning, beginnings
from linkworker.measures.days import academic_year, say_academic_year
from linkworker.records import Child, School, SchoolYear
from linkworker.store import Changes, Reader, Store
from ui import desk as desks
from ui.desk import Desk
from ui.rereading import Rereading
from ui.today.beginning import BeginningRow
from ui.widgets.buttons import Button
from ui.widgets.layout import Kept, arrange, down, drawn_once
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_KINDS = (Child, School, SchoolYear)


class SeptemberPage(ScrollPage):
    """A row for each child, those not looked at first; Enter keeps a row and goes to the next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lent = Button("Lent and not back", "secondary", "laptop")
        self.lent.clicked.connect(partial(desk.go, "lent"))
        self.head, self._list = PageHead("September", " ", [self.lent]), down(gap=0)
        self._nobody = EmptyState("Nobody to look at", "No child is on this laptop yet.", "users")
        self._kept = Kept(self._row)
        self.rows: list[BeginningRow] = []
        self.add(self.head, self._list, self._nobody)
        Rereading(self, desk, _KINDS, self._read)

    def _read(self) -> None:
        self._desk.background.read(_ask, then=self._show)

    def _show(self, found: tuple[list[Beginning], list[School]]) -> None:
        beginning, schools = found
        if self._desk.standing.reviews:
            beginning = []  # it is for whoever writes
        began = academic_year(desks.today())
        done = sum(one.kept is not None for one in beginning)
        said = f"{done} of {len(beginning)} looked at for {say_academic_year(began)}"
        said = said if beginning else ""
        with drawn_once(self):
            self.head.say("September", said)
            self.rows = self._kept.take(len(beginning))
            for row, one in zip(self.rows, beginning, strict=True):
                row.show_beginning(one, schools, began)
            arrange(self._list, self.rows)
            if self._desk.standing.reviews:
                self._nobody.say("You are reviewing", "Each Link Worker goes through her own list.")
            self._nobody.setVisible(not beginning)

    def _row(self) -> BeginningRow:
        row = BeginningRow()
        row.kept.connect(self._keep)
        return row

    def _keep(self, action: Callable[[Store], Changes], words: str) -> None:
        self._desk.background.run(action, then=partial(self._kept_it, words))

    def _kept_it(self, words: str, changes: Changes) -> None:
        self._desk.saved(words, changes)
        first = next((row for row in self.rows if row.beginning and not row.beginning.kept), None)
        if first is not None and self.isVisible():
            first.year.setFocus()


def _ask(reader: Reader) -> tuple[list[Beginning], list[School]]:
    return beginnings(reader, desks.today()), reader.find(School)
