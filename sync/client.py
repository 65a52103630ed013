"""One round with the server, without any I/O of its own: what to ask, and what an answer means.

    client = Client(store)
    while (ask := client.ask()) is not None:
        answer = ...                      # somebody carries it there and back
        for changes in client.take(ask, answer):
            ...                           # each step is one transaction; tell the screens

Everything sent is kept before it is sent, so a reply may be lost at any point.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from linkworker.store import Changes, Parcel, Store
from sync.duties import keys_due, open_logs, unopened
from sync.exchange import (
    LARGEST_REQUEST,
    Answer,
    Ask,
    Entry,
    Push,
    Receipt,
    Want,
    cursors_digest,
)
from sync.judging import IDLE_EDITS, Judge
from sync.keyring import Keyring
from sync.sealing import seal_waiting

ROOM = LARGEST_REQUEST - 65_536
PAGES = 64


@dataclass
class Round:
    """What one round has done so far."""

    requests: int = 0
    sent: int = 0
    received: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    stuck: set[str] = field(default_factory=set)
    heads: dict[str, int] | None = None
    fresh: bool = False
    done: bool = False


class Client:
    """The laptop's end of the exchange. Use it on the thread that writes the store."""

    def __init__(self, store: Store, *, edits: int = IDLE_EDITS) -> None:
        self._store = store
        self._mailbox = store.mailbox
        self._edits = edits
        self.keyring = Keyring(self._mailbox)
        self.round = Round()
        self._parcels: dict[int, Parcel] = {}
        self.clock_offset = 0

    def begin(self) -> None:
        """Begin a new round."""
        self.round = Round()

    def ask(self) -> Ask | None:
        """Return the next request of this round, or None when the round is done."""
        if self.round.done:
            return None
        push = self._push() if self.keyring.user else ()
        want = self._wants()
        if self.round.fresh and not push and not want:
            self.round.done = True
            return None
        self.round.requests += 1
        organisation = self.keyring.known
        position = (organisation.position, organisation.at[1]) if organisation else (-1, "")
        return Ask(position, cursors_digest(self._cursors().items()), push, want)

    def take(self, ask: Ask, answer: Answer) -> Iterator[Changes]:
        """Take an answer in, step by step; each step is one transaction of limited size.

        Raises Refused when the organisation log is not the one this laptop was invited to.
        """
        self.clock_offset = answer.now - self._store.mailbox.now()
        judge = Judge(self.keyring, self._mailbox)
        if answer.organisation:
            judge.organisation(ask.organisation[0], answer.organisation)
        for i, (push, receipt) in enumerate(zip(ask.push, answer.receipts, strict=True)):
            self._receipt(i, push, receipt)
        before = self._cursors()
        yield from judge.pages(answer.pages, self._edits)
        self.round.received += sum(len(page.entries) for page in answer.pages)
        self.round.stuck |= judge.waits
        self.round.refused += [(log, why) for log, _, why in judge.refused]
        if not answer.organisation:
            self.round.fresh = True
        self._follow(ask, answer, moved=self._cursors() != before)

    def waiting_for_key(self) -> list[str]:
        """Return my caseloads that no member's laptop has opened for this one yet."""
        if not self.keyring.user:
            return []
        return [c for c in self.keyring.my_caseloads() if not self.keyring.opens(c)]

    def _follow(self, ask: Ask, answer: Answer, *, moved: bool) -> None:
        """Note which logs are ahead of us; a page that brought nothing is not asked again."""
        if answer.heads is not None:
            self.round.heads = dict(answer.heads)
        elif not ask.want and not ask.push:
            self.round.heads = None
        if ask.want and not moved:
            self.round.stuck |= {want.log for want in ask.want}

    def _wants(self) -> tuple[Want, ...]:
        """Return the logs that are ahead of us, caseloads first: their keys open the others."""
        if self.round.heads is None:
            return ()
        cursors = self._cursors()
        known = self.keyring.known
        caseloads = known.caseloads if known else {}
        ahead = [
            (log not in caseloads, log)
            for log, head in self.round.heads.items()
            if cursors.get(log, 0) < head and log not in self.round.stuck
        ]
        first = [log for other, log in sorted(ahead) if not other]
        logs = first or [log for _, log in sorted(ahead)]
        return tuple(Want(log, cursors.get(log, 0)) for log in logs[:PAGES])

    def _push(self) -> tuple[Push, ...]:
        """Return what is owed and what waits, as much as one request holds."""
        open_logs(self.keyring, self._mailbox)
        first = [p for p in unopened(self._mailbox) if p.log not in self.round.stuck]
        waiting = set(self._mailbox.outbox.waiting())
        due = [p for p in keys_due(self.keyring, waiting) if p.log not in self.round.stuck]
        pushes = _within(ROOM, [*first, *due])
        if not due:
            seal_waiting(self.keyring, self._mailbox)
        room = ROOM - sum(len(p.entry.data) + 64 for p in pushes)
        self._parcels = {}
        if len(pushes) == len(first) + len(due) and not due and room > 0:
            for parcel in self._mailbox.outbox.parcels(room):
                if parcel.log not in self.round.stuck:
                    self._parcels[len(pushes)] = parcel
                    pushes.append(Push(parcel.log, Entry("change", parcel.sealed)))
        return tuple(pushes)

    def _receipt(self, i: int, push: Push, receipt: Receipt) -> None:
        parcel = self._parcels.get(i)
        if receipt.result in ("accepted", "duplicate"):
            self.round.sent += 1
            if parcel:
                self._mailbox.outbox.taken(parcel, receipt.seq)
            else:
                self._own_entry(push, receipt.seq)
        elif parcel and receipt.result == "late":
            self._mailbox.outbox.set_aside(parcel, "late", receipt.why)
        elif parcel and receipt.result == "refused" and receipt.last is None:
            self._mailbox.outbox.refused(parcel, receipt.why)
            self.round.refused.append((push.log, receipt.why))
        else:
            self.round.stuck.add(push.log)
            self.round.refused.append((push.log, receipt.why))

    def _own_entry(self, push: Push, seq: int) -> None:
        """Note that the server holds a control or key entry of ours."""
        log = next((one for one in self._mailbox.logs() if one.id == push.log), None)
        if log is None:
            return
        with self._mailbox.receiving() as page:
            if log.open and seq == log.cursor + 1:
                self.keyring.apply(push.log, push.entry.kind, push.entry.data)
                page.entry(push.log, push.entry.kind, push.entry.data)
                page.cursor(push.log, seq)
            elif not log.open:
                if push.entry.kind == "key":
                    page.log(log.id, log.kind, log.caseload)
                if seq == log.cursor + 1:
                    page.cursor(push.log, seq)

    def _cursors(self) -> dict[str, int]:
        return {log.id: log.cursor for log in self._mailbox.logs()}


def _within(room: int, pushes: list[Push]) -> list[Push]:
    found: list[Push] = []
    for push in pushes:
        room -= len(push.entry.data) + 64
        if room < 0:
            break
        found.append(push)
    return found
