"""A strip for each record that was removed and stays: who and what, and two plain acts."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.stayed import can_remove, keep_it, remove_again
from linkworker.store import Changes, Stayed, Store
from ui.desk import Desk, today
from ui.models.stayed import called_here, stayed_title, stayed_words
from ui.widgets.buttons import Button
from ui.widgets.layout import down, empty
from ui.widgets.notices import InfoStrip


class StayedHere(QWidget):
    """Stands above whatever shows such records; seen only where there are any.

    `removed` when one is removed again, so that a form of it has nothing more to show.
    """

    removed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Stayed, ...] = ()
        self._strips = down(gap=6)
        self.setLayout(self._strips)
        self.hide()

    def show_those(
        self, stayed: Sequence[Stayed], staff: Mapping[str, str], *, may_write: bool
    ) -> None:
        """Show what stays, with names by user id; whoever only reads is told, and not asked."""
        self.setVisible(bool(stayed))
        if tuple(stayed) == self._shown and stayed:
            return
        self._shown = tuple(stayed)
        empty(self._strips)
        for one in stayed:
            title = stayed_title(one, staff, self._desk.standing.user)
            doing = self._doing(one) if may_write else []
            self._strips.addWidget(InfoStrip("conflict", title, stayed_words(one, today()), doing))

    def _doing(self, one: Stayed) -> list[Button]:
        about = called_here(one.record)
        keep = Button("Keep it", "small", "check", f"Keep it: {about}")
        keep.clicked.connect(partial(self._act, partial(keep_it, stayed=one), "Kept."))
        if not can_remove(one):
            return [keep]
        away = Button("Remove it again", "small", "trash-2", f"Remove it again: {about}")
        words = "Removed. It stays in the history."
        act = partial(remove_again, stayed=one)
        away.clicked.connect(partial(self._act, act, words, self.removed.emit))
        return [keep, away]

    def _act(
        self,
        action: Callable[[Store], Changes],
        words: str,
        after: Callable[[], object] = lambda: None,
    ) -> None:
        def kept(changes: Changes) -> None:
            self._shown = ()  # what still stays, or stays again, is shown anew
            self.hide()
            self._desk.saved(words, changes)
            after()

        self._desk.background.run(action, then=kept)
