"""Each device's chain of envelopes in a log, which goes on whatever becomes of one of them."""

from collections.abc import Container
from contextlib import suppress

from linkworker.errors import Held, Refused
from linkworker.store import Receiving
from sync import envelope, erasing, jws
from sync.checking import Checked
from sync.keyring import Keyring


class Chains:
    """The chains of one laptop's logs, as pages are taken in.

    `again` are the logs that are read again: what stands there is judged once more.
    """

    def __init__(self, keyring: Keyring, again: Container[str]) -> None:
        self._keyring = keyring
        self._again = again

    def before(
        self, page: Receiving, log: str, read: envelope.Envelope, *, passed: bool
    ) -> tuple[int, str] | None:
        """Return the (n, hash) that an envelope is to follow; None if it is here already.

        `passed`: its chain went on past it, and it was not taken in.
        """
        header = read.header
        last = page.last_of(log, header.kid)
        if header.last > last[0]:
            return last
        page.seen(log, read.hash)
        anew = passed or log in self._again
        return (header.first - 1, header.pv) if anew else None  # checked when it went past

    def go_on(self, page: Receiving, log: str, header: envelope.Header, hash_: str) -> None:
        """Note that a device's chain has come to an envelope, unless it is past it."""
        if header.last > page.last_of(log, header.kid)[0]:
            user = self._keyring.organisation.device(header.kid).user
            page.chain(log, header.kid, user, (header.last, hash_))

    def passes(self, page: Receiving, log: str, data: bytes, checked: Checked) -> bool:
        """Let a chain go on past an envelope that waits to be judged; say whether it does."""
        with suppress(Refused, Held), jws.boundary():
            read = checked.read(data)
            before = self.before(page, log, read, passed=False)
            if before is not None:
                organisation, controls = self._keyring.organisation, self._keyring.controls(log)
                envelope.verify(organisation, controls, read, before, checked.sound)
                self.go_on(page, log, read.header, read.hash)
                return True
        return False

    def left(self, page: Receiving, log: str, data: bytes) -> None:
        """Go on past an envelope that was erased: what is left carries its device's chain."""
        with jws.boundary():
            header, hash_ = erasing.read(data)
            before = page.last_of(log, header.kid)
            if header.last <= before[0]:
                page.seen(log, hash_)
                return
            organisation, controls = self._keyring.organisation, self._keyring.controls(log)
            erasing.verify(organisation, controls, erasing.Left(header, hash_), before)
        self.go_on(page, log, header, hash_)
