"""Sealed backups beside a store: made while it is written, put back, none under old words."""

import shutil

import pytest

from linkworker.actions.backups import back_up, backups, is_due, restore
from linkworker.actions.folder import BACKUPS, KEY_FILE
from linkworker.actions.unlock import (
    new_passphrase,
    unlock,
)
from linkworker.errors import (
    StoreDamaged,
    StoreMissing,
    WrongPassphrase,
)
from linkworker.records import Child
from linkworker.store.passphrase import FLOOR
from sync.merge import view
from tests.linkworker.copied import ALL, AT, CHILDREN, WORDS, make, whole


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture
def laptop(made, tmp_path):
    return shutil.copytree(made, tmp_path / "laptop")


def test_abuse_24_a_backup_made_while_writing_holds_the_last_commit(laptop):
    """abuse 24: made while the store is written; of no use without its key file."""
    unlocked = unlock(laptop, WORDS, view)
    store = unlocked.store()
    log = store.logs("child")[0][0]
    with store.change() as (change, _):
        change.add(Child(name="Juniper", school="s", year=5), log)
    made = back_up(unlocked, AT)
    with store.change() as (change, _):
        change.add(Child(name="Later", school="s", year=5), log)
    store.close()
    sealed = (made.folder / unlocked.vault.database_name).read_bytes()
    assert not sealed.startswith(b"SQLite format 3")
    assert b"Juniper" not in sealed
    alone = laptop.parent / "alone"
    shutil.copytree(made.folder, alone)
    assert whole(alone) == (CHILDREN + 1, ALL[1])
    (alone / KEY_FILE).unlink()
    with pytest.raises(StoreMissing):
        unlock(alone, WORDS, view)
    back = restore(laptop, made, WORDS, view, AT)
    assert whole(laptop) == (CHILDREN + 1, ALL[1])
    assert back.vault == unlocked.vault
    (aside,) = laptop.glob("damaged-*")
    assert whole(aside) == (CHILDREN + 2, ALL[1])  # nothing was thrown away


def test_backups_are_one_a_day_and_the_oldest_goes(laptop):
    unlocked = unlock(laptop, WORDS, view)
    assert is_due(laptop, AT)
    for day in range(1, 6):
        back_up(unlocked, AT.replace(day=day))
    assert [one.at.day for one in backups(laptop)] == [5, 4, 3]
    assert not is_due(laptop, AT.replace(day=5, hour=17))
    assert is_due(laptop, AT.replace(day=6))
    back_up(unlocked, AT.replace(day=6), erased=AT.replace(day=5, hour=23))
    assert [one.at.day for one in backups(laptop)] == [6]  # none from before the erasure
    assert all(one.size > 0 for one in backups(laptop))
    assert is_due(laptop, AT.replace(day=6), erased=AT.replace(day=6, hour=11))
    assert not is_due(laptop, AT.replace(day=6), erased=AT.replace(day=5))
    assert {p.stat().st_mode & 0o077 for p in (laptop / BACKUPS).rglob("*") if p.is_file()} == {0}


def test_backups_under_old_words_go_when_the_words_change(laptop):
    unlocked = unlock(laptop, WORDS, view)
    back_up(unlocked, AT)
    new_passphrase(unlocked, WORDS, "plover anchor quince ladder", FLOOR)
    assert backups(laptop) == []
    assert whole(laptop, "plover anchor quince ladder") == ALL


def test_backups_stay_while_the_words_do(laptop):
    unlocked = unlock(laptop, WORDS, view)
    made = back_up(unlocked, AT)
    with pytest.raises(WrongPassphrase):
        new_passphrase(unlocked, "mistyped", "plover anchor quince ladder", FLOOR)
    assert backups(laptop) == [made]
    assert whole(laptop) == ALL


def test_a_damaged_backup_or_wrong_words_change_nothing(laptop):
    unlocked = unlock(laptop, WORDS, view)
    made = back_up(unlocked, AT)
    with pytest.raises(WrongPassphrase):
        restore(laptop, made, "other words", view, AT)
    copy = made.folder / unlocked.vault.database_name
    raw = copy.read_bytes()
    for at in (5_000, len(raw) // 2, len(raw) - 9):
        copy.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        with pytest.raises(StoreDamaged):
            restore(laptop, made, WORDS, view, AT)
    assert not list(laptop.glob("damaged-*"))
    assert not list(laptop.glob("*.back"))
    assert whole(laptop) == ALL
    copy.write_bytes(raw)
    store = laptop / unlocked.vault.database_name
    store.write_bytes(store.read_bytes()[:5_000])
    restore(laptop, made, WORDS, view, AT)
    assert whole(laptop) == ALL
