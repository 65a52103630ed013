"""An organisation's sealed records -> one file that its recovery sheets open (`sync.backup`).

And the way back: what a recovery tells the organisation, when no laptop is left to send it.
"""

import time
from collections.abc import Iterator
from typing import Any

from linkworker.errors import Conflicted, Refused
from sync import jws, organisation_log
from sync.backup import Begun, LatePart, LogPart, OrganisationPart, Part, PiecePart
from sync.exchange import LARGEST_REQUEST, Append, Entry
from sync.organisation import Organisation
from sync.server.log import Sql
from sync.server.organisation_log import Organisations

_BATCH = 500


def organisations(sql: Sql) -> list[str]:
    """Return the organisations of this server."""
    return [name for (name,) in sql.execute("SELECT organisation FROM organisation ORDER BY 1")]


def records(sql: Sql, organisation: str) -> Iterator[Part]:
    """Yield all that is kept of an organisation, as it stood when the transaction began."""
    sql.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    yield Begun(organisation, int(time.time() * 1000))
    entries = "SELECT data FROM organisation_entry WHERE organisation = %s ORDER BY n"
    for (data,) in _stream(sql, entries, organisation):
        yield OrganisationPart((data,))
    yield from _logs(sql, organisation)
    late = "SELECT log, device, data FROM late WHERE organisation = %s ORDER BY log, hash"
    for log, device, data in _stream(sql, late, organisation):
        yield LatePart(log, device, data)
    pieces = """SELECT log, attachment, n, g, data FROM piece
                WHERE organisation = %s ORDER BY log, attachment, n"""
    for row in _stream(sql, pieces, organisation):
        yield PiecePart(*row)


def _logs(sql: Sql, organisation: str) -> Iterator[LogPart]:
    listed = "SELECT log, seq, kind, data FROM entry WHERE organisation = %s ORDER BY log, seq"
    log, first, size = "", 0, 0
    held: list[Entry] = []
    for name, seq, kind, data in _stream(sql, listed, organisation):
        if name != log or size > LARGEST_REQUEST // 2:
            if held:
                yield LogPart(log, first, tuple(held))
            log, first, held, size = name, seq, [], 0
        held.append(Entry(kind, data))
        size += len(data)
    if held:
        yield LogPart(log, first, tuple(held))


def _stream(sql: Sql, statement: Any, organisation: str) -> Iterator[tuple[Any, ...]]:
    with sql.cursor(name="records") as cursor:
        cursor.itersize = _BATCH
        cursor.execute(statement, [organisation])
        yield from cursor


def readmit(sql: Sql, message: Append) -> str:
    """Append what a recovery has to tell an organisation; return the organisation's id.

    Only the root's own entries are taken so, since no laptop may be left to send them. Raises
    Refused for any other, Conflicted when the organisation's log has moved on since the backup.
    """
    row = sql.execute(
        "SELECT organisation FROM organisation WHERE n = %s AND hash = %s",
        [message.after, message.hash],
    ).fetchone()
    if row is None:
        raise Conflicted("the organisation's log has moved on since this backup, or is not here")
    if any(jws.read(entry, organisation_log.TYP).kid != jws.ROOT for entry in message.entries):
        raise Refused("not signed by the organisation's root")
    done = Organisations().append(sql, row[0], message)
    if not isinstance(done, Organisation):
        raise Refused("a recovery ends nobody's rights")
    return done.id
