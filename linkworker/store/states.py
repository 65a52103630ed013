"""A record's state on disk: its heads, kept texts and what this version does not know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from linkworker.store.database import Database, rows

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.decode
_decode_refs = msgspec.json.Decoder(dict[str, list[int]]).decode


@dataclass(slots=True)
class State:
    """One record while changes are applied to it: heads and kept texts by slot, as refs.

    `extra` holds what this version does not know; `fresh` the newest put of each touched slot;
    `many` the slots that had several heads.
    """

    num: int
    id: str
    kind: str
    log: int
    heads: dict[str, list[int]]
    kept: dict[str, list[int]]
    extra: dict[str, Any]
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
            "SELECT num, id, kind, log, heads, kept, extra, gone FROM record"  # noqa: S608
            f" WHERE id IN ({','.join('?' * len(part))})"
        )
        for num, id_, kind, log, heads, kept, extra, gone in rows(database, query, part):
            found[id_] = State(
                num,
                id_,
                kind,
                log,
                _decode_refs(heads),
                _decode_refs(kept) if kept else {},
                _decode(extra) if extra else {},
                gone,
            )
    return found


def write_states(database: Database, states: Sequence[State]) -> None:
    """Write the heads of these records, and which changes touched them."""
    database.conn.executemany(
        "INSERT INTO record (heads, kept, extra, num, id, kind, log) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((*_state(s), s.num, s.id, s.kind, s.log) for s in states if s.new),
    )
    database.conn.executemany(
        "UPDATE record SET heads = ?, kept = ?, extra = ? WHERE num = ?",
        ((*_state(s), s.num) for s in states if not s.new),
    )
    database.conn.executemany(
        "INSERT OR IGNORE INTO touched VALUES (?, ?)",
        ((s.num, change) for s in states for change in sorted(s.touched)),
    )


def _state(state: State) -> tuple[str, str | None, str | None]:
    return _encode(state.heads).decode(), _packed(state.kept), _packed(state.extra)


def _packed(value: Any) -> str | None:
    return _encode(value).decode() if value else None
