"""Adding an action where it stands, in one line of typing: "Ring the bus company fri"."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from linkworker.actions.goals import add_action
from linkworker.fields import declared
from linkworker.records import Action, Goal
from linkworker.store import Draft
from ui import theme
from ui.child.one_line import what_and_when
from ui.child.part import Part
from ui.desk import today
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.form_kinds import add_about
from ui.forms.keys import on_key
from ui.models.said_days import by_when
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label
from ui.widgets.layout import across, down
from ui.widgets.tags import Tag

_HOW = "A day at the end is when it is due: fri, +7, 13 nov. Ctrl+Enter adds it."


class ActionAdder(Card):
    """Ctrl+Enter or Enter adds it, Esc leaves; what is typed is kept as a draft until then."""

    left = Signal()

    def __init__(self, part: Part, goal: Goal, child: str) -> None:
        super().__init__(kind="sunken")
        self._part, self._goal, self._child = part, goal, child
        self.line = LineEdit("Ring the bus company fri")
        self.line.setAccessibleName(f"What will be done for: {goal.words}")
        self.who = LineEdit("Who")
        self.who.setAccessibleName("Who will do it")
        self.who.setFixedWidth(theme.size(130))
        self.who.set_value(part.desk.standing.name.split(" ")[0])
        self._day, self._trouble = Tag("no day yet"), Label("", "smallb", "bad")
        self.keeper = DraftKeeper(part.desk.background, self._draft)
        self._build()
        self.line.returnPressed.connect(self.keep)
        self.who.returnPressed.connect(self.keep)
        self.line.changed.connect(self._typed)
        self.who.changed.connect(self.keeper.touch)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.left.emit)

    def _build(self) -> None:
        self._trouble.hide()
        add = Button("Add", "small", "check", "Add the action")
        leave = Button("", "ghost", "x", "Leave it")
        row = across(gap=8)
        row.addWidget(self.line, 1)
        for one in (self._day, self.who, add, leave):
            row.addWidget(one)
        self.body.addLayout(down(row, self._trouble, Label(_HOW, "meta", "muted"), gap=5))
        add.clicked.connect(self.keep)
        leave.clicked.connect(self.left)

    def begin(self) -> None:
        """Give the line the focus."""
        self.line.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def keep(self) -> None:
        """Add the action, or say what is missing."""
        said = self._said()
        missing = [words for name, words in (("what", "what will be done"), ("who", "who does it"))
                   if not said[name]]  # fmt: skip
        if missing:
            self._say(f"Say {' and '.join(missing)}")
            return
        goal, draft = self._goal, self.keeper.action
        self.keeper.begin()
        self.line.set_value("")
        self._part.keep(lambda s: add_action(s, goal, draft=draft, **said), "Action added")
        self.left.emit()

    def _typed(self) -> None:
        self._say("")
        self.keeper.touch()
        due: date | None = self._said()["due"]
        self._day.show_words(by_when(due, today()) or "no day yet", "accent" if due else "plain")

    def _said(self) -> dict[str, Any]:
        what, due = what_and_when(self.line.value(), today())
        return {"what": what, "who": self.who.value(), "due": due}

    def _say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def _draft(self, action: str) -> Draft | None:
        if not self.line.value():
            return None
        fields = declared(Action)
        typed = {name: fields[name].to_store(value) for name, value in self._said().items()}
        form, title = f"form/{add_about(Action, self._goal)}", f"{Action.title} · {self._child}"
        return Draft(action, form, title, self._goal.log, "", {}, {"now": typed, "before": {}})
