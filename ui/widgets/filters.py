"""Chips that narrow a list, each with how many it leaves."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui import names
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow


class FilterChips(QWidget):
    """One of `options`, each a name and its words; `chosen(name)` when another is picked."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._chips = {key: Button(words, "chip") for key, words in options}
        row = Flow(gap=8)
        for key, chip in self._chips.items():
            chip.setCheckable(True)
            chip.setProperty("option", key)
            self._group.addButton(chip)
            row.addWidget(chip)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.choose(next(iter(self._chips)))
        self._group.buttonClicked.connect(lambda chip: self.chosen.emit(chip.property("option")))

    def now(self) -> str:
        """Give the name of the one picked."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        """Pick one without telling anybody."""
        self._chips[key].setChecked(True)

    def show_count(self, key: str, count: int, *, always: bool = True) -> None:
        """Show how many a chip leaves; one that leaves none may hide unless it is picked."""
        chip = self._chips[key]
        chip.show_extra(str(count))
        names.call(chip, f"{chip.said}, {count}")
        chip.setVisible(always or bool(count) or chip.isChecked())
