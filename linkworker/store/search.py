"""Finding words in records: accents folded, half-words, both name orders, newest first."""

import re
import unicodedata
from collections.abc import Iterable

from linkworker.fields import Record, Sensitivity, searchable, sensitivity_of
from linkworker.measures.slips import forgiven, nearest, plain
from linkworker.store.database import Database, rows

MOST = 50
MOST_WORDS = 12
_WORD = re.compile(r"\w+")
# Every word that the search holds, read from the search itself: nothing is kept twice
_SAID = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.said USING fts5vocab(main, search, row)"


def index(database: Database, kinds: dict[str, type[Record]], nums: Iterable[int]) -> None:
    """Put the words of these records into the search."""
    lines = []
    for num in nums:
        words = words_of(database, kinds, num)
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
    return waiting(database)


def waiting(database: Database) -> int:
    """Return how many records wait to be indexed."""
    return int(rows(database, "SELECT count(*) FROM to_index").fetchone()[0])


def clear(database: Database) -> None:
    """Empty the search, whatever state it is in."""
    rows(database, "INSERT INTO search (search) VALUES ('delete-all')")


def begin_anew(database: Database) -> int:
    """Let every record be indexed again, in the background; return how many those are."""
    clear(database)
    rows(database, "INSERT OR IGNORE INTO to_index SELECT num FROM record")
    return waiting(database)


def find(
    database: Database, typed: str, kinds: Iterable[str], most: int = MOST, log: str = ""
) -> list[str]:
    """Return the ids of the newest records that hold every typed word or its beginning."""
    words = _WORD.findall(typed)[:MOST_WORDS]
    if not words:
        return []
    query = " ".join(f'"{word}"*' for word in words)
    wanted = list(kinds)
    marks = ",".join("?" * len(wanted))
    sql = (
        "SELECT r.id FROM search s JOIN record r ON r.num = s.rowid"  # noqa: S608
        f" WHERE search MATCH ? AND r.gone <> 1 AND r.kind IN ({marks})"
        " AND (? = '' OR r.log = (SELECT num FROM log WHERE id = ?))"
        " ORDER BY s.rowid DESC LIMIT ?"
    )
    return [id_ for (id_,) in rows(database, sql, [query, *wanted, log, log, most])]


def meant(database: Database, typed: str) -> str:
    """Return the typed words with those that nothing here holds put right; '' if none can be.

    A word is put right by the commonest of those that are the fewest slips of the hand away and
    begin with the same two letters: more of them would take longer to read than a keystroke.
    """
    rows(database, _SAID)
    put_right = [_put_right(database, word) for word in _WORD.findall(plain(typed))[:MOST_WORDS]]
    return " ".join(put_right) if all(put_right) else ""


def _put_right(database: Database, word: str) -> str:
    """Return a word that some record holds: this one, or the likeliest that was meant."""
    known = rows(database, "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", [f'"{word}"*'])
    if known.fetchone():
        return word
    most, begins = forgiven(word), word[:2]
    found = rows(
        database,
        "SELECT term, doc FROM temp.said WHERE term >= ? AND term < ?"
        " AND length(term) BETWEEN ? AND ?",
        [begins, begins[:1] + chr(ord(begins[-1]) + 1), len(word) - most, len(word) + most],
    )
    held = dict(found.fetchall()) if most else {}
    return max(nearest(word, list(held)), key=lambda term: held[term], default="")


def spans(text: str, typed: str) -> list[tuple[int, int]]:
    """Return where words of a text begin as typed, accents folded: (from, to) in letters."""
    starts = [re.escape(word) for word in _WORD.findall(_folded(typed))[:MOST_WORDS]]
    if not starts:
        return []
    return [found.span() for found in re.finditer(rf"\b(?:{'|'.join(starts)})", _folded(text))]


def left_over(text: str, typed: str) -> str:
    """Return the typed words with which no word of the text begins; '' when all are there."""
    folded = _folded(text)
    words = _WORD.findall(_folded(typed))[:MOST_WORDS]
    return " ".join(word for word in words if not re.search(rf"\b{re.escape(word)}", folded))


def excerpt(record: Record, typed: str, around: int = 40) -> str:
    """Return the words round the first find; never of a field that lists may not show.

    '' when only such a field, or no field at all, holds what was typed.
    """
    for name in searchable(type(record)):
        if sensitivity_of(record, name) is not Sensitivity.ORDINARY:
            continue
        text = " ".join(str(getattr(record, name)).split())
        for at, _ in spans(text, typed)[:1]:
            return _cut(text, max(0, at - around), at + around)
    return ""


def _cut(text: str, start: int, end: int) -> str:
    """Cut whole words out of a text, with … where it goes on."""
    start = text.find(" ", start - 1) + 1 if start else 0
    if end >= len(text):
        end = len(text)
    elif (space := text.rfind(" ", start + 1, end + 1)) > 0:
        end = space
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _folded(text: str) -> str:
    """Fold accents and capitals, letter for letter, so that places stay the same."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text)


def words_of(database: Database, kinds: dict[str, type[Record]], num: int) -> str | None:
    """Return what of a record is searched: for two words both orders; None for no such kind."""
    row = rows(database, "SELECT kind FROM record WHERE num = ?", [num]).fetchone()
    kind = kinds.get(row[0]) if row else None
    names = list(searchable(kind)) if kind else []
    if kind is None or not names:
        return None
    listed = ", ".join(f"[{name}]" for name in names)
    sql = f"SELECT {listed} FROM [{kind.kind}] WHERE num = ?"  # noqa: S608 - our own names
    found = [word for word in rows(database, sql, [num]).fetchone() or () if word]
    return " ".join([*found, *reversed(found)] if len(found) == 2 else found)
