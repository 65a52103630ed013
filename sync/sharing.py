"""Logs that other caseloads hold too: their keys are asked for and waited for, ours are boxed.

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
        self._kept_back: set[str] = set()
        self._lost = self._lost_laptops()
        self.moved = set(mailbox.cursors()) if mailbox.secret(MOVED) else set()

    def begin(self) -> None:
        """Begin a new round: others' caseloads may be asked about once more."""
        self._asked = set()

    def beside(self, tried: Iterable[str], left: Iterable[str]) -> list[str]:
        """Return others' caseloads whose newest keys are wanted and were not asked for yet.

        `tried` are logs that something was sent to and not taken: a key may be another by now.
        `left` are those that the server names no more: a signed entry has to say so.
        """
        shared = {*self.moved, *tried, *self._kept_back}
        found = {one for log in shared for one in self._keyring.unknown_holders(log)}
        found |= {log for log in left if self._keyring.is_mine(log)}
        asked = sorted(found - self._asked)
        self._asked |= found
        return asked

    def keep_back(self, logs: Iterable[str]) -> set[str]:
        """Return which of these logs a lost laptop of another caseload that holds them still opens.

        What is written there waits for that caseload's next key, which a laptop of its own makes as
        soon as it syncs. Where none is left that could, nothing waits.
        """
        others = self._keyring.unknown_holders
        self._kept_back = {log for log in logs if any(map(self._was_lost, others(log)))}
        return self._kept_back

    def _was_lost(self, caseload: str) -> bool:
        organisation, own = self._keyring.organisation, self._keyring.controls(caseload)
        boxed = own.keys[-1].recipients if own.keys else frozenset()
        devices = (organisation.devices[one] for one in boxed & organisation.devices.keys())
        lost = any(device.revoked is not None for device in devices)
        return lost and not boxed.isdisjoint(organisation.entitled(caseload, organisation.position))

    def learned(self) -> None:
        """Take in what new signed entries mean for what is shared.

        What was passed over while it was not for this laptop, and now is, is read from the start.
        Once a laptop was lost, others' caseloads are asked about: it may have had a key of theirs.
        """
        for log in self._mailbox.parting.skimmed():
            if self._keyring.is_mine(log):
                with self._mailbox.together():
                    self._mailbox.parting.read_anew(log)
        lost, self._lost = self._lost, self._lost_laptops()
        if lost != self._lost:
            self._ask_of_all()

    def _lost_laptops(self) -> set[str]:
        known = self._keyring.known
        return (
            {one.id for one in known.devices.values() if one.revoked is not None}
            if known
            else set()
        )

    def _ask_of_all(self) -> None:
        mine = (log for log in self._mailbox.cursors() if self._keyring.is_mine(log))
        if shared := {log for log in mine if self._keyring.unknown_holders(log)}:
            self.moved |= shared
            with self._mailbox.together():
                self._mailbox.keep_secret(MOVED, b"1")

    def nothing_is_owed(self) -> None:
        """Let go of the logs of which no key is owed, once others' caseloads were asked about."""
        if not self.moved:
            return
        holders = self._keyring.unknown_holders
        self.moved = {log for log in self.moved if not self._asked.issuperset(holders(log))}
        if not self.moved:
            self._mailbox.drop_secret(MOVED)
