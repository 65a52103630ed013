"""A store of which a page had gone back to an earlier state, put right where it stands.

What stands twice is put right from its other half. What is missing from the change log, or is
older than it was, is read again from the server, log by log, each change under the number that it
had here. Rows, heads and search are made anew from the change log. What was not sent is in no case
thrown away.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec

from linkworker.errors import StoreDamaged
from linkworker.fields import Record, declared
from linkworker.store import forgetting, ledger, rebuild, search, tallying, twice
from linkworker.store.apply import Kinds, Merge
from linkworker.store.changes import Changes, RecordEdit, WireChange
from linkworker.store.database import Database, DatabaseError, rows
from linkworker.store.files import Files, FileState

_AT_ODDS = "The pages of this store do not fit together. What was synced is safe with the team."
_DOUBTED = "logs to read again"


@dataclass
class Healed:
    """What was put right: tables from what stands twice, logs that the server is asked for again.

    `lost` are tables that had gone back on both their pages, and nothing else holds; `changes`
    are all records: any of them may say something else now.
    """

    twice: set[str] = field(default_factory=set)
    logs: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    changes: Changes = field(default_factory=Changes)


def put_right(database: Database, kinds: Kinds, merge: Merge) -> Healed:
    """Put right all that a self-check can find. Within a transaction, on the writing thread.

    Raises StoreDamaged if the pages stay at odds.
    """
    healed = Healed()
    twice.end(database)
    note_missing(database, database)
    rows(database, "REINDEX")
    nums: set[int] = set()
    for table in tallying.TABLES:
        nums |= _put_right(database, table, healed)
    _seal_anew(database)
    healed.logs = _read_again(database, nums)
    search.clear(database)
    rebuild.everything(database, kinds, merge)
    _forget_again(database, kinds)
    _ask_for_files(database, kinds, healed)
    for table in tallying.TABLES:
        twice.recount(database, table)
    twice.begin(database)
    if [line for (line,) in rows(database, "PRAGMA integrity_check(1)")] != ["ok"]:
        raise StoreDamaged(_AT_ODDS)
    ids: dict[type[Record], set[str]] = {}
    for kind, id_ in rows(database, "SELECT kind, id FROM record"):
        if kind in kinds:
            ids.setdefault(kinds[kind], set()).add(id_)
    healed.changes = Changes(ids)
    return healed


def doubted(database: Database) -> set[str]:
    """Return the logs that are being read again: what is here of them may be too old."""
    row = rows(database, "SELECT value FROM secret WHERE name = ?", [_DOUBTED]).fetchone()
    return set(msgspec.json.decode(row[0], type=list[str])) if row else set()


def doubt(database: Database, logs: Collection[str]) -> None:
    """Note which logs are being read again."""
    said = [_DOUBTED, msgspec.json.encode(sorted(logs))]
    rows(database, "INSERT OR REPLACE INTO secret VALUES (?, ?)", said)
    if not logs:
        rows(database, "DELETE FROM secret WHERE name = ?", [_DOUBTED])
        rows(database, "DELETE FROM missing_change")


class Again:
    """What comes again of logs that are read again: put under the numbers that it had here."""

    def __init__(self, database: Database) -> None:
        self._database = database
        sql = "SELECT num FROM log WHERE id = ?"
        self._logs = {rows(database, sql, [log]).fetchone() for log in doubted(database)}
        self.put_back = False

    def is_older(self, num: int, log: int, came: WireChange) -> bool:
        """Say whether what is here under a number is older than what came again of it."""
        if (log,) not in self._logs:
            return False
        (here,) = ledger.read(self._database, "num = ?", [num])
        said = (here.action, here.clock, here.undoes or "", here.author)
        return said != (came.action, came.clock, came.undoes or "", came.author) or (
            _content(here.edits) != _content(came.edits)
        )

    def number(self, log: int, device: int, n: int) -> int | None:
        """Return the number that a change had here before it was lost."""
        if (log,) not in self._logs:
            return None
        sql = "SELECT num FROM missing_change WHERE log = ? AND device = ? AND n = ?"
        row = rows(self._database, sql, [log, device, n]).fetchone()
        return row[0] if row else None

    def make_room(self, coming: Sequence[ledger.Logged]) -> None:
        """Let what comes again take the place of what is here."""
        for change in coming:
            if (change.log,) in self._logs:
                rows(self._database, "DELETE FROM change WHERE num = ?", [change.num])
                self.put_back = True


def _content(edits: Sequence[RecordEdit]) -> list[tuple[str, str, list[tuple[object, ...]]]]:
    """Return what edits say, but for the numbers by which they name others here."""
    return [
        (edit.id, edit.kind, [(put.slot, put.value, put.was, put.as_at) for put in edit.puts])
        for edit in edits
    ]


def _put_right(database: Database, table: tallying.Kept, healed: Healed) -> set[int]:
    """Put one table right; return the logs of which something is to be read again."""
    said = twice.tallied(database, table.name)
    whole = twice.marks(database, table) == said
    if table.twin and not whole:
        if twice.twin_marks(database, table) == twice.tallied(database, table.waits):
            if table.twin == "waiting":
                rows(database, f"DELETE FROM [{table.name}] NOT INDEXED WHERE state <> 'kept'")  # noqa: S608
            else:
                rows(database, f"DELETE FROM [{table.name}]")  # noqa: S608
            twice.refill(database, table.name, table.other)
            healed.twice.add(table.name)
        elif table.twin == "all" and not _same(database, table):
            healed.lost.add(table.name)
    now = twice.marks(database, table)
    if not table.by_log or now == said:
        return set()
    return {log for log in now.keys() | said.keys() if now.get(log) != said.get(log)}


def _same(database: Database, table: tallying.Kept) -> bool:
    """Say whether a table and its twin are alike, so that only the tally had gone back."""
    return twice.twin_marks(database, table) == twice.marks(database, table)


def note_missing(old: Database, fresh: Database) -> None:
    """Note the numbers of changes that are gone: their index, on pages of its own, still has them.

    Others name them by these numbers. `fresh` may be the same store, or what could be read of it.
    """
    sql = "SELECT num, log, device, n FROM change INDEXED BY change_number WHERE n IS NOT NULL"
    try:
        indexed = old.conn.execute(sql).fetchall()
    except DatabaseError:
        return
    here = {num for (num,) in rows(fresh, "SELECT num FROM change NOT INDEXED")}
    put = "INSERT OR IGNORE INTO missing_change VALUES (?, ?, ?, ?)"
    fresh.conn.executemany(put, [line for line in indexed if line[0] not in here])
    rows(fresh, "DELETE FROM missing_change WHERE log NOT IN (SELECT num FROM log)")


def _seal_anew(database: Database) -> None:
    """Let what was sealed wait again where its envelope is lost: the server says how to go on."""
    sql = (
        "SELECT num, log, device FROM change c WHERE state = 'sealed' AND NOT EXISTS (SELECT 1"
        " FROM envelope e WHERE e.state = 'sealed' AND e.log = c.log AND e.device = c.device"
        " AND c.n BETWEEN e.first AND e.last)"
    )
    for num, log, device in rows(database, sql).fetchall():
        rows(database, "UPDATE change SET state = 'waiting', n = NULL WHERE num = ?", [num])
        rows(database, "DELETE FROM chain WHERE log = ? AND device = ?", [log, device])


def _read_again(database: Database, nums: set[int]) -> set[str]:
    """Have these logs read again from their first entry; what left with its log leaves again."""
    for name in ("change", "parked", "held", "envelope"):  # of a log that has left since
        rows(database, f"DELETE FROM [{name}] WHERE log NOT IN (SELECT num FROM log)")  # noqa: S608
    logs = {id_ for num, id_ in rows(database, "SELECT num, id FROM log WHERE open = 1")
            if num in nums}  # fmt: skip
    for log in logs:
        of_log = "log = (SELECT num FROM log WHERE id = ?)"
        for name in (f"parked WHERE {of_log}", f"held WHERE {of_log}",
                     f"envelope WHERE {of_log} AND state = 'kept'"):  # fmt: skip
            rows(database, f"DELETE FROM {name}", [log])  # noqa: S608 - our own names
        rows(database, "UPDATE log SET cursor = 0 WHERE id = ?", [log])
    doubt(database, doubted(database) | logs)
    return logs


def _ask_for_files(database: Database, kinds: Kinds, healed: Healed) -> None:
    """Have the bytes of a file fetched again that are not those its record has the mark of."""
    files = Files(database)
    known = files.find()
    for kind in kinds.values():
        if "digest" not in declared(kind):
            continue
        sql = f"SELECT r.id, k.digest FROM [{kind.kind}] k JOIN record r ON r.num = k.num"  # noqa: S608
        for id_, digest in rows(database, sql).fetchall():
            file = known.get(id_)
            if file is None or not file.whole or _mark(files.bytes_of(id_)) == digest:
                continue
            if file.state is FileState.KEPT:
                files.settle(file, FileState.DAMAGED)
                healed.logs.add(file.log)
            else:
                healed.lost.add("file_piece")


def _mark(data: bytes) -> str:
    return sha256(data).hexdigest()


def _forget_again(database: Database, kinds: Kinds) -> None:
    """Let what had been forgotten, and came back with an older page, be gone again."""
    sql = (
        "SELECT r.log, f.id, f.ours FROM forgotten f JOIN record r ON r.id = f.id"
        " JOIN log l ON l.num = r.log WHERE f.log IN ('', l.id)"
    )
    for log, id_, ours in rows(database, sql).fetchall():
        forgetting.forget_records(database, kinds, log, {id_}, ours=ours)
