"""The passphrase asked for once more, before a whole record leaves or the lock is changed.

Papers of a child go all day and are kept account of; they ask for no words. A copy of everything
does: somebody who found the laptop open could carry it away in one go, or lock its person out.
"""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from linkworker.errors import WrongPassphrase
from ui.crash import said_in_words
from ui.desk import Desk
from ui.tries import Tries, too_many
from ui.widgets.asking import Question
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import STRETCH, across


class WordsAgain(Question):
    """Asks for the passphrase; `given` when it was right. Wrong ones count as at the lock.

    `before` says what it is asked for.
    """

    given = Signal()

    def __init__(self, desk: Desk, before: str = "all of a record leaves") -> None:
        super().__init__()
        self._desk = desk
        self.words = LineEdit("Your passphrase")
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(f"Your passphrase, before {before}", self.words)
        self.go_on = Button("Go on", "primary", "key-round")
        back = Button("Cancel", "quiet")
        back.clicked.connect(self.left)
        self.add(self.field, across(self.go_on, back, STRETCH))
        self.setFocusProxy(self.words)
        self.words.returnPressed.connect(self.keep)
        self.go_on.clicked.connect(self.keep)

    def keep(self) -> None:
        """Look whether the words are right, off the screen's thread."""
        ask, folder, words = self._desk.check_words, self._desk.folder, self.words.text()
        if ask is None or folder is None:  # practising: nothing is anybody's
            self.left.emit()
            self.given.emit()
            return
        if not words:
            self.field.set_problem("Passphrase is needed")
        elif seconds := Tries(folder).wait(time.time()):
            self.field.set_problem(too_many(seconds))
        elif self.go_on.isEnabled():
            self.go_on.setEnabled(False)
            self._desk.background.run(
                lambda _: ask(words), then=lambda _: self._right(), otherwise=self._wrong
            )

    def _right(self) -> None:
        self.go_on.setEnabled(True)
        self.words.set_value("")
        if self._desk.folder is not None:
            Tries(self._desk.folder).right()
        self.left.emit()
        self.given.emit()

    def _wrong(self, error: Exception) -> None:
        self.go_on.setEnabled(True)
        if isinstance(error, WrongPassphrase) and self._desk.folder is not None:
            Tries(self._desk.folder).wrong(time.time())
        self.field.set_problem(said_in_words(error))
        self.words.setFocus()
        self.words.selectAll()
