"""The grid of a register: arrows go about in it, letters and digits fill it in, Tab leaves it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from linkworker.records import Came
from ui import theme
from ui.sessions.cells import RegisterCell
from ui.sessions.marking import TYPED, Column, Marking
from ui.widgets.row_table import ENTERS, WholeTable

_ROW = 36
_WIDTHS = {
    Column.CHILD: 158,
    Column.CAME: 122,
    Column.WHY: 142,
    Column.PART: 104,
    Column.MINUTES: 50,
    Column.THEN: 150,
}
_TYPED_FIRST = (Column.MINUTES, Column.WORDS)
_CHOSEN = (Column.CAME, Column.WHY)
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
_EMPTIES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RegisterGrid(WholeTable):
    """One row for each child. Every key works in a cell alone: none is a shortcut of one letter."""

    def __init__(self) -> None:
        self.marking = Marking()
        super().__init__(self.marking, "Register", row=_ROW, widths=())
        self._cells = RegisterCell(self)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(Column.CHILD, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.WORDS, QHeaderView.ResizeMode.Stretch)
        self.marking.modelReset.connect(self._begin)
        self._fit()

    def go_to(self, row: int, column: int = Column.CAME) -> None:
        """Go to a cell."""
        self.setCurrentIndex(self.marking.index(row, column))

    def mark(self, came: Came) -> None:
        """Say whether the child at hand came, and go on to the next."""
        at = self.currentIndex().row()
        if at < 0:
            return
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing:
            self.setFocus()  # what is typed is kept first
        self.marking.come(at, came)
        if not editing and at + 1 < len(self.marking.rows):
            self.go_to(at + 1, self.currentIndex().column())

    def _begin(self) -> None:
        """Have the first child at hand, wherever the focus comes from."""
        if self.marking.rows:
            self.go_to(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Fill in the cell at hand; else go about as any table does."""
        at, column = self.currentIndex().row(), self.currentIndex().column()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key, text = Qt.Key(event.key()), event.text()
        if self.state() == QAbstractItemView.State.EditingState and key in ENTERS:
            return  # its editor takes it
        if at < 0 or not plain or not self._filled_in(key, text, at, column):
            super().keyPressEvent(event)

    def _filled_in(self, key: Qt.Key, text: str, at: int, column: int) -> bool:
        if key in ENTERS:
            if at + 1 < len(self.marking.rows):
                self.go_to(at + 1, column)
            return True
        if key == Qt.Key.Key_Space and column != Column.CHILD and column not in _TYPED_FIRST:
            self.marking.step(at, column)
            return True
        if column == Column.PART and (key in _DIGITS or key in _EMPTIES):
            self.marking.take_part(at, _DIGITS.get(key))
            return True
        if column in _CHOSEN and text.isalpha():
            return self.marking.by_letter(at, column, text)
        if column in TYPED and key in _EMPTIES:
            empty = None if column == Column.MINUTES else ""
            return self.marking.setData(self.marking.index(at, column), empty)
        return False

    def _fit(self) -> None:
        super()._fit()
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.size(width))
