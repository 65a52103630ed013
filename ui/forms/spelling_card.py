"""Spelling: whether words are underlined, and the words of one's own, each to be taken out."""

from functools import partial

from linkworker.store import Reader
from ui import names, spelling
from ui.desk import Desk
from ui.preferences import keep_own_word, keep_underlining, own_words, underlines
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.flow import Flow
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import empty, held

_HOW = (
    "British spelling, looked up on this laptop alone: nothing you type leaves it. "
    "Ctrl+. goes to the next word that is underlined and offers what was meant."
)
_NONE = "Words that you add while you type come here."


class SpellingCard(Card):
    """What is chosen holds at once, in every field, and is kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Spelling", icon="square-pen")
        self._desk = desk
        self.tick = Tick("Underline words that are not spelt so")
        self._none, self._words = WrapLabel(_NONE, "small", "muted"), Flow(gap=6)
        self.add(self.tick, WrapLabel(_HOW, "small", "soft"), self._none, held(self._words))
        self.tick.changed.connect(self._switch)
        spelling.TOLD.added.connect(self._added)

    def read(self) -> None:
        """Read what is kept, and show it."""
        self._desk.background.run(_find, then=self._show)

    def _added(self, _: str) -> None:
        """Show a word added while one types; a window that has ended has nothing to show."""
        if not self._desk.background.closed:
            self.read()

    def _show(self, found: tuple[bool, list[str]]) -> None:
        on, words = found
        self.tick.set_value(on)
        empty(self._words)
        for word in words:
            chip = Button(word, "chip", "x", f"Take “{names.cover(word)}” out")
            chip.clicked.connect(partial(self._drop, word))
            self._words.addWidget(chip)
        self._none.setVisible(not words)

    def _switch(self) -> None:
        on = self.tick.value()
        self._desk.background.run(lambda store: keep_underlining(store, on=on))
        spelling.switch(on=on)

    def _drop(self, word: str) -> None:
        self._desk.background.run(partial(keep_own_word, word=word, known=False))
        spelling.drop(word)
        self.read()
        self.tick.setFocus()


def _find(reader: Reader) -> tuple[bool, list[str]]:
    return underlines(reader), own_words(reader)
