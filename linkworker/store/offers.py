"""What a server that was brought back from a backup may lack: everything taken is offered again.

An envelope is to be offered from the server's new life on until it is seen there once more, or
the server has said what became of it. It goes byte for byte, whoever wrote it.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import msgspec

from linkworker.store import ledger
from linkworker.store.database import Database, rows

AGAIN = "again"
_KEPT_FOR = 60 * 86_400_000  # ms
_LOGS = "logs to offer"


@dataclass(frozen=True)
class Offer:
    """An envelope that the server may lack: its local number, its log, its bytes."""

    num: int
    log: str
    sealed: bytes


@dataclass(frozen=True)
class LateOffer:
    """What came late once, and the server may have forgotten: its hash, its log, its bytes."""

    hash: str
    log: str
    sealed: bytes


class Offers:
    """What is to be offered again, of one open store; `now` is its clock, in ms since 1970."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        self._database = database
        self._now = now

    def begin(self) -> None:
        """Offer everything again that the server was known to have."""
        sql = "UPDATE envelope SET state = ? WHERE state = ?"
        rows(self._database, sql, [AGAIN, ledger.KEPT])
        rows(self._database, "DELETE FROM late_sent WHERE at < ?", [self._now() - _KEPT_FOR])
        rows(self._database, "UPDATE late_sent SET offered = 0")
        opened = rows(self._database, "SELECT id FROM log WHERE open = 1 ORDER BY num")
        self._keep([log for (log,) in opened])

    def any(self) -> bool:
        """Say whether anything is still to be offered."""
        sql = (
            "SELECT EXISTS (SELECT 1 FROM secret WHERE name = ?)"
            " OR EXISTS (SELECT 1 FROM envelope WHERE state = ? AND state <> 'kept')"
            " OR EXISTS (SELECT 1 FROM late_sent WHERE offered = 0)"
        )
        return bool(rows(self._database, sql, [_LOGS, AGAIN]).fetchone()[0])

    def logs(self) -> list[str]:
        """Return the logs whose control and key entries are still to be offered."""
        sql = "SELECT value FROM secret WHERE name = ?"
        row = rows(self._database, sql, [_LOGS]).fetchone()
        return msgspec.json.decode(row[0], type=list[str]) if row else []

    def offered(self, logs: Collection[str]) -> None:
        """Note that the server has every control and key entry of these logs."""
        self._keep([log for log in self.logs() if log not in logs])

    def envelopes(
        self, logs: Collection[str], most_bytes: int, skip: Collection[int]
    ) -> list[Offer]:
        """Return the oldest envelopes to offer in these logs, up to about this many bytes.

        They come in the order in which they came here, so each builds on those before it.
        """
        sql = (
            "SELECT e.num, l.id, e.sealed FROM envelope e JOIN log l ON l.num = e.log"
            " WHERE e.state = ? AND e.state <> 'kept' ORDER BY e.num"
        )
        found: list[Offer] = []
        for row in rows(self._database, sql, [AGAIN]):
            offer = Offer(*row)
            if offer.log not in logs or offer.num in skip:
                continue
            most_bytes -= len(offer.sealed) + 64
            if found and most_bytes < 0:
                break
            found.append(offer)
        return found

    def late(self, most_bytes: int, skip: Collection[str]) -> list[LateOffer]:
        """Return what came late and is to be offered again, up to about this many bytes."""
        sql = "SELECT hash, log, sealed FROM late_sent WHERE offered = 0 ORDER BY at, hash"
        found: list[LateOffer] = []
        for row in rows(self._database, sql):
            offer = LateOffer(*row)
            if offer.hash in skip:
                continue
            most_bytes -= len(offer.sealed) + 64
            if found and most_bytes < 0:
                break
            found.append(offer)
        return found

    def late_done(self, hash_: str) -> None:
        """Note that the server has what came late."""
        rows(self._database, "UPDATE late_sent SET offered = 1 WHERE hash = ?", [hash_])

    def done(self, nums: Iterable[int]) -> None:
        """Note that the server has these envelopes, or will never take them."""
        sql = "UPDATE envelope SET state = ? WHERE num = ?"
        self._database.conn.executemany(sql, [(ledger.KEPT, num) for num in nums])

    def _keep(self, logs: list[str]) -> None:
        if logs:
            said = [_LOGS, msgspec.json.encode(logs)]
            rows(self._database, "INSERT OR REPLACE INTO secret VALUES (?, ?)", said)
        else:
            rows(self._database, "DELETE FROM secret WHERE name = ?", [_LOGS])
