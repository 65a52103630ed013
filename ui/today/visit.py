"""One line of See today: when, who, what for and where; seen, tried, moved or not needed."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions import slot_contacts, slots
from linkworker.records import Outcome
from linkworker.store import Changes, Store
from ui import desk as desks
from ui import theme
from ui.day.moving import Moving
from ui.desk import Desk
from ui.forms.form_kinds import edit_about
from ui.models.said_days import near_day
from ui.models.visits import Visit, begins
from ui.today.arrows import LineButton, LineMore, hear
from ui.widgets.asking import ask_in
from ui.widgets.avatar import Avatar
from ui.widgets.labels import ElideLabel, IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, rule
from ui.widgets.tags import Tag

_TIME = 42  # px of the column of times
_QUARTER, _DAY = timedelta(minutes=15), timedelta(days=1)


class VisitLine(QWidget):
    """A row: Enter opens the child; Ctrl and an arrow key move it, by a quarter or a day."""

    moved = Signal(int)
    kept = Signal(object, str)

    def __init__(self, desk: Desk, *, passed: bool = False) -> None:
        super().__init__()
        self._desk, self._passed = desk, passed
        self.visit: Visit | None = None
        self._time, self._avatar, self._own = (
            Label("", "smallb"),
            Avatar("", 32),
            IconLabel("clock"),
        )
        self.name, self._what = LineButton("", "title"), ElideLabel("", "strong")
        self.focus_on: QWidget = self.name
        self._about, self._tag, self._more = WrapLabel("", "small", "muted"), Tag(""), LineMore()
        self.note = LineButton("Note", "small", "square-pen")
        self.seen = LineButton("Seen", "small", "check")
        self.tried = LineButton("Tried", "small")
        self._under = down(gap=0)
        self.name.clicked.connect(self.open)
        self.note.clicked.connect(self.write)
        self.seen.clicked.connect(partial(self.record, Outcome.REACHED))
        self.tried.clicked.connect(partial(self.record, Outcome.ABSENT))
        buttons = (self.name, self.note, self.seen, self.tried, self._more)
        hear(*buttons, arrow=self.moved.emit, shift=self.shift)
        self._build()

    def _build(self) -> None:
        row = across(self._time, self._avatar, self._own, gap=12)
        first = across(self.name, self._what, self._tag, STRETCH)
        row.addLayout(down(first, across(4, self._about, gap=0), gap=0), 1)
        for part in (self.note, self.seen, self.tried, self._more):
            row.addWidget(part)
        self.setLayout(down(rule(), down(row, self._under, gap=4, margins=(0, 3, 0, 3)), gap=0))

    def show_thing(self, visit: Visit) -> None:
        """Show another line."""
        if self.visit is None or visit.first != self.visit.first:
            empty(self._under)
        self.visit = visit
        self._show_who(visit)
        about = self._said_about(visit)
        self._about.setText(about[:1].upper() + about[1:])
        self._about.setVisible(bool(about))
        said = visit.done or visit.note.removeprefix("not seen for ")
        tone, icon = ("ok", "check") if visit.done == "seen" else ("warn", "clock")
        self._tag.show_words(said[:1].upper() + said[1:], tone, icon)
        self._tag.setVisible(bool(said))
        writes = not self._desk.standing.reviews
        self.note.setVisible(bool(visit.children) and writes and not self._passed)
        for part in (self.seen, self.tried):
            part.setVisible(self._passed and writes)
        self._more.setVisible(writes)
        self._more.offer(visit.names, self._offered(visit))

    def _show_who(self, visit: Visit) -> None:
        own = not visit.children
        self._time.setFixedWidth(theme.size(_TIME))
        self._time.setText(visit.first.slot.at)
        self._avatar.show_name(visit.names)
        self.name.say(visit.names, self._said(visit))
        self._what.setText(visit.names)
        for part, shown in (
            (self._avatar, not own), (self.name, not own), (self._own, own), (self._what, own),
        ):  # fmt: skip
            part.setVisible(shown)
        self.focus_on = self._more if own else self.name

    def open(self) -> None:
        """Open the page of whoever comes; of several the first."""
        if self.visit is not None and self.visit.children:
            self._desk.go("child", self.visit.children[0].id)

    def write(self) -> None:
        """Write a note about whoever comes."""
        if self.visit is not None and self.visit.children:
            self._desk.note_wanted.emit(self.visit.children[0].id)

    def record(self, outcome: Outcome) -> None:
        """Keep that it happened, or was tried, in the record of each who was to come."""
        visit, by = self.visit, self._desk.standing.user
        if visit is not None:
            act = partial(slot_contacts.record_slot, slots=visit.slots, outcome=outcome, by=by)
            reached = outcome is Outcome.REACHED
            self.kept.emit(act, "Seen. Add words on the timeline." if reached else "Tried, kept.")

    def shift(self, across: int, down: int) -> None:
        """Move it by so many days, or quarters of an hour, where that is the same week."""
        if self.visit is None or self._desk.standing.reviews:
            return
        one = self.visit.first
        to = begins(one) + down * _QUARTER + across * _DAY
        if to.isocalendar().week == one.day.isocalendar().week and (across or to.date() == one.day):
            self._move(to.date(), f"{to:%H:%M}")

    def ask_where(self) -> None:
        """Ask to which day and time it moves."""
        if self.visit is not None:
            question = Moving(self.visit.first)
            question.moved.connect(self._keep_move)
            ask_in(self._under, question)

    def _keep_move(self, action: Callable[[Store], Changes], words: str) -> None:
        empty(self._under)
        self.kept.emit(action, words)

    def _move(self, to: date, at: str) -> None:
        if self.visit is None:
            return
        one = self.visit.first
        empty(self._under)
        act = partial(slots.move_slot, slot=one.slot, day=one.day, to=to, at=at)
        self.kept.emit(act, f"Moved to {near_day(to, desks.today())}, {at}")

    def _skip(self) -> None:
        if self.visit is not None:
            act = partial(slots.skip_slots, slots=self.visit.slots)
            self.kept.emit(act, "Not needed that day.")

    def _remove(self) -> None:
        if self.visit is not None:
            act = partial(slots.remove_slot, slot=self.visit.first.slot)
            self.kept.emit(act, "Taken out of the week.")

    def _offered(self, visit: Visit) -> list[tuple[str, Callable[[], object]]]:
        slot = visit.first.slot
        offered: list[tuple[str, Callable[[], object]]] = []
        if visit.children and not self._passed:
            offered += [("Seen", partial(self.record, Outcome.REACHED)),
                        ("Tried", partial(self.record, Outcome.ABSENT))]  # fmt: skip
        offered += [("Move to another day or time", self.ask_where), ("Not needed", self._skip)]
        offered += [("Change the slot", partial(self._desk.go, "form", edit_about(slot))),
                    ("Take it out of the week", self._remove)]  # fmt: skip
        offered += [(f"Open {child.name}’s page", partial(self._desk.go, "child", child.id))
                    for child in visit.children[1:]]  # fmt: skip
        return offered

    def _said_about(self, visit: Visit) -> str:
        """Say of what passed on which day it was, before all else."""
        day = near_day(visit.first.day, desks.today()) if self._passed else ""
        return " · ".join(part for part in (day, _about(visit)) if part)

    def _said(self, visit: Visit) -> str:
        about = self._said_about(visit)
        parts = (visit.first.slot.at, visit.names, about, visit.done, visit.note)
        return ". ".join(part for part in parts if part)


def _about(visit: Visit) -> str:
    """Say what for, where, with how many others, and during which lesson never."""
    one = visit.first
    others = one.others - len(visit.children) + 1 if visit.children else 0
    never = getattr(one.slot, "never_during", "")
    parts = (
        one.slot.what if visit.children else "",
        one.slot.room,
        f"and {others} other{'s' * (others > 1)}" if others > 0 else "",
        f"never during {never}" if never else "",
        one.away,
    )
    return " · ".join(part for part in parts if part)
