"""What shows that a page of the store was set back, and what it is put right from.

SQLCipher checks each page by itself, so an older page of the same file passes as it is. Of every
table that the others are made from there is a tally: how many rows it has, and the sum of their
marks, log by log where it is large. It stands in a table, and so on pages, of its own: one page
set back is at odds with it. What is small, and what waits to be sent, stands twice as well.

Triggers keep both, in the very statement that writes. They belong to the connection: whoever
writes a store's file through another one takes `forget_tallies` before it is opened again.
"""

from hashlib import blake2b

import msgspec

from linkworker.store.database import Database, rows, transaction
from linkworker.store.tallying import (
    BYTES,
    MASK,
    TABLES,
    Kept,
    form,
    marking,
    spelled,
    standing_twice,
    triggers,
    which,
)

_encode = msgspec.msgpack.Encoder().encode
_TALLIES = """
CREATE TABLE IF NOT EXISTS tally (name TEXT NOT NULL, log INTEGER NOT NULL,
    count INTEGER NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (name, log)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tallied (name TEXT PRIMARY KEY, columns TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS missing_change (num INTEGER PRIMARY KEY, log INTEGER NOT NULL,
    device INTEGER NOT NULL, n INTEGER NOT NULL)
"""

Marks = dict[int, tuple[int, int]]  # log (0: all of a table) -> how many rows, the sum of marks


def is_of_tallies(table: str) -> bool:
    """Say whether a table is one of those that are kept here."""
    return table in ("tally", "tallied") or table.startswith("twin_")


def can_mark(database: Database) -> None:
    """Let a connection work out the marks of rows."""
    database.conn.create_function("mark", -1, _mark, deterministic=True)


def begin(database: Database) -> None:
    """Keep tallies of what is written through this connection; count what was not counted yet."""
    can_mark(database)
    rows(database, "PRAGMA recursive_triggers = ON")  # else REPLACE deletes without saying so
    with transaction(database):
        for statement in _TALLIES.split(";\n"):
            rows(database, statement)
        known = dict(rows(database, "SELECT name, columns FROM tallied"))
        for table in TABLES:
            columns, keys = _columns(database, table.name), _keys(database, table.name)
            if known.get(table.name) != form(table, columns, keys):
                recount(database, table)
            for trigger in triggers(table, columns, keys):
                rows(database, trigger)


def end(database: Database) -> None:
    """Keep no tallies of what is written next."""
    sql = "SELECT name FROM temp.sqlite_master WHERE type = 'trigger' AND name LIKE 'tally %'"
    for (name,) in rows(database, sql).fetchall():
        rows(database, f"DROP TRIGGER temp.[{name}]")


def forget_tallies(database: Database) -> None:
    """Have everything counted anew when the store is opened next."""
    rows(database, "DELETE FROM tallied")


def recount(database: Database, table: Kept) -> None:
    """Hold what a table says now for right: tally it, and put it down a second time."""
    columns, keys = _columns(database, table.name), _keys(database, table.name)
    rows(database, "DELETE FROM tally WHERE name IN (?, ?)", [table.name, table.waits])
    _put_tally(database, table.name, marks(database, table))
    if table.twin:
        rows(database, f"DROP TABLE IF EXISTS [{table.other}]")
        rows(database, standing_twice(table, columns, keys))
        refill(database, table.other, table.name, which(table))
        if table.twin == "waiting":
            _put_tally(database, table.waits, twin_marks(database, table))
    said = [table.name, form(table, columns, keys)]
    rows(database, "INSERT OR REPLACE INTO tallied VALUES (?, ?)", said)


def refill(database: Database, to: str, table: str, which: str = "1") -> None:
    """Put the rows of one table into another with the same columns, over what has their keys."""
    listed = spelled(_columns(database, table))
    rows(
        database,
        f"INSERT OR REPLACE INTO [{to}] ({listed})"  # noqa: S608 - our own names
        f" SELECT {listed} FROM [{table}] NOT INDEXED WHERE {which}",
    )


def tallied(database: Database, name: str) -> Marks:
    """Return what was tallied under a name; a log without rows is left out."""
    sql = "SELECT log, count, sum FROM tally WHERE name = ? AND (count <> 0 OR sum <> 0)"
    return {log: (count, sum_) for log, count, sum_ in rows(database, sql, [name])}


def marks(database: Database, table: Kept) -> Marks:
    """Work out the tally of what a table says now."""
    return _marked(database, table, table.name, "[log]" if table.by_log else "0")


def twin_marks(database: Database, table: Kept) -> Marks:
    """Work out the tally of what stands twice."""
    return _marked(database, table, table.other, "0")


def _marked(database: Database, table: Kept, name: str, by: str) -> Marks:
    mark = marking(table, _columns(database, table.name))
    sql = f"SELECT {by}, count(*), sum({mark}) FROM [{name}] NOT INDEXED GROUP BY 1"  # noqa: S608
    return {log: (count, sum_ & MASK) for log, count, sum_ in rows(database, sql)}


def _put_tally(database: Database, name: str, found: Marks) -> None:
    lines = [(name, log, *counted) for log, counted in found.items()]
    database.conn.executemany("INSERT INTO tally VALUES (?, ?, ?, ?)", lines)


def _columns(database: Database, table: str) -> list[str]:
    sql = "SELECT name FROM pragma_table_info(?)"
    return [name for (name,) in rows(database, sql, [table])]


def _keys(database: Database, table: str) -> list[str]:
    sql = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
    return [name for (name,) in rows(database, sql, [table])]


def _mark(*values: object) -> int:
    said = blake2b(_encode(values), digest_size=BYTES).digest()
    return int.from_bytes(said, "big")
