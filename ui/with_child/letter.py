"""Her letter, once the ending has begun: in her own words, typed by herself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from linkworker.actions.with_child import Hers
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, held

_ASKED = "To whoever comes next, or to you in a year: what would you like to say?"


class LetterPanel(Card):
    """`typed` at every keystroke; `kept(words)`, or `dropped` when she leaves it as it was."""

    typed = Signal()
    kept = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__("My letter", icon="mail")
        self._before = ""
        self._words = WrapLabel("", "large")
        self.write = Button("", "small", "square-pen")
        self.box = WordsEdit(_ASKED, lines=4, most=10)
        self.box.setProperty("role", "large")
        self.box.setAccessibleName("My letter")
        self.keep = Button("Keep my letter", "primary", "check")
        back = Button("Leave it as it was", "ghost")
        self._shown = held(down(self._words, across(self.write, STRETCH), gap=10))
        self._writing = held(down(self.box, across(self.keep, back, STRETCH), gap=12))
        self.add(self._shown, self._writing)
        self.write.clicked.connect(self.begin)
        self.keep.clicked.connect(self._keep)
        self.box.changed.connect(self.typed)
        back.clicked.connect(self._drop)

    def show_hers(self, hers: Hers) -> None:
        """Show her letter; words she is typing stay as they are."""
        self._before = hers.letter
        self._words.setText(hers.letter or _ASKED)
        self._words.set_tone("" if hers.letter else "soft")
        self.write.say("Change my letter" if hers.letter else "Write my letter")
        self.setVisible(hers.ends)

    def rest(self) -> None:
        """Show her letter, with no box to type in."""
        self._shown.show()
        self._writing.hide()

    def begin(self) -> None:
        """Let her type, over the words that stand."""
        self.box.set_value(self._before)
        self._shown.hide()
        self._writing.show()
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.box.setFocus()

    def writing(self) -> str:
        """Give the words in the box while she types other words than those kept, else ''."""
        words: str = self.box.value() or ""
        return words if self._writing.isVisible() and words != self._before else ""

    def _keep(self) -> None:
        if words := self.writing():
            self.kept.emit(words)
        else:
            self._drop()

    def _drop(self) -> None:
        self.rest()
        self.dropped.emit()
