"""Which caseloads have a child, who is in each, and letting one of several let go of her."""

from functools import partial

from PySide6.QtCore import Signal

from ui.handing.seers import SeersList
from ui.models.moving import Moving, Shelf, seers_without
from ui.rights.line import Line
from ui.widgets.asking import Question
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty

_LAST = (
    "The only caseload that has {name}, so it cannot let go: a record always belongs to somebody."
)
_THEIRS = "{who}, or an administrator, can let it go."
_WAITS = "Waiting for {who}’s laptop to sync: until then nobody there can open {name}."


class HoldersCard(Card):
    """`let_go(caseload, button)` when one of several is to let go; `asked(widget)` before that."""

    let_go = Signal(str, object)
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Who has this child now", icon="users")
        self._lines, self._question = down(gap=8), down(gap=0)
        self.lines: list[Line] = []
        self.body.addLayout(self._lines)
        self.body.addLayout(self._question)

    def show_moving(self, moving: Moving) -> None:
        """Show a line for each caseload."""
        empty(self._lines)
        empty(self._question)
        self.lines = [self._line(moving, one) for one in moving.holders]
        for line in self.lines:
            self._lines.addWidget(line)
        if len(moving.holders) == 1:
            words = _LAST.format(name=moving.child.name)
            self._lines.addWidget(WrapLabel(words, "small", "muted"))

    def _line(self, moving: Moving, shelf: Shelf) -> Line:
        others = [one for one in moving.holders if one.id != shelf.id]
        opened = any(not one.waits for one in others)
        may = shelf.may_end and opened
        doing = [("Let go", "log-out", partial(self._look_again, moving, shelf))] if may else []
        words = [", ".join(shelf.people) or "Nobody is in it"]
        if shelf.waits:
            words.append(_WAITS.format(who=moving.opener, name=moving.child.name))
        if others and not shelf.may_end:
            words.append(_THEIRS.format(who=" or ".join(shelf.leads) or "Whoever leads there"))
        return Line(shelf.called, "\n".join(words), doing=doing)

    def _look_again(self, moving: Moving, shelf: Shelf) -> None:
        """Say who will see the child no longer, before it is done."""
        empty(self._question)
        asked = Question()
        sure = Button(f"{shelf.called} lets go", "danger", "log-out")
        back = Button("Cancel", "small")
        sure.clicked.connect(lambda: self.let_go.emit(shelf.id, sure))
        back.clicked.connect(lambda: empty(self._question))
        asked.add(SeersList(moving.child.name, seers_without(moving, shelf.id)))
        asked.add(across(STRETCH, back, sure))
        self._question.addWidget(asked)
        back.setFocus()
        self.asked.emit(asked)
