"""All the rows of a day: what is typed in them, what is wrong, and from which to which one goes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.day import Row, Written
from linkworker.records import Child, Outcome
from ui.day.adding import Adding
from ui.day.columns import Heads
from ui.day.opening import OpenedDay
from ui.day.row import DayRow
from ui.forms.note_readers import read_by
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import arrange, down, unshown

_NOTHING = "Nothing is waiting. What you planned or marked today stands here; or type a name below."


class DayForm(QWidget):
    """Rows under each other, and a line to add one. `asked(row, what)` as a row offers it."""

    changed = Signal()
    asked = Signal(object, str)
    wanted = Signal(tuple)  # children: a row for them
    warned = Signal(object)  # a warning came up in a row

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DayRow] = []
        self._known: tuple[Child, ...] = ()
        self._day, self._on_sheet = date.min, 0
        self.heads, self.adding = Heads(), Adding()
        self._nothing = unshown(WrapLabel(_NOTHING, "body", "muted"))
        self._list = down(gap=0)
        self._readers: Mapping[str, Sequence[str]] = {}
        self.read_by = WrapLabel("", "small", "muted")
        body = (self.heads, self._list, self._nothing, 6, self.adding, 4, self.read_by)
        self.setLayout(down(*body, gap=4))
        self.adding.added.connect(self.wanted)
        self.adding.stepped.connect(lambda _: self.step(len(self.rows), -1))

    def begin(self, opened: OpenedDay) -> None:
        """Show a day; rows in which somebody is typing stay as they are."""
        same = opened.day == self._day and opened.known == self._known
        before = {row.key: row for row in self.rows if same and row.touched()}
        self._known, self._day, self._on_sheet = opened.known, opened.day, opened.on_sheet
        self._readers = opened.readers
        self.adding.offer(opened.known)
        typed = _by_key(opened)
        made = []
        for row in (*opened.rows, *opened.added):
            kept = before.pop(row.key, None)
            made.append(kept or self._made(row, typed))
        gone = [one for one in self.rows if one not in made and one not in before.values()]
        self._show([*made, *before.values()])
        for one in gone:
            one.deleteLater()

    def add(self, row: Row) -> None:
        """Add a row at the end, with the focus in its words, or in its time where it has none."""
        made = self._made(row, {})
        self._show([*self.rows, made])
        (made.words if row.at else made.editors["at"]).setFocus()
        self.changed.emit()

    def take_out(self, row: DayRow) -> None:
        """Let a row go, and go on in the one after it."""
        at = self.rows.index(row)
        self._show([one for one in self.rows if one is not row])
        self.step(at - 1, 1)
        row.deleteLater()
        self.changed.emit()

    def to_keep(self) -> list[DayRow]:
        """Give the rows in which something was said."""
        return [row for row in self.rows if row.answered()]

    def touched(self) -> list[DayRow]:
        """Give the rows in which a person typed anything."""
        return [row for row in self.rows if row.touched()]

    def let_go(self) -> None:
        """Let the rows go that are kept now; what else was typed stays."""
        gone = self.to_keep()
        self._show([row for row in self.rows if row not in gone])
        for row in gone:
            row.deleteLater()

    def check(self) -> QWidget | None:
        """Show what cannot be meant in the rows to keep; gives the first editor to put right."""
        found = [row.show_problems(row.typed_wrong()) for row in self.to_keep()]
        return next((one for one in found if one is not None), None)

    def written(self) -> list[Written]:
        """Give the rows to keep, as they would be kept."""
        return [row.written() for row in self.to_keep()]

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        """Show what is wrong, by the place of a row and its field; gives the first to put right."""
        found = []
        for at, row in enumerate(self.to_keep()):
            mine = {
                name.partition(".")[2]: words
                for name, words in problems.items()
                if name.partition(".")[0] == str(at)
            }
            found.append(row.show_problems(mine))
        return next((one for one in found if one is not None), None)

    def part(self, row: DayRow) -> None:
        """Give each child of a row a row of their own, with what is typed in it."""
        typed, outcome = row.typed(), row.editors["outcome"].value() or Outcome.REACHED
        at = self.rows.index(row)
        made = []
        for child in row.them:
            slots = tuple(one for one in row.row.slots if one.child == child)
            one = replace(row.row, children=(child,), slots=slots, others=0, outcome=outcome)
            alone = self._made(one, {})
            alone.take({**typed, "children": [child.id], "whom_typed": False})
            made.append(alone)
        self._show([*self.rows[:at], *made, *self.rows[at + 1 :]])
        row.deleteLater()
        made[0].words.setFocus()
        self.changed.emit()

    def step(self, at: int, by: int) -> None:
        """Go to the words of the row above or below; below the last is the line for a name."""
        to = at + by
        if 0 <= to < len(self.rows):
            self.rows[to].words.setFocus()
        elif to >= len(self.rows):
            self.adding.setFocus()

    def _made(self, row: Row, typed: Mapping[str, Any]) -> DayRow:
        made = DayRow(self._known)
        made.show_row(row, self._day)
        if said := typed.get(row.key):
            made.take(said)
        made.changed.connect(self.changed)
        made.asked.connect(partial(self.asked.emit, made))
        made.warning.shown.connect(partial(self.warned.emit, made))
        made.words.stepped.connect(lambda by: self.step(self.rows.index(made), by))
        return made

    def _show(self, rows: list[DayRow]) -> None:
        self.rows = rows
        arrange(self._list, rows)
        for at, row in enumerate(rows, 1):
            row.show_number(str(at) if at <= self._on_sheet else "")
            row.offer()
        self.heads.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        them = list({child.id: child for row in rows for child in row.them}.values())
        self.read_by.setText(read_by(them, self._readers))
        self.read_by.setVisible(bool(rows))


def _by_key(opened: OpenedDay) -> dict[str, Mapping[str, Any]]:
    """Give what the draft has typed for each row."""
    typed = {one["key"]: one for one in opened.draft.typed.get("rows", ())} if opened.draft else {}
    for row in opened.added:
        ids = [child.id for child in row.children]
        mine = [one for one in typed.values() if one["children"] == ids]
        if mine and row.key not in typed:
            typed[row.key] = mine[0]
    return typed
