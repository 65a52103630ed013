"""A store under a new key, or made anew: whatever stops it, one whole store opens."""

import os
import shutil
import subprocess
from pathlib import PosixPath

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.actions.backups import back_up
from linkworker.actions.copies import mend, new_key
from linkworker.actions.folder import KEY_FILE, put_in_place
from linkworker.actions.rescue import rescue_key
from linkworker.actions.unlock import keep_rescue, rescue, unlock, unlock_with_recovery
from linkworker.errors import (
    StoreError,
    StoreFull,
    StoreMissing,
    WrongPassphrase,
)
from linkworker.store import copies
from linkworker.store.database import open_database
from linkworker.store.passphrase import FLOOR
from sync import jws, keys
from sync.merge import view
from tests.linkworker.copied import ALL, AT, WORDS, files, make, whole

CUSTODIAN = X25519PrivateKey.generate()
RAW = jws.raw_public(CUSTODIAN.public_key())
RECOVERY = {keys.recovery_id(RAW): RAW}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture
def laptop(made, tmp_path):
    return shutil.copytree(made, tmp_path / "laptop")


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


def test_a_new_key_has_new_words_and_a_new_rescue_key(laptop):
    old = unlock(laptop, WORDS, view)
    store = old.store()
    before = rescue_key(store)
    store.close()
    old = keep_rescue(old, before)
    fresh = new_key(old, "otter lamp quiet seven", {}, FLOOR)
    with pytest.raises(WrongPassphrase):
        unlock(laptop, WORDS, view)
    with pytest.raises(WrongPassphrase):
        rescue(laptop, before, view)
    assert unlock(laptop, "otter lamp quiet seven", view).vault == fresh.vault
    store = fresh.store()
    after = rescue_key(store)
    store.close()
    assert rescue(laptop, after, view).vault == fresh.vault


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
