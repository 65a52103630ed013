"""One round with the server, without any I/O of its own: what to ask, and what an answer means.

    client = Client(store)
    client.begin()
    while (ask := client.ask()) is not None:
        answer = ...                      # somebody carries it there and back
        for changes in client.take(ask, answer):
            ...                           # each step is one transaction; tell the screens

Everything sent is kept before it is sent, so a reply may be lost at any point.
"""

from collections.abc import Iterable, Iterator

from linkworker.errors import Held, Refused, SyncError
from linkworker.store import Changes, Parcel, Store
from sync import purging, receipts, restoring, reviews
from sync.carrying import Carrying
from sync.duties import keys_due, open_logs
from sync.exchange import LARGEST_REQUEST, Answer, Ask, Push, Want, cursors_digest
from sync.judging import IDLE_EDITS, Judge
from sync.keyring import Keyring
from sync.noticing import Noticing
from sync.parting import Parting
from sync.round import TRIES, Round
from sync.sealing import seal_waiting
from sync.sharing import Sharing

ROOM = LARGEST_REQUEST - 65_536
MOST_LOGS = 256

_UNFIT = "The server's answer does not fit what was asked. Your work is safe on this laptop."
_NEWER = (
    "Your team uses a newer version of this program, which this one cannot follow. Your work "
    "is safe on this laptop and is sent. Install the newer version to see all of theirs."
)
_FALSE = (
    "The server's list of who is in your organisation is not the one that this laptop knows. "
    "Your work is safe here. Tell your administrator."
)


class Client:
    """The laptop's end of the exchange. Use it on the thread that writes the store.

    `edits` is how many are taken in at once; with few of them, little is sealed at once too.
    """

    def __init__(self, store: Store, *, edits: int = IDLE_EDITS) -> None:
        self._mailbox = store.mailbox
        self._edits = edits
        self._room = ROOM if edits >= IDLE_EDITS else ROOM // 4
        self.keyring = Keyring(self._mailbox)
        self.carrying = Carrying(store, self.keyring)
        store.only_reviews = self.keyring.only_reviews
        store.may_erase = self.keyring.may_erase
        reviews.look_again(self._mailbox)
        self.round = Round()
        self._parcels: dict[int, Parcel] = {}
        self._left: set[str] = set()
        self._sharing = Sharing(self.keyring, self._mailbox)
        self.parting = Parting(self.keyring, self._mailbox)
        self._restoring = restoring.Restoring(self.keyring, self._mailbox)
        self._noticing = Noticing(self.keyring, self._mailbox)
        self._digested = (-1, b"")
        self._idle = -1
        self._retried = False
        self._reborn = False

    def begin(self) -> None:
        """Begin a new round."""
        self.round = Round()
        self._sharing.begin()
        self._restoring.begin()
        self._noticing.begin()
        self._idle = -1

    def ask(self) -> Ask | None:
        """Return the next request of this round, or None when the round is done."""
        if self.round.done:
            return None
        still = self._idle == self._mailbox.writes()  # since there was nothing to send
        stops = self._reborn or not self.keyring.user or self._noticing.forked
        push = () if still or stops else self._push()
        self._idle = -1 if push or self._reborn else self._mailbox.writes()
        want, offer = self._wants(), self._restoring.organisation()
        told = self.round.fresh or self.parting.was_let_go
        if told and not (push or want or offer or self._reborn):
            self.round.done = True
            self.round.trouble = self.round.trouble or self._noticing.withheld()
            return None
        self.round.requests += 1
        at = self.keyring.known.at if self.keyring.known else (-1, "")
        return Ask(at, self._digest(), push, want, offer)

    def take(self, ask: Ask, answer: Answer) -> Iterator[Changes]:
        """Take an answer in, step by step; each step is one transaction of limited size.

        Raises SyncError, with nothing taken, if the answer does not fit what was asked.
        """
        if len(ask.push) != len(answer.receipts):
            raise SyncError(_UNFIT)
        self.round.clock_offset = answer.now - self._mailbox.now()
        if not self._restoring.settled(answer.receipts):
            receipts.settle(self.keyring, self._mailbox, self.round, self._answered(ask, answer))
        judge = Judge(self.keyring, self._mailbox)
        self._hear(judge, answer)
        reborn = restoring.is_new_life(self._mailbox, answer.incarnation)
        if self.keyring.known and not reborn:
            wanted = {want.log: want.after for want in ask.want}
            yield from judge.pages(answer.pages, wanted, self._edits)
            if judge.learned or not self._retried or (answer.pages and self._mailbox.missing()):
                self._retried = True
                yield from judge.held(self._edits)
        self._note(judge, answer)
        if ask.want or ask.push or answer.heads is not None:
            self._follow(ask, answer)
        self._reborn = reborn

    def waiting_for_key(self) -> list[str]:
        """Return my caseloads that no member's laptop has opened for this one yet."""
        if not self.keyring.user:
            return []
        return [c for c in self.keyring.my_caseloads() if not self.keyring.opens(c)]

    def _digest(self) -> bytes:
        """Return what stands for where this laptop is in every log; worked out if it wrote."""
        writes = self._mailbox.writes()
        if self._digested[0] != writes:
            cursors = self._mailbox.cursors().items()
            held = [(log, n) for log, n in cursors if log not in self._left]
            self._digested = (writes, cursors_digest(held))
        return self._digested[1]

    def _answered(self, ask: Ask, answer: Answer) -> list[receipts.Answered]:
        return [
            receipts.Answered(push, receipt, self._parcels.get(i))
            for i, (push, receipt) in enumerate(zip(ask.push, answer.receipts, strict=True))
        ]

    def _hear(self, judge: Judge, answer: Answer) -> None:
        try:
            if answer.organisation:
                judge.organisation(answer.organisation)
        except Held:
            self.round.trouble = _NEWER
        except Refused:
            self.round.trouble = _FALSE
        if not self._restoring.heard(answer):
            self.round.trouble = _FALSE
        if not judge.learned:
            self.round.fresh = True

    def _note(self, judge: Judge, answer: Answer) -> None:
        self.round.received += sum(len(page.entries) for page in answer.pages)
        self.round.unread |= judge.unopened | judge.holes
        self._sharing.moved |= judge.moved
        if judge.learned:
            self._sharing.learned()
        if judge.moved or answer.organisation:
            self.parting.look()
        self.round.refused += [(log, why) for log, _, why in judge.refused]
        for entry, error in judge.forged:
            self._noticing.refused(entry, error)
        self.round.trouble = self._noticing.words(holes=bool(judge.holes)) or self.round.trouble

    def _follow(self, ask: Ask, answer: Answer) -> None:
        """Note which logs are ahead of us; one whose reading did not go on is not asked again."""
        cursors = self._mailbox.cursors()
        if answer.heads is not None:
            self.round.heads = dict(answer.heads)
            self._left = cursors.keys() - self.round.heads.keys()
            self._digested = (-1, b"")
        if ask.want and all(cursors.get(want.log, 0) == want.after for want in ask.want):
            self.round.unread |= {want.log for want in ask.want}
            self.round.in_vain += 1
        heads = self.round.heads or {}
        if self.round.heads is not None and (again := self._mailbox.doubted()):
            read = {log for log in again if cursors.get(log, 0) >= heads.get(log, 0)}
            self._mailbox.read_to_the_end(read)
        self.round.behind = {
            log
            for log in self.round.behind
            if cursors.get(log, 0) < heads.get(log, 0) and log not in self.round.unread
        }

    def _wants(self) -> tuple[Want, ...]:
        """Return the logs that are ahead of us, caseloads first: their keys open the others."""
        if self.round.in_vain == TRIES or self._noticing.forked:
            return ()
        caseloads = self.keyring.known.caseloads if self.keyring.known else {}
        ahead = self._ahead()
        logs = [log for log in ahead if log in caseloads] or ahead
        logs = logs or self._sharing.beside(self.round.tries, self._left)
        cursors = self._mailbox.cursors() if logs else {}
        return tuple(Want(log, cursors.get(log, 0)) for log in logs[:MOST_LOGS])

    def _ahead(self) -> list[str]:
        heads = self.round.heads or {}
        cursors = self._mailbox.cursors() if heads else {}
        return [
            log
            for log, head in sorted(heads.items())
            if cursors.get(log, 0) < head and log not in self.round.unread
        ]

    def _push(self) -> tuple[Push, ...]:
        """Return what is owed and what waits, as much as one request holds.

        While keys are owed nothing is sealed: it would be sealed under the wrong ones.
        """
        self._parcels = {}
        if offered := self._restoring.pushes(self._ahead(), self._room):
            return tuple(offered)
        outbox = self._mailbox.outbox
        waiting = {*outbox.waiting(), *self.round.tries, *self._mailbox.files.waits_in()}
        due = self._sendable(keys_due(self.keyring, waiting | self._sharing.moved))
        if not due:
            self._sharing.nothing_is_owed()
        opening = self._sendable(
            [*open_logs(self.keyring, self._mailbox), *purging.due(self.keyring, self._mailbox)]
        )
        pushes = _within(self._room, [*opening, *due])
        room = self._room - sum(len(push.entry.data) + 64 for push in pushes)
        if due or room <= 0:
            return tuple(pushes)
        receipts.unseal_stale(self.keyring, self._mailbox, self.round)
        skip = {log for log in self.round.tries if not self.round.may_send(log)}
        self.round.kept_back = self._sharing.keep_back(waiting)
        skip |= self.round.kept_back | self._mailbox.doubted()  # may name what is being read again
        sealed = outbox.parcels(room, skip)
        left = room - sum(len(parcel.sealed) for parcel in sealed)
        if left > 0 and seal_waiting(self.keyring, self._mailbox, left, skip):
            sealed = outbox.parcels(room, skip)
        self._parcels = dict(enumerate(sealed, len(pushes)))
        pushes += [Push(one.log, purging.entry_of(one.sealed)) for one in sealed]
        return tuple(pushes)

    def _sendable(self, pushes: Iterable[Push]) -> list[Push]:
        return [push for push in pushes if self.round.may_send(push.log)]


def _within(room: int, pushes: list[Push]) -> list[Push]:
    found: list[Push] = []
    for push in pushes:
        room -= len(push.entry.data) + 64
        if room < 0:
            break
        found.append(push)
    return found
