"""The real program on a laptop that dies: `python -m tests.demo.doomed FOLDER WORDS POINT NOTE`.

It is unlocked by typing, a note about Wren is typed, and the process kills itself with SIGKILL
at a named point between two commits. It says on standard output what had been acknowledged.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt

from linkworker.records import Child
from linkworker.store import Store
from sync.client import Client
from tests.demo import desks
from tests.demo.eyes import field
from tests.demo.hands import Laptop, press, type_into, wait_until

POINTS = ("typed", "saving", "saved", "sealed", "sent")


def main() -> None:
    """Die at the point named."""
    folder, words, point, note = sys.argv[1:5]
    laptop = desks.unlock(Path(folder), "doomed", words)
    laptop.session._loop.stop()
    page = open_note(laptop)
    editor = field(page, "What happened")
    type_into(editor, note)
    wait_until(lambda: note in kept_drafts(laptop), "the draft")
    acknowledge("kept as typed")
    if point == "typed":
        die()
    if point == "saving":
        laptop.do(die_when_half_written)
    press(editor, Qt.Key.Key_Return, desks.CTRL)
    wait_until(lambda: note not in kept_drafts(laptop), "the note's saving")
    acknowledge("saved")
    if point == "saved":
        die()
    laptop.do(lambda store: sync_until_dead(store, laptop, point))


def open_note(laptop: Laptop) -> Any:
    """Open Wren's page, and a note about her."""
    wren = laptop.ask(lambda store: store.find(Child, name="Wren"))[0]
    laptop.window.go("note", wren.id)
    page = laptop.page("note")
    wait_until(lambda: page.ready, "the note")
    return page


def kept_drafts(laptop: Laptop) -> list[str]:
    """Return the words of the notes not finished."""
    return [draft.typed["words"] for draft in laptop.ask(lambda store: store.drafts())]


def die_when_half_written(store: Store) -> None:
    """Make the next save die once its record's row is written and nothing is committed."""
    connection = store._database.conn
    connection.create_function("die", 0, die)
    connection.execute(
        "CREATE TEMP TRIGGER dying AFTER INSERT ON main.record BEGIN SELECT die(); END"
    )


def sync_until_dead(store: Store, laptop: Laptop, point: str) -> None:
    """Do a round with the real server, and die in it."""
    client = Client(store)
    server = laptop.session._reach(store)
    client.begin()
    while (ask := client.ask()) is not None:
        if ask.push and point == "sealed":
            die()
        answer = server.exchange(ask)
        if ask.push and point == "sent":
            die()
        for _ in client.take(ask, answer):
            pass


def acknowledge(words: str) -> None:
    """Say that something is safe, so that whoever watches can hold us to it."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def die() -> None:
    """End as a laptop does whose battery is pulled."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
