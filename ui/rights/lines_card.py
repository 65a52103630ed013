"""A card of lines under a sentence of why; what a line asks for is asked in the card itself."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from linkworker.store import Changes, Store
from ui.desk import Desk
from ui.rights.line import Line
from ui.widgets.asking import Asking, ask_in
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty


class LinesCard(Card):
    """`why` stands above the lines; a question below them, or above where they are `many`.

    What is typed into a question stays while the lines are read again.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        why: str,
        actions: Sequence[QWidget] = (),
        *,
        many: bool = False,
    ) -> None:
        super().__init__(title, actions=actions)
        self._desk = desk
        self._lines, self._asked = down(gap=8), down(gap=0)
        self.lines: list[Line] = []
        self.add(WrapLabel(why, "small", "soft"))
        for part in (self._asked, self._lines) if many else (self._lines, self._asked):
            self.body.addLayout(part)

    def _show_lines(self, lines: Sequence[Line], none: str = "", *, doing: bool = True) -> None:
        """Show these lines in place of those before; below them, `none` where something is not.

        Without `doing` they are read only.
        """
        empty(self._lines)
        self.lines = list(lines)
        for line in self.lines:
            line.let_do(doing)
            self._lines.addWidget(line)
        if none:
            self._lines.addWidget(WrapLabel(none, "small", "muted"))

    def leave(self) -> None:
        """Ask nothing any more: it was done, or another child shows."""
        empty(self._asked)

    def _ask_here(self, asked: Asking) -> None:
        self.leave()
        ask_in(self._asked, asked)

    def _run(self, act: Callable[[Store], Changes], words: str = "Kept.") -> None:
        """Do it on the thread that writes, and say so."""

        def done(changes: Changes) -> None:
            self.leave()
            self._desk.saved(words, changes)

        self._desk.background.run(act, then=done)
