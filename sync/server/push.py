"""What a laptop pushes, judged entry by entry: one that is wrong never stops the others.

The logs concerned are locked, so numbers are dense and what was judged still holds when
the transaction ends. The server reads control and key entries and the headers of
envelopes; it cannot read a change.
"""

import time
from collections import ChainMap
from collections.abc import Sequence

from msgspec.structs import replace

from linkworker.errors import Held, Late, Refused
from sync import control_log, envelope, jws, key_log, rights
from sync.checking import Checked
from sync.controls import Controls, key_is_due
from sync.exchange import LARGEST_ENTRY, Push, Receipt
from sync.organisation import Device, Organisation
from sync.server import audit, log
from sync.server.access import had_standing
from sync.server.audit import Deed
from sync.server.directory import is_id
from sync.server.log_state import LogStates

NOT_HERE = "no such log"


class Intake:
    """The entries of one request, and the logs they are for, locked until it ends."""

    def __init__(
        self,
        sql: log.Sql,
        organisation: Organisation,
        pusher: Device,
        states: LogStates,
        pushed: Sequence[Push],
    ) -> None:
        self._sql = sql
        self._organisation = organisation
        self._pusher = pusher
        self._states = states
        self._pushed = [(push, jws.hash_of(push.entry.data)) for push in pushed]
        self._before = log.lock(
            sql, organisation.id, {push.log for push in pushed if is_id(push.log)}
        )
        self._rows = dict(self._before)
        self._controls = states.of(sql, organisation, self._rows)
        self._beside: dict[str, Controls] = {}
        self._chain = log.links(sql, organisation.id, self._rows)
        self._links: dict[tuple[str, str], log.Link] = {}
        self._entries: list[log.NewEntry] = []
        self._numbers = log.numbers_of(
            sql,
            organisation.id,
            [(push.log, name) for push, name in self._pushed if push.log in self._rows],
        )
        self._deeds: list[Deed] = []
        self._waited_for: set[str] = set()
        self._rehold: set[str] = set()
        self._stale: dict[str, bool] = {}
        self._named: dict[frozenset[str], dict[str, bytes]] = {}
        sealed = [push.entry.data for push in pushed if push.entry.kind == "change"]
        self._checked = Checked(organisation, sealed)

    def take(self) -> tuple[Receipt, ...]:
        """Judge every entry in order, keep what is accepted, and say what became of each."""
        receipts = tuple(self._receipt(push, name) for push, name in self._pushed)
        organisation = self._organisation.id
        changed = [
            (before, self._rows[name])
            for name, before in self._before.items()
            if self._rows[name] != before
        ]
        if changed:
            log.keep(self._sql, organisation, changed, self._entries, list(self._links.values()))
        if self._rehold:
            holders = {name: self._controls[name].holders() for name in self._rehold}
            log.hold(self._sql, organisation, holders)
        empty = [name for name, row in self._rows.items() if row.head == 0]
        if empty:
            log.forget_empty(self._sql, organisation, empty)
        audit.note(self._sql, organisation, self._deeds)
        return receipts

    def _receipt(self, push: Push, name: str) -> Receipt:
        try:
            with jws.boundary():
                return self._judged(push, name)
        except Refused as error:
            return Receipt("refused", why=str(error))
        except Held as error:
            self._waited_for.add(push.log)
            return Receipt("again", why=str(error))

    def _judged(self, push: Push, name: str) -> Receipt:
        row = self._rows.get(push.log)
        if row is None or not self._is_here(push, row):
            raise Refused(NOT_HERE)
        if len(push.entry.data) > LARGEST_ENTRY:
            raise Refused("too long")
        seq = self._numbers.get((push.log, name))
        if seq is not None:
            return Receipt("duplicate", seq)
        if push.entry.kind == "change":
            return self._change(push, name)
        return self._clear(push, name)

    def _is_here(self, push: Push, row: log.LogRow) -> bool:
        """Whether this log is there for this laptop; a log is made by its first control entry."""
        if row.head > 0:
            return had_standing(self._organisation, self._controls[push.log], self._pusher)
        if push.entry.kind != "control" and push.log in self._waited_for:
            raise Held("its opening first")
        return push.entry.kind == "control"

    def _clear(self, push: Push, name: str) -> Receipt:
        before = self._controls[push.log]
        control = push.entry.kind == "control"
        apply = control_log.apply_control if control else key_log.apply_key
        try:
            after = apply(self._organisation, before, push.entry.data, now=True)
        except Refused as error:
            if _overtaken(before, push):
                raise Held("another entry came first") from error
            raise
        if control:
            self._check_cuts(push)
            self._rehold.add(push.log)
            self._deed(type(control_log.operation_of(push.entry.data)).__name__.lower(), push.log)
        else:
            self._check_boxes(before, after)
        self._controls[push.log] = after
        self._stale.clear()
        self._named.clear()
        return self._accepted(push, name)

    def _change(self, push: Push, name: str) -> Receipt:
        sealed = self._checked.read(push.entry.data)
        header = sealed.header
        controls = self._controls[push.log]
        link = self._chain.get((push.log, header.kid))
        last = (link.n, link.hash) if link else (0, "")
        new = log.Link(header.kid, push.log, header.last, name)
        if (header.first - 1, header.pv) != last:
            if self._is_late(sealed, new):
                return self._late(push, new)
            ahead = header.first > last[0] + 1
            if not ahead:
                self._deed("numbers taken", push.log)
            why = "an earlier envelope is missing" if ahead else "these numbers are taken"
            return Receipt("again" if ahead else "refused", why=why, last=last)
        envelope.verify(self._organisation, controls, sealed, last, self._checked.sound)
        if not self._in_time(controls, header):
            return self._late(push, new)
        self._check_deps(header)
        if header.g != controls.g or self._is_stale(controls):
            raise Held("stale key")
        self._chain[(push.log, header.kid)] = self._links[(push.log, header.kid)] = new
        return self._accepted(push, name)

    def _is_late(self, sealed: envelope.Envelope, new: log.Link) -> bool:
        """Whether it goes on from an envelope that came late, and so comes late itself."""
        header = sealed.header
        if not log.follows_late(self._sql, self._organisation.id, new.log, new.device, header.pv):
            return False
        controls = self._controls[new.log]
        envelope.verify(self._organisation, controls, sealed, (header.first - 1, header.pv))
        return not self._in_time(controls, header)

    def _in_time(self, controls: Controls, header: envelope.Header) -> bool:
        """Whether the author's right lasts, by the logs and (cover that ends) by the clock.

        The version of the content does not matter to a server that cannot read it.
        """
        try:
            until = rights.may(self._organisation, controls, replace(header, sv=envelope.SCHEMA))
        except Late:
            return False
        return until is None or time.time() * 1000 <= until

    def _late(self, push: Push, new: log.Link) -> Receipt:
        log.keep_late(self._sql, self._organisation.id, new, push.entry.data)
        self._deed("late", push.log)
        return Receipt("late")

    def _accepted(self, push: Push, name: str) -> Receipt:
        row = self._rows[push.log]
        seq = row.head + 1
        clear = row.clear if push.entry.kind == "change" else seq
        self._rows[push.log] = log.LogRow(push.log, seq, clear)
        self._numbers[(push.log, name)] = seq
        self._entries.append(log.NewEntry(push.log, seq, push.entry.kind, name, push.entry.data))
        return Receipt("accepted", seq)

    def _deed(self, what: str, about: str) -> None:
        self._deeds.append(Deed(what, self._pusher.id, about))

    def _check_deps(self, header: envelope.Header) -> None:
        for device, n in header.deps.items():
            link = self._chain.get((header.log, device))
            if link is None or link.n < n:
                raise Held("builds on a change that is not here yet")

    def _check_cuts(self, push: Push) -> None:
        """Raise Held unless a release cuts each of its caseload's devices where it stands."""
        release = control_log.release_of(push.entry.data)
        if release is None:
            return
        held = {
            device: link.n
            for (name, device), link in self._chain.items()
            if name == push.log
            and self._organisation.steps(release.caseload, self._organisation.device(device).user)
        }
        if dict(release.cuts) != held:
            raise Held("more was written meanwhile")

    def _check_boxes(self, before: Controls, after: Controls) -> None:
        """Raise Held if a key is newly boxed to a caseload's key that is not its newest."""
        known = before.keys[-1].recipients if before.g == after.g else frozenset()
        if not after.keys[-1].recipients - known <= self._readers(after).keys():
            raise Held("stale key")

    def _is_stale(self, controls: Controls) -> bool:
        if controls.log not in self._stale:
            self._stale[controls.log] = key_is_due(controls, self._readers(controls))
        return self._stale[controls.log]

    def _readers(self, controls: Controls) -> dict[str, bytes]:
        if controls.kind == "caseload":
            return key_log.caseload_readers(self._organisation, controls.log)
        holders = controls.holders()
        if holders not in self._named:
            known = ChainMap(self._controls, self._beside)
            if unknown := holders - known.keys():
                self._beside |= self._states.unlocked(self._sql, self._organisation, unknown)
            self._named[holders] = key_log.log_readers(controls, known)
        return self._named[holders]


def _overtaken(controls: Controls, push: Push) -> bool:
    """Whether a control or key entry takes a place that another has taken meanwhile."""
    if push.entry.kind == "control":
        k = jws.read(push.entry.data, control_log.TYP).payload.get("k")
        return isinstance(k, int) and 1 < k <= controls.position
    g = jws.read(push.entry.data, key_log.TYP).payload.get("g")
    return isinstance(g, int) and g <= controls.g
