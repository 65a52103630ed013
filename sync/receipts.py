"""What the server said of what was sent: noted all at once, so that none is half believed."""

from typing import NamedTuple, Protocol

from linkworker.errors import Held, Refused
from linkworker.store import Mailbox, Parcel, Receiving
from sync import purging
from sync.duties import is_stale
from sync.exchange import Push, Receipt
from sync.keyring import Keyring

_LATE = "it came after the right to write here had ended: who leads there now can take it over"


class Answered(NamedTuple):
    """One pushed entry, what the server said of it, and the parcel it was, if it was one."""

    push: Push
    receipt: Receipt
    parcel: Parcel | None


class Progress(Protocol):
    """What of a round the receipts bear on."""

    sent: int
    sent_in: set[str]
    twice: bool
    refused: list[tuple[str, str]]
    tries: dict[str, int]
    behind: set[str]

    def may_send(self, log: str) -> bool:
        """Say whether it is of use to send something to a log in this round."""
        ...


def settle(
    keyring: Keyring, mailbox: Mailbox, progress: Progress, answered: list[Answered]
) -> None:
    """Note what became of everything that one request carried, in one transaction."""
    if answered:
        with keyring.receiving() as page:
            Settling(keyring, mailbox, progress, page).all(answered)


def unseal_stale(keyring: Keyring, mailbox: Mailbox, progress: Progress) -> None:
    """Let what the server would not take wait again, if it was sealed under an old key."""
    for log in filter(progress.may_send, progress.tries):
        parcel = mailbox.outbox.first_parcel(log)
        if parcel and is_stale(keyring, log, purging.header_of(parcel.sealed).g):
            with mailbox.receiving():
                mailbox.outbox.unseal(log, parcel.first, _before(parcel))


class Settling:
    """The receipts of one answer. What stands behind a refused parcel is sealed anew."""

    def __init__(
        self, keyring: Keyring, mailbox: Mailbox, progress: Progress, page: Receiving
    ) -> None:
        self._keyring = keyring
        self._mailbox = mailbox
        self._progress = progress
        self._page = page
        self._cursors = mailbox.cursors()
        self._unopened = {log.id: log for log in mailbox.unopened()}
        self._taken: list[tuple[Parcel, int]] = []
        self._unsealed: set[str] = set()
        self._tried: set[str] = set()
        self._late: dict[str, tuple[tuple[int, str], int]] = {}

    def all(self, answered: list[Answered]) -> None:
        """Note them all, in order; parcels taken one after another are noted together."""
        for push, receipt, parcel in answered:
            if receipt.result in ("accepted", "duplicate"):
                self._progress.sent += 1
                self._progress.sent_in.add(push.log)
                if parcel:
                    self._taken.append((parcel, receipt.seq))
                    continue
            self._parcels_taken()
            self._other(push, receipt, parcel)
        self._parcels_taken()
        for log, (before, last) in self._late.items():
            self._mailbox.outbox.unseal(log, last + 1, before)
        for log in self._tried:
            self._progress.tries[log] = self._progress.tries.get(log, 0) + 1
            self._progress.behind.add(log)

    def _parcels_taken(self) -> None:
        self._mailbox.outbox.all_taken(self._taken)
        self._taken = []

    def _other(self, push: Push, receipt: Receipt, parcel: Parcel | None) -> None:
        if parcel is not None:
            if parcel.log not in self._unsealed:
                self._parcel_not_taken(parcel, receipt)
        elif receipt.result in ("accepted", "duplicate"):
            self._own_entry(push, receipt.seq)
        else:
            self._entry_not_taken(push, receipt)

    def _parcel_not_taken(self, parcel: Parcel, receipt: Receipt) -> None:
        outbox = self._mailbox.outbox
        if receipt.result == "late":
            before, _ = self._late.get(parcel.log, (_before(parcel), 0))
            self._late[parcel.log] = before, parcel.last
            outbox.late(parcel, _LATE)
            self._progress.refused.append((parcel.log, _LATE))
        elif receipt.result == "again":
            self._tried.add(parcel.log)
            if receipt.last is not None:
                outbox.offer_again(parcel.log, receipt.last[0])
        elif receipt.last is None:
            outbox.refused(parcel, _before(parcel), receipt.why)
            self._unsealed.add(parcel.log)
            self._progress.refused.append((parcel.log, receipt.why))
        else:
            # The server knows these numbers otherwise: this store was copied or set back.
            outbox.unseal(parcel.log, parcel.first, _before(parcel))
            self._unsealed.add(parcel.log)
            self._tried.add(parcel.log)
            self._progress.twice = True

    def _entry_not_taken(self, push: Push, receipt: Receipt) -> None:
        self._tried.add(push.log)
        if receipt.result == "refused":
            self._progress.refused.append((push.log, receipt.why))
        if push.log in self._unopened and push.entry.kind == "key":
            self._mailbox.drop_keys(push.log)
            self._keyring.read_again(push.log)
            self._mailbox.outbox.unseal(push.log, 1, (0, ""))
            self._unsealed.add(push.log)

    def _own_entry(self, push: Push, seq: int) -> None:
        """Note that the server holds a control or key entry of ours."""
        here = self._cursors.get(push.log, 0)
        made = self._unopened.get(push.log)
        if made and push.entry.kind == "key":
            self._page.log(made.id, made.kind, made.caseload)
        if seq != here + 1:
            return
        if not made:
            try:
                self._keyring.apply(push.log, push.entry.kind, push.entry.data)
            except (Refused, Held):
                return
            self._page.entry(push.log, push.entry.kind, push.entry.data)
            purging.forget(self._keyring, self._page, push.log, push.entry)
        self._page.cursor(push.log, seq)
        self._cursors[push.log] = seq


def _before(parcel: Parcel) -> tuple[int, str]:
    header = purging.header_of(parcel.sealed)
    return header.first - 1, header.pv
