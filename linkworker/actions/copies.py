"""A store under a new key, and one made anew whose pages are at odds with each other.

The key file names the store's file, so putting a new key file in place is the one step at which
everything changes; before it the old store stands untouched, after it the new one does.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from linkworker.actions.folder import KEY_FILE, forget_backups, forget_others, put_in_place
from linkworker.actions.rescue import renew_rescue
from linkworker.actions.unlock import Unlocked
from linkworker.errors import StoreDamaged, StoreFull
from linkworker.records import RECORDS
from linkworker.store import copies, create_store, open_store
from linkworker.store.database import Database, open_database, transaction
from linkworker.store.passphrase import Cost
from linkworker.store.salvage import salvage
from linkworker.store.vault import Vault, make_vault, open_vault, set_rescue

_KEYS_LOST = (
    "Saving what can be read would lose this laptop's own keys, so nothing was changed. Put a "
    "backup in its place; or ask an administrator to let this laptop in anew."
)
_DOUBT = "look-over"  # stands beside a store that something was found in
STAMP = "%Y-%m-%d-%H%M%S"


def new_key(
    unlocked: Unlocked,
    words: str,
    recovery: Mapping[str, bytes],
    cost: Cost,
) -> Unlocked:
    """Put the store under a new key and new words: old key files open nothing that comes after.

    Nobody else may have it open for writing. `recovery` are the organisation's recovery keys (id
    -> raw X25519). The rescue key is made anew with it; backups under the old key are removed.
    Raises StoreFull or StoreError, with the old store, its words and its backups as they were.
    """
    return _moved(unlocked, words, (recovery, cost), partial(_exported, unlocked))


def look_over(unlocked: Unlocked, *, wholly: bool = True) -> None:
    """Raise StoreMissing or StoreDamaged unless the store is there and its pages fit together.

    Every page is read: half a second for 30 MB, so not before the first screen. What is found is
    remembered, and from then on looked for without `wholly` too.
    """
    doubt = unlocked.folder / _DOUBT
    with opened_file(unlocked.folder, unlocked.vault, reading=True) as database:
        if not (wholly or doubt.exists()) or copies.quickly_sound(database):
            doubt.unlink(missing_ok=True)
            return
    raise doubted(unlocked)


def doubted(unlocked: Unlocked) -> StoreDamaged:
    """Remember that a store is to be mended at the next unlocking; return what to say."""
    (unlocked.folder / _DOUBT).touch()
    return StoreDamaged(
        "Part of this laptop's store does not fit together: the disk may be failing, or the file "
        "was changed. What was synced is safe with the team. Lock it and unlock it: that mends it."
    )


def can_mend(folder: Path) -> bool:
    """Say whether there is a store's file that something may still be read from."""
    return any(path.stat().st_size for path in folder.glob("store-*.db"))


def mend(
    unlocked: Unlocked, passphrase: str, cost: Cost, now: datetime
) -> tuple[Unlocked, list[str]]:
    """Make a store anew whose pages are at odds with each other, as after one was set back.

    What was not sent, drafts and pictures are copied row by row; rows and search are made anew; all
    that was synced is read again at the next round, which lets the organisation's recovery keys in
    again too. The old file is set aside, locked as it was. Returns the names of tables of which
    something is lost. Raises as `new_key` does, and StoreDamaged if this laptop's own keys are.
    """
    lost: set[str] = set()

    def anew(_: Database, fresh: Vault) -> bytes | None:
        lost.update(_salvaged(unlocked, fresh))
        if "secret" in lost:
            raise StoreDamaged(_KEYS_LOST)
        return None

    open_vault(unlocked.key_file, passphrase)
    aside = put_aside(unlocked.folder, now, _link)
    try:
        return _moved(unlocked, passphrase, ({}, cost), anew), sorted(lost)
    except BaseException:
        shutil.rmtree(aside)
        raise


def _salvaged(unlocked: Unlocked, fresh: Vault) -> set[str]:
    """Fill a new store with what can be read of the old one; return of which tables not all can."""
    folder, vault = unlocked.folder, unlocked.vault
    path, key = folder / fresh.database_name, fresh.database_key()
    create_store(path, key, fresh.store_id, RECORDS, unlocked.merge).close()
    reopen = partial(open_database, folder / vault.database_name, vault.database_key(),
                     vault.store_id, reading=True)  # fmt: skip
    with opened_file(folder, fresh) as new, transaction(new):
        lost = salvage(reopen, new, (record.kind for record in RECORDS))
    store = open_store(path, key, fresh.store_id, RECORDS, unlocked.merge)
    try:
        healed = store.put_right()
        store.keep_setting("recovery", "")
    finally:
        store.close()
    return set(lost) - healed.twice


def _exported(unlocked: Unlocked, database: Database, fresh: Vault) -> bytes:
    """Copy the store under the fresh key, with a new rescue key in it; return that."""
    file, key = unlocked.folder / fresh.database_name, fresh.database_key()
    copies.export(database, file, key, fresh.store_id)
    store = open_store(file, key, fresh.store_id, RECORDS, unlocked.merge)
    try:
        return renew_rescue(store)
    finally:
        store.close()


def _moved(
    unlocked: Unlocked,
    words: str,
    wrapped: tuple[Mapping[str, bytes], Cost],
    fill: Callable[[Database, Vault], bytes | None],
) -> Unlocked:
    """Have a new file filled from the old one, then name it in a new key file: the one step.

    `fill` returns the rescue key that is to open it too, where there is one.
    """
    folder, vault = unlocked.folder, unlocked.vault
    key_file = make_vault(vault.store_id, os.urandom(32), words, *wrapped)
    fresh = open_vault(key_file, words)
    try:
        with opened_file(folder, vault) as database:
            rescue = fill(database, fresh)
        if rescue is not None:
            key_file = set_rescue(key_file, fresh.data_key, rescue)
        put_key_file(folder, key_file)
    except BaseException:
        copies.remove(folder / fresh.database_name)
        raise
    forget_backups(folder)
    forget_others(folder, fresh.database_name)
    return Unlocked(folder, fresh, unlocked.merge, key_file)


def put_aside(folder: Path, now: datetime, put: Callable[[Path, Path], object]) -> Path:
    """Put what stands in the store's place into a folder of its own, with its key file."""
    aside = folder / f"damaged-{now.strftime(STAMP)}"
    aside.mkdir()
    if (folder / KEY_FILE).exists():
        shutil.copyfile(folder / KEY_FILE, aside / KEY_FILE)
    for path in sorted(folder.glob("store-*.db*")):
        if path.suffix != ".back":
            put(path, aside / path.name)
    return aside


def _link(path: Path, to: Path) -> None:
    """Have a file under two names, which takes no room; or copy it where that cannot be."""
    try:
        os.link(path, to)
    except OSError:
        shutil.copyfile(path, to)


@contextmanager
def opened_file(
    folder: Path, vault: Vault, *, reading: bool = False, name: str = ""
) -> Iterator[Database]:
    """Open the file of a vault in a folder, or another one under its key, for a while."""
    path = folder / (name or vault.database_name)
    database = open_database(path, vault.database_key(), vault.store_id, reading=reading)
    try:
        yield database
    finally:
        database.close()


def put_key_file(folder: Path, data: bytes) -> None:
    """Put a key file in place: all of it, or the old one stays. Raises StoreFull."""
    try:
        put_in_place(folder / KEY_FILE, data)
    except OSError as error:
        raise StoreFull(
            "The key file could not be written. The store is as it was, and opens as before."
        ) from error
