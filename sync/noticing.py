"""What no honest server does, noticed from what signed things say of each other.

A server can delay and withhold; it cannot read or forge. What it tries shows: an entry that does
not verify was altered; one whose author saw another history means that two are shown; one that
builds on something which still is not here a round later means that something is withheld.
"""

from linkworker.errors import Forked, Refused
from linkworker.store import Mailbox
from sync import control_log, envelope, jws, key_log
from sync.exchange import Entry
from sync.keyring import Keyring

ALTERED = (
    "Something from the server was altered on its way, or is from nobody who may send it. It was "
    "not taken in, and your work is safe on this laptop. Tell your administrator."
)
FORKED = (
    "Somebody in your organisation was shown another list of who is in it than this laptop was. "
    "Nothing is sent or fetched until that is cleared up. Your work is safe here: go on with it. "
    "Tell your administrator by telephone or in person, not through this program."
)
LEFT_OUT = (
    "The server left something out of what it sent. Nothing was skipped and your work is safe "
    "on this laptop. If this comes again tomorrow, tell your administrator."
)
_FORK = "fork"


class Noticing:
    """What one laptop has noticed of its server; told until it is over."""

    def __init__(self, keyring: Keyring, mailbox: Mailbox) -> None:
        self._keyring = keyring
        self._mailbox = mailbox
        self._missing: set[tuple[str, int]] = set()
        self._altered = False

    def begin(self) -> None:
        """Begin a new round."""
        self._missing = self._mailbox.missing()
        self._altered = False

    def refused(self, entry: Entry, error: Refused) -> None:
        """Note an entry that does not verify; who truly saw another history is remembered."""
        if isinstance(error, Forked) and (device := self._signer(entry)):
            self._mailbox.keep_secret(_FORK, device.encode())
        else:
            self._altered = True

    @property
    def forked(self) -> bool:
        """Whether two histories are shown: nothing is sent or fetched any more.

        It is over when an entry of this laptop's own history takes out the laptop that said so.
        """
        device = (self._mailbox.secret(_FORK) or b"").decode()
        known = self._keyring.known.devices.get(device) if self._keyring.known else None
        return known is not None and known.revoked is None

    def words(self, *, holes: bool) -> str:
        """Return what a person is to be told, '' if nothing; `holes`: a page had one."""
        if self.forked:
            return FORKED
        if self._altered:
            return ALTERED
        return LEFT_OUT if holes else ""

    def withheld(self) -> str:
        """Return what to say of what was missing already when this round began, '' if it came.

        Only at the end, when all that the server names was read: an answer of a moment may hold
        what an entry written just after it explains, and a round may be cut off in between.
        """
        return LEFT_OUT if self._missing and self._missing & self._mailbox.missing() else ""

    def _signer(self, entry: Entry) -> str:
        """Return the laptop that signed an entry, '' if its signature is not its own."""
        organisation = self._keyring.organisation
        try:
            if entry.kind == "change":
                read = envelope.read(entry.data)
                envelope.check_signature(organisation, read)
                return read.header.kid
            typ = control_log.TYP if entry.kind == "control" else key_log.TYP
            signed = jws.read(entry.data, typ)
            signed.verify(organisation.device(signed.kid).key)
        except Refused:
            return ""
        return signed.kid
