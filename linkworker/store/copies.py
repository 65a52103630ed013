"""Whole copies of the encrypted file: under another key, or under the same one as a backup.

A store is never re-keyed in place: that destroys it on a full disk. It is exported to a new file,
looked through, and only then named by the key file. A copy is never a plain one.
"""

import os
import shutil
from pathlib import Path

from linkworker.errors import StoreDamaged, StoreFull
from linkworker.store.database import (
    Database,
    DatabaseError,
    blank_database,
    in_plain_words,
    open_database,
    plain_words,
    rows,
)
from linkworker.store.salvage import tables

SPARE = 16_000_000  # bytes left over beside a copy: a full disk stops all other work too
_FULL = (
    "There is not enough room on this laptop's disk for a copy of the store ({} MB are wanted). "
    "Nothing was changed. Make room, then try again."
)
_NOT_WHOLE = (
    "The copy of the store was not whole, so it was thrown away. The store itself is as it was."
)


def problems(database: Database) -> list[str]:
    """Say what is wrong with a store's file: pages altered, or at odds with each other."""
    try:
        with in_plain_words():
            altered = rows(database, "PRAGMA cipher_integrity_check").fetchall()
            said = rows(database, "PRAGMA integrity_check(20)").fetchall()
    except StoreDamaged as error:
        return [str(error)]
    return [line for (line,) in [*altered, *said] if line != "ok"]


def quickly_sound(database: Database) -> bool:
    """Say whether every page can be read and is in its place; indexes are not compared."""
    try:
        with in_plain_words():
            return [line for (line,) in rows(database, "PRAGMA quick_check(1)")] == ["ok"]
    except StoreDamaged:
        return False


def export(
    database: Database, path: Path, key: bytes, store_id: str, *, spare: int = SPARE
) -> None:
    """Write all of an open store to a new file under another 32-byte key, and look it through.

    Indexes are made anew from their rows; `spare` bytes of the disk stay free. Raises StoreFull,
    StoreDamaged; no file is left then.
    """
    _room_for(database, path.parent, spare)
    with _new_file(path), in_plain_words():
        rows(database, "ATTACH ? AS fresh KEY ?", [str(path), f"x'{key.hex()}'"])
        try:
            rows(database, "PRAGMA fresh.secure_delete=ON")
            rows(database, "SELECT sqlcipher_export('fresh')").fetchall()
            for name in ("user_version", "application_id"):
                (number,) = rows(database, f"PRAGMA main.{name}").fetchone()
                rows(database, f"PRAGMA fresh.{name} = {number:d}")
        finally:
            rows(database, "DETACH fresh")
        _check(path, key, store_id, _counts(database))


def back_up(
    database: Database, path: Path, key: bytes, store_id: str, *, spare: int = SPARE
) -> None:
    """Copy an open store, as it is at this moment, to a new file under the same 32-byte key.

    It may be written meanwhile. Raises StoreFull, StoreDamaged; no file is left then.
    """
    _room_for(database, path.parent, spare)
    with _new_file(path), in_plain_words():
        copy = blank_database(path, key)
        try:
            database.conn.backup(copy.conn)
        finally:
            copy.close()
        _check(path, key, store_id, {})


class _new_file:  # noqa: N801 - used as a word of `with`
    """A file for its owner alone, gone again if what fills it fails."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            remove(self._path)
        else:
            with self._path.open("rb") as file:
                os.fsync(file.fileno())


def remove(path: Path) -> None:
    """Remove a store's file and what its driver keeps beside it."""
    for beside in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + beside).unlink(missing_ok=True)


def _check(path: Path, key: bytes, store_id: str, counts: dict[str, int]) -> None:
    copy = open_database(path, key, store_id)
    try:
        rows(copy, "PRAGMA journal_mode=WAL").fetchone()
        if problems(copy) or (counts and _counts(copy) != counts):
            raise StoreDamaged(_NOT_WHOLE)
    except DatabaseError as error:
        raise plain_words(error) from error
    finally:
        copy.close()


def _counts(database: Database) -> dict[str, int]:
    """Return how many rows every table has."""
    return {
        name: int(rows(database, f"SELECT count(*) FROM [{name}]").fetchone()[0])  # noqa: S608
        for name in tables(database)
    }


def _room_for(database: Database, folder: Path, spare: int) -> None:
    pages = rows(database, "PRAGMA page_count").fetchone()[0]
    size = rows(database, "PRAGMA page_size").fetchone()[0]
    wanted = int(pages) * int(size) + spare
    if shutil.disk_usage(folder).free < wanted:
        raise StoreFull(_FULL.format(-(-wanted // 1_000_000)))
