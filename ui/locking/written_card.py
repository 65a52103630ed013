"""What was written while locked, told whom it is about: each becomes the start of a note."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from linkworker.actions import jots
from linkworker.actions.jots import Jot, Jots, read_jots
from linkworker.actions.rescue import Helped, know_shown, shown_of_mine
from linkworker.records import Child
from linkworker.store import Draft, Store
from ui import desk as desks
from ui import names, theme
from ui.desk import Desk
from ui.forms.children_picker import ChildrenPicker
from ui.forms.note_readers import may_write_about
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, rule, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.toast import announce

TITLE = "Written while locked: who is this about?"
_REVIEWING = "You are reviewing, so it cannot become a note here. Copy what you need of it."
_NOT_ASKED = "If you rang nobody, tell your administrator at once. Used words open it no more."
_SWAPPED = (
    "Somebody changed what locks the words written on the locked screen. Those written since may "
    "have been read by others. Tell your administrator; it is put right now."
)


@dataclass(frozen=True)
class _Read:
    jots: Jots
    known: tuple[Child, ...]
    shown: Helped | None = None


class WrittenCard(QWidget):
    """Stands on a page while something written on the locked door waits, and has no height else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.parts: list[_One] = []
        self._read = _Read(Jots(), ())
        self._body = down(gap=8)
        self.setLayout(self._body)
        self.hide()

    def look(self) -> None:
        """Read what waits; a page asks this when it shows."""
        if self._desk.folder is not None and self._desk.standing.user:
            ask = partial(_read, folder=self._desk.folder, reviewed=self._desk.standing.reviewed)
            self._desk.background.run(ask, then=self._show)

    def _show(self, read: _Read) -> None:
        if self._read == read:
            return  # whom somebody is just choosing stays
        self._read = read
        empty(self._body)
        self.parts = [
            _One(one, read.known, self._begin, self._throw_away, not self._desk.standing.reviews)
            for one in read.jots.waiting
        ]
        if read.jots.swapped:
            told = Button("They are told", "small", "check")
            told.clicked.connect(partial(self._act, jots.swapping_told))
            self._body.addWidget(InfoStrip("caution", _SWAPPED, "", [told]))
        if read.shown is not None:
            knows = Button("I know of it", "small", "check")
            knows.clicked.connect(partial(self._act, know_shown))
            when = say_moment(read.shown.at, desks.today())
            title = f"{read.shown.by} was shown the twelve words that open this laptop, {when}."
            self._body.addWidget(InfoStrip("caution", title, _NOT_ASKED, [knows]))
        if read.jots.unread:
            self._body.addWidget(InfoStrip("caution", _unread(read.jots.unread)))
        if self.parts:
            card = Card(TITLE, "info", "lock")
            for at, one in enumerate(self.parts):
                card.add(*((rule(), one) if at else (one,)))
            if self._desk.standing.reviews:
                card.add(WrapLabel(_REVIEWING, "small", "soft"))
            self._body.addWidget(card)
        self.setVisible(self._body.count() > 0)

    def _begin(self, one: Jot, children: tuple[Child, ...]) -> None:
        act = partial(jots.begin_note, folder=self._folder(), one=one, children=children)
        self._desk.background.run(act, then=self._begun)

    def _begun(self, draft: Draft) -> None:
        self.look()
        self._desk.go("note", f"draft/{draft.action}")

    def _throw_away(self, one: Jot) -> None:
        folder = self._folder()
        self._desk.background.run(lambda _: jots.destroy(folder, one), then=lambda _: self.look())
        self._desk.said.emit("Thrown away.", partial(self._bring_back, one))

    def _bring_back(self, one: Jot) -> None:
        act = partial(jots.jot, self._folder(), one.words, one.at, one.id)
        self._desk.background.run(lambda _: act(), then=lambda _: self.look())

    def _act(self, act: Callable[[Store], None], _: bool = False) -> None:
        """Do what a notice asks for, and look again."""
        self._desk.background.run(act, then=lambda _: self.look())

    def _folder(self) -> Path:
        return self._desk.folder or Path()


class _One(QWidget):
    """One thing that was written: when, its words, and whom it is about."""

    def __init__(
        self, one: Jot, known: tuple[Child, ...], begin: Callable[[Jot, tuple[Child, ...]], None],
        throw: Callable[[Jot], None], writes: bool,
    ) -> None:  # fmt: skip
        super().__init__()
        self.jot, self._begin, self._just_chosen = one, begin, False
        self.who, self.trouble = ChildrenPicker(), unshown(WrapLabel("", "smallb", "bad"))
        self.who.offer(known)
        self.who.setMaximumWidth(theme.size(420))
        names.call(self.who.line, f"Who is this about? {one.words}")
        self.start = Button("Start the note", "secondary", "square-pen")
        self.throw = Button("About no child: throw it away", "quiet")
        when, words = Label(_when(one.at), "meta", "muted"), WrapLabel(one.words)
        doing = across(self.who, self.start, self.throw, STRETCH, gap=10)
        for part in (self.who, self.start, self.throw):
            doing.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.who.setVisible(writes)
        self.start.setVisible(writes)
        said = across(when, gap=10)
        said.addWidget(words, 1)
        said.setAlignment(when, Qt.AlignmentFlag.AlignBaseline)
        self.setLayout(down(said, doing, self.trouble, gap=6))
        self.start.clicked.connect(self._go_on)
        self.throw.clicked.connect(lambda: throw(one))
        self.who.changed.connect(self._chosen)
        self.who.line.taken.connect(self._entered)

    def _chosen(self) -> None:
        self._just_chosen = True
        self.trouble.hide()

    def _entered(self) -> None:
        """Begin the note by a further Enter, after the one that chose somebody."""
        if not self._just_chosen and self.who.value():
            self._go_on()
        self._just_chosen = False

    def _go_on(self) -> None:
        """Begin the note, or say that nobody is chosen yet."""
        wrong = self.who.problem()
        self.trouble.setText(f"It {wrong}" if wrong else "")
        self.trouble.setVisible(bool(wrong))
        if wrong:
            announce(self, self.trouble.text(), urgent=True)
            self.who.setFocus()
        else:
            self._begin(self.jot, self.who.value())


def _read(store: Store, folder: Path, reviewed: frozenset[str]) -> _Read:
    known = may_write_about(store, reviewed)
    return _Read(read_jots(store, folder), known, shown_of_mine(store))


def _when(at: datetime) -> str:
    said = say_moment(at, desks.today())
    return said[0].upper() + said[1:]


def _unread(number: int) -> str:
    few = "One thing" if number == 1 else f"{number} things"
    return (
        f"{few} written while locked cannot be read: altered, or sealed to another laptop. "
        "What was meant has to be written again."
    )
