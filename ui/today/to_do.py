"""A new to-do in one line of typing, "Ring Nia's mum fri": whom it is about is in the words."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from linkworker.actions.contacts import names_in
from linkworker.actions.to_dos import add_own_to_do, add_to_do
from linkworker.fields import declared
from linkworker.records import Child, ToDo
from linkworker.store import Changes, Draft, Store
from ui import desk as desks
from ui import theme
from ui.child.one_line import what_and_when
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.form_kinds import add_about
from ui.forms.keys import on_key
from ui.models.said_days import by_when
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, unshown
from ui.widgets.tags import Tag

_HOW = "A day at the end is when it is due: fri, +7, 13 nov. Enter adds it, Esc leaves."


class ToDoAdder(Card):
    """Enter adds it, Esc leaves; what is typed about a child is kept as a draft until then."""

    left = Signal()
    kept = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(kind="sunken")
        self._desk = desk
        self._children: dict[str, Child] = {}
        self._picked = False
        self.line = LineEdit("Ring Nia’s mum about the dentist fri")
        self.line.setAccessibleName("What is to be done")
        self.whom = ChoicePicker((), "About no child")
        self.whom.setAccessibleName("About which child")
        self.whom.setFixedWidth(theme.size(190))
        self._day, self._trouble = Tag("no day yet"), unshown(Label("", "smallb", "bad"))
        self.keeper = DraftKeeper(desk.background, self._draft)
        add, leave = (
            Button("Add", "small", "check", "Add the to-do"),
            Button("", "ghost", "x", "Leave it"),
        )
        row, under = across(gap=8), across(gap=8)
        row.addWidget(self.line, 1)
        row.addWidget(self._day)
        under.addWidget(WrapLabel(_HOW, "meta", "muted"), 1)
        for one in (self.whom, add, leave):
            under.addWidget(one)
        self.body.addLayout(down(row, self._trouble, under, gap=6))
        add.clicked.connect(self.keep)
        leave.clicked.connect(self.leave)
        self.line.returnPressed.connect(self.keep)
        self.line.changed.connect(self._typed)
        self.whom.changed.connect(self._pick)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.leave)

    def offer(self, children: Sequence[Child]) -> None:
        """Offer these children; who was picked stays so."""
        offered = {child.id: child for child in children}
        if offered.keys() == self._children.keys():
            return
        now, self._children = self.whom.value(), offered
        named = [(c.id, c.whole_name) for c in children]
        self.whom.offer(named)
        if now in offered:
            self.whom.set_value(now)

    def begin(self, child: str = "") -> None:
        """Give the line the focus; about a child, where one was in front."""
        if child in self._children:
            self.whom.set_value(child)
            self._picked = True
        self.line.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def keep(self) -> None:
        """Add the to-do, or say what is missing."""
        said = self._said()
        if not said["what"]:
            self._say("Say what is to be done")
            return
        child, draft = self._children.get(str(self.whom.value())), self.keeper.action
        said |= {"by": self._desk.standing.user, "written_on": desks.today()}
        act: partial[Changes]
        if child is not None:
            act = partial(_keep_about, child=child, draft=draft, said=said)
        else:
            act = partial(_keep_own, caseload=self._desk.standing.caseload, draft=draft, said=said)
        self.keeper.begin()
        self._clear()
        self.kept.emit(act, "To-do added")

    def leave(self) -> None:
        """Go; what is typed about a child stays as a draft."""
        self.keeper.keep()
        self.left.emit()

    def _clear(self) -> None:
        self.line.set_value("")
        self.whom.set_value(None)
        self._picked = False
        self._day.show_words("no day yet")

    def _pick(self) -> None:
        self._picked = True
        self.keeper.touch()

    def _typed(self) -> None:
        self._say("")
        self.keeper.touch()
        due: date | None = self._said()["due"]
        self._day.show_words(
            by_when(due, desks.today()) or "no day yet", "accent" if due else "plain"
        )
        if not self._picked:
            named = names_in(self.line.value(), self._children.values())
            self.whom.set_value(named[0].id if len(named) == 1 else None)

    def _said(self) -> dict[str, Any]:
        what, due = what_and_when(self.line.value(), desks.today())
        return {"what": what, "due": due}

    def _say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def _draft(self, action: str) -> Draft | None:
        child = self._children.get(str(self.whom.value()))
        if not self.line.value() or child is None:
            return None
        fields = declared(ToDo)
        typed = {name: fields[name].to_store(value) for name, value in self._said().items()}
        form, title = f"form/{add_about(ToDo, child)}", f"{ToDo.title} · {child.name}"
        return Draft(action, form, title, child.log, "", {}, {"now": typed, "before": {}})


def _keep_about(store: Store, child: Child, draft: str, said: dict[str, Any]) -> Changes:
    return add_to_do(store, child, draft=draft, **said)


def _keep_own(store: Store, caseload: str, draft: str, said: dict[str, Any]) -> Changes:
    return add_own_to_do(store, caseload, draft=draft, **said)
