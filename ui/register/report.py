"""After an import: what was added, what the school had changed, and what becomes of the file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.registers import Imported
from ui.register.preview import changes_told
from ui.register.reading import count, say_change
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.notices import InfoStrip

_WHY = (
    "It holds every child of the year group, and it is not locked where it lies. "
    "A copy may still be in an e-mail or on a stick."
)


class RegisterReport(QWidget):
    """Says what an import did; the signals are what a person may want next.

    `buttons` is a row for the foot of the page.
    """

    undo_wanted = Signal()
    delete_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done, self._changes = down(gap=12), down(gap=12)
        self.undo = Button("Undo import", "secondary", "undo-2")
        self.delete = Button("Delete the file", "danger", "trash-2")
        self.keep = Button("Keep the file", "secondary")
        self.again = Button("Import another file", "secondary", "upload")
        self._file = Card("Delete the school's file from this laptop?")
        self._answer = WrapLabel("", "small", "soft")
        self._asking = across(self.delete, self.keep, STRETCH)
        self._file.add(self._answer, self._asking)
        self.buttons = held(across(self.again, STRETCH, self.undo))
        self.setLayout(down(self._done, self._file, self._changes, gap=12))
        self.undo.clicked.connect(self.undo_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.keep.clicked.connect(lambda: self.answer("The file stays where it is."))
        self.again.clicked.connect(self.again_wanted)

    def show_done(self, done: Imported, children: int, file: str) -> None:
        """Say what was imported from a file."""
        self._clear()
        whom = count(children, "child", "children")
        changed = count(len(done.changed), "mark")
        title = f"{count(done.added, 'mark')} added" if done.added else f"{changed} changed"
        words = f"The file tells of {whom}. {count(done.unchanged, 'mark')} stood here already."
        self._done.addWidget(InfoStrip("ok", title, words))
        if done.changed:
            card = Card(f"{changed} changed by the school since")
            card.add(WrapLabel(changes_told([say_change(one) for one in done.changed]), "small"))
            self._changes.addWidget(card)
        self.undo.show()
        self._ask(file)

    def show_nothing_new(self, file: str) -> None:
        """Say that a file holds nothing that is not kept already."""
        self._clear()
        words = "Every mark in it is here already, as the school has it."
        self._done.addWidget(InfoStrip("ok", "Nothing new in this file", words))
        self.undo.hide()
        self._ask(file)

    def show_undone(self) -> None:
        """Say that the import was taken back."""
        self._clear()
        words = "The marks are as they were before. It stays in the history."
        self._done.addWidget(InfoStrip("info", "The import is taken back", words))
        self.undo.hide()

    def answer(self, words: str) -> None:
        """Say what became of the file, in place of the question."""
        self._answer.setText(words)
        self.delete.hide()
        self.keep.hide()

    def _clear(self) -> None:
        empty(self._done)
        empty(self._changes)

    def _ask(self, file: str) -> None:
        self._answer.setText(f"{file}. {_WHY}")
        self.delete.show()
        self.keep.show()
