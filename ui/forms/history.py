"""Who changed what in one record, from what to what, when; and taking it back."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.fields import Record
from linkworker.store import Reader
from linkworker.store.history import Line, for_people
from ui.desk import today as this_day
from ui.when import say_when
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty

_LONG = 90


def history_of(reader: Reader, record: Record) -> tuple[Line, ...]:
    """Read a record's history for people, the newest first: no ids, nothing that few may read."""
    told = (line for line in reader.history(record) if line.after != line.before)
    return tuple(line for line in told if for_people(type(record), line.slot))


class HistoryList(QWidget):
    """One paragraph for each thing somebody did; `undo_wanted(action)` to take one back."""

    undo_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = down(gap=10)
        self.setLayout(self._rows)

    def show_lines(
        self, lines: Sequence[Line], staff: Mapping[str, str], today: date, *, may_undo: bool
    ) -> None:
        """Show lines, the newest first; `staff` are names by user id, "" being who sits here.

        Taking back is offered for what still stands. What happened is struck out instead.
        """
        empty(self._rows)
        for _, group in groupby(lines, key=lambda line: (line.at, line.action)):
            done = list(group)
            who = f"{_who(done[0], staff)}, {say_when(done[0].at, today)}"
            row = across(Label(who, "meta", "muted"), STRETCH)
            if may_undo and any(line.stands for line in done):
                row.addWidget(self._take_back(done[0].action, who))
            words = [WrapLabel(_said(line), "small", "soft") for line in done]
            self._rows.addLayout(down(*words, row, gap=1))

    def _take_back(self, action: str, who: str) -> Button:
        button = Button("Take back", "quiet", "undo-2", f"Take back what was changed by {who}")
        button.clicked.connect(lambda: self.undo_wanted.emit(action))
        return button


class HistoryCard(Card):
    """A record's history as a card; `staff` and `undo_wanted` as in the list."""

    undo_wanted = Signal(str)

    def __init__(self, lines: Sequence[Line], staff: Mapping[str, str], *, may_undo: bool) -> None:
        super().__init__("History", icon="history")
        told = HistoryList()
        told.show_lines(lines, staff, this_day(), may_undo=may_undo)
        told.undo_wanted.connect(self.undo_wanted)
        self.add(told)


def _who(line: Line, staff: Mapping[str, str]) -> str:
    """Name who wrote it; and who took it over, where it had come too late to count."""
    wrote = staff.get(line.user, "a colleague")
    if not line.taken_over_by:
        return wrote
    return f"Written by {wrote}, taken over by {staff.get(line.taken_over_by, 'a colleague')}"


def _said(line: Line) -> str:
    after = _short(line.after)
    return (
        f"{line.label}: {_short(line.before)} → {after}"
        if line.before
        else (f"{line.label}: {after}")
    )


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= _LONG else f"{one[:_LONG].rstrip()}…"
