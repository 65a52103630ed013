"""A set-up laptop with some children and a draft, and what is asked of each copy of it."""

from datetime import datetime

from linkworker.actions.unlock import set_up, unlock
from linkworker.records import Child
from linkworker.store import Draft
from linkworker.store.passphrase import FLOOR
from sync.merge import view

WORDS = "velvet otter lamp thirteen"
AT = datetime(2025, 11, 4, 9, 30)
CHILDREN = 40
ALL = (CHILDREN, [{"words": "not saved yet"}])


def make(folder):
    store = set_up(folder, WORDS, view, FLOOR).store()
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        for n in range(CHILDREN):
            change.add(Child(name=f"Wren {n}", surname="T" * 200, school="s", year=5), log)
    store.keep_draft(Draft("d", "note", "Wren", log, "", {}, {"words": "not saved yet"}))
    store.close()
    return folder


def whole(folder, words=WORDS):
    """Open it and say what is there: how many children, which drafts."""
    store = unlock(folder, words, view).store()
    try:
        found = store.find(Child)
        store.rebuild()
        assert [one.id for one in store.find(Child)] == [one.id for one in found]
        assert store.search("Wren")
        return len(found), [draft.typed for draft in store.drafts()]
    finally:
        store.close()


def files(folder):
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
