"""Taking in what other devices changed: pages of opened changes, with their cursors.

Each change stands or is parked by itself; a parked one stops nothing.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

import msgspec

from linkworker.store import forgetting, healing, ledger, rebuild, search
from linkworker.store.apply import Applying, Kinds, Merge
from linkworker.store.changes import Changes, WireChange
from linkworker.store.clock import Clock, milliseconds
from linkworker.store.database import Database, rows
from linkworker.store.erasures import Erasures
from linkworker.store.fitting import fits
from linkworker.store.forgetting import What
from linkworker.store.offers import AGAIN
from linkworker.store.outbox import last_of

UNFIT = "not in a form that this version knows"
MISSING = "missing: "
LATER = "later: "
ELSEWHERE = "about a record that stands elsewhere"
_STAND = (
    "SELECT l.id, l.num, d.id, c.n, c.hash FROM log l LEFT JOIN chain c ON c.log = l.num"
    " LEFT JOIN device d ON d.num = c.device WHERE l.id IN (SELECT value FROM json_each(?))"
)


class Receiving:
    """One page on its way in. Made by `Mailbox.receiving`, inside its transaction."""

    def __init__(
        self, database: Database, kinds: Kinds, merge: Merge, clock: Clock, erasures: Erasures
    ) -> None:
        self._database = database
        self._kinds = kinds
        self._merge = merge
        self._clock = clock
        self._erasures = erasures
        self._to_forget: list[Callable[[], Changes]] = []
        self._numbers = ledger.Numbers(database)
        self._again = healing.Again(database)
        self._logs: dict[str, int] = {}
        self._chains: dict[tuple[str, str], tuple[int, str]] = {}
        self._stood: dict[str, dict[str, tuple[int, str]]] = {}
        self._envelopes: list[tuple[object, ...]] = []
        self._incoming: list[tuple[int, int, int, WireChange]] = []
        self.changes = Changes()
        self.parked = 0

    def log(self, id_: str, kind: str, caseload: str) -> None:
        """Learn of a log and a caseload that holds it, or that the server has one of ours."""
        rows(
            self._database,
            "INSERT INTO log (id, kind, caseload, open) VALUES (?, ?, ?, 1)"
            " ON CONFLICT (id) DO UPDATE SET open = 1, caseload = excluded.caseload",
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
        self._numbers.device(device, user)
        self._chains[log, device] = last

    def expect(self, logs: Collection[str]) -> None:
        """Read at once where these logs and their devices stand: entries of them are coming."""
        found = rows(self._database, _STAND, [msgspec.json.encode(list(logs)).decode()])
        for log, num, device, n, hash_ in found:
            self._logs[log] = num
            self._stood.setdefault(log, {})[device] = (n, hash_)

    def last_of(self, log: str, device: str) -> tuple[int, str]:
        """Return a device's last change number and envelope hash in a log, or (0, '')."""
        if last := self._chains.get((log, device)):
            return last
        if log in self._stood:
            return self._stood[log].get(device, (0, ""))
        return last_of(self._database, log, device)

    def envelope(
        self, log: str, device: str, span: tuple[int, int], raw: tuple[str, bytes]
    ) -> None:
        """Keep an envelope as it came: (hash, bytes); a restored server may need it."""
        at = milliseconds(self._clock.last)
        num = self._numbers.device(device)
        self._envelopes.append((self._log(log), num, *span, ledger.KEPT, raw[0], at, raw[1]))

    def seen(self, log: str, hash_: str) -> None:
        """Note that the server has an envelope that is here: it need not be offered to it."""
        sql = (
            "UPDATE envelope SET state = ? WHERE state = ? AND state <> 'kept'"
            " AND log = ? AND hash = ?"
        )
        rows(self._database, sql, [ledger.KEPT, AGAIN, self._log(log), hash_])

    def change(self, log: str, device: str, n: int, wire: WireChange) -> None:
        """Take in one change, which is then this page's; hearing it twice changes nothing."""
        place = (self._log(log), self._numbers.device(device), n)
        if fits(self._kinds, wire):
            self._incoming.append((*place, wire))
        else:
            self._park(*place, UNFIT, msgspec.json.encode(wire))

    def park(self, log: str, device: str, n: int, why: str, body: bytes) -> None:
        """Keep a change that cannot be applied; it is counted and shown, and stops nothing."""
        self._park(self._log(log), self._numbers.device(device), n, why, body)

    def unpark(self, log: str, device: str, n: int) -> None:
        """Let go of a change that was set aside and can be applied now."""
        sql = "DELETE FROM parked WHERE log = ? AND device = ? AND n = ?"
        rows(self._database, sql, [self._log(log), self._numbers.device(device), n])

    def hold(self, log: str, seq: int, why: str, sealed: bytes) -> None:
        """Keep an entry that cannot be judged yet, to be tried again.

        `why` begins with MISSING where it builds on something that did not come, with LATER where
        its device's chain has gone on past it.
        """
        sql = "INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)"
        rows(self._database, sql, [self._log(log), seq, why, sealed])

    def erase(
        self, log: str, entry: str, what: What, left: Callable[[bytes], bytes], *, whole: bool
    ) -> None:
        """Forget what a signed entry of this hash names, once all else of this page is taken in.

        For `left` and `whole` see `Erasures.carry_out`.
        """
        carry_out = partial(self._erasures.carry_out, log, entry, what, left, whole=whole)
        self._to_forget.append(carry_out)

    def empty_held(self, log: str, left: Callable[[bytes], bytes]) -> None:
        """Put, for each entry of a log that waits to be judged, what is left of its bytes."""
        forgetting.empty_held(self._database, self._log(log), left)

    def release(self, log: str, seq: int) -> None:
        """Let go of an entry that has been judged now."""
        sql = "DELETE FROM held WHERE log = ? AND seq = ?"
        rows(self._database, sql, [self._log(log), seq])

    def cursor(self, log: str, seq: int) -> None:
        """Note the last entry number read of a log."""
        self.cursors({log: seq})

    def cursors(self, read: Mapping[str, int]) -> None:
        """Note the last entry number read of these logs."""
        self._database.conn.executemany(
            "UPDATE log SET cursor = ? WHERE num = ?",
            [(seq, self._log(log)) for log, seq in read.items()],
        )

    def finish(self) -> None:
        """Apply what was taken in; the search reads it later."""
        self._keep_envelopes()
        self._numbers.look_up(self._numbers_named())
        self._erasures.leave_out(self._incoming)
        applying = Applying(self._database, self._kinds, self._merge)
        applying.learn({edit.id for *_, wire in self._incoming for edit in wire.edits})
        standing = list(self._standing(applying))
        self._again.make_room(standing)
        ledger.write(self._database, standing)
        for change in standing:
            applying.take(change)
        self.changes, searchable = applying.finish()
        search.later(self._database, searchable)
        if self._again.put_back:
            rebuild.everything(self._database, self._kinds, self._merge)
        for carry_out in self._to_forget:
            self.changes |= carry_out()

    def _keep_envelopes(self) -> None:
        self._database.conn.executemany(
            "INSERT INTO envelope (log, device, first, last, state, hash, at, sealed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self._envelopes,
        )
        self._database.conn.executemany(
            "INSERT OR REPLACE INTO chain VALUES (?, ?, ?, ?)",
            (
                (self._log(log), self._numbers.device(device), *last)
                for (log, device), last in self._chains.items()
            ),
        )

    def _numbers_named(self) -> Iterator[tuple[int, int, int]]:
        """Yield every change that this page brings or names, as (log, device, n)."""
        device = self._numbers.device
        for log, by, n, wire in self._incoming:
            yield log, by, n
            for edit in wire.edits:
                for names in (edit.covers, *(put.names for put in edit.puts)):
                    for name in names:
                        yield log, device(name[0]), name[1]  # type: ignore[index]

    def _standing(self, applying: Applying) -> Iterator[ledger.Logged]:
        """Yield the changes that are new here and can be applied; park the others."""
        num = ledger.next_change(self._database)
        for log, device, n, wire in self._incoming:
            known = self._numbers.known(log, device, n)
            if known is not None and not self._again.is_older(known, log, wire):
                continue
            if not applying.place(log, wire.edits):
                self._park(log, device, n, ELSEWHERE, msgspec.json.encode(wire))
                continue
            for edit in wire.edits:
                edit.covers = self._numbers.localise(log, edit.covers)
                for put in edit.puts:
                    put.names = self._numbers.localise(log, put.names)
            at = known or self._again.number(log, device, n) or num
            num += at == num
            self._numbers.remember(log, device, n, at)
            self._clock.hear(wire.clock)
            yield ledger.Logged(
                at, log, device, n, wire.action, wire.clock, wire.undoes, wire.edits,
                author=wire.author,
            )  # fmt: skip

    def _log(self, id_: str) -> int:
        if id_ not in self._logs:
            sql = "SELECT num FROM log WHERE id = ?"
            self._logs[id_] = int(rows(self._database, sql, [id_]).fetchone()[0])
        return self._logs[id_]

    def _park(self, log: int, device: int, n: int, why: str, body: bytes) -> None:
        sql = "INSERT OR IGNORE INTO parked (log, device, n, why, body) VALUES (?, ?, ?, ?, ?)"
        self.parked += rows(self._database, sql, [log, device, n, why, body]).rowcount
