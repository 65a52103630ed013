"""Write up the day: one row a child, by keyboard alone; kept together with Ctrl+Enter."""

from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent

from linkworker.actions import slots
from linkworker.actions.day import write_up
from linkworker.errors import Invalid
from linkworker.measures.days import say_day
from linkworker.records import AttendanceWeek, Child, Contact, PaperGiven, Slot
from linkworker.store import Changes, Draft
from ui import desk as desks
from ui.crash import said_in_words
from ui.day.form import DayForm
from ui.day.moving import Moving
from ui.day.opening import FORM, OpenedDay, new_row, open_day
from ui.day.row import DayRow
from ui.day.shredded import Shredded
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.locking.written_card import WrittenCard
from ui.widgets.asking import ask_in
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, down, drawn_once, empty, unshown
from ui.widgets.notices import ErrorBox, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_KINDS = (Contact, Slot, Child, AttendanceWeek, PaperGiven)
_READING = "You are reviewing. You can read, and nothing here changes."
_DAY = timedelta(days=1)
_KEYS = " · Tab goes through a row, Enter to the next row’s words"


class DayPage(ScrollPage):
    """`show_about("")` for today, a date, or "draft/<action>".

    Tab goes through a row, Enter from words to words, Ctrl+Enter keeps every row in which
    something was said. What is typed is a draft within a second, one for each day.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.day, self.ready = desks.today(), False
        self.before = Button("Yesterday", "small", "chevron-left")
        self.after = Button("The day after", "small", "chevron-right")
        self.sheet = Button("Day sheet", "small", "printer")
        self.head = PageHead("Write up the day", " ", (self.before, self.after, self.sheet))
        self.form, self.shredded, self.written = DayForm(), Shredded(desk), WrittenCard(desk)
        self.keeper = DraftKeeper(desk.background, self._draft)
        self._trouble = down(gap=0)
        self._back = unshown(InfoStrip("info", ""))
        self._review = unshown(InfoStrip("read-only", _READING))
        self._count = Label("", "small", "muted")
        self.keep = Button("Keep these", "primary", "check")
        self.add(self.head, self._review, self._trouble, self._back, self.written)
        self.add(self.shredded, self.form)
        self.set_foot(self._count, STRETCH, self.keep, KeyCap("Ctrl Enter"))
        self._connect()

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.sheet.clicked.connect(lambda: self._desk.go("day_sheet", self.day.isoformat()))
        self.keep.clicked.connect(self.save)
        self.form.changed.connect(self._typed)
        self.form.asked.connect(self._asked)
        self.form.wanted.connect(self._add)
        self.form.warned.connect(self.show_whole)
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Ctrl+Enter", self.save)
        on_key(self, "Alt+Up", partial(self.turn, -1))
        on_key(self, "Alt+Down", partial(self.turn, 1))
        on_key(self, "Ctrl+P", self.sheet.click)

    def show_about(self, about: str) -> None:
        """Show a day: today's first."""
        self.keeper.keep()
        self._read(about)

    def about_now(self) -> str:
        """Say which day is shown, to come back to after a lock."""
        return self.day.isoformat()

    def turn(self, days: int) -> None:
        """Go to the day before or after; not beyond today. What is typed waits as a draft."""
        to = self.day + days * _DAY
        if to <= desks.today():
            self._desk.go("day", to.isoformat())

    def save(self) -> None:
        """Keep the rows in which something was said, all of them or none."""
        rows = self.form.to_keep()
        if not self.keep.isEnabled() or not rows:
            return
        wrong = self.form.check()
        if wrong is not None:
            self.bring(wrong)
            return
        self.keeper.keep()
        self.keep.setEnabled(False)
        act = partial(write_up, written=self.form.written(), now=desks.this_minute(),
                      by=self._desk.standing.user, draft=self.keeper.action)  # fmt: skip
        self._desk.background.run(act, then=partial(self._saved, len(rows)),
                                  otherwise=self._not_saved)  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what has happened while another page showed."""
        super().showEvent(event)
        if self.ready:
            self._read(self.day.isoformat())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _read(self, about: str) -> None:
        self.written.look()
        ask = partial(open_day, about=about, today=desks.today(), standing=self._desk.standing)
        self._desk.background.run(lambda _: True, then=lambda _: self._ask(ask))

    def _ask(self, ask: Any) -> None:
        """Ask once what was typed before has been kept."""
        self._desk.background.read(ask, then=self._show, otherwise=self._say_trouble)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read(self.day.isoformat())

    def _show(self, opened: OpenedDay) -> None:
        first = not self.ready or opened.day != self.day
        if opened.draft is not None and opened.draft.action != self.keeper.action:
            self.keeper.begin(opened.draft.action)
        elif first:
            self.keeper.begin()
        self.day, self.ready = opened.day, True
        writes = not self._desk.standing.reviews
        with drawn_once(self):
            self._show_head(writes)
            self._show_back(opened.draft if first else None)
            self.shredded.show_sheets(opened.sheets if writes else (), desks.today())
            self.form.setVisible(writes)
            if writes:
                self.form.begin(opened)
            self._show_count()
        self.keep.setEnabled(True)
        if first and writes and self.isVisible():
            self.form.step(-1, 1)

    def _show_head(self, writes: bool) -> None:
        today = self.day == desks.today()
        said = "today" if today else "yesterday" if self.day == desks.today() - _DAY else ""
        self.head.say("Write up the day", f"{say_day(self.day)}{said and f', {said}'}{_KEYS}")
        self.before.say("Yesterday" if today else "The day before")
        self.after.setVisible(not today)
        self._review.setVisible(not writes)
        for part in (self.before, self.sheet, self.keep):
            part.setVisible(writes)

    def _show_back(self, draft: Draft | None) -> None:
        """Say that what was typed before is here again."""
        self._back.setVisible(draft is not None)
        if draft is not None:
            self._back.say("What you typed and did not keep is here again, row by row.")

    def _show_count(self) -> None:
        keep = self.form.to_keep()
        keeps, left = len(keep), [row for row in self.form.rows if row not in keep]
        marked = sum(row.row.contact is not None for row in left)
        said = (
            f"{keeps} to keep" if keeps else "",
            f"{len(left) - marked} not said yet" if len(left) > marked else "",
            f"{marked} marked, without words" if marked else "",
        )
        self._count.setText(" · ".join(part for part in said if part))
        self.keep.say("Keep 1 row" if keeps == 1 else f"Keep {keeps} rows" if keeps else "Keep")

    def _typed(self) -> None:
        self.keeper.touch()
        self._show_count()

    def _draft(self, action: str) -> Draft | None:
        rows = [row.typed() for row in self.form.touched()]
        if not rows:
            return None
        words = " · ".join(str(row["words"]) for row in rows if row["words"])
        typed = {"day": self.day.isoformat(), "rows": rows, "words": words}
        return Draft(action, FORM, f"Write up {say_day(self.day)}", "", "", {}, typed)

    def _add(self, children: tuple[Child, ...]) -> None:
        ask = partial(new_row, children=children, day=self.day, now=desks.this_minute())
        self._desk.background.read(ask, then=self.form.add)

    def _asked(self, row: DayRow, what: str) -> None:
        if what == "part":
            self.form.part(row)
        elif what == "out":
            self.form.take_out(row)
        elif what == "skip":
            act = partial(slots.skip_slots, slots=row.row.slots)
            self._answer(row, act, "Not needed that day.")
        else:
            moving = Moving(row.row.slots[0])
            moving.moved.connect(partial(self._answer, row))
            ask_in(row.under, moving)

    def _answer(self, row: DayRow, act: Any, words: str) -> None:
        """Answer a slot without a contact: it is kept at once, and can be taken back."""
        empty(row.under)
        self.form.take_out(row)
        self._desk.act(act, words)

    def _saved(self, rows: int, changes: Changes) -> None:
        self.keeper.begin()
        empty(self._trouble)
        self._back.hide()
        self.form.let_go()
        if self.form.touched():
            self.keeper.touch()
        self._show_count()
        self.keep.setEnabled(True)
        said = "1 row is kept." if rows == 1 else f"{rows} rows are kept."
        self._desk.saved(said, changes)

    def _not_saved(self, error: Exception) -> None:
        self.keep.setEnabled(True)
        first = self.form.show_problems(error.problems) if isinstance(error, Invalid) else None
        if first is not None:
            self.bring(first)
        else:
            self._say_trouble(error)

    def _say_trouble(self, error: Exception) -> None:
        ErrorBox("This is not kept yet", "What you typed is here.", said_in_words(error)).stand_in(
            self._trouble
        )
