"""Twelve words to be read out: large, numbered, and gone again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui import names
from ui.widgets.labels import Label
from ui.widgets.layout import across, empty

IN_A_ROW = 4


class WordTiles(QWidget):
    """Shows words on numbered tiles, four in a row; none when there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.setLayout(self._grid)

    def show_words(self, words: Sequence[str]) -> None:
        """Show these in place of those that stood there."""
        empty(self._grid)
        for at, word in enumerate(words):
            self._grid.addWidget(_tile(at + 1, word), at // IN_A_ROW, at % IN_A_ROW)
        self.setVisible(bool(words))


def _tile(number: int, word: str) -> QFrame:
    tile = QFrame()
    tile.setProperty("card", "accent")
    shown = Label(word, "h2", "accent_ink")
    shown.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    row = across(Label(f"{number}", "meta", "muted"), shown, gap=10, margins=(12, 8, 12, 8))
    row.addStretch(1)
    tile.setLayout(row)
    names.call(tile, f"Word {number}: {word}")
    return tile
