"""A new slot: who comes, what for, when and where; each week in term, or once."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from linkworker.actions import slots
from linkworker.errors import Invalid
from linkworker.measures.days import WEEKDAYS
from linkworker.records import Child, Weekday
from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.forms.children_picker import ChildrenPicker
from ui.forms.keys import on_key
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.date_edit import DateEdit, parse_clock
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit, NumberEdit
from ui.widgets.layout import STRETCH, across

_WEEKLY, _ONCE = "weekly", "once"
_HOW = ((_WEEKLY, "Every week in term"), (_ONCE, "Once"))
_WHO = "Nobody chosen: a time of your own"


class SlotAdder(Card):
    """Ctrl+Enter adds it, Esc leaves. Without a child it is a time of one's own."""

    left = Signal()
    kept = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Add a slot", "sunken", "calendar-days")
        self._desk = desk
        self.who = Field("Who comes", ChildrenPicker(), _WHO, optional=True)
        self.what = Field("What for", LineEdit("1:1 check-in"))
        self.on = Field("Day", DateEdit("ahead", desks.today))
        self.at, self.minutes = Field("At", LineEdit("09:30")), Field("Minutes", NumberEdit(1, 600))
        self.every = Field("How often", Chips(_HOW))
        self.room = Field("Room", LineEdit("Blue room"), optional=True)
        self.never = Field("Never during", LineEdit("maths"), optional=True)
        add, leave = Button("Add the slot", "small", "check"), Button("Cancel", "small")
        self.add(self.who, self.what, across(self.on, self.at, self.minutes, STRETCH, gap=12))
        self.add(self.every, across(self.room, self.never, gap=12))
        self.add(across(STRETCH, leave, add))
        add.clicked.connect(self.keep)
        leave.clicked.connect(self.left)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.left.emit)

    def begin(self, day: date, known: Sequence[Child]) -> None:
        """Begin with a day, and nothing else said."""
        self.who.editor.offer(known)
        for field, value in ((self.who, ()), (self.what, ""), (self.at, ""), (self.minutes, 20),
                             (self.room, ""), (self.never, ""), (self.every, _WEEKLY)):  # fmt: skip
            field.editor.set_value(value)
            field.clear_problem()
        self.on.editor.set_value(day)
        self.who.editor.setFocus()

    def keep(self) -> None:
        """Add the slot, or say at each field what is missing."""
        wrong = self._wrong()
        if wrong is not None:
            wrong.editor.setFocus()
            return
        said = self._said()
        children, by = tuple(self.who.value()), self._desk.standing.user
        act: partial[Changes]
        if children:
            never = self.never.value()
            act = partial(slots.add_slot, children=children, never_during=never, by=by, **said)
        else:
            act = partial(slots.add_own_slot, caseload=self._desk.standing.caseload, by=by, **said)
        self.left.emit()
        self.kept.emit(act, "Slot added")

    def _wrong(self) -> Field | None:
        """Say what is missing, all of it at once; give the first field that is wrong."""
        missing = {
            self.what: "" if self.what.value() else "Say what it is for",
            self.on: "" if self.on.value() else self.on.problem() or "Say on which day",
            self.at: "" if parse_clock(self.at.value()) else "A time such as 09:30",
            self.every: "" if self.every.value() else "Each week, or once?",
        }
        for field, words in missing.items():
            field.set_problem(words) if words else field.clear_problem()
        return next((field for field, words in missing.items() if words), None)

    def _said(self) -> dict[str, Any]:
        day, at = self.on.value(), parse_clock(self.at.value())
        if day is None or at is None:
            raise Invalid({"on": "Say on which day, and when"})
        said = {"what": self.what.value(), "at": f"{at:%H:%M}", "minutes": self.minutes.value()}
        said |= {"room": self.room.value()}
        if self.every.value() == _ONCE:
            return said | {"on": day}
        return said | {"weekday": Weekday(WEEKDAYS[day.weekday()]), "starts": day}
