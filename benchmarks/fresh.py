"""Moments that need a process of their own: `python -m benchmarks.fresh MOMENT FOLDER`.

window  start as `python -m ui --folder FOLDER` does, and end as soon as a window is drawn
door    the program as one process: its start, the words typed, the key made, Today drawn
unlock  show the locked door, open its store, and say how long until Today is drawn
memory  open 100 children with all that is told of them, and say what memory that takes
"""

import json
import os
import sys
from pathlib import Path
from time import perf_counter, process_time, sleep, time
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

import ui  # noqa: F401 - first, as the program does: it lets PySide6 read less
from benchmarks.joyce import WORDS, drawn, joyces, tell_benchmark_time
from benchmarks.timing import SLOWER

OPENED = 100
LETTER = 60 / 40 / 5 / SLOWER  # seconds: 40 words a minute, by whoever is as much faster


class _First(QObject):
    """Asked before the program starts, answered as soon as it waits for somebody."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._drawn, Qt.ConnectionType.QueuedConnection)
        self.asked.emit()

    def _drawn(self) -> None:
        QApplication.processEvents()
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        os._exit(0 if shown else 1)


def window(folder: Path) -> None:
    """Start the program; ends the process."""
    from ui.app import main

    first = _First()
    main(["--folder", str(folder)])
    raise SystemExit(f"{first} was not asked")


def unlock(folder: Path) -> dict[str, float]:
    """Say the seconds from an opened key file to Today, and those spent working."""
    from ui import theme
    from ui.app import App

    app = QApplication([])
    theme.apply(theme.Look())
    running = App(app, folder, lambda: None)
    for _ in range(20):  # somebody types a passphrase
        sleep(0.05)
        app.processEvents()
    from benchmarks.screens import opened
    from ui import session

    # No organisation was founded for this store: what it would say of her is said here.
    session.standing_of = lambda _store, _client: joyces()
    tell_benchmark_time()
    unlocked = opened(folder)
    start, worked = perf_counter(), process_time()
    running.begin(unlocked)
    assert running.session is not None
    desk = running.session.desk
    while not desk.standing.opened:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    drawn(desk)
    took = {"took": perf_counter() - start, "worked": process_time() - worked}
    shown = running.window.page("today").today  # type: ignore[attr-defined]
    assert shown.children
    return took


def door(folder: Path) -> dict[str, float]:
    """Say the seconds from the start of this process to Today, but for those of typing.

    The words are typed as fast as a person types, whether the program keeps up or not: what it
    loads meanwhile costs nothing, unless a letter or the Enter after it has to wait. The key is
    derived at the cost that this laptop was tuned to, as at every unlock.
    """
    from ui import theme
    from ui.app import App

    started = float(os.environ["LINKWORKER_STARTED"])
    app = QApplication([])
    theme.apply(theme.Look())
    running = App(app, folder, lambda: None)
    app.processEvents()
    shown = time() - started
    page: Any = running.window
    waited = _typed(page.words)
    from ui import session

    session.standing_of = lambda _store, _client: joyces()
    tell_benchmark_time()
    page.unlock.click()
    while running.session is None or not running.session.desk.standing.opened:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    drawn(running.session.desk)
    took = time() - started - len(WORDS) * LETTER
    return {"took": took, "start": shown, "waited": waited}


def _typed(line: QWidget) -> float:
    """Type the words, each letter at its time; return the longest that one waited, in seconds."""
    waited, begun = 0.0, perf_counter()
    for at, letter in enumerate(WORDS, 1):
        due = begun + at * LETTER
        while perf_counter() < due:
            QApplication.processEvents()
            sleep(0.001)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(line, key)
        waited = max(waited, perf_counter() - due)
    return waited


def memory(folder: Path) -> dict[str, float]:
    """Say the megabytes that this process holds at the end, and how many no other shares."""
    from benchmarks.screens import TABS, caseload_of, switch, window_on

    app = QApplication([])
    with window_on(folder) as (main_window, desk):
        children = caseload_of(desk)
        for number in range(OPENED):
            for tab in TABS:
                switch(main_window, desk, children[number % len(children)], tab)
        held = _held()
    del app
    return {"megabytes": held["VmRSS"], "not shared": held["RssAnon"]}


def _held() -> dict[str, float]:
    """Return what the system says this process holds: kilobytes in its words, megabytes here."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    said = (line.split(":", 1) for line in lines)
    return {name: int(held.split()[0]) * 1024 / 1e6 for name, held in said if " kB" in held}


if __name__ == "__main__":
    moment, where = sys.argv[1:]
    said = {"window": window, "door": door, "unlock": unlock, "memory": memory}[moment](Path(where))
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()
    os._exit(0)
