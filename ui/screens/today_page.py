"""Today: whom to see, what is due, who was not seen, what goes well; home after unlock."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from linkworker.measures.days import WEEKDAYS, say_day
from linkworker.store import Changes
from ui import desk as desks
from ui.day.board import SeenBoard
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.locking.written_card import WrittenCard
from ui.models.today import SHOWN_KINDS, Today, read_today
from ui.models.voice import waits_words
from ui.today.due import DueCard
from ui.today.holiday import HolidayCard
from ui.today.rules import RulesCard
from ui.today.see import PassedCard, SeeCard
from ui.today.unseen import UnseenCard
from ui.today.well import WellCard
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, down, drawn_once, held, unshown
from ui.widgets.notices import EmptyState, ErrorBox, InfoStrip, Waiting
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_MINUTE = 60_000  # ms: what passes without being written down is seen to have passed
_AT_ONCE_MS = 150
_SIDE = 336
_SAFE = "Nothing you wrote is lost. Every other page works."
_READING = "You are reviewing. You can read, and nothing here changes."


class TodayPage(ScrollPage):
    """`show_about("new")` opens a new to-do, `"new/<child>"` one about that child.

    Up and Down go through a card's lines, F6 and Tab from card to card, Space ticks.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.today: Today | None = None
        self._stale, self._asked = True, ""
        self.head = PageHead("Today")
        self.see, self.passed = SeeCard(desk), PassedCard(desk)
        self.due, self.unseen = DueCard(desk), UnseenCard(desk)
        self.rules = unshown(RulesCard(desk))
        self.well, self.holiday = WellCard(desk), HolidayCard(desk)
        self.board, self.written = SeenBoard(desk), WrittenCard(desk)
        self._welcome, self._coming = unshown(InfoStrip("ok", "")), unshown(InfoStrip("info", ""))
        self._unfinished = unshown(self._half_written())
        look = Button("Open the list", "small", "list-checks")
        look.clicked.connect(partial(desk.go, "september"))
        self._september = unshown(InfoStrip("info", "", "", [look]))
        self._note = unshown(Label("", "meta", "warn"))
        self._review = unshown(InfoStrip("read-only", _READING))
        self._trouble = unshown(ErrorBox("Today could not be read", _SAFE, "", [self._again()]))
        self._empty = unshown(self._nobody())
        self._waiting = unshown(Waiting())
        self._build()
        self._connect()

    def _build(self) -> None:
        main = held(
            down(self.passed, self.see, self.holiday, self.due, self.rules, STRETCH, gap=12)
        )
        self._quotes = unshown(Button("", "ghost", "quote"))
        self._quotes.clicked.connect(partial(self._desk.go, "quotes"))
        side = held(down(self.unseen, self.well, self._quotes, STRETCH, gap=12))
        self._cards = unshown(TwoColumns(main, side, _SIDE))
        self._waiting.setMinimumHeight(320)
        self.add(self.head, self._note, self._review, self._trouble, self._welcome, self._coming)
        self.add(self._september, self._unfinished, self.written)
        self.add(self.board)
        self.add(self._empty, self._waiting, self._cards)
        self._minute, self._slow = QTimer(self), QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_AT_ONCE_MS)

    def _connect(self) -> None:
        self._minute.timeout.connect(self._read_if_shown)
        self._slow.timeout.connect(lambda: self._waiting.setVisible(self.today is None))
        self.see.week_wanted.connect(partial(self._desk.go, "week"))
        self.due.rules_wanted.connect(self._show_rules)
        self.rules.left.connect(self._hide_rules)
        self.rules.kept.connect(self.due.keep)
        self._desk.background.changed.connect(self._changed)
        self._desk.moved.connect(self._read_if_shown)
        on_key(self, "Ctrl+Shift+A", self.write)
        self._minute.start()

    def show_about(self, about: str) -> None:
        """Open a new to-do where that was asked for."""
        self._asked = about
        if about and self.today is not None:
            self.write()

    def about_now(self) -> str:
        """Say where to come back to: the day itself."""
        return ""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was missed while another page showed."""
        super().showEvent(event)
        if self._stale or self.today is None or self.today.day != desks.today():
            self._read()

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in SHOWN_KINDS):
            self._read_if_shown()

    def _read_if_shown(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        """Read the day; whose day it is, is known a moment after unlocking."""
        if not self._desk.standing.user:
            return
        self._stale = False
        self._slow.start()
        self.written.look()
        now: datetime = desks.this_minute()
        ask = partial(read_today, now=now, standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show, otherwise=self._say_trouble)

    def _show(self, today: Today) -> None:
        self._slow.stop()
        with drawn_once(self):
            self.today = today
            self._waiting.hide()
            self._trouble.hide()
            self._show_head(today)
            self.passed.show_passed(today.passed)
            self.see.show_day(today)
            self.holiday.show_held(today)
            self.due.show_due(today.due, today.met, today.often, today.children)
            if self.rules.isVisible():
                self.rules.show_rules(today.sets)
            self.unseen.show_unseen(today.unseen, closed=today.off is not None)
            self.well.show_well(today.well)
            self._quotes.say(waits_words(today.quotes))
            self._quotes.setVisible(today.quotes > 0)
            self._empty.setVisible(not today.children)
            self._cards.setVisible(bool(today.children))
        if self._asked:
            self.write()

    def _show_head(self, today: Today) -> None:
        day = today.day
        self.head.say(f"{WEEKDAYS[day.weekday()]} {say_day(day)[4:]}", _in_figures(today))
        self._note.setText(today.note)
        self._note.setVisible(bool(today.note))
        self._review.setVisible(self._desk.standing.reviews)
        weeks = today.quiet
        self._welcome.say(f"{weeks} weeks quiet, nothing lost. Everything is where you left it.")
        self._welcome.setVisible(weeks > 0 and today.off is None)
        if today.september is not None:
            done, all_ = today.september
            self._september.say(f"A new school year: {done} of {all_} children looked at.")
        self._september.setVisible(today.september is not None)
        left = today.unfinished
        notes = "1 note is" if left == 1 else f"{left} notes are"
        self._unfinished.say(f"{notes} not finished for more than ten school days.")
        self._unfinished.setVisible(left > 0)
        coming = today.coming
        if coming is not None:
            number = f"{today.agreed} of {len(today.children)}"
            begins = f"{coming.name.capitalize()} begins {say_day(coming.first)}"
            self._coming.say(f"{begins}: agreed with {number} how you stay in touch.")
        self._coming.setVisible(coming is not None)

    def write(self) -> None:
        """Open the line for a new to-do, as it was asked for."""
        child = self._asked.partition("/")[2]
        self._asked = ""
        if self._desk.standing.caseload:
            self.due.write(child)
            self.show_whole(self.due.adder)

    def _show_rules(self) -> None:
        if self.today is not None:
            self.rules.show_rules(self.today.sets)
        self.rules.show()
        self.rules.begin()
        self.show_whole(self.rules)

    def _hide_rules(self) -> None:
        self.rules.hide()
        self.due.why.setFocus()

    def _say_trouble(self, error: Exception) -> None:
        self._slow.stop()
        self._waiting.hide()
        self._trouble.setVisible(True)
        self._trouble.call_out()
        del error

    def _half_written(self) -> InfoStrip:
        go_on = Button("Go on with it", "small", "square-pen")
        go_on.clicked.connect(partial(self._desk.go, "drafts"))
        return InfoStrip("caution", "", "", [go_on])

    def _again(self) -> QWidget:
        again = Button("Try again", "small", "refresh-cw")
        again.clicked.connect(self._read)
        return again

    def _nobody(self) -> QWidget:
        sync = Button("Sync now", "secondary", "refresh-cw")
        sync.clicked.connect(self._desk.sync_wanted)
        words = "Add a child on the caseload, or sync to bring in the children given to you."
        return EmptyState("No children on your caseload yet", words, "users", [sync])


def _in_figures(today: Today) -> str:
    """Say the week of the term, and how much the day holds."""
    children = {child.id for visit in today.visits for child in visit.children}
    late = sum(one.late(today.day) for one in today.due)
    parts = (
        today.place,
        f"{len(children)} {'child' if len(children) == 1 else 'children'} to see"
        if children
        else "",
        f"{late} {'thing' if late == 1 else 'things'} overdue" if late else "",
    )
    return " · ".join(part for part in parts if part)
