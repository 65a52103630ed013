"""Let somebody back in: speak to her first, then read twelve words out over the telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from linkworker.actions.rescue import Helped, Locked, can_let_in, helped, show_words
from linkworker.records import LetBackIn, RescueBox, WayBack
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.crash import said_in_words
from ui.desk import Desk
from ui.locking.word_tiles import WordTiles
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, drawn_once, empty, held, unshown
from ui.widgets.notices import EmptyState, ErrorBox, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

SHOWN_MS = 10 * 60_000  # then the words go from the screen by themselves
_ABOUT = "For somebody who has forgotten their passphrase and is on the telephone"
_NOBODY = (
    "You can help those whose work you lead or review, once their laptop has synced. "
    "An administrator can help everybody."
)
_BY_MOUTH = "By word of mouth alone: never by e-mail or message, and to nobody else."
_ASK = "I have spoken to {who} myself, on a number I know"
_SAID = {
    WayBack.SHOWN: "{by} was shown {who}’s twelve words",
    WayBack.OPENED: "{who} came back in with twelve words",
}


@dataclass(frozen=True)
class _Read:
    locked: tuple[Locked, ...]
    helped: tuple[Helped, ...]


class LetBackPage(ScrollPage):
    """`show_about` takes the id of a laptop, '' for nobody chosen yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._about = desk, ""
        self.locked: tuple[Locked, ...] = ()
        self.chosen: Locked | None = None
        self.choices: list[Button] = []
        self._trouble, self._list, self._before = down(gap=8), down(gap=6), down(gap=4)
        self._who = Card("Who is on the telephone?", icon="users")
        self._who.add(held(self._list))
        self.asking = unshown(Card(kind="chosen"))
        self._name = Label("", "h3")
        self.spoken, self._tick = Tick(_ASK), down(gap=0)
        self.show_button = Button("Show the twelve words", "primary", "eye")
        self.words = WordTiles()
        self.hide_button = Button("They are read out: hide them", "secondary", "eye-off")
        self._lately = unshown(Card("Helped lately", icon="history"))
        self._nobody = unshown(EmptyState("Nobody to let in from here", _NOBODY, "users"))
        self._gone = QTimer(self)
        self._build()

    def _build(self) -> None:
        warn = InfoStrip("caution", _BY_MOUTH)
        shown = down(
            WrapLabel("Read them out one after the other. Each is checked as it is typed."),
            self.words, across(self.hide_button, STRETCH), gap=10,
        )  # fmt: skip
        self._shown = unshown(held(shown))
        ask = across(self.show_button, STRETCH)
        self._tick.addWidget(self.spoken)
        self._ask = held(down(held(self._tick), warn, ask, gap=10))
        self.asking.add(self._name, self._ask, self._shown)
        self._lately.add(held(self._before))
        self.add(PageHead("Let somebody back in", _ABOUT), held(self._trouble), self._nobody)
        self.add(self._who, self.asking, self._lately)
        self._gone.setSingleShot(True)
        self._gone.setInterval(SHOWN_MS)
        self._gone.timeout.connect(self.hide_words)
        self.show_button.clicked.connect(self.show_words)
        self.hide_button.clicked.connect(self.hide_words)
        self._desk.background.changed.connect(self._changed)

    def show_about(self, about: str) -> None:
        """Choose whose laptop it is."""
        self._about = about
        self.hide_words()
        self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read who can be let in."""
        super().showEvent(event)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Show no words to whoever comes by."""
        super().hideEvent(event)
        self.hide_words()

    def show_words(self) -> None:
        """Show the twelve words; that they were shown is kept, and everybody in the place sees."""
        if self.chosen is None:
            return
        empty(self._trouble)
        act = partial(
            show_words, locked=self.chosen, spoken=bool(self.spoken.value()),
            now=desks.this_minute(), by=self._desk.standing.user,
        )  # fmt: skip
        self._desk.background.run(act, then=self._show_words, otherwise=self._say_trouble)

    def hide_words(self) -> None:
        """Take the words from the screen."""
        self._gone.stop()
        self.words.show_words(())
        self.spoken.set_value(False)
        self._shown.hide()
        self._ask.show()

    def choose(self, locked: Locked) -> None:
        """Ask about one laptop."""
        self.hide_words()
        self.chosen = locked
        self._name.setText(f"{locked.person} · {locked.laptop}")
        empty(self._tick)
        self.spoken = Tick(_ASK.format(who=locked.person))
        self._tick.addWidget(self.spoken)
        self.asking.show()
        self.spoken.setFocus()
        self.show_whole(self.asking)

    def _read(self) -> None:
        live = self._desk.standing.laptops
        ask = partial(_read, live=live)
        self._desk.background.run(ask, then=self._show, otherwise=self._say_trouble)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in (RescueBox, LetBackIn)):
            self._read()

    def _show(self, read: _Read) -> None:
        with drawn_once(self):
            self._show_lately(read.helped)
            if read.locked != self.locked or not self.choices:
                self._show_locked(read.locked)
        if self._about:
            found = next((one for one in self.locked if one.box.device == self._about), None)
            self._about = ""
            if found is not None:
                self.choose(found)

    def _show_locked(self, locked: Sequence[Locked]) -> None:
        self.locked = tuple(locked)
        empty(self._list)
        self.choices = []
        for one in self.locked:
            choice = Button("Choose", "small", "", f"Choose {one.person}, {one.laptop}")
            choice.clicked.connect(partial(self.choose, one))
            self.choices.append(choice)
            said = down(Label(one.person, "strong"), Label(one.laptop, "small", "muted"), gap=1)
            row = across(IconLabel("laptop", "text2", 18), held(said), STRETCH, choice, gap=12)
            self._list.addWidget(held(row))
        self._who.setVisible(bool(self.locked))
        self._nobody.setVisible(not self.locked)
        if self.chosen not in self.locked:
            self.chosen = None
            self.asking.hide()

    def _show_lately(self, lately: Sequence[Helped]) -> None:
        empty(self._before)
        for one in lately:
            words = _SAID[one.what].format(by=one.by, who=one.person)
            when = say_moment(one.at, desks.today())
            self._before.addWidget(WrapLabel(f"{words}, {when}", "small", "soft"))
        self._lately.setVisible(bool(lately))

    def _show_words(self, shown: tuple[Changes, tuple[str, ...]]) -> None:
        self.words.show_words(shown[1])
        self._ask.hide()
        self._shown.show()
        self._gone.start()
        self.hide_button.setFocus()
        self.show_whole(self.asking)
        self._desk.sync_wanted.emit()

    def _say_trouble(self, error: Exception) -> None:
        ErrorBox("The words are not shown", said_in_words(error), "Nothing was changed.").stand_in(
            self._trouble
        )


def _read(store: Store, live: frozenset[str]) -> _Read:
    return _Read(tuple(can_let_in(store, live)), tuple(helped(store)))
