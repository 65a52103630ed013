"""A line for a name: each Enter takes a child, Enter on the empty line makes a row of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from linkworker.records import Child
from ui import names
from ui.forms.children_picker import ChildrenPicker
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down
from ui.widgets.row_table import ENTERS

_HOW = "Type a name and press Enter; Enter again makes the row. Several names make one group row."


class Adding(QWidget):
    """`added(children)` for one row; `stepped` up into the rows."""

    added = Signal(tuple)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.picker = ChildrenPicker()
        self.picker.line.setPlaceholderText("Add a child, or several together")
        names.call(self.picker.line, "Add a row: type a name")
        self.picker.line.setAccessibleDescription(_HOW)
        self.picker.line.installEventFilter(self)
        self.make = Button("Add the row", "small", "plus")
        self.make.clicked.connect(self.add)
        row = across(gap=8)
        row.addWidget(self.picker, 1)
        row.addWidget(self.make, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(down(row, WrapLabel(_HOW, "meta", "muted"), gap=4))
        self.setFocusProxy(self.picker.line)

    def offer(self, known: Sequence[Child]) -> None:
        """Say whose names are known."""
        self.picker.offer(known)

    def add(self) -> None:
        """Make a row of the children chosen, or of the first whose name is being typed."""
        children = self.picker.value() or tuple(self.picker.matches()[:1])
        self.picker.set_value(())
        if children:
            self.added.emit(children)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear Enter on the empty line, and Up from it, before the line does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ready = not self.picker.line.value() and bool(self.picker.value())
            if event.key() in ENTERS and plain and ready:
                self.add()
                return True
            if event.key() == Qt.Key.Key_Up:
                self.stepped.emit(-1)
                return True
        return super().eventFilter(watched, event)
