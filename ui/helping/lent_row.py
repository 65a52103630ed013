"""One thing that is lent and not back: to whom, by whom, by when; back with one key."""

from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.practical_support import Lent, came_back
from ui.desk import Desk, today
from ui.models.helping import lent_shown
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down, rule
from ui.widgets.tags import Tag

_IN = 4  # px: under the words of the name's button


class LentRow(QWidget):
    """Its button says that it is back; the list then has the next thing under the same key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lent: Lent | None = None
        self.who = Button("", "title")
        self._what, self._facts = WrapLabel(""), WrapLabel("", "meta", "muted")
        self._tag = Tag("")
        self.back = Button("It is back", "small", "check")
        words = down(self._what, self._facts, gap=1, margins=(_IN, 0, 0, 0))
        row = across(gap=12, margins=(0, 8, 0, 8))
        row.addLayout(down(self.who, words, gap=1), 1)
        row.addWidget(self._tag)
        row.addWidget(self.back)
        self.setLayout(down(row, rule(), gap=0))
        self.who.clicked.connect(self._open)
        self.back.clicked.connect(self._keep)

    def show_lent(self, lent: Lent, *, may_write: bool) -> None:
        """Show another thing."""
        self.lent = lent
        shown = lent_shown(lent.support, today())
        name = lent.child.whole_name
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
        self._desk.act(act, words)
