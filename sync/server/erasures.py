"""Erasures on the server: bodies dropped for good, and again from what brings them back.

Each erasure is kept as it was signed, in the database and, for a service, in a file that lies
elsewhere than the backups: over a database from an older backup all of them are done again
before a single request is answered.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from linkworker.canonical import b64, decode, encode, unb64
from linkworker.errors import Refused
from sync import control_log, entries, envelope, erasing, jws
from sync.server.log import Sql

_CHANGES = """
    SELECT seq, hash, substring(data FROM 3 FOR get_byte(data, 0) * 256 + get_byte(data, 1))
    FROM entry WHERE organisation = %s AND log = %s AND kind = 'change'
"""
_LATE = """
    SELECT device, hash, substring(data FROM 3 FOR get_byte(data, 0) * 256 + get_byte(data, 1))
    FROM late WHERE organisation = %s AND log = %s
"""


class Erasure(NamedTuple):
    """An erase entry as it was signed, and the log that it stands in."""

    organisation: str
    log: str
    entry: bytes

    @property
    def what(self) -> erasing.What:
        """The edits (device, n, i) that it names; none: all of its log. May raise Refused."""
        op = control_log.operation_of(self.entry)
        if not isinstance(op, entries.Erase):
            raise Refused("not an erasure")
        return op.what


class Erasures:
    """The erasures of one server; `file` (None: none) keeps them beside the database."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file

    def do(self, sql: Sql, erasure: Erasure) -> None:
        """Drop what an erasure names, in the transaction in which it is taken."""
        self._write([erasure])
        keep(sql, erasure)
        drop(sql, erasure)

    def again(self, sql: Sql) -> int:
        """Do every erasure that file or database knows once more; return how many there are."""
        before = {one: None for one in self._read()}
        for erasure in before:
            keep(sql, erasure)
        known = list(_known(sql))
        for erasure in known:
            drop(sql, erasure)
        self._write(one for one in known if one not in before)
        return len(known)

    def _read(self) -> Iterator[Erasure]:
        """Yield what the file holds; a line cut off by a power cut is passed over."""
        if self._file is None or not self._file.exists():
            return
        for line in self._file.read_bytes().splitlines():
            with suppress(Refused):
                said = decode(line)
                erasure = Erasure(
                    str(said.get("org")), str(said.get("log")), unb64(said.get("entry"))
                )
                if erasure.what is not None:
                    yield erasure

    def _write(self, erasures: Iterable[Erasure]) -> None:
        if self._file is None:
            return
        lines = [
            encode({"org": one.organisation, "log": one.log, "entry": b64(one.entry)})
            for one in erasures
        ]
        if lines:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("ab") as file:
                file.write(b"".join(b"\n" + line + b"\n" for line in lines))
                file.flush()
                os.fsync(file.fileno())


def of(sql: Sql, organisation: str, logs: Iterable[str]) -> dict[str, list[erasing.What]]:
    """Return what was erased in each of these logs."""
    found: dict[str, list[erasing.What]] = {}
    rows = sql.execute(
        "SELECT log, data FROM erasure WHERE organisation = %s AND log = ANY(%s)",
        [organisation, list(logs)],
    )
    for log, data in rows:
        found.setdefault(log, []).append(Erasure(organisation, log, data).what)
    return found


def keep(sql: Sql, erasure: Erasure) -> None:
    """Keep an erasure, so that it is never undone."""
    sql.execute(
        """INSERT INTO erasure (organisation, log, hash, data) VALUES (%s, %s, %s, %s)
           ON CONFLICT DO NOTHING""",
        [erasure.organisation, erasure.log, jws.hash_of(erasure.entry), erasure.entry],
    )


def drop(sql: Sql, erasure: Erasure) -> None:
    """Drop the bodies that an erasure names, late ones too; of a whole log also its pieces."""
    where, what = [erasure.organisation, erasure.log], erasure.what
    for seq, name, header64 in sql.execute(_CHANGES, where).fetchall():
        if erasing.names(what, envelope.read_header(header64)):
            sql.execute(
                """UPDATE entry SET kind = 'erased', data = %s
                   WHERE organisation = %s AND log = %s AND seq = %s""",
                [erasing.left_of(header64, name), *where, seq],
            )
    for device, name, header64 in sql.execute(_LATE, where).fetchall():
        if erasing.names(what, envelope.read_header(header64)):
            sql.execute(
                """DELETE FROM late
                   WHERE organisation = %s AND log = %s AND device = %s AND hash = %s""",
                [*where, device, name],
            )
    if not what:
        sql.execute("UPDATE attachment SET gone = true WHERE organisation = %s AND log = %s", where)
        sql.execute("DELETE FROM piece WHERE organisation = %s AND log = %s", where)


def _known(sql: Sql) -> Iterator[Erasure]:
    rows = sql.execute("SELECT organisation, log, data FROM erasure ORDER BY came, hash")
    for organisation, log, data in rows.fetchall():
        yield Erasure(organisation, log, bytes(data))
