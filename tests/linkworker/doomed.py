"""A laptop's programs that are killed while they save, or change the store's key."""

import os
import sys
from datetime import datetime

from linkworker.actions import copies
from linkworker.actions.unlock import unlock
from linkworker.records import RECORDS, Contact, Means, Outcome
from linkworker.store import Draft, open_store
from linkworker.store.passphrase import FLOOR
from sync.merge import view

KEY = bytes(range(32))
_FILES = ("open", "os.rename", "os.remove", "os.unlink", "os.chmod", "os.mkdir", "os.listdir",
          "os.scandir", "shutil.rmtree", "sqlite3.connect", "sqlite3.connect/handle")  # fmt: skip


def save(path):
    """Save without end, and say what is kept."""
    store = open_store(path, KEY, "store", RECORDS, view)
    ((log, _),) = store.logs("child")
    print("open", flush=True)
    n = 0
    while True:
        n += 1
        store.keep_draft(Draft(f"draft {n}", "note", "Wren", log, "", {}, {"words": f"{n}"}))
        print("draft", n, flush=True)
        said = Contact(
            child="c", at=datetime(2025, 11, 4), whom=f"{n}", means=Means.CALL,
            outcome=Outcome.REACHED, words="Chose a fox. " * 200,
        )  # fmt: skip
        with store.change(draft=f"draft {n}") as (change, _):
            made = change.add(said, log)
        print("saved", made.id, flush=True)


def change_key(folder, words, stop):
    """Change the key; die at the `stop`th file that it touches, or say how many there were."""
    unlocked = unlock(folder, words, view)
    calls = 0

    def at_each_step(event, _args):
        nonlocal calls
        if event in _FILES:
            calls += 1
            if calls == stop:
                os.kill(os.getpid(), 9)

    sys.addaudithook(at_each_step)
    copies.new_key(unlocked, words, {}, FLOOR)
    print(calls, flush=True)
