"""One neutral square for each child who needs somebody, under the foremost reason.

Tab goes into the squares and out again; arrow keys go from one to the next, Enter opens a child.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.models.team_reasons import Raised, Why
from ui.names import call
from ui.team.tile import MARKS, Tile
from ui.widgets.flow import Flow
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import across, down, empty, held, rule

_LEGEND = 212
_HINT = (
    "Point at a square, or go there with Tab and the arrow keys: who it is, and why, stands here. "
    "Enter opens the child."
)


class Tiles(QWidget):
    """The squares, a line of them for each reason, and below who the one looked at is."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        call(self, "Children who need someone")
        self.tiles: list[Tile] = []
        self._lines = down(gap=8)
        self._who, self._why = Label("", "smallb"), WrapLabel("", "small", "soft")
        self._told = held(down(rule(), down(self._who, self._why, gap=1), gap=10))
        self._nobody = WrapLabel("Nobody: nothing waits with any child.", "body", "muted")
        self.setLayout(down(self._nobody, self._lines, self._told, gap=12))

    def show_raised(self, raised: Sequence[Raised]) -> None:
        """Show these children, in this order; the one looked at stays so while she is there."""
        before = next((one.raised.child.id for one in self.tiles if one.hasFocus()), "")
        empty(self._lines)
        self.tiles = [self._tile(one) for one in raised]
        for why in Why:
            hers = [one for one in self.tiles if one.raised.reasons[0].why is why]
            if hers:
                self._lines.addWidget(_line(why, hers))
        self._nobody.setVisible(not self.tiles)
        self._told.setVisible(bool(self.tiles))
        self._who.hide()
        self._why.setText(_HINT)
        looked_at = [one for one in self.tiles if one.raised.child.id == before]
        for one in looked_at:
            one.setFocus()
        self._stop_at((looked_at or self.tiles)[:1])

    def _tile(self, raised: Raised) -> Tile:
        tile = Tile(raised)
        tile.told.connect(lambda _: self._tell(tile))
        tile.moved.connect(lambda key: self._move(tile, key))
        tile.clicked.connect(lambda: self.opened.emit(raised.child.id))
        return tile

    def _tell(self, tile: Tile) -> None:
        raised = tile.raised
        self._who.setText(f"{raised.name} · {raised.whose}" if raised.whose else raised.name)
        self._who.show()
        self._why.setText(raised.words)
        if tile.hasFocus():
            self._stop_at([tile])

    def _stop_at(self, stops: list[Tile]) -> None:
        """Let Tab stop at one square only: arrow keys lead to the others."""
        for tile in self.tiles:
            here = Qt.FocusPolicy.StrongFocus if tile in stops else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(here)

    def _move(self, tile: Tile, key: int) -> None:
        at = self.tiles.index(tile)
        last = len(self.tiles) - 1
        to = {
            Qt.Key.Key_Left: max(at - 1, 0),
            Qt.Key.Key_Right: min(at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(key))
        found = self.tiles[to] if to is not None else self._beyond(tile, key == Qt.Key.Key_Down)
        found.setFocus(Qt.FocusReason.TabFocusReason)

    def _beyond(self, tile: Tile, below: bool) -> Tile:
        """Find the square nearest to this one in the row above or below."""
        here = _centre(self, tile)
        places = [(_centre(self, one), one) for one in self.tiles]
        beyond = [
            (at, one) for at, one in places if (at.y() > here.y() if below else at.y() < here.y())
        ]
        if not beyond:
            return tile
        row = (min if below else max)(at.y() for at, _ in beyond)
        return min((abs(at.x() - here.x()), at.x(), one) for at, one in beyond if at.y() == row)[2]


def _centre(over: QWidget, tile: Tile) -> QPoint:
    return tile.mapTo(over, tile.rect().center())


def _line(why: Why, tiles: Sequence[Tile]) -> QWidget:
    """Say a reason and how many, then show their squares."""
    said = across(down(IconLabel(MARKS[why], "text2", 16)), gap=8, margins=(0, 4, 0, 0))
    said.addLayout(
        down(WrapLabel(why.value, "small"), Label(_count(tiles), "meta", "muted"), gap=1), 1
    )
    legend = held(said)
    legend.setFixedWidth(theme.size(_LEGEND))
    row = across(gap=12)
    row.addWidget(legend, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(held(Flow(*tiles, gap=6)), 1)
    return held(row)


def _count(tiles: Sequence[Tile]) -> str:
    return "1 child" if len(tiles) == 1 else f"{len(tiles)} children"
