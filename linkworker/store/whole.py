"""All of a log that is kept here, whatever a screen would show of it: for who has a right to it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from linkworker.canonical import b64
from linkworker.fields import Record
from linkworker.store import ledger
from linkworker.store.changes import EDITS, ERASED, RecordEdit, decode_edits
from linkworker.store.database import Database, rows
from linkworker.store.history import Line, lines
from linkworker.store.removal import REMOVED
from linkworker.store.states import load

Names = Callable[[str], bool]
Says = Callable[[RecordEdit], bool]

_NEWER = "made by a newer version of this program"
_UNREAD = "has come, and cannot be read here yet"


@dataclass(frozen=True)
class Kept:
    """One record of a log as it is kept: removed or not, sent or not, with its history.

    `not_sent` says why the server refused a change of it, '' where it did not. `history` has who
    changed what, the newest first.
    """

    record: Record
    removed: bool
    not_sent: str
    history: tuple[Line, ...]


@dataclass(frozen=True)
class Apart:
    """What is kept of a log beside its records: of a newer version, or set aside.

    `why` says why no record shows it; `said` is what is kept, as it came.
    """

    id: str
    kind: str
    why: str
    said: Any


class Whole:
    """Reads all of a log, and all that says something anywhere; `find` and `get` are a reader's."""

    def __init__(
        self,
        database: Database,
        kinds: Mapping[str, type[Record]],
        find: Callable[..., list[Any]],
        get: Callable[[type[Any], str], Any],
    ) -> None:
        self._database, self._kinds, self._find, self._get = database, kinds, find, get

    def of(self, log: str) -> tuple[list[Kept], list[Apart]]:
        """Return all that is kept of a log, removed and refused too; then what no record shows."""
        found: list[Kept] = []
        for kind in self._kinds.values():
            listed = self._find(kind, log=log, removed=True)
            showing = {one.id for one in self._find(kind, log=log)} if listed else set()
            found += _kept(self._database, listed, showing, log)
        return found, self._apart(log)

    def naming(
        self, besides: Collection[str], names: Names, says: Says
    ) -> tuple[list[Kept], list[tuple[str, Apart]]]:
        """Return what says something anywhere but in some logs: records, then what no record shows.

        Earlier wordings count, answers that do not show, what was removed and what was not sent.
        `names` looks at a whole change as it is kept, quickly; `says` at one edit of it. What no
        record shows comes with its log.
        """
        found: list[Kept] = []
        states = load(self._database, sorted(_naming(self._database, besides, names, says)))
        for state in sorted(states.values(), key=lambda one: one.num):
            if state.kind in self._kinds:
                record = self._get(self._kinds[state.kind], state.id)
                showing = {record.id} if state.gone != REMOVED else set()
                found += _kept(self._database, [record], showing, record.log)
        logs = rows(self._database, "SELECT id FROM log ORDER BY num").fetchall()
        apart = ((log, one) for (log,) in logs if log not in besides for one in self._apart(log))
        return found, [(log, one) for log, one in apart if names(str(one.said))]

    def _apart(self, log: str) -> list[Apart]:
        """Return what no record of this version shows: newer, set aside, not read yet."""
        database = self._database
        sql = "SELECT r.id, r.kind FROM record r JOIN log l ON l.num = r.log WHERE l.id = ?"
        newer = {id_: kind for id_, kind in rows(database, sql, [log]) if kind not in self._kinds}
        states = load(database, newer)
        found = [Apart(id_, kind, _NEWER, states[id_].extra) for id_, kind in newer.items()]
        return [*found, *_aside(database, log), *_held(database, log)]

    def signers(self, shown: Iterable[Record], slot: str) -> dict[str, str]:
        """Return, by record id, the user whose laptop signed what a slot shows; '' if unknown.

        A record may say of itself who wrote it: that is content, and this is not.
        """
        refs = {ref: one.id for one in shown for ref in one.seen.get(slot, ())}
        sql = (
            "SELECT c.num, d.user FROM change c JOIN device d ON d.num = c.device"
            " WHERE c.num IN (SELECT value FROM json_each(?))"
        )
        nums = msgspec.json.encode(sorted({ref // EDITS for ref in refs})).decode()
        users = dict(rows(self._database, sql, [nums]))
        return {id_: users.get(ref // EDITS, "") for ref, id_ in refs.items()}

    def set_aside(self) -> list[tuple[str, str, str, int]]:
        """Return what came and stands nowhere: log id, who wrote it, why, and how many changes."""
        sql = (
            "SELECT l.id, d.user, p.why, count(*) FROM parked p JOIN log l ON l.num = p.log"
            " JOIN device d ON d.num = p.device GROUP BY 1, 2, 3 ORDER BY min(p.num)"
        )
        return list(rows(self._database, sql))


def _kept(database: Database, found: list[Record], showing: set[str], log: str) -> list[Kept]:
    """Return records of a log with what is kept about each; `showing` are those not removed."""
    refused = _refusals(database, log) if found else {}
    return [
        Kept(one, one.id not in showing, refused.get(one.id, ""),
             tuple(lines(database, type(one), one.id)))
        for one in found
    ]  # fmt: skip


def _naming(database: Database, besides: Collection[str], names: Names, says: Says) -> set[str]:
    marks = ",".join("?" * len(besides))
    sql = (
        "SELECT c.body FROM change c JOIN log l ON l.num = c.log"  # noqa: S608
        f" WHERE l.id NOT IN ({marks})"
    )
    found: set[str] = set()
    for (body,) in rows(database, sql, [*besides]):
        if names(body):
            edits = (edit for edit in decode_edits(body) if edit.kind != ERASED)
            found.update(edit.id for edit in edits if says(edit))
    return found


def _aside(database: Database, log: str) -> list[Apart]:
    sql = (
        "SELECT d.id, coalesce(p.n, 0), p.why, p.body FROM parked p"
        " JOIN log l ON l.num = p.log JOIN device d ON d.num = p.device WHERE l.id = ?"
    )
    return [
        Apart(_number(device, n, body), "change", why, _said(body))
        for device, n, why, body in rows(database, sql, [log])
    ]


def _held(database: Database, log: str) -> list[Apart]:
    """Return what has come and cannot be opened or judged yet: that it is there, no words."""
    sql = (
        "SELECT h.seq, h.why, h.sealed FROM held h JOIN log l ON l.num = h.log"
        " WHERE l.id = ? ORDER BY h.seq"
    )
    return [
        Apart(_number(log, seq, sealed), "envelope", f"{_UNREAD}: {why}", "")
        for seq, why, sealed in rows(database, sql, [log])
    ]


def _number(place: str, n: int, body: bytes) -> str:
    """Return an id of the usual length for what is no record and has none of its own."""
    return b64(sha256(f"{place} {n} ".encode() + bytes(body)).digest()[:16])


def _refusals(database: Database, log: str) -> dict[str, str]:
    """Return, for the records of a log with a change in Not sent, why the server refused it."""
    sql = (
        "SELECT r.id, coalesce(c.why, '') FROM change c JOIN touched t ON t.change = c.num"
        " JOIN record r ON r.num = t.record JOIN log l ON l.num = c.log"
        " WHERE c.state IN (?, ?) AND c.state <> 'kept' AND l.id = ? ORDER BY c.num"
    )
    return dict(rows(database, sql, [ledger.NOT_SENT, ledger.LATE, log]))


def _said(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return bytes(body).decode("utf-8", "replace")
