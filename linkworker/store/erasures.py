"""Erasures of this laptop: what waits to be signed, what was done here, and who has still to know.

An erasure is told to the caseload that held the log (`done`, `told`): so whoever signs the
certificate can name the laptops that have not confirmed.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from linkworker.store import blanking, forgetting
from linkworker.store.apply import Merge
from linkworker.store.change import log_number, mark_of
from linkworker.store.changes import Changes, WireChange, numbered
from linkworker.store.clock import COUNT
from linkworker.store.database import Database, rows
from linkworker.store.forgetting import Kinds, What

ERASED_AT = "erased_at"  # the setting that says since when no backup may hold what was erased


@dataclass(frozen=True)
class Done:
    """One erasure that this laptop has carried out.

    `entry` is the hash of its signed entry; `whole` says that all of the log went, else `mark`
    says of which edits it is. `at` is in ms; `opened` says that the record was opened here since
    those words were written.
    """

    num: int
    log: str
    caseload: str
    entry: str
    whole: bool
    at: int
    opened: bool
    mark: str


class MayErase(NamedTuple):
    """Whose words a person may have erased in a log: anybody's, or those of `user` alone.

    `leads` are the users who may have anybody's erased there.
    """

    anybody: bool
    user: str = ""
    leads: frozenset[str] = frozenset()


class Erasures:
    """The erasures of one open store."""

    def __init__(
        self, database: Database, kinds: Kinds, merge: Merge, now: Callable[[], int]
    ) -> None:
        self._database = database
        self._kinds = kinds
        self._merge = merge
        self._now = now

    def queue(self, log: str, what: What) -> None:
        """Let an erasure wait to be signed: of these edits (device, n, i), of none named all."""
        said = msgspec.json.encode(sorted(what)).decode()
        rows(self._database, "INSERT INTO to_erase (log, what) VALUES (?, ?)", [log, said])

    def waiting(self) -> list[tuple[int, str, list[tuple[str, int, int]]]]:
        """Return what waits to be signed: (number, log, edits), the oldest first."""
        found = rows(self._database, "SELECT num, log, what FROM to_erase ORDER BY num").fetchall()
        read = msgspec.json.Decoder(list[tuple[str, int, int]]).decode
        return [(num, log, read(what)) for num, log, what in found]

    def let_go(self, num: int) -> None:
        """Wait no longer for an erasure: it stands."""
        rows(self._database, "DELETE FROM to_erase WHERE num = ?", [num])

    def refused(self, num: int, why: str) -> None:
        """Note why an erasure cannot be signed here; it waits until it stands."""
        sql = "UPDATE to_erase SET why = ? WHERE num = ? AND why <> ?"
        rows(self._database, sql, [why, num, why])

    def writers(self, ids: Collection[str]) -> set[str]:
        """Return the users whose laptops wrote in these records, as far as others know of it."""
        users = dict(rows(self._database, "SELECT id, user FROM device"))
        return {users[device] for device, _, _ in forgetting.names_of(self._database, ids)}

    def leave_out(self, incoming: Iterable[tuple[int, int, int, WireChange]]) -> None:
        """Take the edits of what was erased out of changes that come: (log, device, n, change).

        Who said so on this laptop sees to these as well. What only its writer's own words were
        erased of stands again with what others wrote in it.
        """
        listed = list(incoming)
        ids = {edit.id for *_, wire in listed for edit in wire.edits}
        if not (known := forgetting.forgotten_anywhere(self._database, ids)):
            return
        names = dict(rows(self._database, "SELECT num, id FROM log"))
        devices = dict(rows(self._database, "SELECT num, id FROM device"))
        for log, device, n, wire in listed:
            if here := known & {edit.id for edit in wire.edits}:
                how = forgetting.forgotten(self._database, log, here)
                gone = {id_ for id_ in how if how[id_] != forgetting.OWN}
                forgetting.let_back(self._database, log, how.keys() - gone)
                also = [(devices[device], n, i) for i, edit, _ in numbered(wire.edits)
                        if how.get(edit.id) == forgetting.OURS]  # fmt: skip
                if also:
                    self.queue(names[log], also)
                wire.edits = forgetting.without(wire.edits, gone)

    def carry_out(
        self, log: str, entry: str, what: What, left: Callable[[bytes], bytes], *, whole: bool
    ) -> Changes:  # fmt: skip
        """Forget what a signed entry names; `left` gives what is left of an envelope's bytes.

        `whole` says that the records go whole of which an edit is named: a lead or an administrator
        signed it. Of anybody else's only the edits go that it names.
        """
        num = log_number(self._database, log)
        ids = forgetting.records_named(self._database, num, what)
        done = self._shown(num, ids if what else None)
        self._note(log, num, entry, what)
        if not what:
            forgetting.forget_log(self._database, self._kinds, num, log)
        elif whole:
            known = forgetting.forgotten(self._database, num, ids)
            for id_ in ids:
                ours = forgetting.OURS if known.get(id_) == forgetting.OURS else forgetting.THEIRS
                forgetting.forget_records(self._database, self._kinds, num, {id_}, ours=ours)
        else:
            blanked = blanking.blank(self._database, self._kinds, self._merge, num, what)
            forgetting.forget_beside(self._database, num, blanked.gone, ours=forgetting.OWN)
            done |= blanked.changes
        forgetting.forget_set_aside(self._database, num, what)
        forgetting.forget_words(self._database)
        forgetting.empty_envelopes(self._database, num, what, left)
        return done

    def done(self) -> list[Done]:
        """Return what was erased here and has not been told to the team."""
        sql = (
            "SELECT num, log, caseload, entry, whole, at, opened, mark FROM erased"
            " WHERE confirmed = 0 ORDER BY num"
        )
        return [
            Done(num, log, caseload, entry, bool(whole), at, bool(opened), mark)
            for num, log, caseload, entry, whole, at, opened, mark in rows(self._database, sql)
        ]

    def told(self, done: Done) -> None:
        """Note that the team is told of an erasure."""
        rows(self._database, "UPDATE erased SET confirmed = 1 WHERE num = ?", [done.num])

    def forgotten(self, ids: Iterable[str]) -> set[str]:
        """Return which of these records were erased here, or moved away."""
        return forgetting.forgotten_anywhere(self._database, ids)

    def note_opened(self, log: str) -> None:
        """Note that somebody looked at a child's record on this laptop now."""
        sql = "INSERT OR REPLACE INTO opened VALUES (?, ?)"
        rows(self._database, sql, [log, self._now()])

    def _note(self, log: str, num: int, entry: str, what: What) -> None:
        devices = sorted({(device, n) for device, n, _ in what})
        sql = (
            "SELECT min(c.clock) FROM change c JOIN device d ON d.num = c.device"
            " WHERE c.log = ? AND d.id = ? AND c.n = ?"
        )
        written = [rows(self._database, sql, [num, *one]).fetchone()[0] for one in devices]
        since = min((clock >> COUNT for clock in written if clock), default=0)
        rows(
            self._database,
            "INSERT OR IGNORE INTO erased (log, caseload, entry, whole, mark, at, opened)"
            " SELECT id, caseload, ?, ?, ?, ?,"
            " EXISTS (SELECT 1 FROM opened o WHERE o.log = log.id AND o.at >= ?)"
            " FROM log WHERE num = ?",
            [entry, not what, mark_of(what), self._now(), since, num],
        )
        sql = "INSERT OR REPLACE INTO meta VALUES (?, ?)"
        rows(self._database, sql, [ERASED_AT, str(self._now())])

    def _shown(self, log: int, ids: set[str] | None) -> Changes:
        """Return the records of a log that screens show and will not find again."""
        found = rows(self._database, "SELECT id, kind FROM record WHERE log = ?", [log])
        gone = Changes()
        for id_, kind in found.fetchall():
            if kind in self._kinds and (ids is None or id_ in ids):
                gone.ids.setdefault(self._kinds[kind], set()).add(id_)
        return gone
