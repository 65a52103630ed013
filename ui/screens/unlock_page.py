"""The locked door: a passphrase, and nothing about anybody inside."""

import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.forms.keys import on_key
from ui.locking.jot_card import JotCard
from ui.tries import Tries, too_many
from ui.widgets.asking import make_sure
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.door import LOCKED, DoorPage
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, rule, unshown
from ui.widgets.toast import announce

WIDTH = 480
FACTS = (("cloud-off", "Works without a network. Unfinished notes come back."),)
RING = (
    "Nobody can look the words up. Ring your supervisor or an administrator: they can read you "
    "twelve words that let you back in. What you wrote stays."
)
ANEW = (
    "Nobody there who can? With a new invitation you begin anew: what was synced comes again. "
    "What was not stays here, locked with the old words."
)
SURE = "Yes: set aside what is here"
ANEW_IS = (
    "Have you the new invitation in your hand? What is here stays locked in a folder; what was not "
    "sent stays in it."
)
CAPS = "Caps Lock is on."


class UnlockPage(DoorPage):
    """Asks for the passphrase; `wanted` carries it to whoever opens the store."""

    wanted = Signal(str)
    practise = Signal()
    rescue = Signal()  # the words are forgotten: somebody is there to read out twelve
    anew = Signal()  # the words are forgotten: set this store aside, and join again

    def __init__(self, folder: Path) -> None:
        said = "Your work is saved. Go on where you were."
        super().__init__("Unlock Linkworker", said, WIDTH, beside=True, foot=LOCKED)
        self._tries = Tries(folder)
        self.words = _Words("Your passphrase")
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = Tick("Show the words")
        self.field = Field("Passphrase", self.words)
        self.caps = held(across(IconLabel("info", "warn", 15), WrapLabel(CAPS, "small", "warn")))
        self.caps.hide()
        self.unlock = Button("Unlock", "primary")
        self.practise_button = Button("Practise with invented children", "quiet")
        self.forgotten = Button("Forgotten the words?", "quiet")
        self.twelve = Button("I have somebody on the telephone", "primary")
        self.begin_anew = Button("I have a new invitation: begin anew", "secondary")
        self._anew, self.sure = unshown(Card(kind="warn")), down(gap=0)
        self.jot = JotCard(folder)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._build()
        self._connect()
        self._wait()

    def _connect(self) -> None:
        self.words.returnPressed.connect(self._try)
        self.words.capitals.connect(self._tell_capitals)
        self.unlock.clicked.connect(self._try)
        self.practise_button.clicked.connect(self._practise)
        self.forgotten.clicked.connect(self._offer_ways)
        self.twelve.clicked.connect(self.rescue)
        self.begin_anew.clicked.connect(self._ask_anew)
        self._show.changed.connect(self._show_words)
        self._timer.timeout.connect(self._wait)
        on_key(self, "Ctrl+J", self.jot.words.setFocus)

    def _build(self) -> None:
        facts = [
            across(IconLabel(icon), WrapLabel(words, "small", "muted")) for icon, words in FACTS
        ]
        self.put(self.field, self.caps, self._show, self.unlock)
        ring, anew = WrapLabel(RING, "small"), WrapLabel(ANEW, "small")
        self._back_in = held(down(ring, self.twelve, anew, self.begin_anew))
        self._anew.add(self._back_in)
        self._anew.body.addLayout(self.sure)
        ways = across(self.forgotten, STRETCH, self.practise_button)
        self.put(rule(), *facts, ways, self._anew, gap=10, above=16)
        self.put_below(self.jot)
        self.words.setFocus()

    def show_trouble(self, words: str, *, wrong: bool = False) -> None:
        """Say what went wrong, at the field; a wrong passphrase is counted."""
        self._busy(busy=False)
        if wrong:
            self._tries.wrong(time.time())
        self.field.set_problem(words)
        self.words.setFocus()
        self.words.selectAll()
        self._wait()

    def opened(self) -> None:
        """Forget the wrong tries: the words were right. What is half jotted is put away."""
        self._tries.right()
        self.jot.keep()

    def ready(self, trouble: str = "") -> None:
        """Let practising be chosen again; with `trouble` it did not begin."""
        self.practise_button.setEnabled(True)
        if trouble:
            self.field.set_problem(trouble)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let nothing through to what is behind."""
        event.accept()

    def _offer_ways(self) -> None:
        """Show the ways back in, in the room of the box to write in; or that box again."""
        shown = self._anew.isHidden()
        self._anew.setVisible(shown)
        self.jot.offer(not shown)

    def _ask_anew(self) -> None:
        """Ask whether somebody holds an invitation: what was not sent yet is out of sight then."""
        self._back_in.hide()  # both do not find room on a small screen
        asked = make_sure(self.sure, ANEW_IS, SURE, "Begin anew", self.anew.emit)
        asked.left.connect(self._back_in.show)

    def _practise(self) -> None:
        self.practise_button.setEnabled(False)
        self.practise.emit()

    def _try(self) -> None:
        if not self.unlock.isEnabled():
            return
        words = self.words.text()
        if not words:
            self.field.set_problem("Passphrase is needed")
            return
        self.field.clear_problem()
        self._busy(busy=True)
        self.wanted.emit(words)

    def _busy(self, *, busy: bool) -> None:
        self.unlock.setEnabled(not busy)
        self.unlock.say("Unlocking…" if busy else "Unlock")

    def _wait(self) -> None:
        seconds = self._tries.wait(time.time())
        if seconds:
            self._timer.start()
            self.unlock.setEnabled(False)
            self.field.set_problem(too_many(seconds))
        elif self._timer.isActive():
            self._timer.stop()
            self.unlock.setEnabled(True)
            self.field.clear_problem()

    def _tell_capitals(self, on: bool) -> None:
        if on and not self.caps.isVisible():
            announce(self, CAPS)
        self.caps.setVisible(on)

    def _show_words(self) -> None:
        shown = bool(self._show.value())
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.words.setEchoMode(mode)


class _Words(LineEdit):
    """Hears from each letter whether Caps Lock is on: a capital without Shift, or the reverse."""

    capitals = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Look at the letter, then take it."""
        letter = event.text()
        if letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(letter.isupper() != shift)
        super().keyPressEvent(event)
