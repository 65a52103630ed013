"""A program killed at any moment: what it said was kept is there, and the store opens."""

from random import Random

import pytest

from linkworker.records import RECORDS, Child, Contact
from linkworker.store import create_store, open_store
from sync.merge import view
from tests.apart import Apart
from tests.linkworker.doomed import KEY, save

TRIALS = [*range(10), *(pytest.param(n, marks=pytest.mark.long) for n in range(10, 100))]


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
    program = Apart(save, path)
    heard = [program.said.readline() for _ in range(count)]
    for _ in range(moments):
        pass
    program.kill()
    heard += program.end().stdout.splitlines(keepends=True)
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
