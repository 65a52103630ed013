"""Entries from the server -> what this laptop knows: one place where each is judged.

Outcomes: applied; refused (wrong for good, everybody decides the same); held (cannot be
judged yet). Whatever an entry holds, nothing it says can stop the ones beside it.
"""

from collections.abc import Iterator

import msgspec

from linkworker.errors import Held, Refused
from linkworker.store import Changes, Mailbox, Receiving, WireChange
from sync import envelope, jws, rights
from sync.exchange import Entry, Page
from sync.keyring import Keyring

IDLE_EDITS = 10_000
BUSY_EDITS = 1_000

_changes = msgspec.json.Decoder(list[msgspec.Raw]).decode
_change = msgspec.json.Decoder(WireChange).decode


class Judge:
    """Takes pages in, a limited number of edits to a transaction."""

    def __init__(self, keyring: Keyring, mailbox: Mailbox) -> None:
        self._keyring = keyring
        self._mailbox = mailbox
        self.refused: list[tuple[str, int, str]] = []
        self.waits: set[str] = set()

    def organisation(self, after: int, entries: tuple[bytes, ...]) -> None:
        """Take in further entries of the organisation log; raises Refused for a false one."""
        first = after + 1
        for entry in entries:
            self._keyring.hear(entry)
        with self._mailbox.receiving():
            self._mailbox.keep_organisation_entries(first, entries)
            for device in self._keyring.organisation.devices.values():
                self._mailbox.name_user(device.id, device.user)

    def pages(self, pages: tuple[Page, ...], edits: int) -> Iterator[Changes]:
        """Take in pages in steps of about `edits` edits, each one transaction with its cursor."""
        queue = [
            (page.log, page.first + i, entry)
            for page in sorted(pages, key=self._caseloads_first)
            for i, entry in enumerate(page.entries)
        ]
        stopped: set[str] = set()
        while queue:
            with self._mailbox.receiving() as receiving:
                taken = 0
                while queue and taken < edits:
                    log, seq, entry = queue.pop(0)
                    if log not in stopped:
                        taken += self._take(receiving, log, seq, entry, stopped)
            yield receiving.changes

    def _caseloads_first(self, page: Page) -> tuple[bool, str]:
        return (page.log not in self._keyring.organisation.caseloads, page.log)

    def _take(self, page: Receiving, log: str, seq: int, entry: Entry, stopped: set[str]) -> int:
        """Judge one entry; return how many edits it took."""
        try:
            with jws.boundary():
                if entry.kind == "change":
                    edits = self._envelope(page, log, seq, entry.data)
                else:
                    edits = self._clear(page, log, entry)
        except Refused as error:
            self.refused.append((log, seq, str(error)))
            edits = 0
        except Held:
            self.waits.add(log)
            stopped.add(log)
            return 0
        page.cursor(log, seq)
        return edits

    def _clear(self, page: Receiving, log: str, entry: Entry) -> int:
        before = self._keyring.controls(log)
        self._keyring.apply(log, entry.kind, entry.data)
        after = self._keyring.controls(log)
        if before.position == 0:
            page.log(log, after.kind, after.holdings[0].caseload)
        page.entry(log, entry.kind, entry.data)
        return 0

    def _envelope(self, page: Receiving, log: str, seq: int, sealed: bytes) -> int:
        read = envelope.read(sealed)
        header = read.header
        before = self._mailbox.chain(log, header.kid)
        if header.kid == self._keyring.device and header.last <= before[0]:
            return 0
        organisation = self._keyring.organisation
        controls = self._keyring.controls(log)
        key = self._keyring.key(log, header.g)
        envelope.verify(organisation, controls, read, before)
        user = organisation.device(header.kid).user
        page.chain(log, header.kid, user, (header.last, read.hash))
        page.envelope(log, header.kid, header.n, (read.hash, sealed))
        rights.may(organisation, controls, header)
        return self._body(page, read, envelope.unseal(key, read))

    def _body(self, page: Receiving, read: envelope.Envelope, body: bytes) -> int:
        header = read.header
        try:
            raw = _changes(body)
        except (msgspec.DecodeError, RecursionError) as error:
            raise Refused("its content is not a list of changes") from error
        if len(raw) != header.last - header.first + 1:
            raise Refused("it holds another number of changes than it says")
        edits = 0
        for n, one in enumerate(raw, header.first):
            edits += self._one(page, read, n, bytes(one))
        return edits

    def _one(self, page: Receiving, read: envelope.Envelope, n: int, raw: bytes) -> int:
        header = read.header
        try:
            wire = _change(raw)
        except (msgspec.DecodeError, RecursionError, ValueError):
            page.park(header.log, header.kid, n, "not in a form that this version knows", raw)
            return 0
        if header.as_ == "review":
            page.park(header.log, header.kid, n, "more than a reviewer may write", raw)
            return 0
        page.change(header.log, header.kid, n, wire)
        return sum(len(edit.puts) for edit in wire.edits)
