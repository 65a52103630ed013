"""Tabs of a page: words in a row, one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.widgets.buttons import Button
from ui.widgets.flow import Flow


class Tabs(QWidget):
    """One of several named pages: `chosen(name)` when a person picks one; Left and Right move.

    Only one can be on, so a screen reader hears "1 of 8" and not a row of tick boxes.
    """

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._names = [name for name, _ in tabs]
        row = Flow(gap=20)
        for at, (_, words) in enumerate(tabs):
            tab = Button(words, "tab")
            tab.setCheckable(True)
            self._group.addButton(tab, at)
            row.addWidget(tab)
        self.setLayout(row)
        self.setAccessibleName("Tabs")
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._say)

    def now(self) -> str:
        """Give the name of the tab that is on."""
        return self._names[self._group.checkedId()]

    def choose(self, name: str) -> None:
        """Turn to the tab called `name`."""
        self._group.button(self._names.index(name)).setChecked(True)

    def choose_at(self, index: int) -> None:
        """Turn to the tab at `index`, from 0; none there does nothing (Ctrl+1 to 8)."""
        if 0 <= index < len(self._names):
            self.choose(self._names[index])

    def show_count(self, name: str, count: int) -> None:
        """Show how many there are behind a tab; 0 shows nothing."""
        tab = self._group.button(self._names.index(name))
        if isinstance(tab, Button):
            tab.show_extra(str(count) if count else "")

    def _say(self, index: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._names[index])
