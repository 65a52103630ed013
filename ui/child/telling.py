"""One thing that happened, in full: its words, its history, adding to it, striking it out."""

from functools import partial

from linkworker.actions.contacts import add_correction, strike_contact
from linkworker.records import Contact
from linkworker.store import Changes, Reader, Store
from linkworker.store.history import Line
from ui.child.facts import About
from ui.child.part import Part
from ui.desk import Desk, today
from ui.models.happened import Told
from ui.when import say_moment, say_when
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.tags import Tag

_LONG = 90
_QUIET = ("Child", "Occasion", "Written by", "Place in the list")


class Telling(Card):
    """At the side of the timeline. Words once written stay: one adds to them or strikes out."""

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__("What happened")
        self._desk, self._part = desk, part
        self._about: About | None = None
        self._contact: Contact | None = None
        self.record_id = ""
        self._said = down(gap=6)
        self.added = WordsEdit("What is to be added", lines=2)
        self.reason = LineEdit("Why it does not stand")
        self.add_words = Button("Add to it", "small", "plus")
        self.strike = Button("Strike out", "small", "x")
        self._doing = held(
            down(
                rule(),
                Field("Add to this note", self.added),
                across(STRETCH, self.add_words),
                Field("Strike out", self.reason, "It stays readable, with the reason."),
                across(STRETCH, self.strike),
                gap=8,
            )
        )
        self._history = down(gap=10)
        self.body.addLayout(self._said)
        self.body.addWidget(self._doing)
        self.body.addLayout(self._history)
        self.add_words.clicked.connect(self._add_words)
        self.strike.clicked.connect(self._strike)

    def show_told(self, about: About, told: Told | None) -> None:
        """Show one thing in full, or say how to."""
        record = told.record if told else None
        if record is None or record.id != self.record_id:
            self.added.set_value("")
            self.reason.set_value("")
        self._about, self.record_id = about, record.id if record else ""
        self._contact = record if isinstance(record, Contact) else None
        standing = self._contact is not None and not self._contact.struck_because
        self._doing.setVisible(about.may_write and standing)
        empty(self._said)
        empty(self._history)
        if told is None:
            words = "Press a title to read all of it, and its history."
            self._said.addWidget(WrapLabel(words, "small", "muted"))
            return
        when = say_moment(told.at, about.today) if told.timed else ""
        who = " · ".join(part for part in (when, told.who) if part)
        self._said.addLayout(
            down(WrapLabel(told.title, "strong"), Label(who, "meta", "muted"), gap=2)
        )
        if told.struck:
            self._said.addLayout(across(Tag("struck out", "warn", "x"), STRETCH))
            self._said.addWidget(WrapLabel(told.struck, "small", "warn"))
        self._said.addWidget(WrapLabel(told.words, "body", "muted" if told.struck else ""))
        self._desk.background.read(
            partial(_history, told=told), then=partial(self._show_history, told.record.id)
        )

    def _show_history(self, record_id: str, lines: list[Line]) -> None:
        if record_id != self.record_id or self._about is None:
            return
        empty(self._history)
        self._history.addWidget(rule())
        self._history.addWidget(Label("History", "metab", "muted"))
        for line in lines:
            who = self._about.staff.get(line.user, "This laptop")
            when = say_when(line.at, self._about.today)
            said = f"{line.label}: {_short(line.after)}"
            if line.before:
                said = f"{line.label}: {_short(line.before)} → {_short(line.after)}"
            words = WrapLabel(said, "small", "soft")
            self._history.addLayout(down(words, Label(f"{who}, {when}", "meta", "muted"), gap=1))

    def _add_words(self) -> None:
        contact, name = self._contact, self._desk.standing.name
        if contact is None:
            return
        words = self.added.value()

        def act(store: Store) -> Changes:
            return add_correction(store, contact, words=words, who=name, on=today())

        self._part.keep(act, "Added to the note")

    def _strike(self) -> None:
        contact, user = self._contact, self._desk.standing.user
        if contact is None:
            return
        reason = self.reason.value()

        def act(store: Store) -> Changes:
            return strike_contact(store, contact, reason=reason, by=user)

        self._part.keep(act, "Struck out. It stays readable.")


def _history(reader: Reader, *, told: Told) -> list[Line]:
    lines = reader.history(told.record)
    return [line for line in lines if line.label not in _QUIET and line.after != line.before]


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= _LONG else f"{one[:_LONG].rstrip()}…"
