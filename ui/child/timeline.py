"""What happened, newest first: months, filters, search, and one thing told in full at the side."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from linkworker.records import Comment, Passage
from linkworker.store import Reader
from ui.child.part import Part
from ui.child.telling import Telling
from ui.child.timeline_bar import TimelineBar
from ui.comments.here import COMMENTED, THANKED
from ui.desk import Desk
from ui.forms.marking import KEY
from ui.happened.everything import FILTERS, KINDS, happened
from ui.happened.told import Told
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, unshown
from ui.widgets.pages import TwoColumns
from ui.widgets.tags import Tag
from ui.widgets.timeline import Heading, TimelineRow

_AT_ONCE = 12
_NUMBERED = 8  # kinds with a key of their own
_EMPTY = "Nothing recorded yet. Ctrl+N writes the first note."
_NOT_FOUND = "Nothing here is of this kind, with this person and these words."
_WAITS = "waiting to sync: on this laptop only, and safe"


@dataclass(frozen=True)
class TimelineFacts:
    """Everything that happened, the newest first."""

    told: list[Told]


class Timeline(Part):
    """The second tab. A title opens what it tells, with its history, at the side."""

    kinds = (*KINDS, Comment, Passage)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self._told: list[Told] = []
        self._most = _AT_ONCE
        self.bar = TimelineBar(desk)
        self.finder = self.bar.finder
        self._kept = Kept(self._new_row)
        self._months = Kept(Heading)
        self._nothing = unshown(WrapLabel("", "body", "muted"))
        self._rows = down(self._nothing, gap=0)
        self._opening: dict[TimelineRow, Told] = {}
        self._more = Button("Show more", "secondary", "chevron-down")
        self._waiting = held(
            across(IconLabel("cloud-off", "text3", 14), Label(_WAITS, "meta", "muted"), STRETCH)
        )
        self._list = Card()
        self._above = QWidget()
        self.telling = Telling(desk, self)
        self._columns = self._built()
        self.bar.narrowed.connect(self._begin_again)
        self.bar.print.clicked.connect(self._print)
        self._more.clicked.connect(self._show_more)
        self.keys[KEY] = self.telling.words.mark
        for number, (kind, _) in enumerate(FILTERS[:_NUMBERED], start=1):
            self.keys[f"Alt+{number}"] = partial(self.bar.pick, kind)

    def _built(self) -> TwoColumns:
        self._list.body.addLayout(self._rows)
        self._list.body.addLayout(across(self._more))
        self._list.body.addWidget(self._waiting)
        self._above.setFixedHeight(0)
        side = held(down(self._above, self.telling, STRETCH, gap=0))
        columns = TwoColumns(self._list, side, 372)
        self.add(self.bar, columns)
        return columns

    def read(self, reader: Reader, about: About) -> TimelineFacts:
        """Read everything that is dated."""
        return TimelineFacts(happened(reader, about.child, about.staff))

    def show_facts(self, about: About, facts: TimelineFacts) -> None:
        """Show the newest, and again what was opened of this child."""
        another = self._about is None or self._about.child.id != about.child.id
        self._about, self._told = about, facts.told
        if another:
            self._most = _AT_ONCE
            self.bar.clear()
        self.bar.show_told(facts.told)
        opened = next((one for one in facts.told if one.record.id == self.telling.record_id), None)
        self.telling.show_told(about, None if another else opened)
        self._show_rows()

    def go_to(self, record: str, place: str) -> bool:
        """Tell what is sought in full, and bring it into sight."""
        at = next((i for i, one in enumerate(self._told) if one.record.id == record), -1)
        if at >= 0:
            self.bar.clear()
            self._most = max(self._most, at + 1)
            self._show_rows()
            row, told = next(one for one in self._opening.items() if one[1] is self._told[at])
            self._open(row, told)
        return super().go_to(record, place)

    def _begin_again(self) -> None:
        self._most = _AT_ONCE
        self._show_rows()

    def _show_more(self) -> None:
        self._most += 3 * _AT_ONCE
        self._show_rows()

    def _show_rows(self) -> None:
        if self._about is None:
            return
        self._above.setFixedHeight(0)
        found = [one for one in self._told if self.bar.fits(one)]
        shown = found[: self._most]
        self._opening = {}
        for row, one in zip(self._kept.take(len(shown)), shown, strict=True):
            self._tell(self._about, row, one, last=one is found[-1])
        self._nothing.setText(_NOT_FOUND if self._told else _EMPTY)
        waits = any(one.record.id in self._about.waiting for one in shown)
        self._waiting.setVisible(waits)
        self.bar.setVisible(bool(self._told))
        self.bar.print.setVisible(self._about.may_write)
        arrange(self._rows, self._by_month() if found else [self._nothing])
        self._more.setVisible(len(found) > self._most)
        self._more.say(f"Show more of {len(found)}")

    def _print(self) -> None:
        if self._about is not None:
            self.desk.go("print", f"{self._about.child.id}/chronology")

    def _by_month(self) -> list[QWidget]:
        """Put a heading above the first row of each month."""
        months = list(dict.fromkeys(told.month for told in self._opening.values()))
        headings = dict(zip(months, self._months.take(len(months)), strict=True))
        for month, over in headings.items():
            over.say(month)
        placed: list[QWidget] = []
        for row, told in self._opening.items():
            over = headings[told.month]
            placed += [row] if over in placed else [over, row]
        return placed

    def _new_row(self) -> TimelineRow:
        row = TimelineRow(beside=True)
        row.opened.connect(lambda: self._open(row, self._opening[row]))
        return row

    def _tell(self, about: About, row: TimelineRow, told: Told, *, last: bool) -> None:
        self._opening[row] = told
        when = (say_moment if told.timed else _say_date)(told.at, about.today)
        words = "" if told.struck else told.words
        row.tell(told.title, when, words, told.who)
        row.mark(told.icon, told.tone, told.record.id in about.waiting, last)
        tags = [Tag(f"struck out: {told.struck}", "warn", "x")] if told.struck else []
        talks = [talk for talk in about.talks if talk.is_open_on(told.record.id)]
        tags += [Tag(*(THANKED if talk.thread.last.thanks else COMMENTED)) for talk in talks[:1]]
        if tags:
            row.show_tags(tags)

    def _open(self, row: TimelineRow, told: Told) -> None:
        """Tell one thing in full beside its row; below, where there is one column."""
        if self._about is None:
            return
        narrow = self._columns.narrow
        self._above.setFixedHeight(0 if narrow else row.mapTo(self._list, QPoint()).y())
        self.telling.show_told(self._about, told)
        if narrow:
            self.bring(self.telling)


def _say_date(at: datetime, today: date) -> str:
    return near_day(at.date(), today)
