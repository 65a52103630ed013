"""A store under a new key, or made anew: whatever stops it, one whole store opens."""

import shutil
from pathlib import PosixPath

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.actions.backups import back_up
from linkworker.actions.copies import mend, new_key
from linkworker.actions.folder import KEY_FILE, put_in_place
from linkworker.actions.rescue import rescue_key
from linkworker.actions.unlock import keep_rescue, rescue, unlock, unlock_with_recovery
from linkworker.errors import (
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreMissing,
    WrongPassphrase,
)
from linkworker.records import Child
from linkworker.store import copies
from linkworker.store.database import open_database
from linkworker.store.passphrase import FLOOR
from sync import jws, keys
from sync.merge import view
from tests.linkworker.copied import ALL, AT, WORDS, files, make, whole
from tests.linkworker.small_disk import disk_of

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
    """A disk with little room."""
    with disk_of(6, tmp_path) as place:
        yield place


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


def with_a_bad_page(folder, page):
    """Flip one bit in a page of a store's file."""
    (path,) = folder.glob("store-*.db")
    raw = bytearray(path.read_bytes())
    raw[page * 4_096 + 2_000] ^= 1
    path.write_bytes(raw)


@pytest.fixture(scope="module")
def much(tmp_path_factory):
    """A store with 201 changes that were not sent, and the first page of each of its tables."""
    folder = make(tmp_path_factory.mktemp("much"))
    unlocked = unlock(folder, WORDS, view)
    store = unlocked.store()
    ((log, _),) = store.logs("child")
    for n in range(200):
        with store.change() as (change, _):
            change.add(Child(name=f"Idris {n}", surname="Q" * 150, school="s", year=5), log)
    store.wipe()
    sql = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    found = {name: page - 1 for name, page in store._database.conn.execute(sql)}
    store.close()
    return folder, found


@pytest.mark.parametrize("where", ["change", "child", "draft", "twin_change", 0.3, 0.6, 0.9])
def test_one_bad_page_costs_nothing_that_was_not_sent(much, tmp_path, where):
    """A table's first page, without which none of it can be found, or one that holds its rows."""
    folder, pages = shutil.copytree(much[0], tmp_path / "laptop"), much[1]
    size = next(folder.glob("store-*.db")).stat().st_size // 4_096
    with_a_bad_page(folder, int(where * size) if isinstance(where, float) else pages[where])
    mended, lost = mend(unlock(folder, WORDS, view), WORDS, FLOOR, AT)
    assert not {"change", "draft", "secret"} & set(lost)
    assert whole(folder) == (ALL[0] + 200, ALL[1])
    store = mended.store()
    assert store.unsent() == 201
    store.close()


def test_a_store_whose_own_keys_cannot_be_read_stays_as_it_is(much, tmp_path):
    folder, pages = shutil.copytree(much[0], tmp_path / "laptop"), much[1]
    for table in ("secret", "twin_secret"):
        with_a_bad_page(folder, pages[table])
    before = files(folder)
    with pytest.raises(StoreDamaged, match="own keys"):
        mend(unlock(folder, WORDS, view), WORDS, FLOOR, AT)
    assert files(folder) == before


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
