"""The logs in PostgreSQL: rows locked, dense numbers given, devices' last numbers kept.

A number is given by raising `log.head` in the transaction that keeps the entry, under
that row's lock. A reader that has seen number n therefore never meets a smaller one
later, which a sequence or a clock cannot promise.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from psycopg import Connection

from sync.exchange import Entry, EntryKind

Sql = Connection[tuple[Any, ...]]
"""A connection within a transaction."""


class LogRow(NamedTuple):
    """Where a log stands: its newest number, and that of its newest control or key entry."""

    log: str
    head: int = 0
    clear: int = 0


class NewEntry(NamedTuple):
    """An entry with the number it was given."""

    log: str
    seq: int
    kind: EntryKind
    hash: str
    data: bytes


class Link(NamedTuple):
    """The last change number and envelope hash of one device in one log."""

    device: str
    log: str
    n: int
    hash: str


def readable(sql: Sql, organisation: str, caseloads: Iterable[str]) -> dict[str, int]:
    """Return the newest number of every log that these caseloads hold."""
    found = sql.execute(
        """SELECT log, head FROM log WHERE organisation = %(organisation)s AND log IN (
               SELECT log FROM holder
               WHERE organisation = %(organisation)s AND caseload = ANY(%(caseloads)s))""",
        {"organisation": organisation, "caseloads": list(caseloads)},
    )
    return dict(found.fetchall())


def lock(sql: Sql, organisation: str, logs: Iterable[str]) -> dict[str, LogRow]:
    """Lock these logs in sorted order, making rows for new ones; say where each stands."""
    listed = sorted(set(logs))
    sql.execute(
        """INSERT INTO log (organisation, log) SELECT %s, unnest(%s::text[])
           ON CONFLICT DO NOTHING""",
        [organisation, listed],
    )
    rows = sql.execute(
        """SELECT log, head, clear FROM log
           WHERE organisation = %s AND log = ANY(%s) ORDER BY log FOR UPDATE""",
        [organisation, listed],
    )
    return {row[0]: LogRow(*row) for row in rows}


def rows_of(sql: Sql, organisation: str, logs: Iterable[str]) -> dict[str, LogRow]:
    """Say where each of these logs stands, without a lock; one not open is left out."""
    rows = sql.execute(
        "SELECT log, head, clear FROM log WHERE organisation = %s AND log = ANY(%s)",
        [organisation, list(logs)],
    )
    return {row[0]: LogRow(*row) for row in rows}


def clear_entries(sql: Sql, organisation: str, since: Mapping[str, int]) -> dict[str, list[Entry]]:
    """Return each log's control and key entries after a number of it, in order."""
    found: dict[str, list[Entry]] = defaultdict(list)
    rows = sql.execute(
        """SELECT log, kind, data FROM unnest(%s::text[], %s::bigint[]) AS since (log, after)
           JOIN entry USING (log)
           WHERE organisation = %s AND kind IN ('control', 'key') AND seq > after
           ORDER BY log, seq""",
        [list(since), list(since.values()), organisation],
    )
    for log, kind, data in rows:
        found[log].append(Entry(kind, data))
    return found


def links(sql: Sql, organisation: str, logs: Iterable[str]) -> dict[tuple[str, str], Link]:
    """Return the last number and hash of every device in these logs, by (log, device)."""
    rows = sql.execute(
        "SELECT device, log, n, hash FROM chain WHERE organisation = %s AND log = ANY(%s)",
        [organisation, list(logs)],
    )
    return {(row[1], row[0]): Link(*row) for row in rows}


def keep(
    sql: Sql,
    organisation: str,
    rows: Sequence[tuple[LogRow, LogRow]],
    entries: Sequence[NewEntry],
    chain: Sequence[Link],
) -> None:
    """Write what a push added: entries, each log's (before, after) row, the devices' last numbers.

    Raises AssertionError if a number would not be dense: the row was not locked.
    """
    with sql.cursor() as cursor:
        with cursor.copy(
            "COPY entry (organisation, log, seq, kind, hash, data) FROM STDIN (FORMAT BINARY)"
        ) as copy:
            copy.set_types(["text", "text", "bigint", "text", "text", "bytea"])
            for entry in entries:
                copy.write_row((organisation, *entry))
        moved = cursor.execute(
            """UPDATE log SET head = head + more, clear = news.clear
               FROM unnest(%s::text[], %s::bigint[], %s::bigint[]) AS news (name, more, clear)
               WHERE organisation = %s AND log = name RETURNING log, head""",
            [
                [after.log for _, after in rows],
                [after.head - before.head for before, after in rows],
                [after.clear for _, after in rows],
                organisation,
            ],
        )
        if dict(moved.fetchall()) != {after.log: after.head for _, after in rows}:
            raise AssertionError("a number was given without its lock")
        cursor.execute(
            """INSERT INTO chain (organisation, device, log, n, hash)
               SELECT %s, * FROM unnest(%s::text[], %s::text[], %s::bigint[], %s::text[])
               ON CONFLICT (organisation, device, log)
               DO UPDATE SET n = excluded.n, hash = excluded.hash""",
            [organisation, *_columns(chain, 4)],
        )


def numbers_of(
    sql: Sql, organisation: str, named: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """Return the number of each entry, named by (log, hash), that is here already."""
    rows = sql.execute(
        """SELECT log, hash, seq FROM unnest(%s::text[], %s::text[]) AS named (log, hash)
           JOIN entry USING (log, hash) WHERE organisation = %s""",
        [[log for log, _ in named], [name for _, name in named], organisation],
    )
    return {(log, name): seq for log, name, seq in rows}


def forget_empty(sql: Sql, organisation: str, logs: Sequence[str]) -> None:
    """Remove the rows of logs that were to be opened and were not."""
    sql.execute(
        "DELETE FROM log WHERE organisation = %s AND log = ANY(%s) AND head = 0",
        [organisation, list(logs)],
    )


def hold(sql: Sql, organisation: str, holders: Mapping[str, Iterable[str]]) -> None:
    """Make these the caseloads that hold each log, and no others; note that they ever did."""
    held = [(log, caseload) for log, caseloads in holders.items() for caseload in caseloads]
    named = _columns(held, 2)
    sql.execute(
        """DELETE FROM holder WHERE organisation = %s AND log = ANY(%s)
           AND (log, caseload) NOT IN (SELECT * FROM unnest(%s::text[], %s::text[]))""",
        [organisation, list(holders), *named],
    )
    sql.execute(
        """INSERT INTO holder (organisation, log, caseload)
           SELECT %s, * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING""",
        [organisation, *named],
    )
    sql.execute(
        """INSERT INTO held (organisation, log, caseload)
           SELECT %s, * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING""",
        [organisation, *named],
    )


def keep_late(sql: Sql, organisation: str, link: Link, data: bytes) -> None:
    """Keep an envelope that came after its author's right had ended. It has no number."""
    sql.execute(
        """INSERT INTO late (organisation, log, device, hash, data) VALUES (%s, %s, %s, %s, %s)
           ON CONFLICT DO NOTHING""",
        [organisation, link.log, link.device, link.hash, data],
    )


def follows_late(sql: Sql, organisation: str, log: str, device: str, before: str) -> bool:
    """Whether the envelope named by the hash `before` came late."""
    found = sql.execute(
        """SELECT 1 FROM late
           WHERE organisation = %s AND log = %s AND device = %s AND hash = %s""",
        [organisation, log, device, before],
    )
    return found.fetchone() is not None


def _columns(lines: Sequence[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Turn lines into columns: PostgreSQL takes many rows in one statement as arrays."""
    return [[line[at] for line in lines] for at in range(width)]
