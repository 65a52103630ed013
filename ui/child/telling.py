"""One thing that happened, in full: its words, its history, adding to it, striking it out."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt

from linkworker.actions.contacts import add_correction, keep_private, strike_contact
from linkworker.actions.moving_away import may_move
from linkworker.actions.said_wrong import said_wrong_of
from linkworker.records import AttendanceWeek, ConcernPassed, Contact, SaidWrong
from linkworker.store.history import Line
from ui.child.giving_words import ask_words, may_give
from ui.child.marked_here import MarkedHere, Marks, history_with_marks, read_marks
from ui.child.more import More
from ui.child.part import Part
from ui.child.whose_note import ask_whose
from ui.comments.here import CommentsHere
from ui.desk import Desk, today
from ui.forms.history import HistoryList
from ui.forms.note_readers import read_by, readers_of
from ui.happened.told import Told
from ui.models.about_child import About
from ui.rights.here import rights_offers, wrong_words
from ui.when import say_moment
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule, unshown
from ui.widgets.tags import Tag

_WHOSE = "This is about another child…"


class Telling(Card):
    """At the side of the timeline. Words once written stay: one adds to them or strikes out."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self._comments = CommentsHere(desk)
        self._more = unshown(More())
        super().__init__("What happened", actions=(self._comments.button, self._more))
        self._desk, self._part = desk, part
        self._about: About | None = None
        self._contact: Contact | None = None
        self._registers, self.record_id = False, ""
        self._said = down(gap=6)
        add = Button("Add to it", "small", "plus")
        strike = Button("Strike out", "small", "x")
        whose = "This is about another child"
        self._wrong = Button("Another child’s", "small", "git-compare", whose)
        self._private = Button("Keep private", "small", "eye-off", "Keep these words off lists")
        self._give = Button(
            "Words to ask about", "small", "quote", "Keep words of it, to ask about"
        )
        self._told: Told | None = None
        self._asked = down(gap=0)
        self._doing = held(Flow(add, strike, self._wrong, self._private))
        self._history = down(gap=10)
        self.words, self._said_wrong = MarkedHere(part), down(gap=6)
        self._lay_out()
        asks = ((add, self._ask_words), (strike, self._ask_reason), (self._wrong, self._ask_whose))
        for button, act in (*asks, (self._private, self._keep_private)):
            button.clicked.connect(act)
        self._give.clicked.connect(self._ask_words_given)

    def _lay_out(self) -> None:
        self.body.addLayout(self._said)
        self.body.addWidget(self.words)
        self.body.addLayout(self._said_wrong)
        for part_of in (self.words.beside, self._comments, self._doing):
            self.body.addWidget(part_of)
        self.body.addWidget(self._give, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._asked)
        self.body.addLayout(self._history)

    def show_told(self, about: About, told: Told | None) -> None:
        """Show one thing in full, or say how to."""
        record = told.record if told else None
        empty(self._asked)
        # a talk about a concern would tell what it was
        self._comments.show_at(about, None if isinstance(record, ConcernPassed) else record)
        self._about, self.record_id = about, record.id if record else ""
        self._contact = record if isinstance(record, Contact) else None
        self._registers = isinstance(record, AttendanceWeek)
        self._offer_words(about, told)
        standing = self._contact is not None and not self._contact.struck_because
        self._doing.setVisible(about.may_write and standing)
        for place in (self._said, self._said_wrong, self._history):
            empty(place)
        self.words.setVisible(told is not None and bool(told.words))
        self.words.beside.setVisible(told is not None)
        if told is None:
            words = "Press a title to read all of it, and its history."
            self._said.addWidget(WrapLabel(words, "small", "muted"))
            return
        self._say_head(about, told)
        self.words.show_entry(about, told.record, told.words)
        self._desk.background.read(
            lambda reader: (history_with_marks(reader, told.record),
                            said_wrong_of(reader, about.child, told.record.id),
                            read_marks(reader, told.record, about.child)),
            then=partial(self._show_beside, told.record.id),
        )  # fmt: skip

    def _say_head(self, about: About, told: Told) -> None:
        when = say_moment(told.at, about.today) if told.timed else ""
        who = " · ".join(part for part in (when, told.who) if part)
        self._said.addLayout(
            down(WrapLabel(told.title, "strong"), Label(who, "meta", "muted"), gap=2)
        )
        if self._contact is not None and self._contact.private:
            self._said.addLayout(across(Tag("private: off lists and papers", "info"), STRETCH))
        if told.struck:
            self._said.addLayout(across(Tag("struck out", "warn", "x"), STRETCH))
            self._said.addWidget(WrapLabel(told.struck, "small", "warn"))

    def _show_beside(
        self, record_id: str, found: tuple[tuple[Line, ...], list[SaidWrong], Marks]
    ) -> None:  # fmt: skip
        """Show what was read of an entry: what is marked, what is said to be wrong, its history."""
        if record_id == self.record_id:
            history, said_wrong, marks = found
            for one in said_wrong:
                self._said_wrong.addWidget(WrapLabel(wrong_words(one), "small", "warn"))
            self.words.show_marks(*marks)
            self._show_history(record_id, history)

    def _show_history(self, record_id: str, lines: tuple[Line, ...]) -> None:
        if record_id != self.record_id or self._about is None:
            return
        empty(self._history)
        told = HistoryList()
        standing = self._desk.standing
        staff = {"": standing.name, **self._about.staff}
        # A register is one action for all its children: its own page takes it back.
        may = self._about.may_write and not self._registers
        told.show_lines(lines, staff, self._about.today, may_undo=may)
        told.undo_wanted.connect(self._desk.take_back)
        self._history.addWidget(rule())
        self._history.addWidget(Label("History", "metab", "muted"))
        self._history.addWidget(told)

    def _offer_words(self, about: About, told: Told | None) -> None:
        self._told = told
        self._private.setVisible(self._contact is not None and not self._contact.private)
        self._give.setVisible(about.may_write and may_give(told))
        record = told.record if told else None
        offers = rights_offers(self._desk, self._asked, about, record) if record else []
        if record and about.may_write and may_move(record):
            offers.insert(0, (_WHOSE, self._ask_whose))
        self._more.offer(record.title.lower() if record else "", offers)
        self._more.setVisible(bool(offers))

    def _ask_words_given(self) -> None:
        """Ask which of these words somebody might let us use."""
        if self._about is not None and self._told is not None:
            ask_words(self._asked, self._part, self._about, self._told)

    def _ask_words(self) -> None:
        """Ask what is to be added, and say who will read it."""
        standing = self._desk.standing
        ask = partial(readers_of, team=standing.team, me=standing.user)
        self._desk.background.read(ask, then=self._ask_for)

    def _ask_for(self, readers: Mapping[str, Sequence[str]]) -> None:
        if self._about is None:
            return
        words = WordsEdit("What was written stays; this is added with today’s date", lines=2)
        needed = {"words": "Write what is to be added"}
        asked = Asking([("words", "Add to this note", words)], "Add", needed)
        asked.add(WrapLabel(read_by([self._about.child], readers), "small", "muted"))
        asked.kept.connect(self._add_words)
        ask_in(self._asked, asked)

    def _add_words(self, said: dict[str, str]) -> None:
        contact, name = self._contact, self._desk.standing.name
        if contact is not None:
            words, on = said["words"], today()
            act = partial(add_correction, contact=contact, words=words, who=name, on=on)
            self._part.keep(act, "Added to the note")

    def _keep_private(self) -> None:
        if self._contact is not None:
            act = partial(keep_private, contact=self._contact)
            self._part.keep(act, "Kept off lists, search excerpts and papers.")

    def _ask_whose(self) -> None:
        """Ask whose entry this is; moved, it leaves nothing here but that it was."""
        if self._about is not None and self._told is not None:
            ask_whose(self._asked, self._part, self._about, self._told.record)

    def _ask_reason(self) -> None:
        reason = LineEdit("It stays readable, with the reason")
        needed = {"reason": "Say why it is struck out"}
        asked = Asking([("reason", "Strike out, because", reason)], "Strike out", needed)
        asked.kept.connect(self._strike)
        ask_in(self._asked, asked)

    def _strike(self, said: dict[str, str]) -> None:
        contact, user = self._contact, self._desk.standing.user
        if contact is not None:
            act = partial(strike_contact, contact=contact, by=user, reason=said["reason"])
            self._part.keep(act, "Struck out. It stays readable.")
