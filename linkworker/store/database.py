"""Opens the encrypted file. The only module that knows SQLCipher."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

# sqlite-utils catches the exceptions of the module it finds under this name; for its types it
# names Python's own, which the bundle leaves out: no store of ours is opened with that.
sys.modules.setdefault("sqlite3", sqlcipher)
sys.modules["pysqlite3"] = sqlcipher
sys.modules["pysqlite3.dbapi2"] = sqlcipher

import sqlite_utils  # noqa: E402 - the alias must stand first

from linkworker.errors import StoreDamaged, StoreError, StoreFull, StoreMissing  # noqa: E402

Database = sqlite_utils.Database
DatabaseError = sqlcipher.DatabaseError

# cipher_memory_security stays off: measured here, it makes writing 2.4 times slower, and the
# words that it would wipe stand in Python's own memory as well.
_SETTINGS = (
    "cipher_log_level=NONE",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)
# KiB of pages kept: applying what came reads the same ones again and again, a screen does not
_CACHE = {"rw": 16_000, "ro": 4_000}

_NOT_FROM_HERE = (
    "The store cannot be opened from here; it was left as it is. See whether the disk is full."
)

_ALTERED = (
    "The store on this laptop cannot be read: it was altered or is not ours. "
    "It was left as it is. What was synced is safe with the team."
)


def create_database(path: Path, key: bytes, store_id: str) -> Database:
    """Make a new encrypted file at `path` and open it; raise StoreError if one is there.

    `key` is 32 random bytes: SQLCipher's raw key, so opening costs no key derivation.
    """
    if path.exists():
        raise StoreError(f"There is a store at {path.name} already; it was left as it is")
    path.touch(mode=0o600)
    database = _open(path, key, "rw")
    database.conn.execute("PRAGMA journal_mode=WAL")
    database.conn.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
    database.conn.execute("INSERT INTO meta VALUES ('store', ?)", [store_id])
    database.conn.commit()
    return database


def open_database(path: Path, key: bytes, store_id: str, *, reading: bool = False) -> Database:
    """Open the encrypted file at `path`; never makes one.

    Raises StoreMissing when it is not there or is empty, StoreDamaged when the key does not
    open it or it is another store. With `reading` the connection cannot write.
    """
    if not path.exists() or path.stat().st_size == 0:
        raise StoreMissing(
            "The store is missing from this laptop. Nothing new was made in its place. "
            "What was synced is safe with the team; ask your supervisor to let you back in."
        )
    database = _open(path, key, "ro" if reading else "rw")
    try:
        row = database.conn.execute("SELECT value FROM meta WHERE name = 'store'").fetchone()
    except sqlcipher.DatabaseError as error:
        database.close()
        raise StoreDamaged(_ALTERED) from error
    if row is None or row[0] != store_id:
        database.close()
        raise StoreDamaged("This store belongs to another key file. It was left as it is.")
    return database


def blank_database(path: Path, key: bytes) -> Database:
    """Open a file made just now, empty, to be filled with a copy under this 32-byte key."""
    return _open(path, key, "rw")


def memory_database() -> Database:
    """Return an empty database in this process's own memory, gone when it is closed."""
    return Database(
        sqlcipher.connect(":memory:", check_same_thread=False, isolation_level=None),
        execute_plugins=False,
    )


def _open(path: Path, key: bytes, mode: str) -> Database:
    try:
        connection = sqlcipher.connect(
            f"file:{quote(str(path))}?mode={mode}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            timeout=30,
        )
    except sqlcipher.OperationalError as error:
        raise StoreError(_NOT_FROM_HERE) from error
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA cache_size=-{_CACHE[mode]}")
    except sqlcipher.OperationalError as error:
        connection.close()
        raise StoreError(_NOT_FROM_HERE) from error
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise StoreDamaged(_ALTERED) from error
    return Database(connection, execute_plugins=False)


def plain_words(error: Exception) -> StoreError:
    """Turn SQLCipher's error into one of ours, with what is safe and what to do."""
    said = str(error)
    if "full" in said:
        return StoreFull(
            "This laptop's disk is full. What you typed is still on the screen and everything "
            "saved before is safe. Make room, then save again."
        )
    return StoreDamaged(f"The store could not be used ({said}). What was synced is safe.")


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn the database's own errors into ours: raises what `plain_words` makes of them."""
    try:
        yield
    except (DatabaseError, msgspec.DecodeError) as error:
        raise plain_words(error) from error


def rows(database: Database, sql: str, values: Any = ()) -> Any:
    """Run one statement and return its cursor; raise StoreFull or StoreDamaged."""
    try:
        return database.conn.execute(sql, values)
    except DatabaseError as error:
        raise plain_words(error) from error


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Do all of a block, or none of it; inside another one, as a part of it."""
    inside = database.conn.in_transaction
    database.conn.execute("SAVEPOINT part" if inside else "BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.conn.execute("ROLLBACK TO part" if inside else "ROLLBACK")
        if inside:
            database.conn.execute("RELEASE part")
        raise
    database.conn.execute("RELEASE part" if inside else "COMMIT")
