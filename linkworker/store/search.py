"""Finding words in records: accents folded, half-words, both name orders, newest first."""

import re
from collections.abc import Iterable

from linkworker.fields import Record, Sensitivity, declared, searchable
from linkworker.store.database import Database, rows

MOST = 50
_WORD = re.compile(r"\w+")


def index(database: Database, kinds: dict[str, type[Record]], nums: Iterable[int]) -> None:
    """Put the words of these records into the search."""
    lines = []
    for num in nums:
        words = _words(database, kinds, num)
        if words is not None:
            lines.append((num, words))
    database.conn.executemany("DELETE FROM search WHERE rowid = ?", [(n,) for n, _ in lines])
    database.conn.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", lines)


def later(database: Database, nums: Iterable[int]) -> None:
    """Note records whose words are indexed in the background."""
    lines = ((num,) for num in nums)
    database.conn.executemany("INSERT OR IGNORE INTO to_index VALUES (?)", lines)


def index_some(database: Database, kinds: dict[str, type[Record]], most: int) -> int:
    """Index some of the records that wait; return how many still do."""
    nums = [num for (num,) in rows(database, "SELECT record FROM to_index LIMIT ?", [most])]
    index(database, kinds, nums)
    database.conn.executemany("DELETE FROM to_index WHERE record = ?", [(n,) for n in nums])
    return int(rows(database, "SELECT count(*) FROM to_index").fetchone()[0])


def find(database: Database, typed: str, kinds: Iterable[str], most: int = MOST) -> list[str]:
    """Return the ids of the newest records that hold every typed word or its beginning."""
    words = _WORD.findall(typed)[:12]
    if not words:
        return []
    query = " ".join(f'"{word}"*' for word in words)
    wanted = list(kinds)
    marks = ",".join("?" * len(wanted))
    sql = (
        "SELECT r.id FROM search s JOIN record r ON r.num = s.rowid"  # noqa: S608
        f" WHERE search MATCH ? AND r.gone <> 1 AND r.kind IN ({marks})"
        " ORDER BY s.rowid DESC LIMIT ?"
    )
    return [id_ for (id_,) in rows(database, sql, [query, *wanted, most])]


def excerpt(record: Record, typed: str, around: int = 40) -> str:
    """Return the words round the first find; never a field that lists may not show."""
    starts = [word.casefold() for word in _WORD.findall(typed)]
    for name in searchable(type(record)):
        field = declared(type(record))[name]
        if field.sensitivity is not Sensitivity.ORDINARY:
            continue
        text = str(getattr(record, name))
        at = min((i for s in starts if (i := text.casefold().find(s)) >= 0), default=-1)
        if at >= 0:
            start, end = max(0, at - around), at + around
            return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return ""


def _words(database: Database, kinds: dict[str, type[Record]], num: int) -> str | None:
    row = rows(database, "SELECT kind FROM record WHERE num = ?", [num]).fetchone()
    kind = kinds.get(row[0]) if row else None
    names = list(searchable(kind)) if kind else []
    if kind is None or not names:
        return None
    listed = ", ".join(f"[{name}]" for name in names)
    sql = f"SELECT {listed} FROM [{kind.kind}] WHERE num = ?"  # noqa: S608 - our own names
    found = [word for word in rows(database, sql, [num]).fetchone() or () if word]
    return " ".join([*found, *reversed(found)] if len(found) == 2 else found)
