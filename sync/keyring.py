"""What one laptop knows of its organisation: its own keys, every log's controls, opened keys."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.errors import Held, NotLetIn
from linkworker.store import Mailbox, MayErase, Receiving
from sync import control_log, jws, key_log, keys, organisation_log
from sync.controls import Controls
from sync.entries import May
from sync.organisation import Organisation


def make_device(mailbox: Mailbox) -> None:
    """Make this laptop's own signing and sealing keys, once; they never leave it."""
    if mailbox.secret("sig") is None:
        mailbox.keep_secret("sig", Ed25519PrivateKey.generate().private_bytes_raw())
        mailbox.keep_secret("kem", X25519PrivateKey.generate().private_bytes_raw())


class Keyring:
    """The keys and signed entries of one laptop, read from its store and kept in step."""

    def __init__(
        self, mailbox: Mailbox, recovery: Mapping[str, X25519PrivateKey] | None = None
    ) -> None:
        """`recovery` are recovery keys by their ids, where custodians have opened one."""
        make_device(mailbox)
        self._recovery = recovery or {}
        self._mailbox = mailbox
        self.signer = jws.Signer(
            mailbox.device_id(),
            Ed25519PrivateKey.from_private_bytes(mailbox.secret("sig") or b""),
        )
        self._kem = X25519PrivateKey.from_private_bytes(mailbox.secret("kem") or b"")
        pinned = (mailbox.secret("organisation") or b"").decode()
        entries = mailbox.organisation_entries()
        self.pinned = pinned
        self.known: Organisation | None = (
            organisation_log.replay(entries, pinned=pinned, verified=True) if entries else None
        )
        self._controls: dict[str, Controls] = {}
        self._keys: dict[tuple[str, int], bytes] = {}
        self._mine: tuple[Organisation | None, dict[str, May]] = (None, {})
        self._members: tuple[Organisation | None, dict[str, dict[str, May]]] = (None, {})
        self._readers: tuple[Organisation | None, dict[str, dict[str, bytes]]] = (None, {})

    @property
    def device(self) -> str:
        """The id of this laptop."""
        return self.signer.id

    @property
    def sealing_key(self) -> bytes:
        """The raw public X25519 key of this laptop."""
        return jws.raw_public(self._kem.public_key())

    @property
    def organisation(self) -> Organisation:
        """The organisation as this laptop knows it; raises NotLetIn before it has joined."""
        if self.known is None:
            raise NotLetIn("This laptop has not been let in yet")
        return self.known

    @property
    def user(self) -> str:
        """The id of the person whose laptop this is; '' until it is let in."""
        found = self.known.devices.get(self.device) if self.known else None
        return found.user if found else ""

    @property
    def mailbox(self) -> Mailbox:
        """The store that it is kept in."""
        return self._mailbox

    @property
    def is_in(self) -> bool:
        """Whether this laptop was let in and not let go."""
        found = self.known.devices.get(self.device) if self.known else None
        return found is not None and found.revoked is None

    @contextmanager
    def receiving(self) -> Iterator[Receiving]:
        """Take in what came; what the store then does not keep is forgotten here too."""
        before = self.known, dict(self._controls), dict(self._keys)
        try:
            with self._mailbox.receiving() as page:
                yield page
        except BaseException:
            self.known, self._controls, self._keys = before
            raise

    def hear(self, entry: bytes) -> bool:
        """Take in the organisation log's next entry; say whether it was new.

        Raises Refused or Held, changing nothing.
        """
        if self.known and jws.hash_of(entry) in self.known.hashes:
            return False
        self.known = organisation_log.apply(self.known, entry, pinned=self.pinned)
        return True

    def controls(self, log: str) -> Controls:
        """Return a log's control and key entries so far."""
        if log not in self._controls:
            self._controls[log] = Controls(log)
            for kind, data in self._mailbox.entries(log):
                self.apply(log, kind, data, verified=True)
        return self._controls[log]

    def apply(self, log: str, kind: str, data: bytes, *, verified: bool = False) -> None:
        """Take in a log's next control or key entry; raises Refused or Held.

        `verified` is for those that were signed here, or checked before they were kept.
        """
        step = control_log.apply_control if kind == "control" else key_log.apply_key
        known = self.controls(log)
        self._controls[log] = step(self.organisation, known, data, verified=verified)

    def is_mine(self, log: str) -> bool:
        """Say whether a caseload that this person is in holds a log now."""
        return not self.my_caseloads().keys().isdisjoint(self.controls(log).holders())

    def caseload_of(self, log: str) -> str:
        """Return the caseload that a log is shown in here: one of this person's if there is one."""
        holders = sorted(self.controls(log).holders())
        mine = [one for one in holders if one in self.my_caseloads()]
        return (mine or holders)[0]

    def unknown_holders(self, log: str) -> list[str]:
        """Return the caseloads that hold a log and are not this person's, to be asked about."""
        return sorted(self.controls(log).holders() - self.my_caseloads().keys())

    def read_again(self, log: str) -> None:
        """Read a log's entries from the store again: one of ours was not taken."""
        self._controls.pop(log, None)
        self._keys = {name: key for name, key in self._keys.items() if name[0] != log}

    def opens(self, log: str) -> bool:
        """Say whether this laptop can open a log now."""
        try:
            controls = self.controls(log)
            return controls.g > 0 and bool(self.key(log, controls.g))
        except Held:
            return False

    def key(self, log: str, g: int) -> bytes:
        """Return K(log, g); raise Held when no box of it is for this laptop yet."""
        if (log, g) not in self._keys:
            controls = self.controls(log)
            opened = key_log.open_key(self.organisation.id, controls, g, self.boxes(controls))
            self._keys[log, g] = opened
        return self._keys[log, g]

    def boxes(self, controls: Controls) -> Mapping[str, X25519PrivateKey]:
        """Return what boxes of a log's keys are opened with here: private keys by recipient."""
        return self._own_boxes() if controls.kind == "caseload" else self._holders(controls)

    def readers(self, log: str) -> dict[str, bytes]:
        """Return who a log's key is to be boxed to now; raise Held if a holder has none yet."""
        controls = self.controls(log)
        if controls.kind == "caseload":
            return self._readers_of(log)
        holders = {caseload: self.controls(caseload) for caseload in controls.holders()}
        return key_log.log_readers(controls, holders)

    def _readers_of(self, caseload: str) -> dict[str, bytes]:
        organisation = self.organisation
        if self._readers[0] is not organisation:
            self._readers = (organisation, {})
        known = self._readers[1]
        if caseload not in known:
            known[caseload] = key_log.caseload_readers(organisation, caseload)
        return known[caseload]

    def my_caseloads(self) -> dict[str, May]:
        """Return the caseloads this person is in: id -> lead, write or review."""
        organisation = self.organisation
        if self._mine[0] is not organisation:
            found = {c: organisation.may_of(c, self.user) for c in organisation.caseloads}
            self._mine = (organisation, {c: may for c, may in found.items() if may != "none"})
        return self._mine[1]

    def members(self) -> dict[str, dict[str, May]]:
        """Return who may do what in every caseload now: id -> user id -> lead, write or review."""
        organisation = self.organisation
        if self._members[0] is not organisation:
            found: dict[str, dict[str, May]] = {
                caseload: {
                    user: may
                    for user in rights.members
                    if (may := organisation.may_of(caseload, user)) != "none"
                }
                for caseload, rights in organisation.caseloads.items()
            }
            self._members = (organisation, found)
        return self._members[1]

    def writes_as(self, log: str, caseload: str = "") -> Literal["write", "review"] | None:
        """Return as what this person's changes in a log are sealed; None without a right there.

        Whoever may write through any caseload that holds it writes; `caseload` is the one that
        a log nobody else knows yet was made in.
        """
        mine = self.my_caseloads()
        rights = {mine.get(one) for one in self.controls(log).holders() or {caseload}}
        if rights & {"lead", "write"}:
            return "write"
        return "review" if "review" in rights else None

    def only_reviews(self, log: str, caseload: str) -> bool:
        """Say whether this person may comment in a log, and write nothing else there."""
        return self.known is not None and self.writes_as(log, caseload) == "review"

    def may_erase(self, log: str, caseload: str) -> MayErase:
        """Say whose words this person may have erased in a log; `caseload` as for `writes_as`."""
        if self.known is None:
            return MayErase(anybody=True)
        holders = self.controls(log).holders() or {caseload}
        rights = (self.members().get(one, {}) for one in holders)
        leads = {user for mays in rights for user, may in mays.items() if may == "lead"}
        admin = self.known.is_admin(self.user, self.known.position)
        return MayErase(admin or self.user in leads, self.user, frozenset(leads))

    def _own_boxes(self) -> Mapping[str, X25519PrivateKey]:
        return {self.device: self._kem, **self._recovery}

    def _holders(self, controls: Controls) -> Mapping[str, X25519PrivateKey]:
        found: dict[str, X25519PrivateKey] = {}
        for caseload in controls.holders():
            for g in range(self.controls(caseload).g, 0, -1):
                try:
                    opened = self.key(caseload, g)
                except Held:
                    continue
                found[f"{caseload}.{g}"] = keys.kem_private(opened, caseload, g)
        return found
