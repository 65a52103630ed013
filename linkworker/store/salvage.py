"""What can still be read of a damaged store, read into a new one: around every page that cannot be.

After an error SQLCipher's connection answers nothing more, so the next table, and the rows behind
a bad page, are read through another one.
"""

from collections.abc import Callable, Iterable

from linkworker.errors import StoreError
from linkworker.store import healing, twice
from linkworker.store.database import Database, DatabaseError, rows

_FURTHEST = 1 << 30  # rows passed over in one step before the rest is given up

Reopen = Callable[[], Database]


def salvage(reopen: Reopen, fresh: Database, kinds: Iterable[str]) -> list[str]:
    """Copy what can be read of a store into a new one; return the tables that were not whole.

    To be put right when it is opened next (`Store.put_right`): rows and search are made anew from
    the change log (`kinds` are their tables), and all that was synced is read again from the
    server, this laptop's own too. Nothing is doubled by it, since a change is known by its device
    and number. `reopen` opens the old store, to be read; raises what it raises.
    """
    made = {"search", "record", "touched", "undecided", "ahead", "to_index", *kinds}
    there = set(_named(reopen))
    twice.end(fresh)
    lost = [
        name
        for name in tables(fresh)
        if name not in made and not name.startswith(("search_", "_"))
        if not (name in there and _copy(reopen, fresh, name))
    ]
    if "tallied" not in there:
        twice.forget_tallies(fresh)
    old = reopen()
    healing.note_missing(old, fresh)
    old.close()
    healing.doubt(fresh, [id_ for (id_,) in rows(fresh, "SELECT id FROM log WHERE open = 1")])
    rows(fresh, "UPDATE log SET cursor = 0")
    held = {n for (n,) in rows(fresh, "SELECT n FROM organisation_entry")}
    gap = next(n for n in range(len(held) + 1) if n not in held)
    rows(fresh, "DELETE FROM organisation_entry WHERE n > ?", [gap])
    return [name for name in lost if not twice.is_of_tallies(name)]


def tables(database: Database) -> list[str]:
    """Return the tables of a store that have pages."""
    named = rows(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
    return [name for (name,) in named]


def _named(reopen: Reopen) -> list[str]:
    old = reopen()
    try:
        return tables(old)
    finally:
        old.close()


def _copy(reopen: Reopen, fresh: Database, name: str) -> bool:
    """Copy one table, by its rows and by no index; say whether all of it could be read."""
    info = rows(fresh, f"PRAGMA table_info([{name}])").fetchall()
    listed = ", ".join(f"[{line[1]}]" for line in info)
    (sql,) = rows(fresh, "SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
    put = f"INSERT OR REPLACE INTO [{name}] ({listed}) VALUES ({', '.join('?' * len(info))})"  # noqa: S608
    if "WITHOUT ROWID" in sql:
        keys = [f"[{line[1]}]" for line in sorted(info, key=lambda line: line[5]) if line[5]]
        ends = (", ".join(keys), ", ".join(f"{key} DESC" for key in keys))
        sought = (f"SELECT 0, {listed} FROM [{name}] NOT INDEXED ORDER BY {by}" for by in ends)  # noqa: S608
        return any(_read(reopen, fresh, sql, put)[0] for sql in sought)
    return _copy_around(reopen, fresh, f"SELECT rowid, {listed} FROM [{name}] NOT INDEXED", put)  # noqa: S608


def _copy_around(reopen: Reopen, fresh: Database, select: str, put: str) -> bool:
    """Copy rows in their order; from a page that cannot be read go on behind it."""
    whole, at, step = True, 0, 1
    while step < _FURTHEST:
        sought = f"{select} WHERE rowid >= {at + step:d} ORDER BY rowid"
        ended, last = _read(reopen, fresh, sought, put)
        if ended:
            return whole
        whole = False
        at, step = (at, 2 * step) if last is None else (last, 1)
    return False


def _read(reopen: Reopen, fresh: Database, select: str, put: str) -> tuple[bool, int | None]:
    """Put what can be read of a question into the new store.

    Return whether that was all, and the first column of the last row that could be read.
    """
    last = None
    try:
        old = reopen()
    except StoreError:
        return False, last
    try:
        for at, *row in old.conn.execute(select):
            fresh.conn.execute(put, row)
            last = at
    except DatabaseError:
        return False, last
    finally:
        old.close()
    return True, last
