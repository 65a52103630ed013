"""A record's state on disk: its heads, kept texts and what this version does not know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from linkworker.store.changes import Name
from linkworker.store.database import Database, rows

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.decode


@dataclass(slots=True)
class State:
    """One record while changes are applied to it: heads and kept texts by slot, as refs.

    `extra` holds what this version does not know; `covers` the heads that a removal counted;
    `fresh` the newest put of each touched slot; `many` the slots that had several heads.
    """

    num: int
    id: str
    kind: str
    log: int
    heads: dict[str, list[int]]
    kept: dict[str, list[int]]
    extra: dict[str, Any]
    covers: list[Name]
    gone: int = 0
    new: bool = False
    fresh: dict[str, tuple[int, Any]] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    many: set[str] = field(default_factory=set)


def load(database: Database, ids: Iterable[str]) -> dict[str, State]:
    """Return the records with these ids that are here."""
    wanted = list(ids)
    found: dict[str, State] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        query = (
            "SELECT num, id, kind, log, heads, kept, extra, covers, gone FROM record"  # noqa: S608
            f" WHERE id IN ({','.join('?' * len(part))})"
        )
        for num, id_, kind, log, *packed, gone in rows(database, query, part):
            heads, kept, extra, covers = (_decode(p) if p else {} for p in packed)
            found[id_] = State(num, id_, kind, log, heads, kept, extra, list(covers), gone)
    return found


def write_states(database: Database, states: Sequence[State]) -> None:
    """Write the heads of these records, and which changes touched them."""
    database.conn.executemany(
        "INSERT INTO record (num, id, kind, log, heads, kept, extra, covers)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (num) DO UPDATE SET"
        " heads = excluded.heads, kept = excluded.kept, extra = excluded.extra,"
        " covers = excluded.covers",
        (
            (s.num, s.id, s.kind, s.log, _encode(s.heads).decode(), _packed(s.kept),
             _packed(s.extra), _packed(s.covers))
            for s in states
        ),
    )  # fmt: skip
    database.conn.executemany(
        "INSERT OR IGNORE INTO touched VALUES (?, ?)",
        ((s.num, change) for s in states for change in sorted(s.touched)),
    )


def write_shown(
    database: Database, table: str, names: Sequence[str], values: list[list[Any]]
) -> None:
    """Write what these columns show: a line for each record, its number last."""
    named = "".join(f", [{name}]" for name in names)
    marks = ", ?" * len(names)
    sets = ", ".join(f"[{name}] = excluded.[{name}]" for name in names) or "num = num"
    database.conn.executemany(
        f"INSERT INTO [{table}] (num{named}) VALUES (?{marks})"  # noqa: S608 - our own names
        f" ON CONFLICT (num) DO UPDATE SET {sets}",
        ([line[-1], *line[:-1]] for line in values),
    )


def _packed(value: Any) -> str | None:
    return _encode(value).decode() if value else None
