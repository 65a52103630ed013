"""A piece of a story: its words, or a question to begin with where nothing is written yet."""

from PySide6.QtWidgets import QWidget

from ui.comments.here import CommentsHere
from ui.desk import Desk
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import Item, across, down


class Piece(QWidget):
    """An icon, a heading, and words; `question` stands there while there are none.

    Somebody who only reads is told that nothing is written yet. `under` stands below the words.
    """

    def __init__(self, icon: str, heading: str, question: str, under: Item = None) -> None:
        super().__init__()
        self._question = question
        self._heading = Label(heading, "strong")
        self._words = WrapLabel("")
        self._row = across(IconLabel(icon, "accent", 17), gap=10)
        self._row.addWidget(self._heading, 1)
        self._whole = down(self._row, across(27, self._words, gap=0), under, gap=2)
        self.setLayout(self._whole)

    def hold_comments(self, desk: Desk) -> CommentsHere:
        """Let comments on this piece stand in it; give back what shows them."""
        here = CommentsHere(desk, small=True)
        self._row.addWidget(here.button)
        self._whole.addLayout(across(27, here, gap=0))
        return here

    def say_heading(self, heading: str) -> None:
        """Say another heading, such as one with the child's name in it."""
        self._heading.setText(heading)

    def show_words(self, words: str, name: str, *, may_write: bool) -> None:
        """Show the words, or ask for them."""
        asked = self._question.format(name=name) if may_write else "Nothing written yet."
        self._words.setText(words or asked)
        self._words.set_tone("" if words else "muted")
        self._words.show()

    def hide_words(self) -> None:
        """Leave only what stands below."""
        self._words.hide()
