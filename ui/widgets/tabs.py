"""Tabs of a page: words in a row, one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar


class Tabs(QTabBar):
    """One of several named pages: `chosen(name)` when it turns; Left and Right move.

    A screen reader hears a page tab; where there is no room arrows appear at the end.
    """

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._tabs = list(tabs)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Tabs")
        for _, words in tabs:
            self.addTab(words.replace("&", "&&"))
        self.currentChanged.connect(lambda at: self.chosen.emit(self._tabs[at][0]))

    def now(self) -> str:
        """Give the name of the tab that is on."""
        return self._tabs[self.currentIndex()][0]

    def choose(self, name: str) -> None:
        """Turn to the tab called `name`."""
        self.setCurrentIndex(self._at(name))

    def choose_at(self, index: int) -> None:
        """Turn to the tab at `index`, from 0; none there does nothing (Ctrl+1 to 8)."""
        if 0 <= index < len(self._tabs):
            self.setCurrentIndex(index)

    def show_count(self, name: str, count: int) -> None:
        """Show how many there are behind a tab; 0 shows nothing."""
        at = self._at(name)
        words = self._tabs[at][1].replace("&", "&&")
        self.setTabText(at, f"{words}  {count}" if count else words)

    def _at(self, name: str) -> int:
        return [own for own, _ in self._tabs].index(name)
