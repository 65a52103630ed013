"""A store set back, whole or in part: noticed, and healed from what the server holds."""

import shutil
from functools import partial
from random import Random

import pytest

from linkworker.errors import StoreError
from linkworker.records import RECORDS, Goal
from linkworker.store import copies, create_store, open_store
from linkworker.store.database import open_database, transaction
from linkworker.store.salvage import salvage
from sync.merge import view
from tests.sync.laptops import KEY, begin_plan, edit, words

PAGE = 4_096


def settle(laptop):
    """Put all of a store into its one file, and give its bytes."""
    laptop.store.wipe()
    laptop.store.close()
    return laptop.path.read_bytes()


def put_back(laptop, data):
    for name in ("-wal", "-shm"):
        laptop.path.with_name(laptop.path.name + name).unlink(missing_ok=True)
    laptop.path.write_bytes(data)


def reopen(laptop):
    laptop.store = open_store(laptop.path, KEY, laptop.name, RECORDS, view, now=laptop.now)
    laptop.__dict__.pop("_client", None)


def rounds(*laptops):
    for _ in range(3):
        for laptop in laptops:
            laptop.sync()


def test_abuse_13_a_whole_file_set_back_loses_nothing_that_was_synced(office, maya, sam):
    """abuse 13: with and without work that nobody else has; told once, never a second record."""
    goal = begin_plan(maya)
    rounds(maya, sam)
    old = settle(maya)
    reopen(maya)
    edit(maya, goal, words="after the copy was made")
    rounds(maya, sam)
    assert words(sam, goal) == "after the copy was made"
    maya.store.close()
    put_back(maya, old)
    reopen(maya)
    assert words(maya, goal) == "first words"
    with maya.store.change() as (change, _):
        other = change.add(Goal(plan=goal.plan, words="written on the old copy"), goal.log)
    told = [maya.sync().twice for _ in range(3)]
    rounds(sam, maya, sam)
    for laptop in (maya, sam):
        assert words(laptop, goal) == "after the copy was made"
        assert words(laptop, other) == "written on the old copy"
        assert len(laptop.store.find(Goal)) == 2
    assert any(told)
    assert maya.sync().trouble == ""


def test_abuse_14_an_old_wal_beside_a_newer_file_opens_consistent_or_is_said(office, maya):
    """abuse 14: an older -wal put beside a newer file."""
    goal = begin_plan(maya)
    wal = maya.path.with_name(f"{maya.path.name}-wal")
    edit(maya, goal, words="in the old wal")
    shutil.copyfile(wal, maya.path.with_name("kept-wal"))
    edit(maya, goal, words="newer")
    settle(maya)
    shutil.copyfile(maya.path.with_name("kept-wal"), wal)
    try:
        reopen(maya)
        maya.store.rebuild()
        assert words(maya, goal) in ("newer", "in the old wal")
        assert copies.problems(maya.store._database) == []
    except StoreError:
        put_back(maya, maya.path.read_bytes())
        reopen(maya)
    assert words(maya, goal)


@pytest.fixture
def grown(maya, sam):
    """A goal that was edited often; one page of the later file may be an older one's."""
    goal = begin_plan(maya)
    for n in range(30):
        edit(maya, goal, words=f"{n} " + "early words " * 40)
    rounds(maya, sam)
    old = settle(maya)
    reopen(maya)
    for n in range(30):
        edit(maya, goal, words=f"{n} " + "late words " * 40)
    edit(maya, goal, words="the last words")
    rounds(maya, sam)
    return goal, old, settle(maya)


def test_abuse_12_one_page_set_back_is_found_and_healed(office, maya, sam, grown):
    """abuse 12: one page of an older copy of the same file, which SQLCipher takes as it is."""
    goal, old, new = grown
    changed = [
        at for at in range(PAGE, min(len(old), len(new)), PAGE)
        if old[at : at + PAGE] != new[at : at + PAGE]
    ]  # fmt: skip
    assert len(changed) >= 8
    found = healed = 0
    for at in Random(7).sample(changed, 8):  # noqa: S311
        put_back(maya, new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        try:
            found += make_anew(maya)
        except StoreError:
            found += 1  # said in words: a backup or the server takes its place
            continue
        rounds(maya)
        healed += 1
        assert words(maya, goal) == "the last words"
        assert maya.store.unsent() == 0
        assert len(maya.store.find(Goal)) == 1
        assert copies.problems(maya.store._database) == []
        maya.store.close()
    assert found
    assert healed > 5
    put_back(maya, new)
    reopen(maya)


def make_anew(laptop):
    """Do what `actions.copies.mend` does, without its key file; say whether anything was found."""
    old = open_database(laptop.path, KEY, laptop.name)
    found = bool(copies.problems(old))
    old.close()
    path = laptop.path.with_name("anew.db")
    fresh = create_store(path, KEY, laptop.name, RECORDS, view)
    with transaction(fresh._database):
        opened = partial(open_database, laptop.path, KEY, laptop.name, reading=True)
        salvage(opened, fresh._database, [record.kind for record in RECORDS])
    fresh.put_right()
    fresh.wipe()
    fresh.close()
    put_back(laptop, path.read_bytes())
    copies.remove(path)
    reopen(laptop)
    return found
