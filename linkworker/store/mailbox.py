"""The store as sync sees it: secrets, logs and their signed entries, what waits, what comes."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from linkworker.canonical import b64
from linkworker.store import healing, ledger
from linkworker.store.apply import Applying, Kinds, Merge
from linkworker.store.changes import Changes
from linkworker.store.clock import Clock
from linkworker.store.database import Database, in_plain_words, rows, transaction
from linkworker.store.erasures import Erasures
from linkworker.store.figures import Figures, figures
from linkworker.store.files import Files
from linkworker.store.offers import Offers
from linkworker.store.outbox import Outbox, last_of
from linkworker.store.parting import Parting
from linkworker.store.receive import LATER, MISSING, Receiving
from linkworker.store.takeover import LateChange, take_over


@dataclass(frozen=True)
class Log:
    """One log, and the caseload that it was opened in."""

    id: str
    kind: str
    caseload: str


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
        self.files = Files(database)
        self.offers = Offers(database, now)
        self.parting = Parting(database, kinds, now)
        self.erasures = Erasures(database, kinds, merge, now)
        self._own: int | None = None
        self._id = ""

    @property
    def outbox(self) -> Outbox:
        """Return what waits here for the server."""
        return Outbox(self._database, self.own_device(), self._now)

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of record that this version knows."""
        return frozenset(self._kinds)

    @property
    def reviewers(self) -> frozenset[str]:
        """Return the kinds of record that somebody who may only review may write."""
        return frozenset(name for name, kind in self._kinds.items() if kind.reviewers)

    def now(self) -> int:
        """Return this laptop's clock, in milliseconds since 1970 (UTC)."""
        return self._now()

    def device_id(self) -> str:
        """Return this laptop's id, making one the first time."""
        if not self._id:
            found = self.secret("device")
            if found is None:
                found = b64(os.urandom(16)).encode()
                self.keep_secret("device", found)
            self._id = found.decode()
        return self._id

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

    def drop_secret(self, name: str) -> None:
        """Forget a secret that is kept somewhere safer."""
        rows(self._database, "DELETE FROM secret WHERE name = ?", [name])

    def organisation_entries(self, after: int = -1) -> list[bytes]:
        """Return the organisation log's entries after an index, in order."""
        sql = "SELECT data FROM organisation_entry WHERE n > ? ORDER BY n"
        return [data for (data,) in rows(self._database, sql, [after])]

    def keep_organisation_entries(self, first: int, entries: Sequence[bytes]) -> None:
        """Keep further entries of the organisation log, the first at index `first`."""
        sql = "INSERT INTO organisation_entry VALUES (?, ?)"
        self._database.conn.executemany(sql, list(enumerate(entries, first)))

    def unopened(self) -> list[Log]:
        """Return the logs made here that nobody else knows of yet."""
        sql = "SELECT id, kind, caseload FROM log WHERE open = 0 ORDER BY num"
        return [Log(*row) for row in rows(self._database, sql)]

    def entries(self, log: str) -> list[tuple[str, bytes]]:
        """Return a log's control and key entries, in order: (kind, bytes)."""
        sql = (
            "SELECT e.kind, e.data FROM entry e JOIN log l ON l.num = e.log"
            " WHERE l.id = ? ORDER BY e.k"
        )
        return list(rows(self._database, sql, [log]))

    def writes(self) -> int:
        """Return how many rows were written since the store was opened."""
        return int(self._database.conn.total_changes)

    def figures(self, before: int) -> Figures:
        """Return what waits here of the work done before a time, in ms since 1970 (UTC)."""
        return figures(self._database, before)

    def cursors(self) -> dict[str, int]:
        """Return the last entry number read of every log."""
        return dict(rows(self._database, "SELECT id, cursor FROM log"))

    def drop_keys(self, log: str) -> None:
        """Forget the key entries of a log that nobody else knows yet."""
        sql = "DELETE FROM entry WHERE kind = 'key' AND log = (SELECT num FROM log WHERE id = ?)"
        rows(self._database, sql, [log])

    def start_over(self) -> None:
        """Read every log from its first entry again; offer what was sent again, and all files.

        What waits to be judged and is not taken in again makes way: its numbers are given anew.
        """
        rows(self._database, "UPDATE log SET cursor = 0")
        aside = "seq - (SELECT max(seq) + 1 - min(0, min(seq)) FROM held)"
        sql = f"UPDATE held SET seq = {aside} WHERE seq > 0 AND why LIKE ?"  # noqa: S608
        rows(self._database, sql, [f"{LATER}%"])
        self.offers.begin()
        self.files.offer_again()

    def doubted(self) -> set[str]:
        """Return the logs that are read again, since a page of the store had gone back."""
        return healing.doubted(self._database)

    def read_to_the_end(self, logs: set[str]) -> None:
        """Note that these logs have been read again."""
        if done := self.doubted() & logs:
            with self.together():
                healing.doubt(self._database, self.doubted() - done)

    def has_entry(self, log: str, data: bytes) -> bool:
        """Say whether a control or key entry of a log is here."""
        sql = "SELECT 1 FROM entry e JOIN log l ON l.num = e.log WHERE l.id = ? AND e.data = ?"
        return rows(self._database, sql, [log, data]).fetchone() is not None

    def missing(self) -> set[tuple[str, int]]:
        """Return the entries that build on something that did not come: (log, number)."""
        return self._held_for(MISSING)

    def passed(self) -> set[tuple[str, int]]:
        """Return the entries past which their devices' chains have gone on: (log, number)."""
        return self._held_for(LATER)

    def _held_for(self, why: str) -> set[tuple[str, int]]:
        sql = "SELECT l.id, h.seq FROM held h JOIN log l ON l.num = h.log WHERE h.why LIKE ?"
        return set(rows(self._database, sql, [f"{why}%"]))

    def held(self) -> list[tuple[str, int, bytes]]:
        """Return the entries that could not be judged yet: (log, number, entry), in order."""
        sql = "SELECT l.id, h.seq, h.sealed FROM held h JOIN log l ON l.num = h.log ORDER BY 1, 2"
        return list(rows(self._database, sql))

    def parked(self, why: str) -> list[tuple[str, str, int, bytes]]:
        """Return the changes that were set aside for a reason: (log, device, n, body), in order."""
        sql = (
            "SELECT l.id, d.id, p.n, p.body FROM parked p JOIN log l ON l.num = p.log"
            " JOIN device d ON d.num = p.device WHERE p.why = ? ORDER BY p.num"
        )
        return list(rows(self._database, sql, [why]))

    def chain(self, log: str, device: str) -> tuple[int, str]:
        """Return the last change number and envelope hash of a device in a log, or (0, '')."""
        return last_of(self._database, log, device)

    def take_over(self, log: str, author: str, late: Sequence[LateChange]) -> Changes:
        """Write what a user's laptop wrote too late anew as this laptop's; see `takeover`."""
        applying = Applying(self._database, self._kinds, self._merge)
        return take_over(self._database, applying, self.own_device(), log, author, late)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that a block does, or nothing of it."""
        with in_plain_words(), transaction(self._database):
            yield

    @contextmanager
    def receiving(self) -> Iterator[Receiving]:
        """Take in what came, with its cursors, all in one transaction."""
        with in_plain_words(), transaction(self._database), _uncollected():
            receiving = Receiving(
                self._database, self._kinds, self._merge, self._clock, self.erasures
            )
            yield receiving
            receiving.finish()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles meanwhile.

    A page makes very many lists that live until it is written, none of them in a cycle: measured,
    going through them again and again was a fifth of the work. Whether Python collects at all is
    the screen's to say: only how soon is changed here.
    """
    limit = gc.get_threshold()[0]
    if limit:
        gc.set_threshold(0)
    try:
        yield
    finally:
        if limit:
            gc.set_threshold(limit)
