"""The audit in PostgreSQL: rows are added, never changed, each with the hash of the one before.

A trigger refuses every change of a row; who may take the trigger away is found out by the
chain, and who makes the chain anew by the hashes in the organisation log.
"""

import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sync import jws, organisation_log
from sync.audit import After, Row, Rows, first_wrong, row_after
from sync.server.access import Caller
from sync.server.log import Sql

AT_ONCE = 2_000
RESTORED = "restored"
TAKEN = "numbers taken"


class Deed(NamedTuple):
    """What was done, by which device ("": none), about what: a code and ids, never content."""

    what: str
    by: str = ""
    about: str = ""


class Finding(NamedTuple):
    """How an organisation's audit stands.

    `wrong` is the first row that does not follow (None: all do). `ticks` is how often the
    organisation log confirmed it, `last` the row that was confirmed last; `lost` counts
    confirmed rows that are not there, `excused` those of them from before a restore.
    """

    organisation: str
    rows: int
    wrong: int | None
    ticks: int
    last: int
    lost: int
    excused: int

    @property
    def sound(self) -> bool:
        """Whether nothing was altered, as far as can be seen."""
        return self.wrong is None and self.lost == self.excused


def note(sql: Sql, organisation: str, deeds: Iterable[Deed]) -> None:
    """Add what was done; to be called last in a transaction: others wait for its end."""
    listed = list(deeds)
    if not listed:
        return
    sql.execute("SELECT pg_advisory_xact_lock(hashtextextended('audit ' || %s, 0))", [organisation])
    last = sql.execute(
        "SELECT n, hash FROM audit WHERE organisation = %s ORDER BY n DESC LIMIT 1", [organisation]
    ).fetchone()
    n, before = last or (0, "")
    at = int(time.time() * 1000)
    for deed in listed:
        row = row_after(before, n + 1, at, deed)
        n, before = row.n, row.hash
        sql.execute(
            """INSERT INTO audit (organisation, n, at, what, by, about, hash)
               VALUES (%s, %s, %s, %s, %s, %s, %s)""",
            [organisation, row.n, row.at, row.what, row.by, row.about, row.hash],
        )


def after(sql: Sql, caller: Caller, asked: After) -> Rows:
    """Answer an administrator: the rows of the organisation after one."""
    n = 0
    if asked.hash:
        found = sql.execute(
            "SELECT n FROM audit WHERE organisation = %s AND hash = %s",
            [caller.organisation, asked.hash.replace("\0", "")],
        ).fetchone()
        if found is None:
            return Rows(known=False)
        n = found[0]
    return Rows(_rows(sql, caller.organisation, n, AT_ONCE))


def last_of(sql: Sql, organisation: str, what: str) -> dict[str, int]:
    """Return which devices did a thing, and when last, in ms since 1970 (UTC)."""
    found = sql.execute(
        "SELECT by, max(at) FROM audit WHERE organisation = %s AND what = %s GROUP BY by",
        [organisation, what],
    )
    return dict(found.fetchall())


def findings(sql: Sql) -> Iterator[Finding]:
    """Check every organisation's rows against their chain, and against its organisation log.

    Raises Refused if an organisation log itself was altered.
    """
    listed = sql.execute("SELECT organisation FROM organisation ORDER BY organisation").fetchall()
    for (name,) in listed:
        found = sql.execute(
            "SELECT data FROM organisation_entry WHERE organisation = %s ORDER BY n", [name]
        )
        yield _finding(name, [data for (data,) in found], _rows(sql, name, 0, None))


def in_words(found: Finding) -> str:
    """Say how an organisation's audit stands, for whoever runs the server."""
    said = [f"{found.organisation}: {found.rows} rows"]
    if found.wrong is None:
        said.append("every row follows from the one before")
    else:
        said.append(f"row {found.wrong} was altered, put in, or follows one that was left out")
    said.append(f"{found.ticks} confirmed by administrators, the last of them row {found.last}")
    if unsound := found.lost - found.excused:
        said.append(f"{unsound} confirmed rows are not there any more: the rows were made anew")
    if found.excused:
        said.append(
            f"{found.excused} confirmed rows went with a restore; if nobody restored this "
            "server, the rows were made anew"
        )
    return "; ".join(said) + "."


def _finding(name: str, log: list[bytes], rows: tuple[Row, ...]) -> Finding:
    organisation_log.replay(log, pinned=name)
    places = {row.hash: row.n for row in rows}
    restored = max((row.at for row in rows if row.what == RESTORED), default=-1)
    signed = [jws.read(entry, organisation_log.TYP).payload for entry in log]
    ticks = [tick for tick in signed if tick["op"] == "tick" and tick["heads"]]
    lost = [tick["at"] for tick in ticks if tick["heads"][0] not in places]
    return Finding(
        organisation=name,
        rows=len(rows),
        wrong=first_wrong(rows),
        ticks=len(ticks),
        last=max((places.get(tick["heads"][0], 0) for tick in ticks), default=0),
        lost=len(lost),
        excused=sum(at <= restored for at in lost),
    )


def _rows(sql: Sql, name: str, after: int, most: int | None) -> tuple[Row, ...]:
    found = sql.execute(
        """SELECT n, at, what, by, about, hash FROM audit
           WHERE organisation = %s AND n > %s ORDER BY n LIMIT %s""",
        [name, after, most],
    )
    return tuple(Row(*row) for row in found)
