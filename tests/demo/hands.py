"""A person at a laptop: keys, clicks, and waiting until the screen shows something."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from linkworker.store import Reader, Store
from linkworker.store.passphrase import FLOOR
from tests.demo.clock import Program, clock
from ui import theme
from ui.desk import tell_time

R = TypeVar("R")
PATIENCE = 60.0
_SOON = 5  # ms
SIZE = (1366, 768)


def application() -> QApplication:
    """Return the one application, drawing to memory, in the light look."""
    app = QApplication.instance() or QApplication(["linkworker"])
    assert isinstance(app, QApplication)
    if not app.styleSheet() or theme.look() != theme.Look(scheme="light"):
        theme.apply(theme.Look(scheme="light"))
    return app


def wait_until(true: Callable[[], Any], what: str) -> None:
    """Let the screen go on until something is so; what is not drawn is asked again soon."""
    give_up, again = time.monotonic() + PATIENCE, QTimer()
    again.start(_SOON)
    while not true():
        if time.monotonic() > give_up:
            raise TimeoutError(f"waited in vain: {what}")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Laptop:
    """One laptop with the real program on it, in a folder of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.folder = folder
        self.passphrase = ""
        self._start()

    def _start(self) -> None:
        tell_time(clock)
        self.app = Program(application(), self.folder, lambda: None, lambda: FLOOR)
        self.app.window.resize(*SIZE)

    @property
    def window(self) -> Any:
        """The window shown now."""
        return self.app.window

    @property
    def session(self) -> Any:
        """The unlocked session."""
        assert self.app.session is not None
        return self.app.session

    @property
    def desk(self) -> Any:
        """What the screens are given."""
        return self.session.desk

    def page(self, name: str) -> Any:
        """Return a page of the window."""
        return self.window.page(name)

    def do(self, action: Callable[[Store], R]) -> R:
        """Run an action as a screen does, and wait for its answer."""
        answers: list[R] = []
        troubles: list[Exception] = []
        self.session.background.run(action, then=answers.append, otherwise=troubles.append)
        wait_until(lambda: answers or troubles, "an action's answer")
        if troubles:
            raise troubles[0]
        return answers[0]

    def ask(self, question: Callable[[Reader], R]) -> R:
        """Read the store as a screen does."""
        answers: list[R] = []
        self.session.background.read(question, then=answers.append)
        wait_until(lambda: answers, "a question's answer")
        return answers[0]

    def sync(self) -> None:
        """Press F5 and wait until a round has ended well after it."""
        QApplication.processEvents()
        wait_until(lambda: not self.desk.last_told.syncing, "the round that runs")
        before = self.desk.last_told.at
        self.session.sync_now()
        wait_until(
            lambda: self.desk.last_told.round is not None and self.desk.last_told.at > before,
            f"{self.name}'s sync ({self.desk.last_told.trouble})",
        )

    def picture(self, path: Path) -> None:
        """Take a picture of the window."""
        QApplication.processEvents()
        self.window.grab().save(str(path))

    def close(self) -> None:
        """Lock: the session ends."""
        if self.app.session is not None:
            self.window.close()
            self.app.session.end()


def turn_to(widget: QWidget) -> None:
    """Turn to the laptop that a widget is on: keys go to the window in front."""
    window = widget.window()
    window.activateWindow()
    wait_until(lambda: QApplication.activeWindow() is window, "the window in front")


def type_into(widget: QWidget, words: str) -> None:
    """Type words into a field, key by key."""
    turn_to(widget)
    widget.setFocus()
    if isinstance(widget, (QLineEdit, QPlainTextEdit)):
        widget.selectAll()
    QTest.keyClicks(widget, words)


def click(widget: QWidget) -> None:
    """Click a button."""
    turn_to(widget)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press a key, with another held down."""
    turn_to(widget)
    QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)
