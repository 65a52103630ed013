"""Making the packs of a board one after the other, off the screen's thread."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from linkworker.actions.review_board import OnBoard
from linkworker.documents.paper import Paper
from linkworker.documents.recipient import Recipient
from ui.desk import Desk
from ui.reviews.packs import Pack, make_pack


class PackMaking(QObject):
    """The packs, in the order of the board: `changed()` after each that was made.

    What was made for other readers, or before something changed, never comes into the list.
    """

    changed = Signal()

    def __init__(self, parent: QObject, desk: Desk) -> None:
        super().__init__(parent)
        self._desk, self._round = desk, 0
        self._whom, self._larger = "", False
        self._before: dict[str, Pack] = {}
        self.packs: list[Pack] = []

    @property
    def left(self) -> int:
        """How many are still to be made."""
        return sum(one.paper is None and not one.why for one in self.packs)

    def begin(self, rows: Sequence[tuple[OnBoard, bool]], whom: str, *, larger: bool) -> None:
        """Make a pack of each row, and whether it is to go; what was looked at stays so."""
        self._round += 1
        self._whom, self._larger = whom, larger
        self._before = {one.child.id: one for one in self.packs}
        self.packs = [Pack(row, chosen) for row, chosen in rows]
        self._make_next()
        self.changed.emit()

    def stop(self) -> None:
        """Make none of those that are not made yet."""
        self._round += 1
        self.packs = [one for one in self.packs if one.paper is not None or one.why]
        self.changed.emit()

    def put(self, place: int, pack: Pack) -> None:
        """Put a pack in its place: chosen or not, looked at, gone."""
        self.packs[place] = pack
        self.changed.emit()

    def make_again(self, place: int, reader: Recipient) -> None:
        """Make one pack anew for a reader who is shown more, or less."""
        self.packs[place] = replace(self.packs[place], reader=reader, paper=None, looked=False)
        self._before.pop(self.packs[place].child.id, None)
        self._make(place)
        self.changed.emit()

    def _make_next(self) -> None:
        """Make the first that is not made: one at a time, so that other pages are read between."""
        waits = (at for at, one in enumerate(self.packs) if one.paper is None and not one.why)
        place = next(waits, None)
        if place is not None:
            self._make(place)

    def _make(self, place: int) -> None:
        one = self.packs[place]
        ask = partial(
            make_pack, row=one.row, whom=self._whom, larger=self._larger,
            standing=self._desk.standing, reader=one.reader,
        )  # fmt: skip
        self._desk.background.read(ask, then=partial(self._made, self._round, place))

    def _made(
        self, made_in: int, place: int, found: tuple[Recipient | None, Paper | None, str]
    ) -> None:
        if made_in != self._round:
            return
        reader, paper, why = found
        pack = replace(self.packs[place], reader=reader, paper=paper, why=why)
        before = self._before.get(pack.child.id)
        same = before is not None and before.looked and before.paper == paper
        self.put(place, replace(pack, looked=same))
        self._make_next()
