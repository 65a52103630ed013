"""What waits here for the server.

Sealed bytes are kept before they are first sent and are sent again byte for byte until the
server has said what became of them; only a refused number is ever given again.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from linkworker.store import ledger
from linkworker.store.change import log_number
from linkworker.store.changes import EDITS, ERASED, numbered
from linkworker.store.database import Database, in_plain_words, rows, transaction
from linkworker.store.sealing import Sealer, Sealing
from linkworker.store.states import load

SEALED, LATE = ledger.SEALED, ledger.LATE


@dataclass(frozen=True)
class Parcel:
    """A sealed envelope that waits for the server's word."""

    num: int
    log: str
    first: int
    last: int
    sealed: bytes


class Outbox:
    """The changes of this laptop on their way out.

    Every query of the few that wait says `state <> 'kept'`: only so is their index used.
    What the server said is noted within `Mailbox.receiving`, all of an answer at once.
    """

    def __init__(self, database: Database, device: int, now: Callable[[], int]) -> None:
        self._database = database
        self._device = device
        self._now = now

    def waiting(self) -> list[str]:
        """Return the logs that have changes to seal."""
        sql = (
            "SELECT DISTINCT l.id FROM change c JOIN log l ON l.num = c.log"
            " WHERE c.state = ? AND c.state <> 'kept' ORDER BY l.num"
        )
        return [id_ for (id_,) in rows(self._database, sql, [ledger.WAITING])]

    def sealing(self) -> Sealing:
        """Begin to seal what waits, of many logs at once."""
        return Sealing(self._database, self._device, self._now())

    def seal(self, log: str, most: int, sealer: Sealer) -> tuple[int, bool]:
        """Seal the oldest waiting changes of one log and keep them; see `Sealing.seal`."""
        with in_plain_words(), transaction(self._database):
            sealing = self.sealing()
            done = sealing.seal(log, most, sealer)
            sealing.keep()
        return done

    def cannot_send(self, log: str, why: str) -> None:
        """Move the oldest waiting change of a log to Not sent."""
        sql = (
            "UPDATE change SET state = ?, why = ? WHERE num = (SELECT min(num) FROM change"
            " WHERE log = ? AND state = ? AND state <> 'kept' AND device = ?)"
        )
        num = log_number(self._database, log)
        rows(self._database, sql, [ledger.NOT_SENT, why, num, ledger.WAITING, self._device])

    def parcels(self, most_bytes: int, skip: Container[str] = ()) -> list[Parcel]:
        """Return the oldest sealed envelopes up to about this many bytes, at least one.

        Those of the logs in `skip` stay.
        """
        sql = (
            "SELECT e.num, l.id, e.first, e.last, e.sealed FROM envelope e"
            " JOIN log l ON l.num = e.log WHERE e.state = ? AND e.state <> 'kept' ORDER BY e.num"
        )
        found: list[Parcel] = []
        size = 0
        for row in rows(self._database, sql, [SEALED]):
            parcel = Parcel(*row)
            if parcel.log in skip:
                continue
            size += len(parcel.sealed) + 64
            if found and size > most_bytes:
                break
            found.append(parcel)
        return found

    def first_parcel(self, log: str) -> Parcel | None:
        """Return the oldest sealed envelope of a log."""
        sql = (
            "SELECT e.num, l.id, e.first, e.last, e.sealed FROM envelope e"
            " JOIN log l ON l.num = e.log WHERE e.state = ? AND e.state <> 'kept' AND l.id = ?"
            " ORDER BY e.num LIMIT 1"
        )
        row = rows(self._database, sql, [SEALED, log]).fetchone()
        return Parcel(*row) if row else None

    def taken(self, parcel: Parcel, seq: int) -> None:
        """Note that the server holds a parcel, as number `seq` of its log (0: not told)."""
        self.all_taken([(parcel, seq)])

    def all_taken(self, taken: Sequence[tuple[Parcel, int]]) -> None:
        """Note that the server holds these parcels, in order; see `taken`."""
        if not taken:
            return  # a statement that is run with no values is made anew the next time
        conn = self._database.conn
        conn.executemany(
            "UPDATE envelope SET state = ?, why = '' WHERE num = ?",
            [(ledger.KEPT, parcel.num) for parcel, _ in taken],
        )
        conn.executemany(
            "UPDATE change SET state = ?, why = '' WHERE device = ? AND n BETWEEN ? AND ?"
            " AND log = (SELECT num FROM log WHERE id = ?)",
            [(ledger.KEPT, self._device, one.first, one.last, one.log) for one, _ in taken],
        )
        conn.executemany(
            "UPDATE log SET cursor = ? WHERE id = ? AND cursor = ?",
            [(seq, parcel.log, seq - 1) for parcel, seq in taken],
        )

    def late(self, parcel: Parcel, why: str) -> None:
        """Note that a parcel came too late: kept here and there, its numbers used by nobody.

        What was sealed behind the last one that is late is sealed anew, by `unseal`. The sealed
        bytes stay, when the log itself and its key leave too: a restored server may need them.
        """
        self._numberless(parcel, LATE, why)
        sql = (
            "INSERT OR REPLACE INTO late_sent SELECT hash, ?, ?, 1, sealed"
            " FROM envelope WHERE num = ?"
        )
        rows(self._database, sql, [parcel.log, self._now(), parcel.num])
        rows(self._database, "DELETE FROM envelope WHERE num = ?", [parcel.num])

    def refused(self, parcel: Parcel, before: tuple[int, str], why: str) -> None:
        """Move a refused parcel's changes to Not sent; what was sealed behind it is sealed anew.

        `before` is the last (n, hash) in front of it.
        """
        self._numberless(parcel, ledger.NOT_SENT, why)
        self.unseal(parcel.log, parcel.first, before)

    def _numberless(self, parcel: Parcel, state: str, why: str) -> None:
        sql = (
            "UPDATE change SET state = ?, why = ?, n = NULL"
            " WHERE log = ? AND device = ? AND n BETWEEN ? AND ?"
        )
        mine = [log_number(self._database, parcel.log), self._device, parcel.first, parcel.last]
        rows(self._database, sql, [state, why, *mine])

    def try_again(self) -> int:
        """Let what could not be sent wait once more; return how many changes that is.

        A change that was written over since stays where it is: others have what came after.
        """
        where = "state = ? AND state <> 'kept'"
        again = [c for c in ledger.read(self._database, where, [ledger.NOT_SENT])
                 if self._stands(c)]  # fmt: skip
        sql = "UPDATE change SET state = ?, why = NULL WHERE num = ?"
        with transaction(self._database):
            for change in again:
                rows(self._database, sql, [ledger.WAITING, change.num])
        return len(again)

    def _stands(self, change: ledger.Logged) -> bool:
        states = load(self._database, {edit.id for edit in change.edits})
        return all(
            edit.kind == ERASED or change.num * EDITS + i in states[edit.id].heads.get(put.slot, [])
            for i, edit, put in numbered(change.edits)
        )

    def unseal(self, log: str, first: int, before: tuple[int, str]) -> None:
        """Let the changes of a log from number `first` on wait again, without numbers.

        Only for bytes that the server does not hold and will not take. `before` is the last
        (n, hash) in front of them.
        """
        mine = [log_number(self._database, log), self._device, first]
        sql = (
            "UPDATE change SET state = ?, why = NULL, n = NULL"
            " WHERE log = ? AND device = ? AND n >= ?"
        )
        rows(self._database, sql, [ledger.WAITING, *mine])
        sql = "DELETE FROM envelope WHERE log = ? AND device = ? AND first >= ?"
        rows(self._database, sql, mine)
        self._set_chain(mine[0], *before)

    def offer_again(self, log: str, after: int) -> int:
        """Let what was sent of a log after number `after` be sent once more; return how many."""
        sql = (
            "UPDATE envelope SET state = ? WHERE log = ? AND device = ? AND first > ? AND state = ?"
        )
        mine = [log_number(self._database, log), self._device, after]
        return int(rows(self._database, sql, [SEALED, *mine, ledger.KEPT]).rowcount)

    def _set_chain(self, log: int, n: int, hash_: str) -> None:
        sql = "INSERT OR REPLACE INTO chain VALUES (?, ?, ?, ?)"
        rows(self._database, sql, [log, self._device, n, hash_])


def last_of(database: Database, log: str, device: str) -> tuple[int, str]:
    """Return the last change number and envelope hash of a device in a log, or (0, '')."""
    sql = (
        "SELECT n, hash FROM chain WHERE log = (SELECT num FROM log WHERE id = ?)"
        " AND device = (SELECT num FROM device WHERE id = ?)"
    )
    row = rows(database, sql, [log, device]).fetchone()
    return (row[0], row[1]) if row else (0, "")
