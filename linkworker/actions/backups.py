"""Sealed backups of a store on the same laptop, and their way back.

Each is a folder of its own with the key file of that day, so it opens by the passphrase alone.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from linkworker.actions.copies import STAMP, opened_file, put_aside, put_key_file
from linkworker.actions.folder import BACKUPS, KEY_FILE
from linkworker.actions.unlock import Unlocked
from linkworker.errors import NotFound, StoreDamaged, StoreError, StoreFull
from linkworker.store import copies
from linkworker.store.apply import Merge
from linkworker.store.vault import Vault, open_vault

KEPT = 3
ASIDE = timedelta(days=60)  # a store that was set aside, once something was erased since


@dataclass(frozen=True)
class Backup:
    """A sealed copy of the store on this laptop, and when it was made."""

    folder: Path
    at: datetime

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return sum(file.stat().st_size for file in self.folder.iterdir())


def back_up(unlocked: Unlocked, at: datetime, *, erased: datetime | None = None) -> Backup:
    """Make a sealed backup beside the store, while it is in use, and let the oldest go.

    None stays from before something was `erased`. Raises StoreFull or StoreError, with all earlier
    backups as they were.
    """
    place = unlocked.folder / BACKUPS / at.strftime(STAMP)
    beside = place.with_name(f"{place.name}.new")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        with opened_file(unlocked.folder, unlocked.vault, reading=True) as database:
            copy = beside / unlocked.vault.database_name
            key, store_id = unlocked.vault.database_key(), unlocked.vault.store_id
            copies.back_up(database, copy, key, store_id)
        put_key_file(beside, unlocked.key_file)
        beside.rename(place)
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError(f"No backup could be made ({error.strerror})") from error
        raise
    for old in backups(unlocked.folder)[KEPT:]:
        shutil.rmtree(old.folder)
    if erased is not None:
        forget_before(unlocked.folder, erased, but=place)
    return Backup(place, at)


def forget_before(folder: Path, erased: datetime, *, but: Path | None = None) -> None:
    """Let backups go that may hold what was erased, whether or not there is a newer one."""
    for old in backups(folder):
        if old.at <= erased and old.folder != but:
            shutil.rmtree(old.folder)


def forget_set_aside(folder: Path, erased: date, today: date) -> None:
    """Let stores that were set aside before an erasure go, 60 days after they were."""
    for place, day in _set_aside(folder):
        if day <= erased and day + ASIDE <= today:
            shutil.rmtree(place)


def last_copy_goes(folder: Path, today: date) -> date:
    """Return when the last copy is gone here of what is erased today: backups are by tonight."""
    return max([today, *(day + ASIDE for _, day in _set_aside(folder))])


def _set_aside(folder: Path) -> Iterator[tuple[Path, date]]:
    """Yield the stores put aside as damaged or with forgotten words, and since which day."""
    for place in (*folder.glob("damaged-*"), *folder.glob("locked-*")):
        with suppress(ValueError):
            yield place, date.fromisoformat(place.name.partition("-")[2][:10])


def backups(folder: Path) -> list[Backup]:
    """Return the backups on this laptop, the newest first."""
    found = []
    for place in (folder / BACKUPS).glob("*"):
        with suppress(ValueError):
            found.append(Backup(place, datetime.strptime(place.name, STAMP)))
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
    put_aside(folder, now, Path.rename)
    beside.rename(folder / vault.database_name)
    put_key_file(folder, key_file)
    return Unlocked(folder, vault, merge, key_file)


def _must_be_sound(folder: Path, vault: Vault, name: str) -> None:
    with opened_file(folder, vault, name=name) as database:
        if copies.problems(database):
            raise StoreDamaged("This backup is damaged: choose another one")
