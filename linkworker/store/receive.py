"""Taking in what other devices changed: pages of opened changes, with their cursors.

Each change stands or is parked by itself; a parked one stops nothing.
"""

from collections.abc import Sequence

import msgspec

from linkworker.fields import GONE
from linkworker.store import ledger, search
from linkworker.store.apply import Applying, Kinds, Merge
from linkworker.store.changes import EDITS, Changes, Put, RecordEdit, WireChange, numbered
from linkworker.store.clock import Clock
from linkworker.store.database import Database, rows
from linkworker.store.rows import fits

UNFIT = "not in a form that this version knows"


class Receiving:
    """One page on its way in. Made by `Mailbox.receiving`, inside its transaction."""

    def __init__(
        self, database: Database, kinds: Kinds, merge: Merge, clock: Clock, own_device: int
    ) -> None:
        self._database = database
        self._kinds = kinds
        self._merge = merge
        self._clock = clock
        self._own = own_device
        self._numbers = ledger.Numbers(database)
        self._next = ledger.next_change(database)
        self._changes: list[ledger.Logged] = []
        self.changes = Changes()
        self.parked = 0

    def log(self, id_: str, kind: str, caseload: str) -> None:
        """Learn of a log, or that the server has one of ours."""
        rows(
            self._database,
            "INSERT INTO log (id, kind, caseload, open) VALUES (?, ?, ?, 1)"
            " ON CONFLICT (id) DO UPDATE SET open = 1",
            [id_, kind, caseload],
        )

    def entry(self, log: str, kind: str, data: bytes) -> None:
        """Keep a control or key entry."""
        rows(
            self._database,
            "INSERT INTO entry SELECT num, (SELECT count(*) FROM entry WHERE log = l.num), ?, ?"
            " FROM log l WHERE id = ?",
            [kind, data, log],
        )

    def chain(self, log: str, device: str, user: str, last: tuple[int, str]) -> None:
        """Note a device's last change number and envelope hash in a log."""
        num = self._numbers.device(device, user)
        sql = "INSERT OR REPLACE INTO chain VALUES (?, ?, ?, ?)"
        rows(self._database, sql, [self._log(log), num, *last])

    def envelope(
        self, log: str, device: str, span: tuple[int, int], raw: tuple[str, bytes]
    ) -> None:
        """Keep an envelope as it came: (hash, bytes); a restored server may need it."""
        sql = (
            "INSERT INTO envelope (log, device, first, last, state, hash, at, sealed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        at = self._clock.last >> 20
        num = self._numbers.device(device)
        rows(self._database, sql, [self._log(log), num, *span, ledger.KEPT, raw[0], at, raw[1]])

    def change(self, log: str, device: str, n: int, wire: WireChange) -> None:
        """Take in one change; hearing it twice changes nothing."""
        log_num, device_num = self._log(log), self._numbers.device(device)
        if self._numbers.known(log_num, device_num, n) is not None:
            return
        if not self._fits(wire):
            self._park(log_num, device_num, n, UNFIT, msgspec.json.encode(wire))
            return
        edits = [
            RecordEdit(
                edit.id,
                edit.kind,
                [
                    Put(p.slot, p.value, self._numbers.localise(log_num, p.names), p.was, p.as_at)
                    for p in edit.puts
                ],
                self._numbers.localise(log_num, edit.covers),
            )
            for edit in wire.edits
        ]
        self._changes.append(
            ledger.Logged(
                self._next, log_num, device_num, n, wire.action, wire.clock, wire.undoes, edits
            )
        )
        self._numbers.remember(log_num, device_num, n, self._next)
        self._next += 1
        self._clock.hear(wire.clock)

    def park(self, log: str, device: str, n: int, why: str, body: bytes) -> None:
        """Keep a change that cannot be applied; it is counted and shown, and stops nothing."""
        self._park(self._log(log), self._numbers.device(device), n, why, body)

    def hold(self, log: str, seq: int, why: str, sealed: bytes) -> None:
        """Keep an entry that cannot be judged yet, to be tried again."""
        sql = "INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)"
        rows(self._database, sql, [self._log(log), seq, why, sealed])

    def release(self, log: str, seq: int) -> None:
        """Let go of an entry that has been judged now."""
        sql = "DELETE FROM held WHERE log = ? AND seq = ?"
        rows(self._database, sql, [self._log(log), seq])

    def cursor(self, log: str, seq: int) -> None:
        """Note the last entry number read of a log."""
        rows(self._database, "UPDATE log SET cursor = ? WHERE id = ?", [seq, log])

    def finish(self) -> None:
        """Apply what was taken in; the search reads it later."""
        applying = Applying(self._database, self._kinds, self._merge)
        applying.learn({edit.id for change in self._changes for edit in change.edits})
        standing: list[ledger.Logged] = []
        for change in self._changes:
            if applying.misplaced(change):
                wire = WireChange(change.action, change.clock, change.undoes, change.edits)
                why = "about a record that stands elsewhere"
                self._park(change.log, change.device, change.n or 0, why, msgspec.json.encode(wire))
                continue
            standing.append(change)
        ledger.write(self._database, standing)
        for change in standing:
            applying.take(change)
        self.changes, searchable = applying.finish()
        search.later(self._database, searchable)

    def _log(self, id_: str) -> int:
        return int(rows(self._database, "SELECT num FROM log WHERE id = ?", [id_]).fetchone()[0])

    def _park(self, log: int, device: int, n: int, why: str, body: bytes) -> None:
        self.parked += 1
        sql = "INSERT INTO parked (log, device, n, why, body) VALUES (?, ?, ?, ?, ?)"
        rows(self._database, sql, [log, device, n, why, body])

    def _fits(self, wire: WireChange) -> bool:
        return (
            0 <= wire.clock < 2**63
            and len(wire.action) <= 22
            and sum(len(edit.puts) for edit in wire.edits) <= EDITS
            and all(self._edit_fits(edit) for edit in wire.edits)
            and all(_names_fit(put.names) for _, _, put in numbered(wire.edits))
        )

    def _edit_fits(self, edit: RecordEdit) -> bool:
        kind = self._kinds.get(edit.kind)
        if not (0 < len(edit.id) <= 22 and 0 < len(edit.kind) <= 60 and _names_fit(edit.covers)):
            return False
        return all(
            len(put.slot) <= 120
            and (isinstance(put.value, bool) if put.slot == GONE
                 else kind is None or fits(kind, put.slot, put.value))
            for put in edit.puts
        )  # fmt: skip


def _names_fit(names: Sequence[object]) -> bool:
    return all(
        isinstance(name, (tuple, list))
        and len(name) == 3
        and isinstance(name[0], str)
        and 0 < name[1] < 2**53
        and 0 <= name[2] < EDITS
        for name in names
    )
