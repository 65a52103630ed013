"""A store under a new key, and sealed backups: whatever stops it, one key opens one whole store."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path, PosixPath
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.actions.backups import back_up, backups, is_due, restore
from linkworker.actions.copies import mend, new_key
from linkworker.actions.folder import BACKUPS, KEY_FILE, put_in_place
from linkworker.actions.unlock import (
    new_passphrase,
    set_up,
    unlock,
    unlock_with_recovery,
)
from linkworker.errors import (
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreMissing,
    WrongPassphrase,
)
from linkworker.records import Child
from linkworker.store import Draft, copies
from linkworker.store.database import open_database
from linkworker.store.passphrase import FLOOR
from sync import jws, keys
from sync.merge import view

ROOT = Path(__file__).parents[2]
WORDS = "velvet otter lamp thirteen"
AT = datetime(2025, 11, 4, 9, 30)
CUSTODIAN = X25519PrivateKey.generate()
RAW = jws.raw_public(CUSTODIAN.public_key())
RECOVERY = {keys.recovery_id(RAW): RAW}
CHILDREN = 40


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A set-up laptop with some children and a draft."""
    folder = tmp_path_factory.mktemp("made")
    store = set_up(folder, WORDS, view, FLOOR).store()
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        for n in range(CHILDREN):
            change.add(Child(name=f"Wren {n}", surname="T" * 200, school="s", year=5), log)
    store.keep_draft(Draft("d", "note", "Wren", log, "", {}, {"words": "not saved yet"}))
    store.close()
    return folder


@pytest.fixture
def laptop(made, tmp_path):
    folder = tmp_path / "laptop"
    shutil.copytree(made, folder)
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


ALL = (CHILDREN, [{"words": "not saved yet"}])


def files(folder):
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_a_store_under_a_new_key_holds_the_same_and_the_old_key_file_opens_nothing(laptop):
    old = unlock(laptop, WORDS, view)
    back_up(old, AT)
    fresh = new_key(old, WORDS, RECOVERY, FLOOR)
    assert fresh.vault.data_key != old.vault.data_key
    assert fresh.vault.store_id == old.vault.store_id
    assert files(laptop) == {KEY_FILE, fresh.vault.database_name}  # no copy under the old key
    assert whole(laptop) == ALL
    assert unlock_with_recovery(laptop, CUSTODIAN, view).vault == fresh.vault
    (laptop / KEY_FILE).write_bytes(old.key_file)
    with pytest.raises(StoreMissing):
        unlock(laptop, WORDS, view).store()


def test_a_new_key_with_the_wrong_passphrase_changes_nothing(laptop):
    before = {name: (laptop / name).read_bytes() for name in files(laptop)}
    with pytest.raises(WrongPassphrase):
        new_key(unlock(laptop, WORDS, view), "other words", {}, FLOOR)
    assert {name: (laptop / name).read_bytes() for name in files(laptop)} == before


NEW_KEY = """
import os, sys
from pathlib import Path
from linkworker.actions import copies
from linkworker.actions.unlock import unlock
from linkworker.store.passphrase import FLOOR
from sync.merge import view

unlocked = unlock(Path(sys.argv[1]), sys.argv[2], view)
stop, calls = int(sys.argv[3]), [0]

def at_each_step(event, _args):
    if event in ("open", "os.rename", "os.remove", "os.unlink", "os.chmod", "os.mkdir",
                 "shutil.rmtree", "sqlite3.connect", "sqlite3.connect/handle", "os.listdir",
                 "os.scandir"):
        calls[0] += 1
        if calls[0] == stop:
            os.kill(os.getpid(), 9)

sys.addaudithook(at_each_step)
copies.new_key(unlocked, sys.argv[2], {}, FLOOR)
print(calls[0], flush=True)
"""


def run(folder, stop):
    command = [sys.executable, "-c", NEW_KEY, str(folder), WORDS, str(stop)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def steps(made, tmp_path_factory):
    """How many files a change of key touches, one after the other."""
    whole = shutil.copytree(made, tmp_path_factory.mktemp("steps") / "whole")
    return int(run(whole, 0).stdout)


@pytest.mark.parametrize(
    "part", [*range(0, 100, 20), *(pytest.param(n, marks=pytest.mark.long) for n in range(100))]
)
def test_abuse_16_a_kill_at_each_step_of_a_new_key_leaves_exactly_one_key_that_opens(
    laptop, steps, part
):
    """abuse 16: killed at a file that it touches while the key is changed, from first to last."""
    assert run(laptop, 1 + part * steps // 100).returncode == -signal.SIGKILL
    opened = unlock(laptop, WORDS, view)
    assert whole(laptop) == ALL
    stores = {name for name in files(laptop) if name.endswith(".db")}
    assert stores == {opened.vault.database_name}  # what was left behind is gone again


@pytest.mark.parametrize(
    "trial", [*range(2), *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 100))]
)
def test_abuse_16_a_kill_at_any_moment_of_a_new_key(laptop, trial):
    """abuse 16: killed at a moment of no meaning; 100 times in the long run."""
    random = Random(trial)  # noqa: S311
    command = [sys.executable, "-c", NEW_KEY, str(laptop), WORDS, "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as program:
        before = set(os.listdir(laptop))  # noqa: PTH208
        while program.poll() is None and set(os.listdir(laptop)) == before:  # noqa: PTH208
            pass
        for _ in range(random.randint(0, 400_000)):
            pass
        program.kill()
    assert whole(laptop) == ALL


@pytest.fixture
def small_disk(tmp_path):
    """A disk of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    if os.name == "nt" or not shutil.which("mount") or subprocess.run(
        command, capture_output=True, check=False
    ).returncode:  # fmt: skip
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_abuse_18_on_a_full_disk_the_old_key_still_opens_and_all_is_there(made, small_disk):
    """abuse 18: disk full while the key is changed, foreseen or in the middle."""
    folder = shutil.copytree(made, small_disk / "laptop")
    before = files(folder)
    for verb in (
        lambda: new_key(unlock(folder, WORDS, view), WORDS, {}, FLOOR),
        lambda: back_up(unlock(folder, WORDS, view), AT),
    ):
        with pytest.raises(StoreFull):
            verb()
        assert whole(folder) == ALL
    assert files(folder) == before
    vault = unlock(folder, WORDS, view).vault
    where, key = folder / vault.database_name, vault.database_key()
    for room in (10_000, 200_000, 600_000):
        filler = small_disk / "film.mp4"
        database = open_database(where, key, vault.store_id)
        filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - room))
        for copy in (copies.export, copies.back_up):
            with pytest.raises(StoreError):
                copy(database, folder / "fresh.db", key, vault.store_id, spare=-(10**9))
        database.close()
        filler.unlink()
        assert files(folder) == before
        assert whole(folder) == ALL


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


def test_a_mended_store_keeps_what_was_not_sent_and_drafts(laptop):
    unlocked = unlock(laptop, WORDS, view)
    store = unlocked.store()
    waiting = store.unsent()
    store.close()
    mended, lost = mend(unlocked, WORDS, FLOOR, AT)
    assert lost == []
    assert whole(laptop) == ALL
    store = mended.store()
    assert store.unsent() == waiting
    store.close()
    (aside,) = laptop.glob("damaged-*")
    assert whole(aside) == ALL  # what was read from is kept, locked as it was


class Scanned(PosixPath):
    """A file that a scanner holds for a while each time it is put in place."""

    held = 0

    def replace(self, target):
        if Scanned.held:
            Scanned.held -= 1
            raise PermissionError("held by a scanner")
        return super().replace(target)


def test_abuse_21_a_file_that_a_scanner_holds_is_put_in_place_a_moment_later(tmp_path):
    """abuse 21: held for a moment it is tried again; held for good, the old one is whole."""
    path = Scanned(tmp_path / KEY_FILE)
    path.write_bytes(b"old")
    Scanned.held = 3
    put_in_place(path, b"new")
    assert path.read_bytes() == b"new"
    Scanned.held = 1_000
    with pytest.raises(PermissionError):
        put_in_place(path, b"newer")
    assert path.read_bytes() == b"new"
