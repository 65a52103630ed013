"""Somebody may have a copy of this laptop's files: a new key, and what it does not help against."""

from ui.desk import Desk
from ui.locking.words_again import WordsAgain
from ui.widgets.asking import ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down

_WHAT = (
    "A stick, a backup of the school’s, somebody who had the laptop for a while. A new key locks "
    "everything here anew and gives you four new words: an old copy, with the old words, opens "
    "nothing that you write from then on. Nothing is lost, and no network is needed."
)
_NOT = (
    "It does not close the copy itself. If somebody may know your words too, ring an "
    "administrator now: this laptop is taken out, and you join again."
)


class NewKeyCard(Card):
    """Asks for the passphrase first, then for a new key: `new_key_wanted` of the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Somebody may have a copy of this laptop’s files", icon="shield-check")
        self._desk = desk
        self._question = down(gap=0)
        self.make = Button("Make a new key", "secondary", "key-round")
        self.add(WrapLabel(_WHAT, "small"), WrapLabel(_NOT, "small", "warn"))
        self.add(across(self.make, STRETCH))
        self.body.addLayout(self._question)
        self.make.clicked.connect(self._ask)

    def _ask(self) -> None:
        asked = WordsAgain(self._desk, "the lock is changed")
        asked.given.connect(self._desk.new_key_wanted)
        ask_in(self._question, asked)
