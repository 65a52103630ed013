"""Whether the search holds the words of every record, and no others: read anew beside it.

The search keeps words in a form of its own and no text to compare with, so a second one is filled
in memory, some records at a time, and the two are read side by side.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

from linkworker.fields import Record
from linkworker.store.database import Database, rows
from linkworker.store.search import words_of

_AT_ONCE = 500
_ANEW = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.anew USING fts5(words, content='',"
    ' contentless_delete=1, tokenize="unicode61 remove_diacritics 2")',
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.said_here USING fts5vocab(main, search, instance)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.said_anew USING fts5vocab(temp, anew, instance)",
    "DELETE FROM temp.anew",
)
_WORDS = (
    "SELECT term, doc, offset FROM temp.said_here WHERE term >= ? AND term < ?",
    "SELECT term, doc, offset FROM temp.said_anew WHERE term >= ? AND term < ?",
)
_PARTS = ("", *"123456789abcdefghijklmnopqrstuvwxyz{", chr(0x10FFFF))
_LENGTHS = ("SELECT id, sz FROM search_docsize", "SELECT id, sz FROM temp.anew_docsize")


def read_beside(database: Database, kinds: dict[str, type[Record]]) -> Iterator[None]:
    """Read the words of every record anew, beside the search, some records at a time."""
    for made in _ANEW:
        rows(database, made)
    put = "INSERT INTO temp.anew (rowid, words) VALUES (?, ?)"
    sql = f"SELECT num FROM record WHERE num > ? ORDER BY num LIMIT {_AT_ONCE}"  # noqa: S608
    last = -1
    while nums := [num for (num,) in rows(database, sql, [last])]:
        lines = [(num, words_of(database, kinds, num)) for num in nums]
        database.conn.executemany(put, [line for line in lines if line[1] is not None])
        last = nums[-1]
        yield


def says_the_same(database: Database) -> Iterator[bool]:
    """Say, part by part, whether the search holds what was read beside it.

    Where some records wait to be read it need not, and nothing is said.
    """
    if rows(database, "SELECT 1 FROM to_index LIMIT 1").fetchone():
        return
    yield _same(*(rows(database, sql) for sql in _LENGTHS))
    for bounds in pairwise(_PARTS):
        yield _same(*(rows(database, sql, bounds) for sql in _WORDS))


def _same(here: Iterable[object], anew: Iterable[object]) -> bool:
    return all(one == other for one, other in zip_longest(here, anew))
