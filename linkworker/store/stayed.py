"""What was removed and stays: somebody wrote there who had not seen the removal."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import chain
from typing import Any

import msgspec

from linkworker.fields import GONE, Record
from linkworker.store import ledger
from linkworker.store.database import Database, rows
from linkworker.store.history import Line, lines
from linkworker.store.removal import FLAGGED, Kinds, above, alive_under, uncounted
from linkworker.store.states import load


@dataclass(frozen=True)
class Wrote:
    """One line of the history of a record that no removal had counted."""

    record: Record
    line: Line


@dataclass(frozen=True)
class Stayed:
    """A record that was removed and stays, with what keeps it here.

    `removed` says who removed it and when; `under` are the records alive under it and under
    those; `wrote` is what no removal had counted, in it and in those, the newest first.
    """

    record: Record
    removed: tuple[Line, ...]
    under: tuple[Record, ...]
    wrote: tuple[Wrote, ...]


class Stays:
    """Finds what was removed and stays; `get` is a reader's."""

    def __init__(
        self, database: Database, kinds: Kinds, get: Callable[[type[Any], str], Any]
    ) -> None:
        self._database, self._kinds, self._get = database, kinds, get

    def among(self, logs: Collection[str]) -> list[Stayed]:
        """Return what stays in some logs, the oldest first, but for what stands under another."""
        sql = (
            "SELECT r.kind, r.id FROM record r JOIN log l ON l.num = r.log"
            " WHERE r.gone <> 0 AND r.gone = ? AND l.id IN (SELECT value FROM json_each(?))"
            " ORDER BY r.num"
        )
        wanted = msgspec.json.encode(sorted(logs)).decode()
        found = dict(reversed(one) for one in rows(self._database, sql, [FLAGGED, wanted]))
        known = [id_ for id_, kind in found.items() if kind in self._kinds]
        tops = [id_ for id_ in known if self._above(id_) not in found]
        return [self._stayed(self._get(self._kinds[found[id_]], id_)) for id_ in tops]

    def of(self, record: Record) -> Stayed | None:
        """Return how it came that a record stays, or None where it was never removed."""
        return self._stayed(record) if record.flagged else None

    def _above(self, id_: str) -> str | None:
        return above(self._database, self._kinds, load(self._database, [id_])[id_])

    def _stayed(self, record: Record) -> Stayed:
        under = tuple(self._under(record))
        removed, wrote = self._told(record)
        wrote += chain.from_iterable(self._told(one)[1] for one in under)
        wrote.sort(key=lambda one: one.line.at, reverse=True)
        return Stayed(record, tuple(removed), under, tuple(wrote))

    def _under(self, record: Record) -> list[Record]:
        """Return what is alive under a record, each before what stands under it."""
        found: list[Record] = []
        for kind, id_ in alive_under(self._database, self._kinds, record.kind, record.id):
            one = self._get(kind, id_)
            found += [one, *self._under(one)]
        return found

    def _told(self, record: Record) -> tuple[list[Line], list[Wrote]]:
        """Return who removed a record, and what was written in it that nobody had counted."""
        state = load(self._database, [record.id])[record.id]
        history = lines(self._database, type(record), record.id)
        left = uncounted(self._database, self._kinds, state)
        standing = ledger.heads(self._database, state.heads.get(GONE, []))
        removals = {head.ref for head in standing if head.value is True}
        # Taking back that it was removed once more removes nothing: who had removed it is told.
        undone = {line.undoes for line in history}
        acts = [one for one in history if one.slot == GONE and one.after == "yes"
                and one.action not in undone and not (one.undoes and one.before)]  # fmt: skip
        removed = [line for line in acts if line.ref in removals] or acts[:1]
        return removed, [Wrote(record, line) for line in history if line.ref in left]
