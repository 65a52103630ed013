"""The locked door: a passphrase, and nothing about anybody inside."""

import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.tries import Tries
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down

WIDTH = 440
FACTS = (
    ("wifi-off", "Works without a network"),
    ("shield-check", "Everything on this laptop is locked until you unlock it"),
    ("history", "Unfinished notes are kept and come back"),
)
FORGOTTEN = (
    "Forgotten? Nobody can read this laptop without the words. Ask your supervisor to let you "
    "in anew; what was synced is safe with the team."
)


class UnlockPage(QWidget):
    """Asks for the passphrase; `wanted` carries it to whoever opens the store."""

    wanted = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("Linkworker")
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tries = Tries(folder)
        self.words = LineEdit("Your passphrase")
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = Tick("Show the words")
        self.field = Field("Passphrase", self.words)
        self.unlock = Button("Unlock", "primary", "key-round")
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._build()
        self.words.returnPressed.connect(self._try)
        self.unlock.clicked.connect(self._try)
        self._show.changed.connect(self._show_words)
        self._timer.timeout.connect(self._wait)
        self._wait()

    def _build(self) -> None:
        card = Card()
        card.add(
            across(IconLabel("heart-handshake", "accent", 28), Label("Linkworker", "h1"), STRETCH),
            WrapLabel("Unlock to go on where you were.", tone="soft"),
            self.field,
            self._show,
            self.unlock,
        )
        for icon, words in FACTS:
            card.add(across(IconLabel(icon), WrapLabel(words, "small", "soft")))
        card.add(WrapLabel(FORGOTTEN, "small", "soft"))
        card.setFixedWidth(theme.size(WIDTH))
        self.setLayout(down(STRETCH, across(STRETCH, card, STRETCH), STRETCH))
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
        """Forget the wrong tries: the words were right."""
        self._tries.right()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let nothing through to what is behind."""
        event.accept()

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
            self.field.set_problem(f"Too many tries. Wait {seconds} seconds, then try again.")
        elif self._timer.isActive():
            self._timer.stop()
            self.unlock.setEnabled(True)
            self.field.clear_problem()

    def _show_words(self) -> None:
        shown = bool(self._show.value())
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.words.setEchoMode(mode)
