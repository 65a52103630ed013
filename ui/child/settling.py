"""Settling an action: done by a recorded contact, or let go with a reason. Never a bare tick."""

from datetime import date

from PySide6.QtCore import Signal

from linkworker.records import Contact
from ui.when import say_moment
from ui.widgets.asking import Question
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoicePicker
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across

_LONG = 48
_NARROW = ChoicePicker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class Settling(Question):
    """Under an action: `done(contact)`, `let_go(reason)` or `left`."""

    done = Signal(object)
    let_go = Signal(str)

    def __init__(self, contacts: list[Contact], today: date) -> None:
        super().__init__()
        self._contacts = {one.id: one for one in contacts}
        options = [(one.id, _said(one, today)) for one in contacts]
        self.picker = ChoicePicker(options, "Choose the contact")
        self.picker.setSizeAdjustPolicy(_NARROW)
        self.picker.setMinimumContentsLength(24)
        self.reason = LineEdit()
        tick = Button("Done by this contact", "small", "check")
        drop = Button("Let it go", "small")
        back = Button("Cancel", "small")
        tick.clicked.connect(self._tick)
        drop.clicked.connect(self._drop)
        back.clicked.connect(self.left)
        none = "No contact is recorded yet: write the note first, then tick this off."
        by = Field("Which contact was it done by?", self.picker) if contacts else WrapLabel(none)
        self._why = Field("Or: it will not be done, because", self.reason)
        self.add(by, across(STRETCH, tick if contacts else None), self._why)
        self.add(across(STRETCH, back, drop))
        self.setFocusProxy(self.picker if contacts else self.reason)

    def _tick(self) -> None:
        contact = self._contacts.get(str(self.picker.value()))
        if contact is not None:
            self.done.emit(contact)

    def _drop(self) -> None:
        if self.reason.value():
            self.let_go.emit(self.reason.value())
        else:
            self._why.set_problem("Say why it is let go")


def _said(contact: Contact, today: date) -> str:
    when = say_moment(contact.at, today) if contact.at else ""
    how = contact.means.value if contact.means else "contact"
    words = " ".join(contact.words.split())
    short = words if len(words) <= _LONG else f"{words[:_LONG].rstrip()}…"
    return " · ".join(part for part in (when, f"{how} with {contact.whom}", short) if part)
