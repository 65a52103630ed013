"""The store as sync sees it: secrets, logs and their signed entries, what waits, what comes."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from linkworker.canonical import b64
from linkworker.store import ledger
from linkworker.store.apply import Kinds, Merge
from linkworker.store.clock import Clock
from linkworker.store.database import Database, rows, transaction
from linkworker.store.outbox import Outbox, last_of
from linkworker.store.receive import Receiving


@dataclass(frozen=True)
class Log:
    """One log on this laptop: `cursor` is the last entry number read, `open` if others know it."""

    num: int
    id: str
    kind: str
    caseload: str
    cursor: int
    open: bool


class Mailbox:
    """The store as sync sees it."""

    def __init__(
        self,
        database: Database,
        kinds: Kinds,
        merge: Merge,
        clock: Clock,
        now: Callable[[], int],
    ) -> None:
        self._database = database
        self._kinds = kinds
        self._merge = merge
        self._clock = clock
        self._now = now
        self._own: int | None = None

    @property
    def outbox(self) -> Outbox:
        """Return what waits here for the server."""
        return Outbox(self._database, self.device_id(), self.own_device(), self._now)

    def now(self) -> int:
        """Return this laptop's clock, in milliseconds since 1970 (UTC)."""
        return self._now()

    def device_id(self) -> str:
        """Return this laptop's id, making one the first time."""
        found = self.secret("device")
        if found is None:
            found = b64(os.urandom(16)).encode()
            self.keep_secret("device", found)
        return found.decode()

    def own_device(self) -> int:
        """Return this laptop's local number."""
        if self._own is None:
            self._own = ledger.Numbers(self._database).device(self.device_id())
        return self._own

    def name_user(self, device: str, user: str) -> None:
        """Note whose a device is."""
        ledger.Numbers(self._database).device(device, user)

    def secret(self, name: str) -> bytes | None:
        """Return a secret of this laptop, such as a private key."""
        row = rows(self._database, "SELECT value FROM secret WHERE name = ?", [name]).fetchone()
        return row[0] if row else None

    def keep_secret(self, name: str, value: bytes) -> None:
        """Keep a secret of this laptop; it never leaves the encrypted store."""
        rows(self._database, "INSERT OR REPLACE INTO secret VALUES (?, ?)", [name, value])

    def organisation_entries(self, after: int = -1) -> list[bytes]:
        """Return the organisation log's entries after an index, in order."""
        sql = "SELECT data FROM organisation_entry WHERE n > ? ORDER BY n"
        return [data for (data,) in rows(self._database, sql, [after])]

    def keep_organisation_entries(self, first: int, entries: Sequence[bytes]) -> None:
        """Keep further entries of the organisation log, the first at index `first`."""
        sql = "INSERT INTO organisation_entry VALUES (?, ?)"
        self._database.conn.executemany(sql, list(enumerate(entries, first)))

    def logs(self) -> list[Log]:
        """Return every log on this laptop."""
        sql = "SELECT num, id, kind, caseload, cursor, open FROM log ORDER BY num"
        return [
            Log(num, id_, kind, caseload, cursor, bool(known))
            for num, id_, kind, caseload, cursor, known in rows(self._database, sql)
        ]

    def entries(self, log: str) -> list[tuple[str, bytes]]:
        """Return a log's control and key entries, in order: (kind, bytes)."""
        sql = (
            "SELECT e.kind, e.data FROM entry e JOIN log l ON l.num = e.log"
            " WHERE l.id = ? ORDER BY e.k"
        )
        return list(rows(self._database, sql, [log]))

    def seen(self, log: str) -> dict[str, int]:
        """Return the highest change number of each other device held here of a log."""
        sql = (
            "SELECT d.id, c.n FROM chain c JOIN log l ON l.num = c.log"
            " JOIN device d ON d.num = c.device WHERE l.id = ? AND d.num <> ?"
        )
        return dict(rows(self._database, sql, [log, self.own_device()]))

    def chain(self, log: str, device: str) -> tuple[int, str]:
        """Return the last change number and envelope hash of a device in a log, or (0, '')."""
        return last_of(self._database, log, device)

    @contextmanager
    def receiving(self) -> Iterator[Receiving]:
        """Take in what came, with its cursors, all in one transaction."""
        with transaction(self._database):
            receiving = Receiving(
                self._database, self._kinds, self._merge, self._clock, self.own_device()
            )
            yield receiving
            receiving.finish()
