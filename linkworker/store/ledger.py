"""The change log: who changed what when. Everything else in the store can be made from it.

A change waits ('waiting') until it is sealed and taken by the server ('kept'). One that can
never be taken is 'not sent', with the reason; it has no number, so it stops nothing. Nor has
one that came 'late': the server keeps it for somebody else to take over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.json import encode

from linkworker.store.changes import (
    EDITS,
    ERASED,
    Head,
    Name,
    Put,
    RecordEdit,
    decode_edits,
    encode_edits,
    numbered,
)
from linkworker.store.database import Database, rows

WAITING, KEPT, NOT_SENT, SEALED = "waiting", "kept", "not sent", "sealed"
LATE = "late"


class Logged(Struct, frozen=True, gc=False):
    """One change of the log: `num` is its local number, `n` the device's own, once sealed.

    `author` is the user who wrote what the device's user took over, else ''.
    """

    num: int
    log: int
    device: int
    n: int | None
    action: str
    clock: int
    undoes: str
    edits: list[RecordEdit]
    state: str = KEPT
    author: str = ""


def next_change(database: Database) -> int:
    """Return the local number for the next change."""
    sql = (
        "SELECT max((SELECT coalesce(max(num), 0) FROM change),"
        " (SELECT coalesce(max(num), 0) FROM missing_change)) + 1"
    )
    return int(rows(database, sql).fetchone()[0])


def write(database: Database, changes: Iterable[Logged]) -> None:
    """Append changes to the log."""
    database.conn.executemany(
        "INSERT INTO change (num, log, device, n, action, clock, undoes, state, body, author)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (c.num, c.log, c.device, c.n, c.action, c.clock, c.undoes, c.state,
             encode_edits(c.edits).decode(), c.author)
            for c in changes
        ),
    )  # fmt: skip


def read(database: Database, where: str, values: Sequence[object] = ()) -> list[Logged]:
    """Return the changes that a condition picks, oldest first here."""
    found = rows(
        database,
        "SELECT num, log, device, n, action, clock, undoes, body, state, author"  # noqa: S608
        f" FROM change WHERE {where} ORDER BY num",
        values,
    )
    return [
        Logged(num, log, device, n, action, clock, undoes, decode_edits(body), state, author)
        for num, log, device, n, action, clock, undoes, body, state, author in found
    ]


def puts(database: Database, num: int, record: str) -> list[Put]:
    """Return a change's edits of one record."""
    row = rows(database, "SELECT body FROM change WHERE num = ?", [num]).fetchone()
    edits = decode_edits(row[0]) if row else []
    return [put for edit in edits if edit.id == record for put in edit.puts]


def heads(database: Database, refs: Iterable[int]) -> list[Head]:
    """Return the edits behind these references, with their values; none of what was erased."""
    found: list[Head] = []
    for ref, change, edit, put in _behind(database, refs):
        if edit.kind == ERASED:
            continue
        clock, device, _, log = change
        names = tuple(resolved(database, log, put.names))
        found.append(Head(ref, put.value, clock, device, put.was, put.as_at, names))
    return found


def covered(database: Database, refs: Iterable[int]) -> set[int]:
    """Return the edits that these removals counted, as far as they are here."""
    found: set[int] = set()
    for _, change, edit, _ in _behind(database, refs):
        found.update(resolved(database, change[3], edit.covers))
    return found


def resolved(database: Database, log: int, names: Iterable[Name]) -> Iterator[int]:
    """Return the references among names, and of what was not here when it was named but is now."""
    sql = (
        "SELECT c.num FROM change c JOIN device d ON d.num = c.device"
        " WHERE c.log = ? AND d.id = ? AND c.n = ?"
    )
    for name in names:
        if isinstance(name, int):
            yield name
        elif row := rows(database, sql, [log, *name[:2]]).fetchone():
            yield row[0] * EDITS + name[2]


def _behind(
    database: Database, refs: Iterable[int]
) -> Iterator[tuple[int, tuple[int, str, str, int], RecordEdit, Put]]:
    """Yield each reference's edit, with its change: (clock, device, body, log)."""
    wanted = sorted(set(refs))
    sql = (
        "SELECT c.num, c.clock, d.id, c.body, c.log FROM change c"
        " JOIN device d ON d.num = c.device"
        " WHERE c.num IN (SELECT value FROM json_each(?))"
    )
    nums = encode({ref // EDITS for ref in wanted}).decode()
    changes = {num: tuple(change) for num, *change in rows(database, sql, [nums])}
    for num, inside in groupby(wanted, key=lambda ref: ref // EDITS):
        if num not in changes:
            continue  # it went with a page that had gone back, and is being read again
        change = changes[num]
        edits = {i: (edit, put) for i, edit, put in numbered(decode_edits(change[2]))}
        for ref in inside:
            yield ref, change, *edits[ref % EDITS]


class Numbers:
    """Turns the edits that other devices name, (device, n, i), into references here."""

    def __init__(self, database: Database) -> None:
        self._database = database
        listed = list(rows(database, "SELECT id, num, user FROM device"))
        self._devices: dict[str, int] = {id_: num for id_, num, _ in listed}
        self._users: dict[int, str] = {num: user for _, num, user in listed}
        self._known: dict[tuple[int, int, int], int] = {}

    def device(self, device_id: str, user: str = "") -> int:
        """Return the local number of a device, making one for a new device."""
        if device_id not in self._devices:
            cursor = rows(self._database, "INSERT INTO device (id) VALUES (?)", [device_id])
            self._devices[device_id] = int(cursor.lastrowid)
        num = self._devices[device_id]
        if user and self._users.get(num) != user:
            rows(self._database, "UPDATE device SET user = ? WHERE num = ?", [user, num])
            self._users[num] = user
        return num

    def look_up(self, wanted: Iterable[tuple[int, int, int]]) -> None:
        """Look many changes up at once, each (log, device, n); `known` then costs nothing."""
        by_device: dict[tuple[int, int], set[int]] = {}
        for log, device, n in wanted:
            by_device.setdefault((log, device), set()).add(n)
        for (log, device), numbers in by_device.items():
            ordered = sorted(numbers)
            for start in range(0, len(ordered), 500):
                part = ordered[start : start + 500]
                marks = ",".join("?" * len(part))
                sql = f"SELECT n, num FROM change WHERE log = ? AND device = ? AND n IN ({marks})"  # noqa: S608
                for n, num in rows(self._database, sql, [log, device, *part]):
                    self._known[log, device, n] = num

    def remember(self, log: int, device: int, n: int, change: int) -> None:
        """Note that change `n` of a device in a log has this local number."""
        self._known[log, device, n] = change

    def known(self, log: int, device: int, n: int) -> int | None:
        """Return the local number of a change that was looked up, if it is here."""
        return self._known.get((log, device, n))

    def localise(self, log: int, names: Sequence[Name]) -> list[Name]:
        """Turn what an edit names into references; what is not here yet stays as it was."""
        local: list[Name] = []
        for name in names:
            if isinstance(name, int):
                continue
            change = self.known(log, self.device(name[0]), name[1])
            local.append(name if change is None else change * EDITS + name[2])
        return local


def numbers_of(database: Database, changes: Iterable[int]) -> dict[int, tuple[str, int | None]]:
    """Return what everybody knows these changes by: (device, n), None where n is not given yet."""
    sql = (
        "SELECT c.num, d.id, c.n FROM change c JOIN device d ON d.num = c.device"
        " WHERE c.num IN (SELECT value FROM json_each(?))"
    )
    found = rows(database, sql, [encode(list(changes)).decode()])
    return {num: (device, n) for num, device, n in found}


def globalise(
    database: Database, names: Iterable[Name], known: Mapping[int, tuple[str, int | None]]
) -> list[Name]:
    """Turn references into what everybody knows: (device, n, i).

    Others never meet an edit that has no number, so it is spelled as what it had replaced.
    `known` are changes that `numbers_of` was asked about already.
    """
    spelled: dict[Name, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if not isinstance(name, int):
            spelled[name] = None
            continue
        num = name // EDITS
        device, n = known[num] if num in known else numbers_of(database, [num])[num]
        if n is None:
            ((_, _, _, put),) = _behind(database, [name])
            waiting += put.names
        else:
            spelled[(device, n, name % EDITS)] = None
    return list(spelled)
