"""Reviews: who is left this term, what is gathered of each, and why it is due."""

from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent

from linkworker.actions.review_board import Board, OnBoard, read_board
from linkworker.actions.reviews import open_reviews
from linkworker.records import Child, Plan, Review, ReviewVoice, Term
from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.models.reviews import FILTERS, LEFT, name_of, narrowed, why_words
from ui.names import call
from ui.reviews.board_table import BoardTable
from ui.widgets.buttons import Button
from ui.widgets.filters import FilterChips
from ui.widgets.labels import ElideLabel
from ui.widgets.layout import STRETCH, across, held, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_NONE = "Once a term, each plan is looked at with child, family and school. It comes up by itself."
_KINDS = (Child, Plan, Review, ReviewVoice, Term)


class ReviewsPage(ScrollPage):
    """A row for each child with a plan: Space opens the review, Enter goes to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(fills=True)
        self._desk = desk
        self.board = Board((), ())
        self.filters = FilterChips(FILTERS, "Which reviews")
        self.table = BoardTable()
        self._none = unshown(EmptyState("Nothing here", _NONE, "calendar-check"))
        self._why = ElideLabel("", "small", "soft")
        self.slips = Button("Teacher’s slips", "secondary", "clipboard-list")
        self.all_open = Button("", "secondary", "users")
        self.pack = Button("Pack", "secondary", "printer")
        self.go = Button("", "primary", "arrow-right")
        self.packs = Button("All packs", "secondary", "printer")
        self.evening = Button("Parents’ evening", "secondary", "calendar-check")
        self.head = PageHead("Reviews", " ", actions=(self.packs, self.evening))
        self.add(self.head, self.filters, self._none)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._why)
        foot = (self.slips, self.all_open, STRETCH, self.pack, self.go)
        self.set_foot(held(across(*foot)))
        self._connect()

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda _: self._show())
        self.table.stepped.connect(self._begin)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._choose)
        self.slips.clicked.connect(lambda: self._desk.go("review_slips"))
        self.evening.clicked.connect(lambda: self._desk.go("bookings"))
        self.packs.clicked.connect(lambda: self._desk.go("review_packs"))
        self.all_open.clicked.connect(self._open_all)
        self.pack.clicked.connect(lambda: self._with_chosen(self._print))
        self.go.clicked.connect(lambda: self._with_chosen(self._open))
        on_key(self, "Ctrl+P", self.pack.click)
        self._desk.background.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read where every review stands."""
        super().showEvent(event)
        self.read()
        self.table.setFocus()

    def read(self) -> None:
        """Read it again."""
        self._desk.background.read(partial(read_board, today=desks.today()), then=self._take)

    def _take(self, board: Board) -> None:
        self.board = board
        for option, _ in FILTERS:
            self.filters.show_count(option, len(narrowed(board.rows, option)))
        held_now = len(narrowed(board.rows, "held"))
        left = len(narrowed(board.rows, LEFT))
        without = len(board.unplanned)
        said = [f"{left} left this term", f"{held_now} held"]
        said += [f"{without} without a plan yet"] if without else []
        self.head.say("Reviews", " · ".join(said))
        self._show()

    def _show(self) -> None:
        shown = narrowed(self.board.rows, self.filters.now())
        self.table.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self.table.show_board(shown)
        self._choose(self.table.now() if shown else None)

    def _choose(self, row: OnBoard | None) -> None:
        """Say of the child chosen why it is due, and what can be done."""
        writes = not self._desk.standing.reviews
        self._why.setText(f"{name_of(row)}: {why_words(row)}" if row and why_words(row) else "")
        for part in (self.go, self.pack):
            part.setVisible(row is not None)
        if row is not None:
            opens = writes and not row.gathering.is_open and row.state != "held"
            self.go.say("Open the review" if opens else "Go to the review")
            call(self.go, f"{self.go.said} of {name_of(row)}")
            call(self.pack, f"Print the pack of {name_of(row)}")
        unopened = self._unopened()
        self.all_open.setVisible(writes and len(unopened) > 1)
        self.all_open.say(f"Open all {len(unopened)} that are left")
        for part in (self.slips, self.packs, self.evening):
            part.setVisible(writes)

    def _unopened(self) -> list[OnBoard]:
        return [row for row in self.board.rows if row.state in ("overdue", "to open")]

    def _with_chosen(self, act: Any) -> None:
        row = self.table.now()
        if row is not None:
            act(row)

    def _begin(self, row: OnBoard) -> None:
        """Open a review without leaving the board; one that is open is gone to."""
        if self._desk.standing.reviews or row.gathering.is_open or row.state == "held":
            self._open(row)
        else:
            self._keep([row], f"Review opened: {name_of(row)}")

    def _open_all(self) -> None:
        rows = self._unopened()
        self._keep(rows, f"{len(rows)} reviews opened")

    def _keep(self, rows: list[OnBoard], words: str) -> None:
        plans = [(row.gathering.plan, row.calendar) for row in rows]
        act = partial(open_reviews, plans=plans, on=desks.today(), by=self._desk.standing.user)
        self._desk.act(act, words)

    def _open(self, row: OnBoard) -> None:
        self._desk.go("review", row.child.id)

    def _print(self, row: OnBoard) -> None:
        self._desk.go("print", f"{row.child.id}/review")

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self.read()
