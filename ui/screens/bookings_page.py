"""A parents' evening: families booked one after the other, brothers and sisters together."""

from datetime import date, datetime, time
from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.actions.bookings import (
    LIST,
    Family,
    book,
    book_all,
    change_places,
    did_not_come,
    give_list,
    next_free,
    unbook,
)
from linkworker.actions.files import SavedFile
from linkworker.documents.booking_list import booking_list
from linkworker.records import Child, Person, Relation, Review, ReviewVoice
from linkworker.store import Changes, Store
from ui import desk as desks
from ui import theme
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.forms.paper_keeping import keep_sheet
from ui.forms.paper_out import PaperOut
from ui.names import call
from ui.reviews.booking_reading import Evening, read_evening
from ui.reviews.booking_rows import BookingTable, about
from ui.widgets.buttons import Button
from ui.widgets.choices import Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import ElideLabel
from ui.widgets.layout import STRETCH, across, down, held, unshown
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "15 minutes for each child. Brothers and sisters come one after the other."
_NONE = "Families whose review is open, and who were not heard yet, come up here."
_READING = "You are reviewing. The children’s Link Worker books the meetings."
_DAY = 240
_FIRST = time(15, 30)
_KINDS = (Child, Person, Relation, Review, ReviewVoice)
_TIME = "Write a time, such as 15:30"


class BookingsPage(ScrollPage):
    """Space books a family or frees its time; Alt+Up lets it come earlier; Ctrl+P prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(fills=True)
        self._desk = desk
        self._found: Evening | None = None
        self.out = PaperOut(self, desk, ".")
        self.day = Field("On", DateEdit("ahead", desks.today))
        self.first = Field("First time", LineEdit("15:30"))
        self.interpreter = Field("Interpreter", LineEdit("Hodan, Somali"), optional=True)
        self.larger = Tick("Larger print")
        self.table = BookingTable()
        self._none = unshown(EmptyState("No family to book", _NONE, "calendar-check"))
        self._review = unshown(InfoStrip("read-only", _READING))
        self._said = ElideLabel("", "small", "soft")
        self.every = Button("", "secondary", "users")
        self.missed = Button("Did not come", "secondary", "calendar-check")
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print the list", "secondary", "printer")
        self.book = Button("", "primary", "check")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.day.setMinimumWidth(theme.size(_DAY))
        self.first.setMaximumWidth(theme.size(_DAY // 2))
        fields = held(across(self.day, self.first, self.interpreter, self.larger, STRETCH, gap=16))
        head = PageHead("Parents’ evening", _ABOUT, actions=(self.save, self.print))
        self.add(head, self._review, self._none)
        self._whole = held(across(self.table))
        self._choices = fields
        self.body.addWidget(self._choices)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self._said)
        self._rest = held(down(STRETCH))
        self.body.addWidget(self._rest, 1)
        self._foot_row = held(across(
            self.every, self.missed, STRETCH, self.book, KeyCap("Space"),
        ))  # fmt: skip
        self.set_foot(self._foot_row)

    def _connect(self) -> None:
        self.table.stepped.connect(self._step)
        self.table.opened.connect(lambda one: self._desk.go("review", one.key))
        self.table.chosen.connect(self._choose)
        for part in (self.day.editor, self.first.editor, self.larger):
            part.changed.connect(self._say)
        self.interpreter.editor.editingFinished.connect(self._translated)
        self.every.clicked.connect(self._book_every)
        self.missed.clicked.connect(self._did_not_come)
        self.book.clicked.connect(lambda: self._step(self.table.now()))
        self.save.clicked.connect(lambda: self.out.save())
        self.print.clicked.connect(self.out.print)
        self.out.left.connect(self._keep)
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Ctrl+P", self.print.click)
        on_key(self, "Alt+Up", lambda: self._move(-1))
        on_key(self, "Alt+Down", lambda: self._move(1))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read which families are still to be heard."""
        super().showEvent(event)
        self.read()
        self.table.setFocus()

    def read(self) -> None:
        """Read it again."""
        ask = partial(read_evening, today=desks.today(), standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _show(self, found: Evening) -> None:
        first, self._found = self._found is None, found
        writes = not self._desk.standing.reviews
        self._review.setVisible(not writes)
        self._none.setVisible(writes and not found.families)
        parts = (self._choices, self._whole, self._said, self._foot_row, self.save, self.print)
        for part in parts:
            part.setVisible(writes and bool(found.families))
        self._rest.setVisible(not writes or not found.families)
        if first:
            booked = next((one.at for one in found.families if one.at), None)
            self.day.editor.set_value(booked.date() if booked else desks.today())
            self.first.editor.set_value(f"{booked.time() if booked else _FIRST:%H:%M}")
        self.table.show_rows(found.families, lambda one, now: one.key == now.key)
        self._choose(self.table.now())
        self._say()

    def _choose(self, family: Family | None) -> None:
        """Say of the family chosen what can be done."""
        may_come = family is not None and not family.why
        self.book.setVisible(may_come)
        self.missed.setVisible(family is not None and family.at is not None)
        self.interpreter.editor.set_value(family.interpreter if family else "")
        self.interpreter.setEnabled(family is not None and family.at is not None)
        if family is not None:
            words = "Free its time" if family.at else "Book the next time"
            self.book.say(words)
            call(self.book, f"{words}: {about(family)}")
            self._said.setText(f"{about(family)}: {family.why}" if family.why else "")

    def _begin(self) -> datetime | None:
        """Give when the evening begins, or say what is wrong with its day or time."""
        day, said = self.day.value(), str(self.first.value()).strip().replace(".", ":")
        try:
            at = time.fromisoformat(said if len(said) != 4 else f"0{said}")
        except ValueError:
            self.first.set_problem(_TIME)
            return None
        self.first.set_problem("")
        return datetime.combine(day, at) if isinstance(day, date) else None

    def _say(self) -> None:
        """Offer the list of the evening, and to book all who have no time yet."""
        found, begin = self._found, self._begin()
        if found is None:
            return
        on = found.booked_on(begin.date()) if begin else []
        paper = None
        if on and begin:
            paper = booking_list(
                on, begin.date(), worker=found.worker, on=desks.today(),
                larger=bool(self.larger.value()), practice=found.practice,
            )  # fmt: skip
        self.out.offer(paper, found.worker.name, f"{LIST} {desks.today().isoformat()}")
        for button in (self.save, self.print):
            button.setEnabled(paper is not None)
        waiting = len(self._waiting())
        self.every.setVisible(waiting > 1)
        self.every.say(f"Book all {waiting} in this order")

    def _waiting(self) -> list[Family]:
        return self._found.waiting() if self._found else []

    def _step(self, family: Family | None) -> None:
        """Book a family for the next free time, or free its time."""
        begin = self._begin()
        if family is None or family.why or self._found is None or self._desk.standing.reviews:
            return
        if family.at is not None:
            self._desk.act(partial(unbook, family=family), f"{about(family)}: the time is free")
        elif begin is not None:
            at = next_free(self._found.families, begin)
            act = partial(book, family=family, at=at, asked_on=desks.today())
            self._desk.act(act, f"{about(family)}: {at:%H:%M}")

    def _book_every(self) -> None:
        begin, waiting = self._begin(), self._waiting()
        if begin is not None and self._found is not None:
            at = next_free(self._found.families, begin)
            act = partial(book_all, wanted=waiting, begin=at, asked_on=desks.today())
            self._desk.act(act, f"{len(waiting)} families booked from {at:%H:%M} on")

    def _did_not_come(self) -> None:
        family = self.table.now()
        if family is not None and family.at is not None:
            act = partial(did_not_come, family=family, on=desks.today())
            self._desk.act(act, f"{about(family)}: one try more")

    def _translated(self) -> None:
        family, who = self.table.now(), str(self.interpreter.value())
        if family is not None and family.at is not None and who.strip() != family.interpreter:
            said = {"at": family.at, "asked_on": desks.today(), "interpreter": who}
            self._desk.act(partial(book, family=family, **said), f"{about(family)}: with {who}")

    def _move(self, by: int) -> None:
        """Let the family chosen change places with the one before or after it that evening."""
        family, found = self.table.now(), self._found
        if family is None or found is None or family.at is None:
            return
        booked = found.booked_on(family.at.date())
        to = booked.index(family) + by
        if 0 <= to < len(booked):
            earlier, later = (booked[to], family) if by < 0 else (family, booked[to])
            act = partial(change_places, earlier=earlier, later=later, on=desks.today())
            self._desk.act(act, f"{about(family)}: moved")

    def _keep(self, words: str, saved: SavedFile | None) -> None:
        """Keep with each child on it that the list was made."""
        found, begin = self._found, self._begin()
        if found is None or begin is None:
            return
        on = found.booked_on(begin.date())
        reader, by = found.worker.name, self._desk.standing.user

        def give(store: Store, at: datetime, file: str) -> Changes:
            return give_list(store, on, reader=reader, at=at, by=by, file=file)

        keep_sheet(self._desk, give, words, saved)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self.read()
