"""Reading the store: one record, lists, search, history, drafts, what must be decided."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from linkworker.errors import NotFound
from linkworker.fields import GONE, Record, Rule, slot_field
from linkworker.store import drafts, ledger, search
from linkworker.store.apply import Merge
from linkworker.store.changes import View
from linkworker.store.database import Database, in_plain_words, open_database, rows
from linkworker.store.figures import heard, unsent_records, waiting
from linkworker.store.files import Files
from linkworker.store.history import Decision, Line, decision, lines
from linkworker.store.removal import FLAGGED
from linkworker.store.rows import condition, shape_of
from linkworker.store.states import load
from linkworker.store.stayed import Stays
from linkworker.store.whole import Whole

R = TypeVar("R", bound=Record)

_NOTHING: frozenset[str] = frozenset()
_decode = msgspec.json.decode
_decode_heads = msgspec.json.Decoder(dict[str, tuple[int, ...]]).decode


class Reader:
    """One open connection to the store, for reading. Use it from one thread at a time."""

    def __init__(self, database: Database, records: Sequence[type[Record]], merge: Merge) -> None:
        self._database = database
        self._kinds, self._merge = {record.kind: record for record in records}, merge
        self.files = Files(database)
        self.whole = Whole(database, self._kinds, self.find, self.get)
        self.stays = Stays(database, self._kinds, self.get)

    def get(self, record: type[R], id: str) -> R:
        """Return one record, removed or not; raise NotFound."""
        for found in self._read(record, "r.id = ?", [id], ""):
            return found
        raise NotFound(f"There is no {record.title.lower()} here by that number")

    def find(
        self,
        record: type[R],
        *,
        log: str = "",
        newest: str = "",
        since: Any = None,
        limit: int = -1,
        removed: bool = False,
        **equals: Any,
    ) -> list[R]:
        """Return the records of a kind that say this, in the order they were made.

        `log` keeps to one log; `newest` names a field to order by, the latest first, and
        `since` leaves out what is before it in that field; `removed` finds what was removed too.
        All of them, unless `limit` says how many: a copy or a count never lacks one unsaid.
        """
        where, values = condition(record, newest, since, equals, removed=removed)
        if log:
            where += " AND l.id = ?"
            values.append(log)
        order = f"k.[{newest}] DESC, k.num DESC" if newest else "k.num"
        return list(self._read(record, where, values, f"ORDER BY {order} LIMIT {limit:d}"))

    def latest(
        self, record: type[R], newest: str, per: Sequence[str], *, since: Any = None, **equals: Any
    ) -> list[R]:
        """Return, for each combination of the fields `per`, the latest `newest` there is.

        The records returned hold these fields and nothing else, so many are read fast; `since`
        and `equals` leave out others as `find` does.
        """
        where, values = condition(record, newest, since, equals)
        named = ", ".join(f"k.[{name}] AS [{name}]" for name in per)
        cursor = rows(
            self._database,
            f"SELECT {named}, max(k.[{newest}]) AS [{newest}] FROM [{record.kind}] k"  # noqa: S608
            f" JOIN record r ON r.num = k.num WHERE {where}"
            f" GROUP BY {', '.join(f'k.[{name}]' for name in per)}",
            values,
        )
        shape = shape_of(record, (*per, newest))
        return [shape.read(line) for line in cursor.fetchall()]

    def search(
        self,
        typed: str,
        records: Sequence[type[Record]] = (),
        limit: int = search.MOST,
        log: str = "",
    ) -> list[Record]:
        """Return the newest records, of one log or of all, that hold all words or beginnings."""
        kinds = [record.kind for record in records] or list(self._kinds)
        ids = search.find(self._database, typed, kinds, limit, log)
        kinds_of = {id_: self._kinds[one.kind] for id_, one in load(self._database, ids).items()}
        return [self.get(kinds_of[id_], id_) for id_ in ids]

    def meant(self, typed: str) -> str:
        """Return what may have been meant by words that `search` does not find, '' for nothing."""
        return search.meant(self._database, typed)

    def history(self, record: Record) -> list[Line]:
        """Return who changed what in a record, the newest first."""
        return lines(self._database, type(record), record.id)

    def decisions(self) -> list[Decision]:
        """Return everything with two live answers, the oldest record first."""
        found: list[Decision] = []
        listed = rows(
            self._database,
            "SELECT r.kind, r.id, u.slot FROM undecided u JOIN record r ON r.num = u.record"
            " WHERE r.gone <> 1 ORDER BY u.record, u.slot",
        ).fetchall()
        for kind, id_, slot in listed:
            if kind not in self._kinds or slot_field(self._kinds[kind], slot) is None:
                continue
            record = self.get(self._kinds[kind], id_)
            state = load(self._database, [id_])[id_]
            kept = state.kept.get(slot, [])
            view = self._view(self._kinds[kind], slot, state.heads[slot], kept)
            if view.asked:
                found.append(decision(self._database, record, slot, view))
        return found

    def as_at(self, record: Record, slot: str) -> str:
        """Return how new an imported value that stood on screen is, or '' for a typed one."""
        heads = ledger.heads(self._database, record.seen.get(slot, ()))
        return max((head.as_at for head in heads), default="")

    def draft(self, action: str) -> drafts.Draft:
        """Return what was typed; raises NotFound once it was saved or thrown away."""
        return drafts.one(self._database, action)

    def drafts(self, apart: str = "") -> list[drafts.Draft]:
        """Return what was typed and not saved, the newest first; or of one form kept `apart`."""
        return drafts.read(self._database, apart)

    def logs(self, kind: str) -> list[tuple[str, str]]:
        """Return the logs of a kind here: (log id, caseload id)."""
        sql = "SELECT id, caseload FROM log WHERE kind = ? ORDER BY num"
        return list(rows(self._database, sql, [kind]))

    def unsent(self) -> int:
        """Return how many changes wait here; a laptop's own report is not counted."""
        return waiting(self._database)[0]

    def heard(self) -> dict[str, tuple[str, int]]:
        """Return, for each device that wrote here, its user and when its newest change was made.

        Times are milliseconds since 1970 (UTC); what waits here is not counted.
        """
        return heard(self._database)

    def unsent_records(self) -> set[str]:
        """Return the ids of the records with a change that waits on this laptop."""
        return unsent_records(self._database)

    def unsent_logs(self) -> set[str]:
        """Return the ids of the logs with a change that waits here, but for caseloads' own."""
        sql = (
            "SELECT DISTINCT l.id FROM change c JOIN log l ON l.num = c.log"
            " WHERE c.state IN (?, ?) AND c.state <> 'kept' AND l.kind <> 'caseload'"
        )  # <> 'kept': by the index of what waits
        return {id_ for (id_,) in rows(self._database, sql, [ledger.WAITING, ledger.SEALED])}

    def not_sent(self, *, late: bool = False) -> list[tuple[str, str, int]]:
        """Return what was refused for good, or what came `late`: log id, reason, how many."""
        sql = (
            "SELECT l.id, c.why, count(*) FROM change c JOIN log l ON l.num = c.log"
            " WHERE c.state = ? AND c.state <> 'kept' GROUP BY l.id, c.why ORDER BY min(c.num)"
        )
        return list(rows(self._database, sql, [ledger.LATE if late else ledger.NOT_SENT]))

    def not_erased(self) -> set[str]:
        """Return the logs of which words wait to be erased that nobody here may have erased."""
        return {log for (log,) in rows(self._database, "SELECT log FROM to_erase WHERE why <> ''")}

    def to_index(self) -> int:
        """Return how many records the search has still to read."""
        return int(rows(self._database, "SELECT count(*) FROM to_index").fetchone()[0])

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting of this laptop."""
        row = rows(self._database, "SELECT value FROM meta WHERE name = ?", [name]).fetchone()
        return row[0] if row else default

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    def _read(self, record: type[R], where: str, values: Sequence[Any], order: str) -> Iterator[R]:
        cursor = rows(
            self._database,
            "SELECT r.id AS [_id], l.id AS [_log], r.heads AS [_heads],"  # noqa: S608
            " r.kept AS [_kept], r.gone AS [_gone], k.*"
            f" FROM [{record.kind}] k JOIN record r ON r.num = k.num"
            f" JOIN log l ON l.num = r.log WHERE {where} {order}",
            values,
        )
        shape = shape_of(record, tuple(column[0] for column in cursor.description))
        with in_plain_words():
            for row in cursor.fetchall():
                id_, log, heads, texts, gone, *_ = row
                seen = _decode_heads(heads)
                # One head in each slot: fewer commas than slots, and nothing to settle.
                several = heads.count(",") >= len(seen)
                undecided = self._settle(record, seen, texts) if several else _NOTHING
                yield shape.read(
                    row, id=id_, log=log, seen=seen, undecided=undecided, flagged=gone == FLAGGED
                )

    def _settle(
        self, record: type[Record], seen: dict[str, tuple[int, ...]], texts: str | None
    ) -> frozenset[str]:
        """Name the heads that are shown of each slot, and return the slots that wait to be decided.

        `texts` are the replaced texts that are kept, as they stand on disk.
        """
        undecided: set[str] = set()
        several = [slot for slot, refs in seen.items() if len(refs) > 1 and slot != GONE]
        kept = _decode(texts) if several and texts else {}
        for slot in several:
            view = self._view(record, slot, seen[slot], kept.get(slot, []))
            seen[slot] = view.shown
            if view.asked:
                undecided.add(slot)
        return frozenset(undecided)

    def _view(
        self, record: type[Record], slot: str, refs: Sequence[int], kept: Sequence[int]
    ) -> View:
        field = slot_field(record, slot)
        texts = ledger.heads(self._database, kept)
        heads = ledger.heads(self._database, refs)
        return self._merge(field.rule if field else Rule.ASK, heads, texts)


def open_reader(
    path: Path, key: bytes, store_id: str, records: Sequence[type[Record]], merge: Merge
) -> Reader:
    """Open a second connection that only reads, for the screens."""
    with in_plain_words():
        return Reader(open_database(path, key, store_id, reading=True), records, merge)
