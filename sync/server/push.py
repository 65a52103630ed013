"""What a laptop pushes, judged entry by entry: one that is wrong never stops the others.

The logs concerned are locked, so numbers are dense and what was judged still holds when
the transaction ends. The server reads control and key entries and the headers of
envelopes; it cannot read a change.
"""

from collections.abc import Sequence
from typing import NamedTuple

from linkworker.canonical import b64
from linkworker.errors import Held, Refused
from sync import control_log, entries, envelope, erasing, jws, key_log
from sync.checking import Checked
from sync.exchange import LARGEST_ENTRY, Entry, Push, Receipt
from sync.organisation import Device, Organisation
from sync.server import audit, clear, erasures, late, log
from sync.server.access import had_standing
from sync.server.administration import Life
from sync.server.again import Again
from sync.server.audit import Deed
from sync.server.directory import is_id
from sync.server.erasures import Erasure, Erasures
from sync.server.log_state import LogStates
from sync.server.readers import Readers

NOT_HERE = "no such log"
ERASED = "this record was erased"
CLEAR = ("control", "key")


class House(NamedTuple):
    """What all requests to one server share."""

    states: LogStates
    erasures: Erasures
    life: Life


class Intake:
    """The entries of one request, and the logs they are for, locked until it ends."""

    def __init__(
        self,
        sql: log.Sql,
        organisation: Organisation,
        pusher: Device,
        house: House,
        pushed: Sequence[Push],
    ) -> None:
        self._sql = sql
        self._organisation = organisation
        self._pusher = pusher
        self._house = house
        self._again = Again(organisation, pusher, house.life.restored)
        sealed = [push.entry.data for push in pushed if push.entry.kind == "change"]
        self._checked = Checked(organisation, sealed)
        self._pushed = [(push, _name_of(push)) for push in pushed]
        self._before = log.lock(
            sql, organisation.id, {push.log for push in pushed if is_id(push.log)}
        )
        self._rows = dict(self._before)
        self._controls = house.states.of(sql, organisation, self._rows)
        self._readers = Readers(sql, organisation, house.states, self._controls)
        self._erased = erasures.of(sql, organisation.id, self._rows)
        self._erasing: list[Erasure] = []
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
        for erasure in self._erasing:
            self._house.erasures.do(self._sql, erasure)
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
            raise Held(NOT_HERE) if self._house.life.restored else Refused(NOT_HERE)
        if len(push.entry.data) > LARGEST_ENTRY:
            raise Refused("too long")
        seq = self._numbers.get((push.log, name))
        if seq is not None:
            return Receipt("duplicate", seq)
        if push.entry.kind == "change":
            return self._change(push, name)
        if push.entry.kind == "erased":
            return self._left(push, name)
        return self._clear(push, name)

    def _is_here(self, push: Push, row: log.LogRow) -> bool:
        """Whether this log is there for this laptop; a log is made by its first control entry.

        What gives this laptop its standing there may be what it brings after a restore.
        """
        if row.head > 0:
            brought = push.entry.kind in CLEAR and self._again.brought(push)
            controls = self._controls[push.log]
            return brought or had_standing(self._organisation, controls, self._pusher)
        if push.entry.kind != "control" and push.log in self._waited_for:
            raise Held("its opening first")
        return push.entry.kind == "control"

    def _clear(self, push: Push, name: str) -> Receipt:
        before = self._controls[push.log]
        control = push.entry.kind == "control"
        apply = control_log.apply_control if control else key_log.apply_key
        again = self._again.clear(push, before)
        try:
            after = apply(self._organisation, before, push.entry.data, now=not again)
        except Refused as error:
            if clear.is_overtaken(before, push.entry):
                raise Held("another entry came first") from error
            raise
        if control:
            if not again:
                clear.check_cuts(self._organisation, self._chain, push)
                clear.check_erased(self._chain, push, self._again.ahead(push, before))
            self._rehold.add(push.log)
            self._note(push)
        elif not again and (before.g or self._again.reads(before)):
            self._readers.check_boxes(before, after)
        self._controls[push.log] = after
        self._readers.changed()
        return self._accepted(push, name)

    def _change(self, push: Push, name: str) -> Receipt:
        sealed = self._checked.read(push.entry.data)
        header = sealed.header
        controls = self._controls[push.log]
        link = self._chain.get((push.log, header.kid))
        last = (link.n, link.hash) if link else (0, "")
        new = log.Link(header.kid, push.log, header.last, name)
        if (header.first - 1, header.pv) != last:
            if late.follows(self._sql, self._organisation, controls, sealed, new):
                return self._late(push, new)
            ahead = header.first > last[0] + 1
            if not ahead:
                self._deed(audit.TAKEN, push.log)
            why = "an earlier envelope is missing" if ahead else "these numbers are taken"
            return Receipt("again" if ahead else "refused", why=why, last=last)
        envelope.verify(self._organisation, controls, sealed, last, self._checked.sound)
        again = self._again.others(push, header.kid)
        if not late.in_time(self._organisation, controls, header, again=again):
            return self._late(push, new)
        self._check_deps(header)
        self._check_key(push, header)
        erased = self._is_erased(header)
        if erased and not self._again.brought(push):
            raise Refused(ERASED)
        self._chain[(push.log, header.kid)] = self._links[(push.log, header.kid)] = new
        if erased:
            push = Push(push.log, Entry("erased", erasing.left_of(sealed.header64, name)))
        return self._accepted(push, name)

    def _left(self, push: Push, name: str) -> Receipt:
        """Take what is left of an erased envelope: after a restore a laptop has no more of it."""
        if not (self._again.brought(push) and self._again.reads(self._controls[push.log])):
            raise Refused("only what was here before comes without its body")
        left = erasing.read(push.entry.data)
        link = self._chain.get((push.log, left.header.kid))
        last = (link.n, link.hash) if link else (0, "")
        erasing.verify(self._organisation, self._controls[push.log], left, last)
        new = log.Link(left.header.kid, push.log, left.header.last, name)
        self._chain[(push.log, new.device)] = self._links[(push.log, new.device)] = new
        return self._accepted(push, name)

    def _is_erased(self, header: envelope.Header) -> bool:
        return any(erasing.names(what, header) for what in self._erased.get(header.log, ()))

    def _check_key(self, push: Push, header: envelope.Header) -> None:
        """Raise Held for what is sealed under a key that somebody has who reads it no more."""
        controls = self._controls[push.log]
        stale = header.g != controls.g or self._readers.is_stale(controls)
        if stale and not (self._again.brought(push) and header.g <= controls.g):
            raise Held("stale key")

    def _late(self, push: Push, new: log.Link) -> Receipt:
        log.keep_late(self._sql, self._organisation.id, new, push.entry.data)
        self._deed("late", push.log)
        return Receipt("late")

    def _accepted(self, push: Push, name: str) -> Receipt:
        row = self._rows[push.log]
        seq = row.head + 1
        newest = seq if push.entry.kind in CLEAR else row.clear
        self._rows[push.log] = log.LogRow(push.log, seq, newest)
        self._numbers[(push.log, name)] = seq
        self._entries.append(log.NewEntry(push.log, seq, push.entry.kind, name, push.entry.data))
        return Receipt("accepted", seq)

    def _note(self, push: Push) -> None:
        """Note what a control entry does; an erasure is done when the push is kept."""
        op = control_log.operation_of(push.entry.data)
        self._deed(type(op).__name__.lower(), push.log)
        if isinstance(op, entries.Erase):
            self._erasing.append(Erasure(self._organisation.id, push.log, push.entry.data))
            self._erased.setdefault(push.log, []).append(op.what)

    def _deed(self, what: str, about: str) -> None:
        self._deeds.append(Deed(what, self._pusher.id, about))

    def _check_deps(self, header: envelope.Header) -> None:
        for device, n in header.deps.items():
            link = self._chain.get((header.log, device))
            if link is None or link.n < n:
                raise Held("builds on a change that is not here yet")


def _name_of(push: Push) -> str:
    """Return the hash that names an entry; what is left of an envelope bears its name."""
    if push.entry.kind == "erased":
        return b64(push.entry.data[-32:])
    return jws.hash_of(push.entry.data)
