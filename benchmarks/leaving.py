"""From locking until the process that held the keys is gone, with a server that never answers.

So the last push is cut off: the slowest that leaving can be (abuse test 80: two seconds).
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory
from threading import Event, Thread

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.timing import Result, median
from linkworker.actions.unlock import Unlocked, set_up
from linkworker.canonical import b64
from linkworker.store.passphrase import FLOOR
from sync.invitation import invite
from sync.merge import view
from ui import theme
from ui.app import App, end_process

TIMES = 3
BUDGET = 2.0  # seconds
WORDS = "four words of theirs"


def locking() -> Result:
    """Lock a laptop whose round waits for its server; the slowest of a few."""
    took = []
    for _ in range(TIMES):
        with TemporaryDirectory() as name:
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
            command = [sys.executable, "-m", "benchmarks.leaving", name]
            done = subprocess.run(command, env=environment, capture_output=True, check=True)
            took.append(time.time() - json.loads(done.stdout)["locked at"])
    more = {"median": round(median(took), 2)}
    return Result("from locking until the process is gone, no answer", max(took), BUDGET, "s", more)


def silent_server(asked: Event) -> str:
    """Start a server that takes what it is sent and never answers; return its address."""
    listening = create_server(("127.0.0.1", 0))
    held = []

    def take() -> None:
        while True:
            held.append(listening.accept())
            asked.set()

    Thread(target=take, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def asking(folder: Path, url: str) -> Unlocked:
    """Set up a laptop that asks a server at this address to be let in; return it unlocked."""
    made = set_up(folder, WORDS, view, FLOOR)
    store = made.store()
    store.keep_setting("server", url)
    store.keep_setting("invitation", invite(b64(bytes(12))).code)
    store.close()
    return made


def sit(folder: Path) -> None:
    """Open a laptop, wait until it has asked its server, lock it, and say when that was."""
    asked = Event()
    made = asking(folder, silent_server(asked))
    qt = QApplication([])
    theme.apply(theme.Look())
    running = App(qt, folder, lambda: None, lambda: FLOOR)
    session = running.begin(made)

    def look() -> None:
        if asked.is_set() and session.desk.standing.opened:
            looking.stop()
            print(json.dumps({"locked at": time.time()}), flush=True)
            running.lock()

    looking = QTimer()
    looking.timeout.connect(look)
    looking.start(10)
    end_process(running, qt.exec())


if __name__ == "__main__":
    sit(Path(sys.argv[1]))
