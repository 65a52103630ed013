"""A program killed at any moment: what it said was kept is there, and the store opens."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from linkworker.records import RECORDS, Child, Contact
from linkworker.store import create_store, open_store
from sync.merge import view

KEY = bytes(range(32))
ROOT = Path(__file__).parents[2]
TRIALS = [*range(10), *(pytest.param(n, marks=pytest.mark.long) for n in range(10, 100))]
SAVING = """
import sys
from datetime import datetime
from pathlib import Path
from linkworker.records import RECORDS, Contact, Means, Outcome
from linkworker.store import Draft, open_store
from sync.merge import view

store = open_store(Path(sys.argv[1]), bytes(range(32)), "store", RECORDS, view)
(log, _), = store.logs("child")
print("open", flush=True)
n = 0
while True:
    n += 1
    store.keep_draft(Draft(f"draft {n}", "note", "Wren", log, "", {}, {"words": f"{n}"}))
    print("draft", n, flush=True)
    said = Contact(child="c", at=datetime(2025, 11, 4), whom=f"{n}", means=Means.CALL,
                   outcome=Outcome.REACHED, words="Chose a fox. " * 200)
    with store.change(draft=f"draft {n}") as (change, _):
        made = change.add(said, log)
    print("saved", made.id, flush=True)
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.db"
    store = create_store(path, KEY, "store", RECORDS, view)
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        change.add(Child(name="Wren", school="s", year=5), log)
    store.close()
    return path


def killed_after(path, count, moments):
    """Run a program that only saves; kill it some moments after its so-manieth word."""
    command = [sys.executable, "-c", SAVING, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        heard = [program.stdout.readline() for _ in range(count)]
        for _ in range(moments):
            pass
        os.kill(program.pid, signal.SIGKILL)
        heard += program.stdout.readlines()
    return [word.split() for word in heard if word.endswith("\n")]


@pytest.mark.parametrize("trial", TRIALS)
def test_what_was_said_to_be_kept_is_there_after_a_kill(path, trial):
    """abuse 15: killed in a commit; nothing that was said to be kept is lost."""
    random = Random(trial)  # noqa: S311
    heard = killed_after(path, random.randint(1, 60), random.randint(0, 200_000))
    store = open_store(path, KEY, "store", RECORDS, view)
    saved = {words[1] for words in heard if words[0] == "saved"}
    contacts = store.find(Contact)
    assert saved <= {contact.id for contact in contacts}
    assert len(contacts) - len(saved) in (0, 1)
    drafts = [int(words[1]) for words in heard if words[0] == "draft"]
    if len(drafts) > len(contacts):
        assert [draft.typed for draft in store.drafts()] == [{"words": str(drafts[-1])}]
    assert store._database.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    before = [store.get(Contact, contact.id) for contact in contacts]
    store.rebuild()
    assert [store.get(Contact, contact.id) for contact in contacts] == before
    assert store.unsent() == len(contacts) + 1
    assert store.search("fox") or not saved
    store.close()
