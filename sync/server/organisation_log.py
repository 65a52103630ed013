"""Organisations on the server: their logs, appended by compare-and-swap, and their state.

The state that a log leaves is kept in the process and checked against the log's newest
index and hash at each request, so any number of server processes agree.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock as Mutex
from typing import Literal, LiteralString

from linkworker.errors import Conflicted, Held, NotFound, Refused
from sync import organisation_log
from sync.exchange import Append, Found
from sync.organisation import Organisation
from sync.server.directory import claim
from sync.server.log import Sql
from sync.server.schema import code_hash

CACHED = 500
Cuts = dict[str, dict[str, int]]
Lock = Literal["", "FOR SHARE", "FOR UPDATE"]

_AT: Mapping[Lock, LiteralString] = {
    "": "SELECT n, hash FROM organisation WHERE organisation = %s",
    "FOR SHARE": "SELECT n, hash FROM organisation WHERE organisation = %s FOR SHARE",
    "FOR UPDATE": "SELECT n, hash FROM organisation WHERE organisation = %s FOR UPDATE",
}


class Organisations:
    """The organisations of one server, each as its log leaves it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Organisation] = OrderedDict()
        self._mutex = Mutex()

    def current(self, sql: Sql, name: str, lock: Lock = "") -> Organisation:
        """Return an organisation as it is now; raise NotFound if there is none.

        Its log stays as it is until this transaction ends if it is locked: with "FOR SHARE"
        by whoever relies on it, with "FOR UPDATE" by the one who appends.
        """
        row = sql.execute(_AT[lock], [name]).fetchone()
        if row is None:
            raise NotFound("no such organisation")
        return self._at(sql, name, row)

    def of_device(self, sql: Sql, device: str) -> Organisation | None:
        """Return the organisation that a device's id belongs to, as it is now; None if none."""
        row = sql.execute(
            """SELECT organisation, n, organisation.hash
               FROM directory JOIN organisation USING (organisation) WHERE id = %s""",
            [device],
        ).fetchone()
        return self._at(sql, row[0], row[1:]) if row else None

    def _at(self, sql: Sql, name: str, at: tuple[int, str]) -> Organisation:
        with self._mutex:
            kept = self._kept.get(name)
        if kept is None or kept.at != at:
            kept = _replayed(sql, name, kept if kept and kept.position < at[0] else None)
            self._keep(kept)
        return kept

    def append(self, sql: Sql, name: str, append: Append) -> Organisation | Cuts:
        """Append entries; or return the cuts that an ending among them should have named.

        Raises Conflicted if the log moved on, Refused for an entry that breaks its rules.
        """
        state = self.current(sql, name, "FOR UPDATE")
        if state.at != (append.after, append.hash):
            raise Conflicted("the organisation's log moved on")
        for entry in append.entries:
            ending = organisation_log.ending_of(state, entry)
            if ending is not None:
                held = cuts_due(sql, name, ending)
                if held != {log: dict(cut) for log, cut in ending.cuts.items()}:
                    return held
            state = organisation_log.apply(state, entry)
        _write(sql, state, append.entries)
        return state

    def take_back(self, sql: Sql, name: str, entries: Iterable[bytes], device: str) -> Organisation:
        """Take entries that were here before a restore from a laptop that still has them.

        They are signed and follow each other. Their cuts cannot be compared, since what they cut is
        still to be brought; but nobody brings an ending of their own that cuts below what is here.
        From there on, and where one does not follow, all is passed over.
        """
        state = before = self.current(sql, name, "FOR UPDATE")
        taken = []
        for entry in entries:
            try:
                if _uncounts(sql, state, entry, device):
                    break
                state = organisation_log.apply(state, entry)
            except (Refused, Held):
                break
            taken.append(entry)
        if state is not before:
            _write(sql, state, taken)
        return state

    def found(self, sql: Sql, found: Found) -> Organisation:
        """Begin an organisation with a set-up code, which is used up.

        Raises NotFound if the code is not known, Refused for an entry that breaks its rules.
        """
        used = sql.execute("DELETE FROM setup WHERE code = %s", [code_hash(found.code)])
        if not used.rowcount:
            raise NotFound("no such set-up code")
        state = organisation_log.replay(found.entries)
        added = sql.execute(
            "INSERT INTO organisation VALUES (%s, -1, '') ON CONFLICT DO NOTHING", [state.id]
        )
        if not added.rowcount:
            raise Refused("this organisation is here already")
        _write(sql, state, found.entries)
        return state

    def _keep(self, state: Organisation) -> None:
        with self._mutex:
            self._kept[state.id] = state
            self._kept.move_to_end(state.id)
            while len(self._kept) > CACHED:
                self._kept.popitem(last=False)


def entries_after(sql: Sql, name: str, after: int, room: int) -> tuple[bytes, ...]:
    """Return the entries after an index, as many as fit in `room` bytes, at least one."""
    rows = sql.execute(
        """SELECT data FROM (
               SELECT n, data, sum(octet_length(data)) OVER (ORDER BY n) AS total
               FROM (SELECT n, data FROM organisation_entry
                     WHERE organisation = %s AND n > %s ORDER BY n LIMIT %s) AS next) AS counted
           WHERE total <= %s OR n = %s ORDER BY n""",
        [name, after, room // 256, room, after + 1],
    )
    return tuple(row[0] for row in rows)


def cuts_due(sql: Sql, name: str, ending: organisation_log.Ending) -> Cuts:
    """Return the last n held of each of an ending's devices in each log that it concerns.

    Of a caseload's that is every log that it holds or ever held: what was written in a child's
    log before she moved away counts under no other right.
    """
    rows = sql.execute(
        """SELECT log, device, n FROM chain
           WHERE organisation = %(name)s AND device = ANY(%(devices)s)
             AND (%(caseload)s::text IS NULL OR log IN (
                 SELECT log FROM held
                 WHERE organisation = %(name)s AND caseload = %(caseload)s))""",
        {"name": name, "devices": list(ending.devices), "caseload": ending.caseload},
    )
    due: Cuts = {}
    for log, device, n in rows:
        due.setdefault(log, {})[device] = n
    return due


def _uncounts(sql: Sql, state: Organisation, entry: bytes, device: str) -> bool:
    """Whether an ending cuts below what is here, and only its signer says that it was taken."""
    ending = organisation_log.ending_of(state, entry)
    if ending is None:
        return False
    signer = organisation_log.signer_of(entry)
    if signer not in organisation_log.devices_of(state, state.device(device).user):
        return False
    due = cuts_due(sql, state.id, ending).items()
    return any(
        n > ending.cuts.get(log, {}).get(dev, 0) for log, cut in due for dev, n in cut.items()
    )


def _replayed(sql: Sql, name: str, state: Organisation | None) -> Organisation:
    rows = sql.execute(
        "SELECT data FROM organisation_entry WHERE organisation = %s AND n > %s ORDER BY n",
        [name, state.position if state else -1],
    )
    for (data,) in rows:
        state = organisation_log.apply(state, data, verified=True)
    if state is None:
        raise NotFound("no such organisation")
    return state


def _write(sql: Sql, state: Organisation, entries: Iterable[bytes]) -> None:
    listed = list(entries)
    first = state.position + 1 - len(listed)
    with sql.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO organisation_entry (organisation, n, data) VALUES (%s, %s, %s)",
            [(state.id, first + number, data) for number, data in enumerate(listed)],
        )
    sql.execute(
        "UPDATE organisation SET n = %s, hash = %s WHERE organisation = %s",
        [*state.at, state.id],
    )
    for device in state.devices:
        if state.devices[device].added >= first and not claim(sql, state.id, device):
            raise Refused("this id is in use")
