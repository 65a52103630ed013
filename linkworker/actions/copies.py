"""A store under a new key, sealed backups of it on the same laptop, and their way back.

The key file names the store's file, so putting a new key file in place is the one step at which
everything changes; before it the old store stands untouched, after it the new one does.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from linkworker.actions.folder import (
    BACKUPS,
    KEY_FILE,
    forget_backups,
    forget_others,
    put_in_place,
)
from linkworker.actions.unlock import Unlocked
from linkworker.errors import NotFound, StoreDamaged, StoreError, StoreFull
from linkworker.records import RECORDS
from linkworker.store import copies, create_store, open_store
from linkworker.store.apply import Merge
from linkworker.store.database import Database, open_database, transaction
from linkworker.store.passphrase import Cost
from linkworker.store.vault import Vault, make_vault, open_vault

KEPT = 3
_STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True)
class Backup:
    """A sealed copy of the store on this laptop, and when it was made."""

    folder: Path
    at: datetime

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return sum(file.stat().st_size for file in self.folder.iterdir())


def new_key(
    unlocked: Unlocked,
    passphrase: str,
    recovery: Mapping[str, bytes],
    cost: Cost,
) -> Unlocked:
    """Put the store under a new key: old copies of the key file open nothing that comes after.

    Nobody else may have it open for writing. `recovery` are the organisation's recovery keys (id
    -> raw X25519). Backups under the old key are removed; make a new one. Raises WrongPassphrase,
    StoreFull or StoreError, with the old store as it was.
    """
    fill = partial(_exported, unlocked.folder)
    return _moved(unlocked, passphrase, (recovery, cost), fill)


def look_over(unlocked: Unlocked) -> None:
    """Raise StoreMissing or StoreDamaged unless the store is there and its pages fit together."""
    with _database(unlocked.folder, unlocked.vault, reading=True) as database:
        if not copies.quickly_sound(database):
            raise StoreDamaged(
                "Part of this laptop's store does not fit together: the disk may be failing, or "
                "the file was changed. What was synced is safe with the team."
            )


def can_mend(folder: Path) -> bool:
    """Say whether there is a store's file that something may still be read from."""
    return any(path.stat().st_size for path in folder.glob("store-*.db"))


def mend(unlocked: Unlocked, passphrase: str, cost: Cost) -> tuple[Unlocked, list[str]]:
    """Make a store anew whose pages are at odds with each other, as after one was set back.

    What was not sent, drafts and pictures are copied row by row; rows and search are made anew; all
    that was synced is read again at the next round, which lets the organisation's recovery keys in
    again too. Returns the names of tables that could not be read whole. Raises as `new_key` does.
    """
    lost: list[str] = []

    def salvage(old: Database, fresh: Vault) -> None:
        file, key = unlocked.folder / fresh.database_name, fresh.database_key()
        create_store(file, key, fresh.store_id, RECORDS, unlocked.merge).close()
        with _database(unlocked.folder, fresh) as new, transaction(new):
            lost.extend(copies.salvage(old, new, (record.kind for record in RECORDS)))
        store = open_store(file, key, fresh.store_id, RECORDS, unlocked.merge)
        store.rebuild()
        store.keep_setting("recovery", "")
        store.close()

    return _moved(unlocked, passphrase, ({}, cost), salvage), lost


def _exported(folder: Path, database: Database, fresh: Vault) -> None:
    copies.export(database, folder / fresh.database_name, fresh.database_key(), fresh.store_id)


def _moved(
    unlocked: Unlocked,
    passphrase: str,
    wrapped: tuple[Mapping[str, bytes], Cost],
    fill: Callable[[Database, Vault], None],
) -> Unlocked:
    """Have a new file filled from the old one, then name it in a new key file: the one step."""
    folder, vault = unlocked.folder, open_vault(unlocked.key_file, passphrase)
    key_file = make_vault(vault.store_id, os.urandom(32), passphrase, *wrapped)
    fresh = open_vault(key_file, passphrase)
    try:
        with _database(folder, vault) as database:
            fill(database, fresh)
        _key_file(folder, key_file)
    except BaseException:
        copies.remove(folder / fresh.database_name)
        raise
    forget_backups(folder)
    forget_others(folder, fresh.database_name)
    return Unlocked(folder, fresh, unlocked.merge, key_file)


def back_up(unlocked: Unlocked, at: datetime, *, erased: datetime | None = None) -> Backup:
    """Make a sealed backup beside the store, while it is in use, and let the oldest go.

    None stays from before something was `erased`. Raises StoreFull or StoreError, with all earlier
    backups as they were.
    """
    place = unlocked.folder / BACKUPS / at.strftime(_STAMP)
    beside = place.with_name(f"{place.name}.new")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        with _database(unlocked.folder, unlocked.vault, reading=True) as database:
            copy = beside / unlocked.vault.database_name
            key, store_id = unlocked.vault.database_key(), unlocked.vault.store_id
            copies.back_up(database, copy, key, store_id)
        _key_file(beside, unlocked.key_file)
        beside.rename(place)
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError(f"No backup could be made ({error.strerror})") from error
        raise
    for age, old in enumerate(backups(unlocked.folder)):
        if age >= KEPT or (erased is not None and old.at <= erased and old.folder != place):
            shutil.rmtree(old.folder)
    return Backup(place, at)


def backups(folder: Path) -> list[Backup]:
    """Return the backups on this laptop, the newest first."""
    found = []
    for place in (folder / BACKUPS).glob("*"):
        with suppress(ValueError):
            found.append(Backup(place, datetime.strptime(place.name, _STAMP)))
    return sorted(found, key=lambda one: one.at, reverse=True)


def is_due(folder: Path, now: datetime, erased: datetime | None = None) -> bool:
    """Say whether no backup was made on this day yet, or none since something was `erased`."""
    newest = next(iter(backups(folder)), None)
    if newest is None or newest.at.date() < now.date():
        return True
    return erased is not None and newest.at <= erased


def restore(folder: Path, backup: Backup, passphrase: str, merge: Merge, now: datetime) -> Unlocked:
    """Put a backup in the store's place; what stood there is set aside and not deleted.

    What was synced since the backup comes again with the next sync. Raises WrongPassphrase for a
    passphrase that does not open the backup, StoreDamaged for one that is not whole.
    """
    if not (backup.folder / KEY_FILE).exists():
        raise NotFound("This backup has no key file: choose another one")
    key_file = (backup.folder / KEY_FILE).read_bytes()
    vault = open_vault(key_file, passphrase)
    beside = folder / f"{vault.database_name}.back"
    try:
        shutil.copyfile(backup.folder / vault.database_name, beside)
        _must_be_sound(folder, vault, beside.name)
    except OSError as error:
        copies.remove(beside)
        raise StoreFull("The backup could not be copied; nothing was changed") from error
    except BaseException:
        copies.remove(beside)
        raise
    _aside(folder, now)
    beside.rename(folder / vault.database_name)
    _key_file(folder, key_file)
    return Unlocked(folder, vault, merge, key_file)


def _aside(folder: Path, now: datetime) -> None:
    """Move what stands in the store's place into a folder of its own, with its key file."""
    aside = folder / f"damaged-{now.strftime(_STAMP)}"
    aside.mkdir()
    if (folder / KEY_FILE).exists():
        shutil.copyfile(folder / KEY_FILE, aside / KEY_FILE)
    for path in sorted(folder.glob("store-*.db*")):
        if path.suffix != ".back":
            path.rename(aside / path.name)


def _must_be_sound(folder: Path, vault: Vault, name: str) -> None:
    with _database(folder, vault, name=name) as database:
        if copies.problems(database):
            raise StoreDamaged("This backup is damaged: choose another one")


@contextmanager
def _database(
    folder: Path, vault: Vault, *, reading: bool = False, name: str = ""
) -> Iterator[Database]:
    path = folder / (name or vault.database_name)
    database = open_database(path, vault.database_key(), vault.store_id, reading=reading)
    try:
        yield database
    finally:
        database.close()


def _key_file(folder: Path, data: bytes) -> None:
    try:
        put_in_place(folder / KEY_FILE, data)
    except OSError as error:
        raise StoreFull(
            "The key file could not be written. The store is as it was, and opens as before."
        ) from error
