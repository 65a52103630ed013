"""A warning while a note is written: its words name a child that it is not about."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.records import Child
from ui.named import look
from ui.widgets.buttons import Button
from ui.widgets.layout import down, empty
from ui.widgets.notices import InfoStrip

_WHY = "Families may ask to see a record. Say “another child”, or put it in that record."


class WrongChild(QWidget):
    """It warns and offers, and stops nobody; `choose` is given the children to write about."""

    shown = Signal()

    def __init__(self, choose: Callable[[Sequence[Child]], None]) -> None:
        super().__init__()
        self._choose = choose
        self._shown: tuple[list[Child], list[Child]] = ([], [])
        self._strip = down(gap=0)
        self.setLayout(self._strip)
        self.hide()

    def look(
        self, words: str, known: Sequence[Child], chosen: Sequence[Child]
    ) -> None:  # fmt: skip
        """Warn where words about `chosen` name a child whose record they are not for alone."""
        self.show_named(chosen, *look(words, known, alone(chosen)))

    def show_named(
        self, chosen: Sequence[Child], named: Sequence[Child], families: Sequence[Child] = ()
    ) -> None:
        """Warn that words about `chosen` name these others; nobody named takes it away."""
        said = [one.whole_name for one in named] + [
            f"{one.whole_name}’s family" for one in families
        ]
        now = (list(chosen), [*named, *families])
        if now == self._shown:
            return
        self._shown = now
        empty(self._strip)
        self.setVisible(bool(said))
        if not said:
            return
        title = f"Your words name {' and '.join(said)}"
        self._strip.addWidget(InfoStrip("conflict", title, _WHY, self._ways(*now)))
        self.shown.emit()

    def _ways(self, chosen: list[Child], named: list[Child]) -> list[Button]:
        others = [child for child in named if child not in chosen]
        first = others[0].name if others else ""
        ways = []
        if len(chosen) == 1 and len(others) == 1:
            ways.append((f"About {first} instead", others))
        if others:
            both = f"About {first} too" if len(others) == 1 else "About all of them"
            ways.append((both, [*chosen, *others]))
        made = []
        for words, children in ways:
            button = Button(words, "small")
            button.clicked.connect(partial(lambda them, _=False: self._choose(them), children))
            made.append(button)
        return made


def alone(chosen: Sequence[Child]) -> set[str]:
    """Give the id of whom words are about: among several each is named to the others."""
    return {child.id for child in chosen} if len(chosen) == 1 else set()
