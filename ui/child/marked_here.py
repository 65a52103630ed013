"""The words of an entry as they are read: what is about somebody else underlined or let go."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.passages import (
    known_round,
    mark_passage,
    may_mark,
    passages_of,
    take_mark_off,
)
from linkworker.fields import GONE, Record
from linkworker.records import Child, Passage
from linkworker.store import Line, Reader
from ui.child.part import Part
from ui.desk import today
from ui.forms.history import history_of
from ui.forms.marking import CHOOSE, MarkButton, ask_whom, mark_line, mark_of, short
from ui.models.about_child import About
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down, empty, held, unshown
from ui.widgets.marked import Marked, ReadWords, chosen_words

Marks = tuple[list[Passage], dict[str, str]]

_MARKING = {"words": "About somebody else", GONE: "Not marked any more"}
_MARKED = "Marked. A copy is proposed without these words."
_OFF = "The mark is off. The words stay as they are."


class MarkedHere(ReadWords):
    """Shows words; `beside` is what stands below them: the marks, the button, what is asked."""

    def __init__(self, part: Part) -> None:
        super().__init__("What was written")
        self._part = part
        self._about: About | None = None
        self._record: Record | None = None
        self._drawn = Marked(self)
        self.asking: Asking | None = None
        self.start = unshown(MarkButton(self.mark))
        self._marks, self._asked = down(gap=4), down(gap=0)
        self.beside = held(down(self._marks, self.start, self._asked, gap=6))

    def show_entry(self, about: About, record: Record, words: str) -> None:
        """Show the words of an entry; its marks are read."""
        self._about, self._record = about, record
        self.set_value(words)
        self._drawn.show_passages([])
        empty(self._marks)
        self._left()
        self.start.setVisible(about.may_write and may_mark(record) and bool(words))

    def show_marks(self, marks: Sequence[Passage], people: Mapping[str, str]) -> None:
        """Underline what is marked, and say each mark in words."""
        self._drawn.show_passages([one.words for one in marks])
        empty(self._marks)
        for one in marks:
            self._marks.addWidget(self._line(one, people))

    def mark(self) -> None:
        """Ask whom the chosen words are about; asked already, keep what is chosen."""
        words, about = chosen_words(self), self._about
        if self.asking is not None:
            self.asking.keep()
        elif about is None or not self.start.isVisibleTo(self.beside):
            return
        elif not words:
            self._part.desk.said.emit(CHOOSE, None)
        else:
            ask = partial(known_round, child=about.child)
            self._part.desk.background.read(ask, then=partial(self._ask, words))

    def _ask(self, words: str, people: Sequence[tuple[str, str]]) -> None:
        if self.asking is None:
            asked = self.asking = ask_whom(words, people)
            asked.kept.connect(lambda said: self._keep(words, said))
            asked.left.connect(self._left)
            ask_in(self._asked, asked)

    def _keep(self, words: str, said: dict[str, object]) -> None:
        record, desk = self._record, self._part.desk
        if record is not None:
            act = partial(mark_passage, record=record, mark=mark_of(words, said),
                          by=desk.standing.user, on=today())  # fmt: skip
            self._part.keep(act, _MARKED)
        self._left()

    def _left(self) -> None:
        self.asking = None
        empty(self._asked)

    def _line(self, one: Passage, people: Mapping[str, str]) -> QWidget:
        whom = people.get(one.person) or (one.whom.value if one.whom else "somebody else")
        row = across(gap=8)
        row.addWidget(WrapLabel(mark_line(one.words, whom, one.confidence is True), "small"), 1)
        if self._about is not None and self._about.may_write:
            off = Button("Take off", "small", "x", f"Take the mark off: {short(one.words)}")
            act = partial(take_mark_off, passage=one)
            off.clicked.connect(lambda: self._part.keep(act, _OFF))
            row.addWidget(off)
        return held(row)


def read_marks(reader: Reader, record: Record, child: Child) -> Marks:
    """Read what is marked in an entry, and who round the child that may be about."""
    return passages_of(reader, record), dict(known_round(reader, child))


def history_with_marks(reader: Reader, record: Record) -> tuple[Line, ...]:
    """Read an entry's history for people, and when its words were marked; the newest first."""
    marks = reader.find(Passage, log=record.log, about=record.id, removed=True)
    lines = [_told(line, one) for one in marks for line in reader.history(one)
             if line.slot in _MARKING]  # fmt: skip
    return tuple(sorted((*history_of(reader, record), *lines), key=_at, reverse=True))


def _told(line: Line, one: Passage) -> Line:
    words = f"“{one.words}”"
    return replace(line, label=_MARKING[line.slot], before="", after=words)


def _at(line: Line) -> int:
    return line.at
