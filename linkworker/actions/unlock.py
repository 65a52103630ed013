"""Making, unlocking and re-locking the store of one person on one laptop."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.actions.basis import check_basis
from linkworker.actions.folder import (
    KEY_FILE,
    forget_backups,
    forget_others,
    is_set_up,
    put_in_place,
)
from linkworker.actions.rescue import note_opened, renew_rescue
from linkworker.errors import StoreError, StoreMissing, WrongPassphrase
from linkworker.records import RECORDS
from linkworker.store import Reader, Store, create_store, open_reader, open_store, random_id
from linkworker.store.apply import Merge
from linkworker.store.clock import wall_clock
from linkworker.store.passphrase import Cost
from linkworker.store.selfcheck import SelfCheck, open_check
from linkworker.store.vault import (
    Vault,
    change_passphrase,
    make_vault,
    new_words,
    open_vault,
    open_vault_with_recovery,
    open_vault_with_rescue,
    set_recovery,
    set_rescue,
)


@dataclass(frozen=True)
class Unlocked:
    """A store whose key is known: where it is, and how to open it for writing or reading."""

    folder: Path
    vault: Vault
    merge: Merge
    key_file: bytes

    def store(self, now: Callable[[], int] = wall_clock) -> Store:
        """Open the store for the one thread that writes; `now` is its clock, in ms since 1970."""
        store = open_store(*self._where(), RECORDS, self.merge, now=now)
        store.may_open = partial(check_basis, store)
        forget_others(self.folder, self.vault.database_name)
        return store

    def reader(self) -> Reader:
        """Open a second connection that only reads, for the screens."""
        return open_reader(*self._where(), RECORDS, self.merge)

    def self_check(self) -> SelfCheck:
        """Open a connection by which the store looks itself over."""
        return open_check(*self._where(), RECORDS, self.merge)

    def _where(self) -> tuple[Path, bytes, str]:
        path = self.folder / self.vault.database_name
        return path, self.vault.database_key(), self.vault.store_id


def set_up(folder: Path, passphrase: str, merge: Merge, cost: Cost) -> Unlocked:
    """Make a new store in a folder, opened by a passphrase; raises StoreError if one is there.

    `cost` is what a guess at the passphrase costs, tuned on this laptop. The key file is
    written last: until then there is no store.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if is_set_up(folder):
        raise StoreError("There is a store here already; it was left as it is")
    key_file = make_vault(random_id(), os.urandom(32), passphrase, {}, cost)
    unlocked = _unlock(folder, key_file, merge, passphrase)
    where = unlocked.folder / unlocked.vault.database_name
    create_store(
        where, unlocked.vault.database_key(), unlocked.vault.store_id, RECORDS, merge
    ).close()
    put_in_place(folder / KEY_FILE, key_file)
    return unlocked


def unlock(folder: Path, passphrase: str, merge: Merge) -> Unlocked:
    """Open a store's key file.

    Raises WrongPassphrase, StoreMissing, StoreDamaged, or StoreNewer for a newer version's.
    """
    return _unlock(folder, _read(folder), merge, passphrase)


def unlock_with_recovery(folder: Path, private: X25519PrivateKey, merge: Merge) -> Unlocked:
    """Open a store with a recovery key of the organisation; raises as `unlock` does."""
    key_file = _read(folder)
    return Unlocked(folder, open_vault_with_recovery(key_file, private), merge, key_file)


def words_anew(unlocked: Unlocked, new: str, cost: Cost) -> Unlocked:
    """Give a store that was opened without its passphrase another one; old backups go."""
    key = unlocked.vault.data_key
    return _rewrite_for_good(unlocked, lambda data: new_words(data, key, new, cost))


def rescue(folder: Path, key: bytes, merge: Merge) -> Unlocked:
    """Open a store's key file by its rescue key; raises as `unlock` does."""
    key_file = _read(folder)
    return Unlocked(folder, open_vault_with_rescue(key_file, key), merge, key_file)


def come_back(unlocked: Unlocked, words: str, cost: Cost, at: datetime) -> Unlocked:
    """Make new words and a new rescue key for a store that twelve words have opened.

    What was not sent, drafts and what was written while locked stay. The old words and the
    twelve open nothing any more: both are replaced in one step.
    """
    store = unlocked.store()
    key = renew_rescue(store)
    note_opened(store, at)
    store.close()
    vault = unlocked.vault
    return _rewrite_for_good(
        unlocked,
        lambda data: set_rescue(new_words(data, vault.data_key, words, cost), vault.data_key, key),
    )


def keep_rescue(unlocked: Unlocked, key: bytes) -> Unlocked:
    """Let this rescue key, 16 bytes, and no other open the store too.

    Backups that an earlier one opens go when it is replaced.
    """
    try:
        open_vault_with_rescue(unlocked.key_file, key)
    except WrongPassphrase:
        vault = unlocked.vault
        return _rewrite_for_good(unlocked, lambda data: set_rescue(data, vault.data_key, key))
    return unlocked


def check_words(unlocked: Unlocked, words: str) -> None:
    """Raise WrongPassphrase unless these are the words of an open store; as slow as unlocking."""
    open_vault(unlocked.key_file, words)


def new_passphrase(unlocked: Unlocked, old: str, new: str, cost: Cost) -> Unlocked:
    """Change the passphrase; the store stays as it is, backups under the old words go.

    Raises WrongPassphrase for other words than the `old` ones; then nothing has changed.
    """
    return _rewrite_for_good(unlocked, lambda data: change_passphrase(data, old, new, cost))


def keep_recovery(unlocked: Unlocked, recovery: Mapping[str, bytes]) -> Unlocked:
    """Let the organisation's recovery keys (id -> raw X25519), and no others, open it too."""
    key = unlocked.vault.data_key
    return _rewrite(unlocked, lambda data: set_recovery(data, key, recovery))


def _read(folder: Path) -> bytes:
    try:
        return (folder / KEY_FILE).read_bytes()
    except FileNotFoundError as error:
        raise StoreMissing(
            "The key file is missing from this laptop. Nothing was changed. What was synced "
            "is safe with the team; ask your supervisor to let you back in."
        ) from error


def _rewrite(unlocked: Unlocked, change: Callable[[bytes], bytes]) -> Unlocked:
    key_file = change(unlocked.key_file)
    put_in_place(unlocked.folder / KEY_FILE, key_file)
    return replace(unlocked, key_file=key_file)


def _rewrite_for_good(unlocked: Unlocked, change: Callable[[bytes], bytes]) -> Unlocked:
    """Rewrite the key file; then backups go, which what it had before would open still."""
    rewritten = _rewrite(unlocked, change)
    forget_backups(unlocked.folder)
    return rewritten


def _unlock(folder: Path, key_file: bytes, merge: Merge, passphrase: str) -> Unlocked:
    return Unlocked(folder, open_vault(key_file, passphrase), merge, key_file)
