"""Logs that other caseloads hold too: their keys are asked for, ours are boxed to them.

A caseload that takes hold of a log reads it once a laptop that can open it has boxed its key
to that caseload. Whichever laptop learns of it first does so, before anything is written.
"""

from collections.abc import Iterable

from linkworker.store import Mailbox
from sync.keyring import Keyring

MOVED = "holders moved"


class Sharing:
    """The logs whose holders changed and whose keys may be owed, until that is seen to."""

    def __init__(self, keyring: Keyring, mailbox: Mailbox) -> None:
        self._keyring = keyring
        self._mailbox = mailbox
        self._asked: set[str] = set()
        self.moved = set(mailbox.cursors()) if mailbox.secret(MOVED) else set()

    def begin(self) -> None:
        """Begin a new round: others' caseloads may be asked about once more."""
        self._asked = set()

    def beside(self, tried: Iterable[str], left: Iterable[str]) -> list[str]:
        """Return others' caseloads whose newest keys are wanted and were not asked for yet.

        `tried` are logs that something was sent to and not taken: a key may be another by now.
        `left` are those that the server names no more: a signed entry has to say so.
        """
        shared = {*self.moved, *tried}
        found = {one for log in shared for one in self._keyring.unknown_holders(log)}
        found |= {log for log in left if self._keyring.is_mine(log)}
        asked = sorted(found - self._asked)
        self._asked |= found
        return asked

    def read_anew(self) -> None:
        """Read from the start what was passed over while it was not for this laptop, and now is."""
        for log in self._mailbox.parting.skimmed():
            if self._keyring.is_mine(log):
                with self._mailbox.together():
                    self._mailbox.parting.read_anew(log)

    def nothing_is_owed(self) -> None:
        """Let go of the logs of which no key is owed, once others' caseloads were asked about."""
        if not self.moved:
            return
        holders = self._keyring.unknown_holders
        self.moved = {log for log in self.moved if not self._asked.issuperset(holders(log))}
        if not self.moved:
            self._mailbox.drop_secret(MOVED)
