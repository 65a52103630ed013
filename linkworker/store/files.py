"""The bytes of pictures and papers: in pieces, inside the encrypted store, beside the change log.

A file bears the id of its record. Its bytes never change, so they are kept and sent once, piece
by piece, and go on from the piece that is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from linkworker.store.database import Database, rows, transaction

PIECE = 65_519  # bytes: sealed with its padding and tag, each piece is 64 KiB on its way


class FileState(Enum):
    """Where the bytes of a file are."""

    WAITS = "waits"  # whole here, and not yet whole on the server
    KEPT = "kept"  # whole here and there
    COMING = "coming"  # not whole here yet
    DAMAGED = "damaged"  # what came was not what was sent: it is asked for again
    LEAVING = "leaving"  # gone from here; the server has still to be told
    GONE = "gone"  # gone everywhere
    NOT_TAKEN = "not taken"  # the server refused it for good; `why` says for which reason


_WHOLE = (FileState.WAITS, FileState.KEPT, FileState.NOT_TAKEN)
_OVER = (FileState.LEAVING, FileState.GONE)


@dataclass(frozen=True)
class File:
    """One file: its record's id, its log, how many pieces it has, and where it is."""

    id: str
    log: str
    pieces: int
    state: FileState
    why: str = ""

    @property
    def whole(self) -> bool:
        """Whether all of it is here."""
        return self.state in _WHOLE

    @property
    def over(self) -> bool:
        """Whether its bytes are gone from here for good."""
        return self.state in _OVER


class Files:
    """The files of one open store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, log: str = "") -> dict[str, File]:
        """Return the files of a log, or of all, by id."""
        sql = "SELECT id, log, pieces, state, why FROM file WHERE log = ? OR ? = ''"
        return {file.id: file for file in self._listed(sql, [log, log])}

    def busy(self) -> list[File]:
        """Return the files that something is still to be done about, in the order of their ids."""
        sql = "SELECT id, log, pieces, state, why FROM file WHERE state <> 'kept' ORDER BY id"
        return [file for file in self._listed(sql) if file.state not in _DONE]

    def waiting(self) -> int:
        """Return how many files are whole here and wait to be sent."""
        sql = "SELECT count(*) FROM file WHERE state = ? AND state <> 'kept'"
        return int(rows(self._database, sql, [FileState.WAITS.value]).fetchone()[0])

    def waits_in(self) -> set[str]:
        """Return the logs of the files that wait to be sent."""
        return {file.log for file in self.busy() if file.state is FileState.WAITS}

    def bytes_of(self, id_: str) -> bytes:
        """Return the bytes of a file that is whole here; no bytes for any other."""
        sql = (
            "SELECT p.data FROM file_piece p JOIN file f ON f.id = p.file"
            " WHERE f.id = ? AND f.state IN (?, ?, ?) ORDER BY p.n"
        )
        found = rows(self._database, sql, [id_, *(state.value for state in _WHOLE)])
        return b"".join(data for (data,) in found)

    def here(self, id_: str) -> frozenset[int]:
        """Return the numbers of the pieces of a file that are here."""
        sql = "SELECT n FROM file_piece WHERE file = ?"
        return frozenset(n for (n,) in rows(self._database, sql, [id_]))

    def piece(self, id_: str, n: int) -> bytes:
        """Return one piece that is here."""
        sql = "SELECT data FROM file_piece WHERE file = ? AND n = ?"
        return bytes(rows(self._database, sql, [id_, n]).fetchone()[0])

    def keep(self, id_: str, log: str, data: bytes) -> None:
        """Keep a whole file, to be sent."""
        parts = cut(data)
        with transaction(self._database):
            sql = "INSERT INTO file_piece VALUES (?, ?, ?)"
            self._database.conn.executemany(sql, [(id_, n, part) for n, part in enumerate(parts)])
            self._set(File(id_, log, len(parts), FileState.WAITS))

    def keep_piece(self, id_: str, n: int, data: bytes) -> None:
        """Keep a piece that came; once more does no harm."""
        rows(self._database, "INSERT OR REPLACE INTO file_piece VALUES (?, ?, ?)", [id_, n, data])

    def expect(self, wanted: Mapping[str, tuple[str, int]]) -> None:
        """Expect files to come: id -> (log, how many pieces)."""
        with transaction(self._database):
            for id_, (log, pieces) in wanted.items():
                self._set(File(id_, log, pieces, FileState.COMING))

    def settle(self, file: File, state: FileState, why: str = "") -> None:
        """Note where a file is now; one that is damaged or gone keeps no byte here."""
        with transaction(self._database):
            if state in (FileState.DAMAGED, *_OVER):
                rows(self._database, "DELETE FROM file_piece WHERE file = ?", [file.id])
            self._set(File(file.id, file.log, file.pieces, state, why))

    def forget(self, id_: str) -> None:
        """Keep nothing of a file whose record is not here; what others hold is theirs."""
        with transaction(self._database):
            for sql in ("DELETE FROM file_piece WHERE file = ?", "DELETE FROM file WHERE id = ?"):
                rows(self._database, sql, [id_])

    def offer_again(self) -> None:
        """Hold all that is whole here, or was let go here, for unheard of by the server.

        What only the server said was gone (`why`) is asked for again.
        """
        sql = "UPDATE file SET state = ?, why = '' WHERE state = ? AND (why = '') = ?"
        for before, without_why, after in _AGAIN:
            rows(self._database, sql, [after.value, before.value, without_why])

    def _set(self, file: File) -> None:
        values = [file.id, file.log, file.pieces, file.state.value, file.why]
        rows(self._database, "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)", values)

    def _listed(self, sql: str, values: list[str] | None = None) -> Iterator[File]:
        for id_, log, pieces, state, why in rows(self._database, sql, values or []):
            yield File(id_, log, pieces, FileState(state), why)


_DONE = (FileState.KEPT, FileState.GONE, FileState.NOT_TAKEN)
_AGAIN = (
    (FileState.KEPT, True, FileState.WAITS),
    (FileState.GONE, True, FileState.LEAVING),
    (FileState.GONE, False, FileState.COMING),
    (FileState.NOT_TAKEN, False, FileState.WAITS),
)


def cut(data: bytes) -> list[bytes]:
    """Cut a file into its pieces, all but the last of one length."""
    return [data[at : at + PIECE] for at in range(0, len(data), PIECE)]
