"""A store in figures: what waits here, since when things are to be decided, who was heard when.

Times are milliseconds since 1970 (UTC), from the stamps of changes.
"""

from dataclasses import dataclass

import msgspec

from linkworker.store import ledger
from linkworker.store.changes import EDITS
from linkworker.store.clock import COUNT, milliseconds
from linkworker.store.database import Database, rows


@dataclass(frozen=True)
class Figures:
    """How many changes wait here, since when the oldest does, and each question's age.

    `oldest` is 0 when nothing waits; `asked` has, for each thing to decide, the caseload it is
    in and when the later of its answers was given.
    """

    unsent: int
    oldest: int
    asked: tuple[tuple[str, int], ...]


def figures(database: Database, before: int) -> Figures:
    """Return what waits in a store, of the work done `before` a time."""
    return Figures(*waiting(database, before), _asked(database))


def waiting(database: Database, before: int = 2**42) -> tuple[int, int]:
    """Return how many changes done before a time wait here, and when the oldest was made.

    What is in a caseload's own log, such as a laptop's report of these figures, is not counted.
    """
    sql = (
        "SELECT count(*), coalesce(min(c.clock), 0) FROM change c JOIN log l ON l.num = c.log"
        " WHERE c.state IN (?, ?) AND c.state <> 'kept' AND c.clock < ?"
        " AND l.kind <> 'caseload'"
    )
    values = [ledger.WAITING, ledger.SEALED, before << COUNT]
    unsent, oldest = rows(database, sql, values).fetchone()
    return unsent, milliseconds(oldest)


def unsent_records(database: Database) -> set[str]:
    """Return the ids of the records with a change that waits here."""
    states = [ledger.WAITING, ledger.SEALED]
    waits = "SELECT num FROM change WHERE state IN (?, ?) AND state <> 'kept'"
    if rows(database, f"{waits} LIMIT 1", states).fetchone() is None:
        return set()
    # + reads what was touched once through; without it every record is asked for every change
    touched = f"SELECT record FROM touched WHERE +change IN ({waits})"  # noqa: S608 - our own words
    sql = f"SELECT id FROM record WHERE num IN ({touched})"  # noqa: S608 - our own words
    return {id_ for (id_,) in rows(database, sql, states)}


def heard(database: Database) -> dict[str, tuple[str, int]]:
    """Return, for each device that wrote in a log here, its user and its newest change.

    What has not reached the server yet does not count.
    """
    # CROSS JOIN keeps SQLite from reading the whole change log: few lines of chain pick it.
    sql = (
        "SELECT d.id, d.user, max(c.clock) FROM chain e"
        " CROSS JOIN change c ON c.log = e.log AND c.device = e.device AND c.n = e.n"
        " JOIN device d ON d.num = e.device WHERE c.state = ? GROUP BY d.num"
    )
    found = rows(database, sql, [ledger.KEPT])
    return {device: (user, milliseconds(clock)) for device, user, clock in found}


def _asked(database: Database) -> tuple[tuple[str, int], ...]:
    sql = (
        "SELECT l.caseload, u.slot, r.heads FROM undecided u JOIN record r ON r.num = u.record"
        " JOIN log l ON l.num = r.log WHERE r.gone <> 1"
    )
    return tuple(
        (caseload, _latest(database, msgspec.json.decode(heads).get(slot, ())))
        for caseload, slot, heads in rows(database, sql).fetchall()
    )


def _latest(database: Database, refs: list[int]) -> int:
    marks = ",".join("?" * len(refs))
    sql = f"SELECT coalesce(max(clock), 0) FROM change WHERE num IN ({marks})"  # noqa: S608
    return milliseconds(rows(database, sql, [ref // EDITS for ref in refs]).fetchone()[0])
