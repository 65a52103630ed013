"""The seen board: the whole caseload as names by class; one key marks a check-in today."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from linkworker.actions.day import check_in, take_back
from linkworker.errors import NotAllowed
from linkworker.records import AttendanceWeek, Child, Contact, OwnSlot, School, Slot, Term
from linkworker.store import Changes
from ui import desk as desks
from ui import names
from ui.crash import said_in_words
from ui.day.name import NameOnBoard
from ui.day.reading import Board, OnBoard, read_board
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Label
from ui.widgets.layout import across, down, empty, held, unshown

KINDS = (Child, Contact, Slot, OwnSlot, AttendanceWeek, School, Term)
_ABOUT = "Seen today: arrows go between names, Space marks a check-in and takes it back"


class SeenBoard(QWidget):
    """A grid of names. Space or a click marks; within ten minutes it takes back; Ctrl+Enter words.

    It reads itself when it comes into sight, and again whenever something it shows has changed.
    Nothing of it is there while no school is open.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.count = Label("", "small", "muted")
        self.write_up = Button("Write up the day", "small", "square-pen")
        hint = Label("mark", "meta", "muted")
        self._keys = held(across(KeyCap("Space"), hint, 6, KeyCap("Ctrl Enter"),
                                 Label("words", "meta", "muted"), gap=5))  # fmt: skip
        self.card = unshown(Card("Seen today", actions=(self.count, self._keys, self.write_up)))
        names.call(self.card, _ABOUT)
        self._desk = desk
        self.board: Board | None = None
        self.tiles: dict[str, NameOnBoard] = {}
        self._waiting: set[str] = set()
        self._laid: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self._grid = Flow(gap=4)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.card.body.addWidget(held(self._grid))
        self.setLayout(down(self.card))
        inside = self.card.layout()
        if inside is not None:  # lower than other cards: it stands above them all
            inside.setContentsMargins(14, 9, 14, 11)
        self.write_up.clicked.connect(partial(desk.go, "day"))
        desk.background.changed.connect(self._changed)
        desk.moved.connect(self._read_if_shown)
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was missed while another page showed."""
        super().showEvent(event)
        if self._stale or self.board is None or self.board.day != desks.today():
            self.read()

    def read(self) -> None:
        """Read how everybody stands; who asks is known a moment after unlocking."""
        standing = self._desk.standing
        if not standing.user:
            return
        self._stale = False
        review = frozenset() if standing.reviews else standing.reviewed
        ask = partial(read_board, now=desks.this_minute(), review=review)
        self._desk.background.read(ask, then=self._show)

    def mark(self, tile: NameOnBoard) -> None:
        """Keep a check-in, or take it back; one more press before it is kept does nothing."""
        one = tile.on
        if one is None or self._desk.standing.reviews:
            self._open(one)
            return
        self._stop_at(tile)
        if one.child.id in self._waiting:
            return
        self._waiting.add(one.child.id)
        by, now = self._desk.standing.user, desks.this_minute()
        if one.seen is None:
            act = partial(check_in, child=one.child, at=now, by=by)
            said = f"{one.child.name}: seen at {now:%H:%M}"
        else:
            act = partial(take_back, contact=one.seen, now=now, by=by)
            said = ""
        self._desk.background.run(act, then=partial(self._kept, one, said),
                                  otherwise=partial(self._not_kept, one))  # fmt: skip

    def write(self, tile: NameOnBoard) -> None:
        """Open words for a meeting of today; who was not marked is marked by that."""
        one = tile.on
        if one is None or self._desk.standing.reviews:
            return
        if one.seen is None:
            act = partial(check_in, child=one.child, at=desks.this_minute(),
                          by=self._desk.standing.user)  # fmt: skip
            self._desk.background.run(act, then=self._ask_words)
        else:
            self._desk.go("words", one.seen.id)

    def _ask_words(self, changes: Changes) -> None:
        self._desk.sync_wanted.emit()
        self._desk.go("words", *changes.touches(Contact))

    def _open(self, one: OnBoard | None) -> None:
        if one is not None:
            self._desk.go("child", one.child.id)

    def _kept(self, one: OnBoard, said: str, changes: Changes) -> None:
        self._waiting.discard(one.child.id)
        if said:
            self._desk.saved(said, changes)
        else:
            self._desk.saved(f"{one.child.name}: taken back")

    def _not_kept(self, one: OnBoard, error: Exception) -> None:
        self._waiting.discard(one.child.id)
        if isinstance(error, NotAllowed):
            words = said_in_words(error)
            self._desk.said.emit(f"{one.child.name}: {words[:1].lower()}{words[1:]}", None)
        else:
            self._desk.background.failed.emit(error)

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in KINDS):
            self._read_if_shown()

    def _read_if_shown(self) -> None:
        self._stale = True
        if self.isVisible():
            self.read()

    def _show(self, board: Board) -> None:
        self.board = board
        writes = not self._desk.standing.reviews
        self._lay_out(board)
        for one in board.names:
            self.tiles[one.child.id].show_on(one, writes=writes)
        seen = sum(one.seen is not None for one in board.names)
        self.count.setText(f"{seen} of {len(board.names)}")
        self._keys.setVisible(writes)
        self.write_up.setVisible(writes)
        self.card.setVisible(bool(board.names) and not board.closed)

    def _lay_out(self, board: Board) -> None:
        """Put the names by class; only when who is here has changed."""
        now = tuple((name, tuple(one.child.id for one in ones)) for name, ones in board.classes)
        if now == self._laid:
            return
        self._laid = now
        empty(self._grid)
        self.tiles = {}
        for name, ids in now:
            for at, child in enumerate(ids):
                tile = self.tiles[child] = self._tile()
                first = across(Label(name, "meta", "muted"), tile, gap=4, margins=(4, 0, 0, 0))
                self._grid.addWidget(tile if at else held(first))
        self._stop_at(next(iter(self.tiles.values()), None))

    def _tile(self) -> NameOnBoard:
        tile = NameOnBoard()
        self._group.addButton(tile)
        tile.marked.connect(partial(self.mark, tile))
        tile.words_wanted.connect(partial(self.write, tile))
        tile.gone.connect(partial(self._go_on, tile))
        return tile

    def _go_on(self, tile: NameOnBoard, right: int, below: int) -> None:
        """Go to the next name, or to the nearest one in the row above or below."""
        tiles = list(self.tiles.values())
        if right:
            to = tiles[max(0, min(tiles.index(tile) + right, len(tiles) - 1))]
        else:
            here = self._middle(tile)
            rows = {self._middle(one).y() for one in tiles}
            lines = sorted(y for y in rows if (y - here.y()) * below > 0)
            if not lines:
                return
            y = lines[0] if below > 0 else lines[-1]
            row = [one for one in tiles if self._middle(one).y() == y]
            to = min(row, key=lambda one: abs(self._middle(one).x() - here.x()))
        self._stop_at(to)
        to.setFocus()

    def _stop_at(self, tile: NameOnBoard | None) -> None:
        """Let Tab stop at one name alone: the arrows do the rest."""
        for one in self.tiles.values():
            stops = one is tile
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def _middle(self, tile: NameOnBoard) -> QPoint:
        return tile.mapTo(self, tile.rect().center())
