"""Twelve words typed as they are read out over the telephone, each checked as it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from linkworker.errors import Invalid
from linkworker.store.rescue_words import WORDS, plain, problem, rescue_of
from ui import names, theme
from ui.crash import said_in_words
from ui.widgets.inputs import LineEdit
from ui.widgets.numbered import numbered
from ui.widgets.row_table import ENTERS

IN_A_ROW = 3


class TwelveBoxes(QWidget):
    """Twelve numbered boxes; Space or Enter goes to the next, and several words pasted fill on.

    `trouble` says what is wrong with the word just left, or "" when it is right; `entered` is
    Enter in the last.
    """

    changed = Signal()
    trouble = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = [_Box(at) for at in range(WORDS)]
        grid, self._marks = numbered(self.boxes, IN_A_ROW, 16)
        for at, box in enumerate(self.boxes):
            box.changed.connect(lambda at=at: self._typed(at))
            box.done.connect(lambda at=at: self._go_on(at))
            box.emptied.connect(lambda at=at: self._go(at - 1))
            box.editingFinished.connect(lambda at=at: self._left(at))
        self.setLayout(grid)
        self.setFocusProxy(self.boxes[0])

    def value(self) -> list[str]:
        """Give what is typed in each box."""
        return [plain(box.value()) for box in self.boxes]

    def set_value(self, words: list[str] | None) -> None:
        """Fill the boxes; nothing empties them."""
        self._fill(0, [*(words or ()), *([""] * WORDS)][:WORDS])

    def problem(self) -> str:
        """Say what cannot be right, and give the focus to the first word that cannot."""
        try:
            rescue_of(self.value())
        except Invalid as error:
            wrong = [at for at, word in enumerate(self.value()) if problem(word)]
            self._go(wrong[0] if wrong else 0)
            if wrong:
                return f"word {wrong[0] + 1}: {problem(self.value()[wrong[0]])}"
            return said_in_words(error)
        return ""

    def _typed(self, at: int) -> None:
        words = self.boxes[at].text().split()
        if len(words) > 1:
            self._fill(at, words[: WORDS - at])
            self._go(min(at + len(words), WORDS - 1))
        self._show(at)
        self.changed.emit()

    def _fill(self, first: int, words: list[str]) -> None:
        for at, word in enumerate(words, first):
            self.boxes[at].set_value(plain(word))
            self._show(at)

    def _left(self, at: int) -> None:
        """Say what is wrong with a word when somebody goes on from it."""
        word = self.boxes[at].value()
        self._show(at, left=True)
        self.trouble.emit(f"Word {at + 1}: {problem(word)}" if word and problem(word) else "")

    def _show(self, at: int, *, left: bool = False) -> None:
        word = self.boxes[at].value()
        self._marks[at].setVisible(not problem(word))
        self.boxes[at].show_wrong(bool(left and word and problem(word)))

    def _go_on(self, at: int) -> None:
        if at == WORDS - 1:
            self.entered.emit()
        else:
            self._go(at + 1)

    def _go(self, at: int) -> None:
        if 0 <= at < WORDS:
            self.boxes[at].setFocus(Qt.FocusReason.TabFocusReason)


class _Box(LineEdit):
    """One word; Space and Enter end it, Backspace in an empty one goes back."""

    done = Signal()
    emptied = Signal()
    prose = False

    def __init__(self, at: int) -> None:
        super().__init__()
        self.setFont(theme.font("strong"))
        self.setMinimumWidth(theme.size(120))
        names.call(self, f"Word {at + 1} of {WORDS}")

    def show_wrong(self, wrong: bool) -> None:
        """Frame it as wrong or not."""
        shown = "error" if wrong else ""
        if self.property("show") != shown:
            self.setProperty("show", shown)
            theme.restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """End the word, or go back where there is nothing left to delete."""
        key = event.key()
        if key in (Qt.Key.Key_Space, *ENTERS):
            self.done.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
