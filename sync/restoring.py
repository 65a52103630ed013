"""A server brought back from a backup has forgotten the newest: read it anew, offer it again.

Laptops are the backup of the backup. All logs are read from the start again, which changes
nothing that is here already; then the server is offered what it lacks: the organisation's
entries, the control and key entries of every log, and every envelope that was not seen there,
this laptop's and everybody's, byte for byte as first signed. What came late, and the invitations
that are still open, are told it again by whoever sent them.
"""

from collections.abc import Collection

from linkworker.store import Mailbox
from linkworker.store.offers import LateOffer, Offer
from sync import purging
from sync.exchange import Answer, Entry, Push, Receipt
from sync.keyring import Keyring

ROOM = 400_000
INVITATIONS = "invitations to expect again"


def is_new_life(mailbox: Mailbox, incarnation: str) -> bool:
    """Say whether the server is another life of the one that this laptop knew."""
    known = (mailbox.secret("incarnation") or b"").decode()
    if known == incarnation:
        return False
    with mailbox.together():
        mailbox.keep_secret("incarnation", incarnation.encode())
        if known:
            mailbox.start_over()
            mailbox.keep_secret(INVITATIONS, b"1")
    return bool(known)


class Restoring:
    """What one laptop offers a server that was brought back, round by round."""

    def __init__(self, keyring: Keyring, mailbox: Mailbox) -> None:
        self._keyring = keyring
        self._mailbox = mailbox
        self._offered: list[Offer | LateOffer | str] = []
        self._vain: set[int] = set()
        self._vain_late: set[str] = set()
        self._vain_logs: set[str] = set()
        self._lacks: tuple[int, str] | None = None

    def begin(self) -> None:
        """Begin a new round: what was offered in vain is offered again."""
        self._vain, self._vain_logs, self._vain_late = set(), set(), set()

    def organisation(self) -> tuple[bytes, ...]:
        """Return the organisation's entries that the server said it lacks, as many as fit."""
        if self._lacks is None:
            return ()
        found: list[bytes] = []
        room = ROOM
        for entry in self._mailbox.organisation_entries(self._lacks[0]):
            room -= len(entry)
            if found and room < 0:
                break
            found.append(entry)
        return tuple(found)

    def heard(self, answer: Answer) -> bool:
        """Note what the server lacks; say whether its history is this laptop's."""
        lacked, self._lacks = self._lacks, answer.lacks
        known = self._keyring.known
        if self._lacks is None or known is None:
            return True
        if self._lacks == lacked:
            self._lacks = None
            return True
        n, hash_ = self._lacks
        if 0 <= n <= known.position and known.hashes[n] == hash_:
            return True
        self._lacks = None
        return False

    def pushes(self, behind: Collection[str], room: int) -> list[Push]:
        """Return what the server may lack of the logs that were read to their end.

        `behind` are logs still to be read. Nothing else is sent until this is.
        """
        if not self._mailbox.offers.any():
            return []
        ready = {log for log in self._mine() if log not in behind}
        pushes = self._clear(ready - self._vain_logs, room)
        if pushes:
            return pushes
        offers = self._mailbox.offers
        waits = set(offers.logs()) - self._vain_logs  # what comes first may be an envelope
        found = offers.envelopes(ready - waits, room, self._vain) or self._late(room)
        self._offered = list(found)
        return [Push(one.log, purging.entry_of(one.sealed), again=True) for one in found]

    def settled(self, receipts: tuple[Receipt, ...]) -> bool:
        """Note what became of what was offered; say whether anything was."""
        if not self._offered:
            return False
        done: list[int] = []
        logs = {one for one in self._offered if isinstance(one, str)}
        for offered, receipt in zip(self._offered, receipts, strict=True):
            if isinstance(offered, str):
                if receipt.result == "again":
                    logs.discard(offered)
                    self._vain_logs.add(offered)
            elif isinstance(offered, LateOffer):
                if receipt.result in ("again", "refused"):
                    self._vain_late.add(offered.hash)
                else:
                    self._mailbox.offers.late_done(offered.hash)
            elif receipt.result == "again":
                self._vain.add(offered.num)
            else:
                done.append(offered.num)
        with self._mailbox.together():
            self._mailbox.offers.done(done)
            self._mailbox.offers.offered(logs)
        self._offered = []
        return True

    def _late(self, room: int) -> list[LateOffer]:
        """Return what came late, once the server knows again who had left when."""
        return [] if self._lacks else self._mailbox.offers.late(room, self._vain_late)

    def _mine(self) -> set[str]:
        """Return the logs held by a caseload of this person's."""
        mine = self._keyring.my_caseloads().keys()
        return {
            log for log in self._mailbox.cursors() if self._keyring.controls(log).holders() & mine
        }

    def _clear(self, ready: set[str], room: int) -> list[Push]:
        """Return whole logs' control and key entries, caseloads' own first: others lean on them."""
        pushes: list[Push] = []
        caseloads = self._keyring.organisation.caseloads
        listed = [log for log in self._mailbox.offers.logs() if log in ready]
        for log in sorted(listed, key=lambda log: log not in caseloads):
            entries = self._mailbox.entries(log)
            room -= sum(len(data) + 64 for _, data in entries)
            if pushes and room < 0:
                break
            for kind, data in entries:
                said = Entry("control" if kind == "control" else "key", data)
                pushes.append(Push(log, said, again=True))
        self._offered = [push.log for push in pushes]
        return pushes
