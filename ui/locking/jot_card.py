"""The one box on the locked door: what cannot wait is written down, sealed, and shown no more."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent

from linkworker.actions.folder import LONGEST_JOT, can_jot, jots_waiting
from linkworker.errors import LinkWorkerError
from ui import names
from ui.crash import said_in_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.field import Field
from ui.widgets.inputs import WordsEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, held
from ui.widgets.row_table import ENTERS
from ui.widgets.toast import announce

AFTER_MS = 1000  # without a keystroke: then what is typed is sealed, as a draft would be
LEFT_MS = 60_000  # without a keystroke: then it is put away, for whoever passes by
NAME = "Write it down now"
_HINT = "What happened, in a few words"
_NONE = "Sealed on this laptop. Unlock later, and say who it is about."
_FULL = (
    "This laptop's disk would not take it. The words still stand here: make room, or write "
    "them on paper."
)


class JotCard(Card):
    """Takes words while the store is locked; `kept` when some were put away for later.

    What is typed is sealed within a second, and put away by Enter or Ctrl+Enter, after a minute
    without a keystroke, and when the page goes. It says how many wait, never what.
    """

    kept = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._id = ""
        self.words = _JotWords(_HINT, lines=1, most=5)
        self.words.longest = LONGEST_JOT
        names.call(self.words, NAME)
        self.field = Field(NAME, self.words)
        self.keep_button = Button("Keep", "secondary", "check")
        self.told = WrapLabel("", "meta", "muted")
        foot = across(KeyCap("Ctrl J"), gap=8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.keep_button)
        self.add(self.field, held(foot))
        self._pause, self._left = QTimer(self), QTimer(self)
        for timer, after, act in (
            (self._pause, AFTER_MS, self._seal),
            (self._left, LEFT_MS, self.keep),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(act)
        self.words.changed.connect(self._typed)
        self.words.entered.connect(self.keep)
        self.keep_button.clicked.connect(self.keep)
        if (room := self.layout()) is not None:
            room.setContentsMargins(32, 16, 32, 16)  # as the card above it
        self.offer(True)
        self._tell()

    def offer(self, shown: bool) -> None:
        """Show the box, where words can be sealed at all, or put it away with what is in it."""
        self.setVisible(shown and can_jot(self._folder))

    def keep(self) -> None:
        """Put what is typed away, durably; then the box is empty again."""
        if not self.words.value():
            return
        self._seal()
        if self.field.problem():
            return
        self._id = ""
        self._left.stop()
        self.words.set_value("")
        self._tell("Kept. ")
        announce(self, self.told.text())
        self.kept.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Put away what is typed when the page goes."""
        super().hideEvent(event)
        self.keep()

    def _typed(self) -> None:
        self._pause.start()
        self._left.start()

    def _seal(self) -> None:
        """Seal what stands in the box now, in place of what stood there before."""
        from linkworker.actions.jots import Jot, destroy, jot  # not at the start: they are heavy
        from linkworker.store import random_id

        self._pause.stop()
        self.field.clear_problem()
        words, now = self.words.value(), datetime.now().replace(second=0, microsecond=0)
        try:
            if words:
                self._id = self._id or random_id()
                jot(self._folder, words, now, self._id)
            elif self._id:
                destroy(self._folder, Jot(self._id, now, ""))
                self._id = ""
        except LinkWorkerError as error:
            self.field.set_problem(said_in_words(error))
        except OSError:
            self.field.set_problem(_FULL)

    def _tell(self, before: str = "") -> None:
        number = jots_waiting(self._folder)
        waits = "1 waits" if number == 1 else f"{number} wait"
        self.told.setText(f"{before}{waits} until you unlock." if number else f"{before}{_NONE}")


class _JotWords(WordsEdit):
    """Enter keeps; Shift+Enter begins a line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep on Enter, whatever is held but Shift."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTERS and not shift:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
