"""Looks whether a store still says what was written: a little at a time, beside who works with it.

First what the others are made from, against its tallies; then, log by log, what rows, heads and
open decisions say against what the change log says; whether all pages fit together; last the words
of the search. It only reads. A step is one snapshot: what is kept meanwhile is no difference.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from linkworker.fields import GONE, Record, declared
from linkworker.store import rebuild, removal, search_check, tallying, twice
from linkworker.store.apply import Kinds, Merge
from linkworker.store.database import (
    Database,
    in_plain_words,
    memory_database,
    open_database,
    rows,
)
from linkworker.store.states import load

_COPIED = "num, id, user"
_CHANGES = "num, log, device, n, action, clock, undoes, state, why, body, author"
_OF_LOG = (
    "SELECT num FROM change WHERE log = :log AND n IS NOT NULL"
    " UNION SELECT num FROM change WHERE log = :log AND state <> 'kept'"
)
_OF_RECORDS = (
    "SELECT id, kind, heads, kept, extra FROM record r WHERE log = :log",
    "SELECT r.id, t.change FROM touched t JOIN record r ON r.num = t.record WHERE r.log = :log",
    "SELECT r.id, u.slot FROM undecided u JOIN record r ON r.num = u.record WHERE r.log = :log",
    "SELECT device, n, i FROM ahead WHERE log = :log",
)


class SelfCheck:
    """One look through a store, on a connection of its own that only reads."""

    def __init__(self, database: Database, kinds: Kinds, merge: Merge) -> None:
        self._database = database
        self._kinds = kinds
        self._merge = merge
        self._anew: Database | None = None
        twice.can_mark(database)

    def steps(self, done: int = 0) -> Iterator[bool]:
        """Look on from after the first `done` steps; say of each whether all was as written.

        Steps are numbered alike from one look to the next while no log comes or goes.
        """
        logs = [num for (num,) in rows(self._database, "SELECT num FROM log ORDER BY num")]
        looks: list[Callable[[], bool]] = [
            *(partial(self._tallied, table) for table in tallying.TABLES),
            *(partial(self._log, log) for log in logs),
            self._beside,
        ]
        for look in looks[done:]:
            with in_plain_words(), _snapshot(self._database):
                sound = look()
            yield sound
        yield from self._words()

    def close(self) -> None:
        """Let go of both connections."""
        self._database.close()
        if self._anew is not None:
            self._anew.close()

    def _tallied(self, table: tallying.Kept) -> bool:
        said = twice.tallied(self._database, table.name)
        if twice.marks(self._database, table) != said:
            return False
        if not table.twin:
            return True
        return twice.twin_marks(self._database, table) == twice.tallied(self._database, table.waits)

    def _log(self, log: int) -> bool:
        """Make one log's records anew beside the store, and compare."""
        anew = self._made_anew(log)
        at = {"log": log}
        for sql in _OF_RECORDS:
            if set(rows(self._database, sql, at)) != set(rows(anew, sql, at)):
                return False
        return all(
            set(rows(self._database, sql, at)) == set(rows(anew, sql, at))
            for sql in map(_of_kind, self._kinds.values())
        ) and self._removed_rightly(log)

    def _made_anew(self, log: int) -> Database:
        """Make the rows of one log from its changes, in memory."""
        anew = self._anew = self._anew or _like(self._database)
        found = f"SELECT {_CHANGES} FROM change WHERE num IN ({_OF_LOG})"  # noqa: S608
        for table, columns, sql in (
            ("log", "num, id, kind, caseload", "SELECT num, id, kind, caseload FROM log"),
            ("device", _COPIED, f"SELECT {_COPIED} FROM device"),  # noqa: S608
            ("change", _CHANGES, found),
        ):
            marks = ", ".join("?" for _ in columns.split(","))
            rows(anew, f"DELETE FROM {table}")  # noqa: S608
            lines = rows(self._database, sql, {"log": log} if table == "change" else {}).fetchall()
            anew.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", lines)  # noqa: S608
        rebuild.everything(anew, self._kinds, self._merge)
        return anew

    def _removed_rightly(self, log: int) -> bool:
        """Say whether what was removed is, and nothing else: that hangs on other logs too."""
        sql = "SELECT id FROM record WHERE log = ? AND (gone <> 0 OR instr(heads, ?) > 0)"
        ids = [id_ for (id_,) in rows(self._database, sql, [log, GONE])]
        return all(
            removal.gone_now(self._database, self._kinds, state) == state.gone
            for state in load(self._database, ids).values()
        )

    def _beside(self) -> bool:
        """Say whether every page fits the others, and every row belongs to something."""
        if [line for (line,) in rows(self._database, "PRAGMA integrity_check(1)")] != ["ok"]:
            return False
        strays = (
            [("record", "log", "log")]
            + [(table, "record", "record") for table in ("touched", "undecided", "to_index")]
            + [(kind, "num", "record") for kind in self._kinds]
        )
        return not any(
            rows(self._database, f"SELECT 1 FROM [{table}] WHERE [{by}] NOT IN"  # noqa: S608
                                 f" (SELECT num FROM {of}) LIMIT 1").fetchone()
            for table, by, of in strays
        )  # fmt: skip

    def _words(self) -> Iterator[bool]:
        """Look through the search, unless something is written meanwhile: then another time."""
        before = self._written()
        with in_plain_words():
            for _ in search_check.read_beside(self._database, self._kinds):
                yield True
            for same in search_check.says_the_same(self._database):
                yield same or self._written() != before

    def _written(self) -> int:
        return int(rows(self._database, "PRAGMA data_version").fetchone()[0])


def open_check(
    path: Path, key: bytes, store_id: str, records: Sequence[type[Record]], merge: Merge
) -> SelfCheck:
    """Open a connection of its own to look a store over; raises StoreMissing or StoreDamaged."""
    with in_plain_words():
        database = open_database(path, key, store_id, reading=True)
        return SelfCheck(database, {record.kind: record for record in records}, merge)


class _snapshot:  # noqa: N801 - used as a word of `with`
    """One state of the store, whatever is written meanwhile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> None:
        rows(self._database, "BEGIN")

    def __exit__(self, *_: object) -> None:
        rows(self._database, "ROLLBACK")


def _of_kind(kind: type[Record]) -> str:
    shown = ", ".join(f"k.[{name}]" for name in declared(kind))
    return (
        f"SELECT r.id, {shown} FROM record r LEFT JOIN [{kind.kind}] k ON k.num = r.num"  # noqa: S608
        f" WHERE r.log = :log AND r.kind = '{kind.kind}'"
    )


def _like(database: Database) -> Database:
    """Make an empty database in memory with the tables of this one."""
    made = memory_database()
    sql = (
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search!_%' ESCAPE '!' ORDER BY type = 'index'"
    )
    for (statement,) in rows(database, sql).fetchall():
        rows(made, statement)
    return made
