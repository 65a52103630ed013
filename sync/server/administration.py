"""What administrators ask of the server: found, append, count."""

import time
from typing import NamedTuple

from linkworker.errors import NotFound
from sync.exchange import Answer, Append, Found, State, Trouble
from sync.organisation import Organisation
from sync.server import audit, joining
from sync.server.access import Caller
from sync.server.audit import Deed
from sync.server.log import Sql
from sync.server.organisation_log import Organisations

RESTORED_FOR = 60 * 86_400.0


class Desk:
    """Answers administrators, over the organisations of one server."""

    def __init__(self, organisations: Organisations, incarnation: str) -> None:
        self._organisations = organisations
        self._incarnation = incarnation

    def found(self, sql: Sql, _caller: Caller, found: Found) -> Answer:
        """Begin an organisation with a set-up code."""
        state = self._organisations.found(sql, found)
        audit.note(sql, state.id, [Deed("found")])
        return self._done()

    def append(self, sql: Sql, caller: Caller, append: Append) -> Answer | Trouble:
        """Append to the organisation's log; or name the cuts that an ending should have."""
        outcome = self._organisations.append(sql, caller.organisation, append)
        if isinstance(outcome, Organisation):
            joining.answered(sql, outcome.id, outcome.devices)
            audit.note(sql, outcome.id, [Deed("append", caller.device, str(outcome.position))])
            return self._done()
        return Trouble("cuts", int(time.time() * 1000), outcome)

    def status(self, sql: Sql, caller: Caller, _nothing: None) -> State:
        """Return counts of what the server keeps for an organisation."""
        state = self._organisations.current(sql, caller.organisation)
        row = sql.execute(
            "SELECT count(*), coalesce(sum(head), 0)::bigint FROM log WHERE organisation = %s",
            [caller.organisation],
        ).fetchone()
        logs, entries = row or (0, 0)
        twice = audit.last_of(sql, caller.organisation, audit.TAKEN)
        return State(self._incarnation, logs, entries, len(state.devices), state.at, twice)

    def _done(self) -> Answer:
        return Answer(int(time.time() * 1000), self._incarnation)


class Life(NamedTuple):
    """A server's incarnation, and when a backup was brought back, if ever (s since 1970)."""

    incarnation: str
    began: float | None = None

    @property
    def restored(self) -> bool:
        """Whether what was here before is still taken again: for 60 days after a restore.

        As long do laptops keep what came late. Whoever stays away longer brings nothing of others'.
        """
        return self.began is not None and time.time() < self.began + RESTORED_FOR


def life(sql: Sql) -> Life:
    """Return this server's life; raise NotFound if `init` has not been run."""
    row = sql.execute(
        "SELECT incarnation, extract(epoch FROM restored)::float8 FROM server"
    ).fetchone()
    if row is None:
        raise NotFound("run linkworker-server init first")
    return Life(*row)


def totals(sql: Sql) -> list[tuple[str, int | str]]:
    """Return what the whole server keeps, as labels and counts."""
    row = sql.execute(
        """SELECT (SELECT incarnation FROM server), (SELECT count(*) FROM organisation),
                  (SELECT count(*) FROM log), (SELECT coalesce(sum(head), 0)::bigint FROM log),
                  (SELECT count(*) FROM late), (SELECT count(*) FROM setup)"""
    ).fetchone()
    labels = ("incarnation", "organisations", "logs", "entries", "late", "unused codes")
    return list(zip(labels, row or (), strict=True))
