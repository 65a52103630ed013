"""The change log: who changed what when. Everything else in the store can be made from it.

A change waits ('waiting') until it is sealed and taken by the server ('kept'). One that can
never be taken is 'not sent', with the reason; it has no number, so it stops nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linkworker.store.changes import (
    EDITS,
    Head,
    Name,
    RecordEdit,
    decode_edits,
    encode_edits,
    numbered,
)
from linkworker.store.database import Database, rows

WAITING, KEPT, NOT_SENT, SEALED = "waiting", "kept", "not sent", "sealed"


@dataclass(frozen=True, slots=True)
class Logged:
    """One change of the log: `num` is its local number, `n` the device's own, once sealed."""

    num: int
    log: int
    device: int
    n: int | None
    action: str
    clock: int
    undoes: str
    edits: list[RecordEdit]
    state: str = KEPT


def next_change(database: Database) -> int:
    """Return the local number for the next change."""
    return int(rows(database, "SELECT coalesce(max(num), 0) + 1 FROM change").fetchone()[0])


def write(database: Database, changes: Iterable[Logged]) -> None:
    """Append changes to the log."""
    database.conn.executemany(
        "INSERT INTO change (num, log, device, n, action, clock, undoes, state, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (c.num, c.log, c.device, c.n, c.action, c.clock, c.undoes, c.state,
             encode_edits(c.edits).decode())
            for c in changes
        ),
    )  # fmt: skip


def read(database: Database, where: str, values: Sequence[object] = ()) -> list[Logged]:
    """Return the changes that a condition picks, oldest first here."""
    found = rows(
        database,
        "SELECT num, log, device, n, action, clock, undoes, body, state"  # noqa: S608 - ours
        f" FROM change WHERE {where} ORDER BY num",
        values,
    )
    return [
        Logged(num, log, device, n, action, clock, undoes, decode_edits(body), state)
        for num, log, device, n, action, clock, undoes, body, state in found
    ]


def heads(database: Database, refs: Iterable[int]) -> list[Head]:
    """Return the edits behind these references, with their values."""
    wanted = sorted(set(refs))
    found: list[Head] = []
    for change_num in sorted({ref // EDITS for ref in wanted}):
        row = rows(
            database,
            "SELECT c.clock, d.id, c.body FROM change c JOIN device d ON d.num = c.device"
            " WHERE c.num = ?",
            [change_num],
        ).fetchone()
        inside = {ref % EDITS for ref in wanted if ref // EDITS == change_num}
        for i, _, put in numbered(decode_edits(row[2])):
            if i in inside:
                names = tuple(name for name in put.names if isinstance(name, int))
                found.append(
                    Head(change_num * EDITS + i, put.value, row[0], row[1], put.was, put.as_at,
                         names)
                )  # fmt: skip
    return found


class Numbers:
    """Turns the edits that other devices name, (device, n, i), into references here."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._devices: dict[str, int] = dict(rows(database, "SELECT id, num FROM device"))
        self._known: dict[tuple[int, int, int], int] = {}

    def device(self, device_id: str, user: str = "") -> int:
        """Return the local number of a device, making one for a new device."""
        if device_id not in self._devices:
            cursor = rows(self._database, "INSERT INTO device (id) VALUES (?)", [device_id])
            self._devices[device_id] = int(cursor.lastrowid)
        if user:
            sql = "UPDATE device SET user = ? WHERE num = ? AND user <> ?"
            rows(self._database, sql, [user, self._devices[device_id], user])
        return self._devices[device_id]

    def remember(self, log: int, device: int, n: int, change: int) -> None:
        """Note that change `n` of a device in a log has this local number."""
        self._known[log, device, n] = change

    def known(self, log: int, device: int, n: int) -> int | None:
        """Return the local number of a device's change `n` in a log, if it is here."""
        key = (log, device, n)
        if key not in self._known:
            row = rows(
                self._database,
                "SELECT num FROM change WHERE log = ? AND device = ? AND n = ?",
                key,
            ).fetchone()
            if row is None:
                return None
            self._known[key] = int(row[0])
        return self._known[key]

    def localise(self, log: int, names: Sequence[Name]) -> list[Name]:
        """Turn what an edit names into references; what is not here yet stays as it was."""
        local: list[Name] = []
        for name in names:
            if isinstance(name, int):
                continue
            change = self.known(log, self.device(name[0]), name[1])
            local.append(name if change is None else change * EDITS + name[2])
        return local


def globalise(database: Database, names: Iterable[Name]) -> list[Name]:
    """Turn references into what everybody knows: (device, n, i). Unsealed ones are left out."""
    spelled: list[Name] = []
    for name in names:
        if not isinstance(name, int):
            spelled.append(name)
            continue
        row = rows(
            database,
            "SELECT d.id, c.n FROM change c JOIN device d ON d.num = c.device WHERE c.num = ?",
            [name // EDITS],
        ).fetchone()
        if row is not None and row[1] is not None:
            spelled.append((row[0], row[1], name % EDITS))
    return spelled
