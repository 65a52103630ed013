"""SDQ paper: who is asked this term, which forms are out, back and entered, for everybody."""

from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent

from linkworker.actions.sdq_paper import Chased, give_all_out, give_out, take_back
from linkworker.records import Child, SdqForm, SdqPaper, Term
from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.models.sdq_chase import FILTERS, name_of, narrowed, next_step, read_chase
from ui.names import call
from ui.sdq.chase_table import ChaseTable
from ui.sdq.place_words import PlaceWords
from ui.widgets.buttons import Button
from ui.widgets.filters import FilterChips
from ui.widgets.labels import ElideLabel
from ui.widgets.layout import STRETCH, across, held, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Who is asked this term, and how far each form has come. Scores only, never the form."
_NONE = "Nothing here. Forms come up by themselves when they are due."
_KINDS = (Child, SdqForm, SdqPaper, Term)
_MOVES: dict[str, tuple[Any, str]] = {
    "not asked": (give_out, "Given out"),
    "given out": (take_back, "Back"),
}


class SdqPaperPage(ScrollPage):
    """A table to work through: Space does the next step of a form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chased: list[Chased] = []
        self.filters = FilterChips(FILTERS, "Which forms")
        self.table = ChaseTable()
        self._none = unshown(EmptyState("No form to chase", _NONE, "clipboard-list"))
        self.place = PlaceWords(desk)
        self._which = ElideLabel("", "small", "soft")
        self.next_step = Button("", "primary", "check")
        self.all_out = Button("", "secondary", "users")
        self.open = Button("Open", "secondary", "arrow-right")
        self.envelopes = Button("Envelopes", "secondary", "mail")
        head = PageHead("SDQ paper", _ABOUT, actions=(self.envelopes,))
        self.add(head, self.filters, self._none, self.table, self.place)
        self._foot_row = held(across(self._which, STRETCH, self.all_out, self.open, self.next_step))
        self.set_foot(self._foot_row)
        self._connect()

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda _: self._show())
        self.table.stepped.connect(self._move)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._choose)
        self.table.chosen.connect(lambda one: self._follow() if one is not None else None)
        self.next_step.clicked.connect(lambda: self._with_chosen(self._move))
        self.open.clicked.connect(lambda: self._with_chosen(self._open))
        self.envelopes.clicked.connect(lambda: self._desk.go("sdq_envelopes"))
        self.all_out.clicked.connect(self._give_all_out)
        self._desk.background.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read where every form stands."""
        super().showEvent(event)
        self.read()
        self.table.setFocus()

    def read(self) -> None:
        """Read it again."""
        ask = partial(read_chase, today=desks.today())
        self._desk.background.read(ask, then=self._take)
        self.place.read()

    def _take(self, chased: list[Chased]) -> None:
        self._chased = chased
        for option, _ in FILTERS:
            self.filters.show_count(option, len(narrowed(chased, option)))
        self._show()

    def _show(self) -> None:
        shown = narrowed(self._chased, self.filters.now())
        self.table.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self.table.show_rows(shown)
        self._choose(self.table.now() if shown else None)

    def _choose(self, one: Chased | None) -> None:
        """Say of the form chosen what can be done with it."""
        writes = not self._desk.standing.reviews
        may_move = writes and one is not None and one.stage in _MOVES
        self._which.setText(f"{name_of(one)}: {one.filled_by.value}" if one else "")
        self.open.setVisible(one is not None)
        self.next_step.setVisible(may_move)
        if one is not None:
            self.next_step.say(next_step(one))
            call(self.open, f"Open the SDQ of {name_of(one)}")
        unasked = self._unasked()
        self.envelopes.setVisible(writes)
        self.all_out.setVisible(writes and len(unasked) > 1)
        self.all_out.say(f"{len(unasked)} not asked yet: all given out today")

    def _follow(self) -> None:
        """Keep the row that is chosen in sight: the table itself never scrolls."""
        row = self.table.visualRect(self.table.currentIndex())
        top = self.table.y() + self.table.viewport().y() + row.y()
        self._area.ensureVisible(0, top + row.height(), 0, row.height())
        self._area.ensureVisible(0, top, 0, row.height())

    def _unasked(self) -> list[Chased]:
        return [one for one in self.table.lines.rows if one.stage == "not asked" and one.waits]

    def _with_chosen(self, act: Any) -> None:
        one = self.table.now()
        if one is not None:
            act(one)

    def _move(self, one: Chased) -> None:
        """Do the next step of a form; what has come back is entered where the scores are."""
        if self._desk.standing.reviews or one.stage not in _MOVES:
            self._open(one)
            return
        verb, words = _MOVES[one.stage]
        said: dict[str, Any] = {
            "filled_by": one.filled_by,
            "term_starts": one.term,
            "on": desks.today(),
        }
        self._desk.act(partial(verb, child=one.child, **said), f"{words} today: {name_of(one)}")

    def _give_all_out(self) -> None:
        forms = self._unasked()
        act = partial(give_all_out, chased=forms, on=desks.today())
        self._desk.act(act, f"{len(forms)} forms given out today")

    def _open(self, one: Chased) -> None:
        self._desk.go("child", f"{one.child.id}/sdq")

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self.read()
