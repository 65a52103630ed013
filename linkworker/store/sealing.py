"""Waiting changes on their way into envelopes: given numbers log by log, kept all at once."""

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence

from linkworker.store import ledger
from linkworker.store.changes import EDITS, Name, Put, RecordEdit, WireChange
from linkworker.store.database import Database, rows

Known = Mapping[int, tuple[str, int | None]]
Sealer = Callable[[int, str, list[WireChange]], tuple[bytes, str, int]]

_STAND = (
    "SELECT l.id, l.num, d.num, d.id, c.n, c.hash FROM log l LEFT JOIN chain c ON c.log = l.num"
    " LEFT JOIN device d ON d.num = c.device"
    " WHERE l.num IN (SELECT log FROM change WHERE state = ? AND state <> 'kept')"
)


class Sealing:
    """What waits here, being sealed. Made by `Outbox.sealing`; nothing is written until `keep`.

    A change names what others are to know by number, so a number given here counts at once.
    """

    def __init__(self, database: Database, device: int, at: int) -> None:
        """`at` is when, in ms since 1970."""
        self._database = database
        self._device = device
        self._at = at
        self._logs: dict[str, int] = {}
        self._chains: dict[int, tuple[int, str]] = {}
        self._seen: dict[str, dict[str, int]] = {}
        for log, num, device_num, device_id, n, hash_ in rows(database, _STAND, [ledger.WAITING]):
            self._logs[log] = num
            if device_num == device:
                self._chains[num] = (n, hash_)
            elif device_num is not None:
                self._seen.setdefault(log, {})[device_id] = n
        sql = "SELECT id FROM device WHERE num = ?"
        self._id = str(rows(database, sql, [device]).fetchone()[0])
        self._known: dict[int, tuple[str, int | None]] = {}
        self._given: dict[int, int] = {}
        self._envelopes: list[tuple[object, ...]] = []
        self._last: dict[int, int] = {}

    def seen(self, log: str) -> dict[str, int]:
        """Return the highest change number of each other device held here of a log."""
        return self._seen.get(log, {})

    def seal(self, log: str, most: int, sealer: Sealer) -> tuple[int, bool]:
        """Give numbers to the oldest waiting changes of a log and seal them.

        `sealer(first, previous hash, changes)` returns the sealed bytes, their hash and how
        many of the changes fitted. Nothing is numbered if it raises. Returns the length of
        the sealed bytes, and whether more may wait.
        """
        num = self._logs.get(log, 0)
        taken = self._waiting(num, most)
        if not taken:
            return 0, False
        n, before = self._chains.get(num, (0, ""))
        given = {change.num: i for i, change in enumerate(taken, n + 1)}
        sealed, hash_, fitted = sealer(n + 1, before, self._wired(taken, given))
        last, end = n + fitted, taken[fitted - 1].num
        fitting = {change: i for change, i in given.items() if i <= last}
        self._given |= fitting
        self._known |= {change: (self._id, i) for change, i in fitting.items()}
        self._envelopes.append(
            (num, self._device, n + 1, last, ledger.SEALED, hash_, self._at, sealed)
        )
        self._chains[num], self._last[num] = (last, hash_), end
        return len(sealed), len(taken) == most or fitted < len(taken)

    def keep(self) -> None:
        """Write what was sealed, before any of it is sent."""
        conn = self._database.conn
        conn.executemany(
            "UPDATE change SET state = ?, n = ? WHERE num = ?",
            [(ledger.SEALED, n, change) for change, n in self._given.items()],
        )
        conn.executemany(
            "INSERT INTO envelope (log, device, first, last, state, hash, at, sealed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self._envelopes,
        )
        conn.executemany(
            "INSERT OR REPLACE INTO chain VALUES (?, ?, ?, ?)",
            [(num, self._device, *self._chains[num]) for num in self._last],
        )
        self._given, self._envelopes, self._last = {}, [], {}

    def _waiting(self, log: int, most: int) -> list[ledger.Logged]:
        where = (
            "log = ? AND state = ? AND state <> 'kept' AND device = ? AND num > ?"
            f" ORDER BY num LIMIT {most:d} --"
        )
        after = self._last.get(log, 0)
        return ledger.read(self._database, where, [log, ledger.WAITING, self._device, after])

    def _wired(self, changes: Sequence[ledger.Logged], given: dict[int, int]) -> list[WireChange]:
        """Spell changes as they are sent, naming every edit by its device's own number."""
        named = {
            name // EDITS
            for change in changes
            for edit in change.edits
            for names in (edit.covers, *(put.names for put in edit.puts))
            for name in names
            if isinstance(name, int)
        }
        own: dict[int, tuple[str, int | None]] = {num: (self._id, n) for num, n in given.items()}
        known = ChainMap(own, self._known)
        if unknown := named - known.keys():
            self._known |= ledger.numbers_of(self._database, unknown)
        return [self._wire(change, known) for change in changes]

    def _wire(self, change: ledger.Logged, known: Known) -> WireChange:
        edits, said = change.edits, (change.action, change.clock, change.undoes or "")
        if not any(edit.covers or any(put.names for put in edit.puts) for edit in edits):
            return WireChange(*said, edits, change.author)

        def spelled(names: list[Name]) -> list[Name]:
            return ledger.globalise(self._database, names, known) if names else []

        edits = [
            RecordEdit(
                edit.id,
                edit.kind,
                [Put(p.slot, p.value, spelled(p.names), p.was, p.as_at) for p in edit.puts],
                spelled(edit.covers),
            )
            for edit in change.edits
        ]
        return WireChange(*said, edits, change.author)
