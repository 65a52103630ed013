"""Check-ins while school is closed: calendar days, against what was agreed with each child."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.holidays import agree_on_break
from linkworker.measures.holidays import CheckIn
from linkworker.records import HolidayContact
from ui import desk as desks
from ui.desk import Desk
from ui.models.said_days import by_when
from ui.models.today import Held, Today
from ui.today.arrows import LineButton, hear
from ui.today.lines import Lines
from ui.widgets.asking import Asking, ask_in
from ui.widgets.avatar import Avatar
from ui.widgets.choices import Chips
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, rule
from ui.widgets.tags import Tag

_MOST = 12
_HOW = [(one, one.value) for one in HolidayContact]
_FIRST = 'Say how you stay in touch: "no contact" is an answer too'


class HolidayCard(Lines["HeldLine"]):
    """Whom to call first; what is not agreed yet can be agreed here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Holiday check-ins", lambda: self._line(), most=_MOST, icon="sun")
        self._about = WrapLabel("", "small", "muted")
        self.body.insertWidget(0, self._about)

    def show_held(self, today: Today) -> None:
        """Show how each child's agreement stands; in term the card is not there."""
        self.show_lines(today.held)
        self.count.hide()
        self.setVisible(bool(today.held))
        if today.held:
            off = today.held[0].time_off
            left = (off.last - today.day).days + 1
            days = f"day {(today.day - off.first).days + 1} of {off.days}, {left} to go"
            calls = f"{today.calls} to check in with" if today.calls else "nobody waits for a call"
            parts = (f"{off.name.capitalize()}: {days}", calls, off.note)
            self._about.setText(". ".join(part for part in parts if part))

    def _line(self) -> "HeldLine":
        line = HeldLine(self.desk)
        line.moved.connect(self.go_on)
        line.kept.connect(self.keep)
        return line


class HeldLine(QWidget):
    """A child, what was agreed, when the next word is due; agreeing and writing the call down."""

    moved = Signal(int)
    kept = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.held: Held | None = None
        self._avatar, self.name = Avatar("", 28), LineButton("", "title")
        self.focus_on = self.name
        self._why, self._tag = WrapLabel("", "small", "muted"), Tag("")
        self.agree = LineButton("Agree", "small")
        self.note = LineButton("Note", "small", "square-pen")
        self._under = down(gap=0)
        row = across(self._avatar, gap=12)
        row.addLayout(
            down(across(self.name, self._tag, STRETCH), across(4, self._why, gap=0), gap=0), 1
        )
        for part in (self.agree, self.note):
            row.addWidget(part)
        self.setLayout(down(rule(), down(row, self._under, gap=4, margins=(0, 5, 0, 5)), gap=0))
        self.name.clicked.connect(self.open)
        self.agree.clicked.connect(self.ask)
        self.note.clicked.connect(self.write)
        hear(self.name, self.agree, self.note, arrow=self.moved.emit)

    def show_thing(self, held: Held) -> None:
        """Show another child."""
        if self.held is None or held.child.id != self.held.child.id:
            empty(self._under)
        self.held = held
        name = held.child.whole_name
        self._avatar.show_name(name)
        self.name.say(name, f"Open {name}. {held.check.why}")
        self._why.setText(_why(held))
        self._show_state(held)
        writes = not self._desk.standing.reviews
        self.agree.setVisible(writes)
        self.agree.say("Agree" if held.agreement is None else "Change", f"Agree on {name}’s break")
        self.note.setVisible(writes and held.check.state is not CheckIn.UNKNOWN)

    def open(self) -> None:
        """Open the child's page."""
        if self.held is not None:
            self._desk.go("child", self.held.child.id)

    def write(self) -> None:
        """Write down a call."""
        if self.held is not None:
            self._desk.note_wanted.emit(self.held.child.id)

    def ask(self) -> None:
        """Ask how we stay in touch, who calls, what partners offer, who covers."""
        if self.held is None:
            return
        was, how = self.held.agreement, Chips(_HOW)
        asked = (
            ("contact", "How we stay in touch", how),
            ("as_agreed", "As agreed", LineEdit("Text on Mondays, visit in week 3")),
            ("who_calls", "Who calls", LineEdit()),
            ("activities", "Partners’ activities", LineEdit()),
            ("covered_by", "Who covers leave", LineEdit()),
        )
        question = Asking(asked, "Keep", {"contact": _FIRST})
        for name, field in question.fields.items():
            field.editor.set_value(getattr(was, name) if was else None)
        if was is None:
            question.fields["who_calls"].editor.set_value(self._desk.standing.name.split(" ")[0])
        question.kept.connect(self._agreed)
        ask_in(self._under, question)
        how.setFocus()

    def _agreed(self, said: dict[str, Any]) -> None:
        held = self.held
        if held is None:
            return
        empty(self._under)
        kept = {name: value if value is not None else "" for name, value in said.items()}
        act = partial(
            agree_on_break, child=held.child, time_off=held.time_off, agreement=held.agreement
        )
        self.kept.emit(partial(act, **kept), f"Agreed with {held.child.name}")

    def _show_state(self, held: Held) -> None:
        today, check = desks.today(), held.check
        if check.state is CheckIn.NOW:
            late = check.by is not None and check.by < today
            words = by_when(check.by, today) if late else "Check in now"
            self._tag.show_words(words, "warn", "phone")
        elif check.state is CheckIn.UNKNOWN:
            self._tag.show_words("Nothing agreed yet", "plain", "circle-help")
        self._tag.setVisible(check.state in (CheckIn.NOW, CheckIn.UNKNOWN))


def _why(held: Held) -> str:
    agreed = held.agreement
    who = f"{agreed.who_calls} calls" if agreed and agreed.who_calls else ""
    covers = f"{agreed.covered_by} covers" if agreed and agreed.covered_by else ""
    why = "" if held.check.state is CheckIn.UNKNOWN else held.check.why
    parts = (why[:1].upper() + why[1:], who, agreed.activities if agreed else "", covers)
    return " · ".join(part for part in parts if part)
