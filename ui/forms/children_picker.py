"""Who a note is about: one child or several, chosen by typing a part of a name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from linkworker.measures.slips import NamesSought
from linkworker.records import Child
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import across, down, empty, held
from ui.widgets.row_table import ENTERS

_MOST = 5


class _NameLine(LineEdit):
    """A line in which Enter takes the first child offered."""

    taken = Signal()
    prose = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the first offer with Enter; with Ctrl, Enter is the page's."""
        enter = event.key() in ENTERS
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class ChildrenPicker(QWidget):
    """The children chosen, each with a way out, and a line to add more by name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: NamesSought[str] = NamesSought(())
        self._by_id: dict[str, Child] = {}
        self._chosen: list[Child] = []
        self._row = Flow(gap=6)
        self._offers = Flow(gap=6)
        self._chips, self._offered = held(self._row), held(self._offers)
        self.line = _NameLine("Type a name to add a child")
        row = across(gap=8)
        row.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.line, 1)
        self.line.setMinimumWidth(theme.size(210))
        self.setLayout(down(row, self._offered, gap=6))
        self.setFocusProxy(self.line)
        self.line.changed.connect(self._offer)
        self.line.taken.connect(self._take_first)
        self._draw()

    def offer(self, known: Sequence[Child]) -> None:
        """Say which children there are to choose from."""
        self._by_id = {child.id: child for child in known}
        self._known = NamesSought((child.id, _all_names(child)) for child in known)

    def value(self) -> tuple[Child, ...]:
        """Give the children chosen, in the order they were chosen."""
        return tuple(self._chosen)

    def set_value(self, value: Sequence[Child] | None) -> None:
        """Choose these."""
        self._chosen = list(value or ())
        self._draw()

    def problem(self) -> str:
        """Say that somebody must be chosen, or that a name was left half typed."""
        if self.line.value():
            return "has a name that is not chosen yet: press Enter to choose it"
        return "" if self._chosen else "needs a child"

    def matches(self) -> list[Child]:
        """Give the children whose name or nickname begins so, the best first; or is nearly so."""
        typed, chosen = self.line.value(), {child.id for child in self._chosen}
        sure = [one for one in self._known.sure(typed) if one not in chosen]
        near = (one for one in self._known.nearly(typed, _MOST) if one not in chosen)
        return [self._by_id[one] for one in (sure or list(near))[:_MOST]]

    def _offer(self) -> None:
        empty(self._offers)
        for child in self.matches():
            button = Button(f"{child.whole_name}, {_year(child)}", "small", "plus")
            button.clicked.connect(partial(self._add, child))
            self._offers.addWidget(button)
        self._offered.setVisible(self._offers.count() > 0)

    def _take_first(self) -> None:
        for child in self.matches()[:1]:
            self._add(child)

    def _add(self, child: Child) -> None:
        self._chosen.append(child)
        self._draw()
        self.line.setFocus()
        self.changed.emit()

    def _drop(self, child: Child) -> None:
        self._chosen.remove(child)
        self._draw()
        self.line.setFocus()
        self.changed.emit()

    def _draw(self) -> None:
        empty(self._row)
        for child in self._chosen:
            chip = Button(child.whole_name, "chip", "x", f"Take {child.whole_name} out")
            chip.clicked.connect(partial(self._drop, child))
            self._row.addWidget(chip)
        self._chips.setVisible(bool(self._chosen))
        self.line.set_value("")
        self._offer()


def _year(child: Child) -> str:
    return "Reception" if child.year == 0 else f"year {child.year}"


def _all_names(child: Child) -> str:
    return f"{child.name} {child.surname} {child.nickname}"
