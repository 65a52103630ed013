"""The two-year picture with its words: moved by keys, told what moves with it; as a table."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from linkworker.actions.activities import move_support, stretch_support
from linkworker.records import Enrolment
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.crash import problems_of
from ui.models.rows import Figures
from ui.models.supports import SupportFacts, SupportLine, span_words
from ui.sessions.two_years import TwoYears
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down
from ui.widgets.row_paint import RowCell
from ui.widgets.row_table import WholeTable
from ui.widgets.toast import announce

_HOW = "Up and Down choose a support. "
_MOVES = "Left and Right move it by a half-term, with Shift they change its length."
_STAYS = "It has begun: with Shift, Left and Right move its end."
_OVER = "It has ended, and stays where it was."
_TAKEN = "It was taken up: nothing moves it here. Help has more."
_NONE = "No support is planned yet. Add one: it lies over the half-terms of the programme."


class YearsCard(Card):
    """`add_wanted` asks for a new support."""

    add_wanted = Signal()

    def __init__(self, part: Part) -> None:
        self.as_table = Button("Show as table", "chip", name="Show supports as a table")
        self.copy = Button("Copy", "small", "copy", "Copy supports as text")
        self.new = Button("Plan a support", "small", "plus")
        self.as_table.setCheckable(True)
        super().__init__("Over the two years", actions=(self.new, self.as_table, self.copy))
        self._part = part
        self._facts: SupportFacts | None = None
        self._told = ""
        self.picture = TwoYears()
        self.reading = WrapLabel("", "small", "soft")
        self.clashing = WrapLabel("", "smallb", "warn")
        self.lines = Figures[tuple[str, ...]](("Support", "When", "Sessions"), tuple, ", ".join)
        self.table = WholeTable(self.lines, "Supports over two years", row=32, widths=(330, 330))
        self._paint = RowCell(self.table)
        self.table.setItemDelegate(self._paint)
        self.add(self.picture, self.table, down(self.reading, self.clashing, gap=4))
        self.table.hide()
        self.as_table.toggled.connect(self._turn)
        self.copy.clicked.connect(self._copy)
        self.new.clicked.connect(self.add_wanted)
        self.picture.chosen.connect(self._say)
        self.picture.moved.connect(self._move)
        self.picture.stretched.connect(self._stretch)

    def show_facts(self, facts: SupportFacts, *, may_write: bool) -> None:
        """Show other supports, or the same ones moved."""
        self._facts = facts
        self.picture.may_move = may_write
        self.new.setVisible(may_write)
        bars = (*facts.bars, *facts.taken)
        self.picture.show_bars(facts.halves, bars, facts.now, facts.sentence)
        taken = [(bar.name, facts.span_of(bar), "taken up") for bar in facts.taken]
        self.lines.show_rows([*map(_cells, facts.lines), *taken])
        self.clashing.setText("\n".join(facts.clashes))
        self.clashing.setVisible(bool(facts.clashes))
        shown = bool(facts.lines or facts.taken)
        self.picture.setVisible(shown and not self.as_table.isChecked())
        for one in (self.as_table, self.copy):
            one.setVisible(shown)
        self.reading.setText(self._told or self._words())
        self._told = ""

    def _turn(self, table: bool) -> None:
        self.table.setVisible(table)
        self.picture.setVisible(not table)

    def _words(self) -> str:
        """Say the bar at hand, what it waits for, and what keys do."""
        bar = self.picture.chosen_bar()
        facts = self._facts
        if bar is None or facts is None:
            return _NONE
        line = facts.line(bar.id)
        if line is None:
            return f"{bar.name}: {facts.span_of(bar)}. {_TAKEN}"
        parts = [f"{bar.name}: {line.span}."]
        waits = line.support.ready_when and not bar.begun
        parts += [f"Ready when: {line.support.ready_when}." if waits else ""]
        moves = _OVER if bar.ended else _STAYS if bar.begun else _MOVES
        parts += [_HOW + moves * self.picture.may_move]
        return " ".join(filter(None, parts))

    def _say(self, _: str) -> None:
        self.reading.setText(self._words())
        announce(self.picture, self.reading.text())

    def _move(self, id_: str, by: int) -> None:
        self._change(id_, lambda s: move_support(s, s.get(Enrolment, id_), by))

    def _stretch(self, id_: str, by: int) -> None:
        self._change(id_, lambda s: stretch_support(s, s.get(Enrolment, id_), by))

    def _change(self, id_: str, act: object) -> None:
        """Move in the store, and say where it lies then and what moved with it; or why not."""
        if self._facts is None or self._facts.line(id_) is None:
            self._say(id_)
            return

        def keep(store: Store) -> tuple[Changes, dict[str, tuple[int, int]]]:
            changes: Changes = act(store)  # type: ignore[operator]
            moved = [store.get(Enrolment, one) for one in changes.touches(Enrolment)]
            return changes, {one.id: (one.first or 1, one.last or 1) for one in moved}

        self._part.desk.background.run(keep, then=self._kept, otherwise=self._refuse)

    def _kept(self, kept: tuple[Changes, dict[str, tuple[int, int]]]) -> None:
        changes, places = kept
        facts, bar = self._facts, self.picture.chosen_bar()
        if facts is None or bar is None:
            return
        names = {one.id: one.name for one in facts.bars}
        span = span_words(facts.halves, *places.get(bar.id, (bar.first, bar.last)))
        others = [names[id_] for id_ in places if id_ != bar.id and id_ in names]
        words = f"{bar.name} is now {span}."
        words += f" With it moved: {', '.join(others)}." if others else ""
        self._told = words
        self.reading.setText(words)
        self._part.desk.saved(words, changes)

    def _refuse(self, error: Exception) -> None:
        words = " ".join(problems_of(error).values())
        self.reading.setText(f"{words}.")
        announce(self.picture, words, urgent=True)

    def _copy(self) -> None:
        if self._facts is not None:
            QGuiApplication.clipboard().setText(self._facts.as_text())
            self._part.desk.said.emit("Copied as text.", None)


def _cells(line: SupportLine) -> tuple[str, ...]:
    return (line.support.what, line.span, line.counted)
