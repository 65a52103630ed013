"""Logs that leave this laptop, and those of which only the signed entries are here."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from linkworker.fields import Record
from linkworker.store import forgetting, ledger
from linkworker.store.changes import Changes, RecordEdit
from linkworker.store.clock import milliseconds
from linkworker.store.database import Database, rows


@dataclass(frozen=True)
class Unfinished:
    """What its author should see before a log leaves: of which log, what it is called, when.

    Of a draft, `action` is the one that it would be saved as, `form` where it was begun and `typed`
    what stands there; of a saved change that the server did not take, `edits` are what it says.
    `at` is in ms since 1970 (UTC).
    """

    log: str
    title: str
    action: str
    at: int
    form: str = ""
    typed: Mapping[str, Any] = field(default_factory=dict, compare=False)
    edits: tuple[RecordEdit, ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """What it is known by: typed on, it is something else to be seen."""
        return f"{self.action} {self.at}"


class Parting:
    """Which logs' content is here, and how a log leaves. Use it on the thread that writes."""

    def __init__(
        self, database: Database, kinds: dict[str, type[Record]], now: Callable[[], int]
    ) -> None:
        self._database = database
        self._kinds = kinds
        self._now = now

    def with_content(self) -> list[str]:
        """Return the logs that something of is here beside signed entries."""
        sql = (
            "SELECT id FROM log WHERE EXISTS (SELECT 1 FROM record r WHERE r.log = log.num)"
            " OR EXISTS (SELECT 1 FROM envelope e WHERE e.log = log.num) ORDER BY num"
        )
        return [id_ for (id_,) in rows(self._database, sql)]

    def waits(self, log: str) -> bool:
        """Say whether changes of a log still wait for the server's word."""
        sql = (
            "SELECT 1 FROM change WHERE log = (SELECT num FROM log WHERE id = ?)"
            " AND state IN (?, ?) AND state <> 'kept' LIMIT 1"
        )
        found = rows(self._database, sql, [log, ledger.WAITING, ledger.SEALED])
        return found.fetchone() is not None

    def unfinished(self, logs: Collection[str] | None = None) -> list[Unfinished]:
        """Return what is begun or was not taken, in these logs or in any, for its author to see."""
        sql = (
            "SELECT log, title, action, saved_at, form, typed FROM draft ORDER BY saved_at, action"
        )
        drafts = [
            Unfinished(log, title, action, at, form, msgspec.json.decode(typed))
            for log, title, action, at, form, typed in rows(self._database, sql)
            if logs is None or log in logs
        ]
        ids = dict(rows(self._database, "SELECT num, id FROM log"))
        where = "state = ? AND state <> 'kept'"
        refused = [
            Unfinished(ids[one.log], "", one.action, milliseconds(one.clock), edits=(*one.edits,))
            for one in ledger.read(self._database, where, [ledger.NOT_SENT])
            if logs is None or ids[one.log] in logs
        ]
        return drafts + refused

    def let_go(self, log: str) -> Changes:
        """Take a log out of the store: rows, history, search, and last its keys.

        Within a transaction. Returns which records went. That it went stays noted.
        """
        (num,) = rows(self._database, "SELECT num FROM log WHERE id = ?", [log]).fetchone()
        ids: dict[type[Record], set[str]] = {}
        for kind, id_ in rows(self._database, "SELECT kind, id FROM record WHERE log = ?", [num]):
            if kind in self._kinds:
                ids.setdefault(self._kinds[kind], set()).add(id_)
        forgetting.forget_log(self._database, self._kinds, num, log)
        for table in ("chain", "envelope", "entry"):
            rows(self._database, f"DELETE FROM {table} WHERE log = ?", [num])  # noqa: S608
        rows(self._database, "DELETE FROM skimmed WHERE log = ?", [log])
        rows(self._database, "DELETE FROM log WHERE num = ?", [num])
        rows(self._database, "INSERT OR REPLACE INTO parted VALUES (?, ?, 0)", [log, self._now()])
        return Changes(ids)

    def untold(self) -> list[str]:
        """Return the logs that have left and of which the server was not told yet."""
        return [log for (log,) in rows(self._database, "SELECT log FROM parted WHERE told = 0")]

    def told(self, logs: Sequence[str]) -> None:
        """Note that the server knows of these."""
        sql = "UPDATE parted SET told = 1 WHERE log = ?"
        self._database.conn.executemany(sql, [(log,) for log in logs])

    def skim(self, log: str) -> None:
        """Note that entries of a log were passed over, since they came without their content."""
        rows(self._database, "INSERT OR IGNORE INTO skimmed VALUES (?)", [log])

    def skimmed(self) -> list[str]:
        """Return the logs of which something was passed over."""
        return [log for (log,) in rows(self._database, "SELECT log FROM skimmed")]

    def read_anew(self, log: str) -> None:
        """Read a log from its first entry again: its content is for this laptop now."""
        rows(self._database, "DELETE FROM skimmed WHERE log = ?", [log])
        rows(self._database, "UPDATE log SET cursor = 0 WHERE id = ?", [log])
