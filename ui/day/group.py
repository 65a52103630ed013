"""Who is in a row of several: each name can be taken out, for who did not come."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.records import Child
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.layout import empty


class Group(QWidget):
    """A button for each child of a row; `changed(children)` when one is taken out."""

    changed = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._row = Flow(gap=4)
        self._children: tuple[Child, ...] = ()
        self.setLayout(self._row)
        self.hide()

    def show_children(self, children: Sequence[Child]) -> None:
        """Show who is in the row; one child alone needs no list."""
        self.setVisible(len(children) > 1)
        if tuple(children) == self._children:
            return
        self._children = tuple(children)
        empty(self._row)
        for child in children if len(children) > 1 else ():
            name = child.whole_name
            button = Button(child.name, "small", "x", f"{name} was not there: take out of this row")
            button.clicked.connect(partial(self._take_out, child))
            self._row.addWidget(button)

    def _take_out(self, child: Child) -> None:
        self.changed.emit([one for one in self._children if one.id != child.id])
