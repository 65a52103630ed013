"""All of a log that is kept here, whatever a screen would show of it: for who has a right to it."""

from dataclasses import dataclass
from typing import Any

import msgspec

from linkworker.fields import Record
from linkworker.store import ledger
from linkworker.store.database import Database, rows
from linkworker.store.history import Line, lines
from linkworker.store.states import load


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


def kept(database: Database, found: list[Record], showing: set[str], log: str) -> list[Kept]:
    """Return records of a log with what is kept about each; `showing` are those not removed."""
    refused = _refusals(database, log) if found else {}
    return [
        Kept(one, one.id not in showing, refused.get(one.id, ""),
             tuple(lines(database, type(one), one.id)))
        for one in found
    ]  # fmt: skip


def apart(database: Database, log: str, known: set[str]) -> list[Apart]:
    """Return what no record of this version shows; `known` are the kinds that it knows."""
    sql = "SELECT r.id, r.kind FROM record r JOIN log l ON l.num = r.log WHERE l.id = ?"
    newer = [(id_, kind) for id_, kind in rows(database, sql, [log]) if kind not in known]
    states = load(database, [id_ for id_, _ in newer])
    sql = (
        "SELECT d.id || ' ' || coalesce(p.n, 0), p.why, p.body FROM parked p"
        " JOIN log l ON l.num = p.log JOIN device d ON d.num = p.device WHERE l.id = ?"
    )
    aside = [
        Apart(id_, "change", why, _said(body)) for id_, why, body in rows(database, sql, [log])
    ]
    from_newer = "made by a newer version of this program"
    return [Apart(id_, kind, from_newer, states[id_].extra) for id_, kind in newer] + aside


def _refusals(database: Database, log: str) -> dict[str, str]:
    """Return, for the records of a log with a change in Not sent, why the server refused it."""
    sql = (
        "SELECT r.id, coalesce(c.why, '') FROM change c JOIN touched t ON t.change = c.num"
        " JOIN record r ON r.num = t.record JOIN log l ON l.num = c.log"
        " WHERE c.state = ? AND c.state <> 'kept' AND l.id = ? ORDER BY c.num"
    )
    return dict(rows(database, sql, [ledger.NOT_SENT, log]))


def _said(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return bytes(body).decode("utf-8", "replace")
