"""Entries from the server -> what this laptop knows: one place where each is judged.

Outcomes: applied; refused (wrong for good, everybody decides the same); held (cannot be
judged yet: kept, and tried again when more is known). Whatever an entry holds, nothing it
says can stop the ones beside it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from linkworker.errors import Held, Missing, Refused, StoreError
from linkworker.store import Changes, Mailbox, Receiving
from linkworker.store.receive import LATER, MISSING
from sync import jws, purging
from sync.chains import Chains
from sync.checking import Checked
from sync.exchange import Entry, Page, encode
from sync.keyring import Keyring
from sync.opening import open_envelope, take_in
from sync.sharing import MOVED

IDLE_EDITS = 10_000
BUSY_EDITS = 1_000

_entry = msgspec.msgpack.Decoder(Entry).decode


class Arrived(NamedTuple):
    """An entry with its place: number `seq` of its log.

    `passed`: it waited to be judged, and its device's chain has gone on past it.
    """

    log: str
    seq: int
    entry: Entry
    passed: bool = False


class Judge:
    """Takes pages in, a limited number of edits to a transaction.

    `refused` lists (log, number, why), `forged` what does not verify, with why. `holes` are logs
    of which the server left something out, `unopened` those whose opening cannot be judged yet,
    `moved` those whose holders may be others now. `learned` says that signed entries came, so
    that what was held may be judged now.
    """

    def __init__(self, keyring: Keyring, mailbox: Mailbox) -> None:
        self._keyring = keyring
        self._mailbox = mailbox
        self._cursors: dict[str, int] = {}
        self._again = mailbox.doubted()
        self._chains = Chains(keyring, self._again)
        self._wanted: dict[str, int] = {}
        self._checked = Checked(None)
        self.refused: list[tuple[str, int, str]] = []
        self.forged: list[tuple[Entry, Refused]] = []
        self.holes: set[str] = set()
        self.unopened: set[str] = set()
        self.moved: set[str] = set()
        self.learned = False

    def organisation(self, entries: Sequence[bytes]) -> None:
        """Take in further entries of the organisation log.

        Raises Refused for a false one, Held for a newer version's; those before it are kept.
        """
        trouble: Refused | Held | None = None
        heard: list[bytes] = []
        with self._keyring.receiving():
            first = self._keyring.known.position + 1 if self._keyring.known else 0
            for entry in entries:
                try:
                    heard += [entry] if self._keyring.hear(entry) else []
                except (Refused, Held) as error:
                    trouble = error
                    break
            if heard:
                self._mailbox.keep_organisation_entries(first, heard)
                for device in self._keyring.organisation.devices.values():
                    self._mailbox.name_user(device.id, device.user)
        self.learned = self.learned or bool(heard)
        if trouble:
            raise trouble

    def pages(self, pages: Sequence[Page], wanted: dict[str, int], edits: int) -> Iterator[Changes]:
        """Take in pages in steps of about `edits` edits, each one transaction with its cursor.

        `wanted` are the logs asked for, each with the number after which; others are passed over.
        """
        self._wanted = wanted
        self._cursors = self._mailbox.cursors() if pages else {}
        queue = [
            Arrived(page.log, page.first + i, entry)
            for page in sorted(pages, key=self._caseloads_first)
            if page.log in wanted
            for i, entry in enumerate(page.entries)
        ]
        sealed = [arrived.entry.data for arrived in queue if arrived.entry.kind == "change"]
        self._checked = Checked(self._keyring.known, sealed)
        yield from self._steps(queue, edits, again=False)

    def held(self, edits: int) -> Iterator[Changes]:
        """Try again what could not be judged before, as long as that helps."""
        before = -1
        while waiting := self._mailbox.held():
            if len(waiting) == before:
                return
            before, passed = len(waiting), self._mailbox.passed()
            queue = [Arrived(log, n, _entry(data), (log, n) in passed) for log, n, data in waiting]
            yield from self._steps(queue, edits, again=True)

    def _caseloads_first(self, page: Page) -> tuple[bool, str]:
        return (page.log not in self._keyring.organisation.caseloads, page.log)

    def _steps(self, queue: list[Arrived], edits: int, *, again: bool) -> Iterator[Changes]:
        """Take a queue in; should a step fail for a reason nobody foresaw, then one by one."""
        start = 0
        while start < len(queue):
            known = len(self.refused)
            cursors = dict(self._cursors)
            try:
                count, changes = self._step(queue, start, edits, again=again)
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001 - one entry may never stop the others
                del self.refused[known:]
                self._cursors = cursors
                if edits > 0:
                    edits = 0
                    continue
                count, changes = self._hold_alone(queue[start], error)
            start += count
            yield changes

    def _step(
        self, queue: list[Arrived], start: int, edits: int, *, again: bool
    ) -> tuple[int, Changes]:
        """Take in entries until there are `edits` edits; return how many, and what changed."""
        taken, at, before = 0, start, dict(self._cursors)
        with self._keyring.receiving() as page:
            page.expect({arrived.log for arrived in queue[start:]})
            while at < len(queue) and (at == start or taken < edits):
                arrived = queue[at]
                at += 1
                if again or self._is_next(arrived):
                    taken += self._take(page, arrived, again=again)
            page.cursors(dict(self._cursors.items() - before.items()))
        return at - start, page.changes

    def _is_next(self, arrived: Arrived) -> bool:
        """Say whether an entry is the next of its log; a hole after what was asked for is told."""
        here = self._cursors.get(arrived.log, 0)
        hole = arrived.seq > here + 1 and here >= self._wanted.get(arrived.log, 0)
        if hole and arrived.log not in self.unopened:
            self.holes.add(arrived.log)
        return arrived.seq == here + 1

    def _take(self, page: Receiving, arrived: Arrived, *, again: bool) -> int:
        """Judge one entry; return how many edits it took."""
        log, seq, entry, _ = arrived
        edits = 0
        try:
            if entry.kind == "change":
                edits = self._envelope(page, arrived)
            elif entry.kind == "erased":
                self._chains.left(page, log, entry.data)
            else:
                self._clear(page, log, entry)
        except Refused as error:
            self.refused.append((log, seq, str(error)))
            self.forged += [(entry, error)] if entry.data else []
        except Held as error:
            if self._keyring.controls(log).position == 0:
                self.unopened.add(log)
            else:
                self._hold(page, arrived, error)
            return 0
        if again:
            page.release(log, seq)
        else:
            self._cursors[log] = seq
        return edits

    def _hold(self, page: Receiving, arrived: Arrived, error: Held) -> None:
        """Keep an entry to be tried again; its device's chain goes on, if it is the next there."""
        log, seq, entry, passed = arrived
        missing = isinstance(error, Missing)
        if entry.kind == "change" and not missing:
            passed = passed or self._chains.passes(page, log, entry.data, self._checked)
        why = LATER if passed else MISSING * missing
        page.hold(log, seq, f"{why}{error}", encode(entry))
        if self._cursors.get(log, 0) < seq:
            self._cursors[log] = seq

    def _hold_alone(self, arrived: Arrived, error: Exception) -> tuple[int, Changes]:
        before = dict(self._cursors)
        with self._keyring.receiving() as page:
            self._hold(page, arrived, Held(f"not foreseen: {type(error).__name__}"))
            page.cursors(dict(self._cursors.items() - before.items()))
        return 1, page.changes

    def _clear(self, page: Receiving, log: str, entry: Entry) -> None:
        before = self._keyring.controls(log)
        if before.position and self._mailbox.has_entry(log, entry.data):
            if log in self._again:
                purging.forget(self._keyring, page, log, entry)
            return
        with jws.boundary():
            self._keyring.apply(log, entry.kind, entry.data)
        after = self._keyring.controls(log)
        if entry.kind == "control":
            page.log(log, after.kind, self._keyring.caseload_of(log))
            if before.position:
                self._mailbox.keep_secret(MOVED, b"1")
                self.moved.add(log)
        page.entry(log, entry.kind, entry.data)
        purging.forget(self._keyring, page, log, entry)
        self.learned = True

    def _envelope(self, page: Receiving, arrived: Arrived) -> int:
        """Judge an envelope whole, then keep it; its device's chain goes on whatever is decided."""
        log, seq, sealed = arrived.log, arrived.seq, arrived.entry.data
        if not sealed:
            self._mailbox.parting.skim(log)
            return 0
        with jws.boundary():
            read = self._checked.read(sealed)
            if purging.was_erased(self._keyring.controls(log), read.header):
                self._chains.left(page, log, purging.left(sealed))
                return 0
            before = self._chains.before(page, log, read, passed=arrived.passed)
            if before is None:
                return 0
            opened = open_envelope(self._keyring, read, log, before, self._checked.sound)
        header = read.header
        self._chains.go_on(page, log, header, read.hash)
        page.envelope(log, header.kid, header.n, (read.hash, sealed))
        if opened.refusal:
            self.refused.append((log, seq, opened.refusal))
        numbered = enumerate(opened.changes, header.first)
        return sum(take_in(page, self._mailbox, header, n, raw) for n, raw in numbered)
