"""What leaves this laptop: a log that was taken away, or all there is, when it is let go.

Only signed entries say so, never the server's word alone. A log leaves when what was written in
it has been handed in and its author has seen what was begun; the server is told when it is gone.
"""

from collections.abc import Sequence

from linkworker.store import Changes, Mailbox
from linkworker.store.parting import Unfinished
from sync.keyring import Keyring
from sync.office import Purged
from sync.organisation import Organisation

LOOK = "look what leaves"
LEFT = "when it was heard that its person had left"
DAY = 86_400_000


class Parting:
    """The logs that are to leave this laptop. Use it on the thread that writes the store."""

    def __init__(self, keyring: Keyring, mailbox: Mailbox) -> None:
        self._keyring = keyring
        self._mailbox = mailbox
        self._store = mailbox.parting

    @property
    def over(self) -> bool:
        """Whether all on this laptop is to be destroyed now.

        At once if it was let go. If its person has left otherwise, a day after that was heard, so
        that whoever goes from one caseload to another keeps it; and only once all is handed in and
        they have seen what they had begun. What was taken from them leaves by itself before.
        """
        if self.was_let_go:
            return True
        heard = self._mailbox.secret(LEFT)
        if not self._has_left or heard is None or self._mailbox.now() < int(heard) + DAY:
            return False
        return not self._waits() and not self.unfinished()

    @property
    def _has_left(self) -> bool:
        return self._keyring.is_in and has_left(self._keyring.organisation, self._keyring.user)

    def _waits(self) -> bool:
        return any(self._store.waits(log) for log in self._store.with_content())

    @property
    def was_let_go(self) -> bool:
        """Whether this laptop was let in once and is not in any more."""
        return bool(self._keyring.user) and not self._keyring.is_in

    def look(self) -> None:
        """Look at the next `tidy` whether something is to leave: signed entries came."""
        self._mailbox.keep_secret(LOOK, b"1")

    def going(self) -> list[str]:
        """Return the logs that were taken away and are here still."""
        if not self._keyring.user:
            return []
        return [log for log in self._store.with_content() if self._was_taken(log)]

    def unfinished(self) -> list[Unfinished]:
        """Return what its author should see, and may copy, before those logs leave."""
        if self._has_left:
            found = self._store.unfinished()
        elif self._mailbox.secret(LOOK) is None:
            return []
        else:
            found = self._store.unfinished(self.going())
        return [one for one in found if one.name not in self._seen_in(one.log)]

    def seen(self, shown: Sequence[Unfinished]) -> None:
        """Note that the author has seen these: they may leave with their logs.

        What was begun or typed on since they were shown is to be seen itself.
        """
        for log in {one.log for one in shown}:
            names = {one.name for one in shown if one.log == log} | self._seen_in(log)
            self._mailbox.keep_secret(f"seen {log}", "\n".join(sorted(names)).encode())
        self.look()

    def _seen_in(self, log: str) -> set[str]:
        return set((self._mailbox.secret(f"seen {log}") or b"").decode().split("\n"))

    def tidy(self) -> Changes:
        """Let go of what may leave now; return which records went."""
        changes = Changes()
        self._note_leaving()
        if self._mailbox.secret(LOOK) is None:
            return changes
        going = self.going()
        kept = {one.log for one in self.unfinished()}
        for log in going:
            if log in kept or self._store.waits(log):
                continue
            with self._mailbox.together():
                changes |= self._store.let_go(log)
                self._mailbox.drop_secret(f"seen {log}")
            self._keyring.read_again(log)
        if not self.going():
            self._mailbox.drop_secret(LOOK)
        return changes

    def _note_leaving(self) -> None:
        noted = self._mailbox.secret(LEFT) is not None
        if self._has_left and not noted:
            self._mailbox.keep_secret(LEFT, str(self._mailbox.now()).encode())
        elif noted and not self._has_left:
            self._mailbox.drop_secret(LEFT)

    def to_tell(self) -> Purged | None:
        """Return what the server is to be told, if anything."""
        logs = self._store.untold()
        return Purged(tuple(logs)) if logs else None

    def told(self, said: Purged) -> None:
        """Note that the server knows."""
        self._store.told(said.logs)

    def _was_taken(self, log: str) -> bool:
        """Whether this person had to do with a log once, by signed entries, and has not now."""
        keyring, organisation = self._keyring, self._keyring.organisation
        if keyring.is_mine(log):
            return False
        holders = {one.caseload for one in keyring.controls(log).holdings}
        begun = {one.caseload for one in self._mailbox.unopened() if not holders and one.id == log}
        if begun & keyring.my_caseloads().keys():
            return False
        return any(organisation.steps(one, keyring.user) for one in holders | begun)


def has_left(organisation: Organisation, user: str) -> bool:
    """Whether a person has left all caseloads there were for them, and administers none."""
    at = organisation.position
    was_in = [one for one in organisation.caseloads if organisation.steps(one, user)]
    stays = any(organisation.may_read(one, user, at) for one in was_in)
    return bool(was_in) and not stays and not organisation.is_admin(user, at)
