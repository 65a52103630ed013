"""One thing that is lent and not back: to whom, by whom, by when; back with one key."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.practical_support import Lent, came_back
from linkworker.store import Changes
from ui.desk import Desk, today
from ui.models.helping import lent_shown
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down
from ui.widgets.tags import Tag


class LentRow(QWidget):
    """`kept` is emitted once it is written down that the thing came back."""

    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lent: Lent | None = None
        self.who = Button("", "title")
        self._what, self._facts = WrapLabel(""), WrapLabel("", "meta", "muted")
        self._tag = Tag("")
        self.back = Button("It is back", "small", "check")
        row = across(gap=12)
        row.addLayout(down(self.who, self._what, self._facts, gap=1), 1)
        row.addWidget(self._tag)
        row.addWidget(self.back)
        row.setContentsMargins(0, 8, 0, 8)
        self.setLayout(row)
        self.who.clicked.connect(self._open)
        self.back.clicked.connect(self._keep)

    def show_lent(self, lent: Lent, *, may_write: bool) -> None:
        """Show another thing."""
        self.lent = lent
        shown = lent_shown(lent.support, today())
        name = f"{lent.child.name} {lent.child.surname}".strip()
        self.who.say(name, f"Open {name}’s help")
        self._what.setText(shown.title)
        self._facts.setText(shown.facts)
        self._tag.show_words(shown.tag, shown.tone)
        self.back.say("It is back", f"It is back: {shown.title}, {name}")
        self.back.setVisible(may_write)

    def _open(self) -> None:
        if self.lent is not None:
            self._desk.go("child", f"{self.lent.child.id}/help")

    def _keep(self) -> None:
        if self.lent is None:
            return
        act = partial(came_back, support=self.lent.support, on=today(), today=today())
        words = f"Back: {self.lent.support.what}, {self.lent.child.name}"
        self._desk.background.run(
            act,
            then=partial(self._done, words),
            otherwise=self._desk.background.failed.emit,
        )

    def _done(self, words: str, changes: Changes) -> None:
        self._desk.saved(words, changes)
        self.kept.emit()
