"""A card in which the child types herself: what stands, a box over it, and what becomes of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import WordsEdit
from ui.widgets.layout import STRETCH, across, down, held


class TypedByHer(Card):
    """`typed` at every keystroke; `kept(words)`, or `dropped` when she leaves it as it was."""

    typed = Signal()
    kept = Signal(str)
    dropped = Signal()

    def __init__(self, title: str = "", kind: str = "plain", **how: object) -> None:
        super().__init__(title, kind, **how)  # type: ignore[arg-type]
        self.before = ""  # what stands, to be typed over

    def make_box(self, box: WordsEdit, named: str, keep: str, leave: str) -> QWidget:
        """Make the box with its two buttons; it stands where the card puts it."""
        self.box, self.keep = box, Button(keep, "primary", "check")
        self.box.setProperty("role", "large")
        self.box.setAccessibleName(named)
        back = Button(leave, "ghost")
        self._writing = held(down(self.box, across(self.keep, back, STRETCH), gap=12))
        self.keep.clicked.connect(self._keep)
        self.box.changed.connect(self.typed)
        back.clicked.connect(self._drop)
        return self._writing

    def stand(self, shown: QWidget) -> None:
        """Say what shows while she does not type."""
        self._shown = shown

    def rest(self) -> None:
        """Show what stands, with no box to type in."""
        self._shown.show()
        self._writing.hide()

    def begin(self) -> None:
        """Let her type, over what stands."""
        self.box.set_value(self.before)
        self._shown.hide()
        self._writing.show()
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.box.setFocus()

    def writing(self) -> str:
        """Give the words in the box while she types other words than those that stand, else ''."""
        words: str = self.box.value() or ""
        return words if not self._writing.isHidden() and words != self.before else ""

    def _keep(self) -> None:
        if words := self.writing():
            self.kept.emit(words)
        else:
            self._drop()

    def _drop(self) -> None:
        self.rest()
        self.dropped.emit()
