"""The organisation as its log leaves it: who is in it, with which laptops and which rights.

A value: each entry makes a new one, so an entry that fails leaves no trace. Every question
takes a position in the log, so the answer never depends on what has arrived since.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from linkworker.errors import Forked, Missing, Refused
from sync.entries import RANK, May

NO_CUTS: Mapping[str, Mapping[str, int]] = {}


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop: its user, its public keys, and the positions it came and ended at."""

    id: str
    user: str
    key: Ed25519PublicKey
    kem: bytes
    added: int
    revoked: int | None = None
    cuts: Mapping[str, int] = field(default_factory=dict)

    def live(self, at: int) -> bool:
        """Whether it was let in and not revoked at a position."""
        return self.added <= at and (self.revoked is None or at < self.revoked)


@dataclass(frozen=True, slots=True)
class Step:
    """A user's right in a caseload from position `at` on; what ends there is cut by `cuts`."""

    at: int
    may: May
    until: int | None = None
    cuts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecoverySpan:
    """A recovery key and the positions between which it is sealed to."""

    kem: bytes
    added: int
    dropped: int | None = None

    def live(self, at: int) -> bool:
        """Whether keys are sealed to it at a position."""
        return self.added <= at and (self.dropped is None or at < self.dropped)


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a recovery key at a position: boxes for those who may know, and sealed words."""

    at: int
    of: str
    boxes: Mapping[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class CaseloadRights:
    """A caseload: the position it was made at, and each user's rights in order."""

    made: int
    members: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The state after the entries whose hashes are `hashes`."""

    id: str
    hashes: tuple[str, ...]
    root: Ed25519PublicKey
    recovery: Mapping[str, RecoverySpan]
    admins: Mapping[str, tuple[tuple[int, bool], ...]] = field(default_factory=dict)
    devices: Mapping[str, Device] = field(default_factory=dict)
    caseloads: Mapping[str, CaseloadRights] = field(default_factory=dict)
    policy: Mapping[str, int | str] = field(default_factory=dict)
    ticked: tuple[int, tuple[str, ...]] | None = None
    custody: Mapping[str, str] = field(default_factory=dict)
    root_kept: Mapping[str, str] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()
    roots: tuple[int, ...] = ()

    @property
    def position(self) -> int:
        """The index of the last entry."""
        return len(self.hashes) - 1

    @property
    def at(self) -> tuple[int, str]:
        """The last entry's index and hash: the `lg` of what is signed now."""
        return self.position, self.hashes[-1]

    def hash_at(self, position: int) -> str:
        """Return the hash of an entry; raise Held if this copy does not reach it."""
        if position > self.position:
            raise Missing("the organisation's log here is behind")
        return self.hashes[position]

    def agree(self, at: tuple[int, str]) -> None:
        """Raise Held if `at` is ahead of this copy, Refused if it is another history."""
        if self.hash_at(at[0]) != at[1]:
            raise Forked("fork: another history of the organisation")

    def device(self, dev: str) -> Device:
        """Return a laptop; raise Refused if it was never let in."""
        if dev not in self.devices:
            raise Refused("unknown device")
        return self.devices[dev]

    def live_device(self, dev: str, at: int) -> Device:
        """Return a laptop; raise Refused unless it was in at a position."""
        device = self.device(dev)
        if not device.live(at):
            raise Refused("this device was not let in at that position")
        return device

    def is_admin(self, user: str, at: int) -> bool:
        """Whether a user was an administrator at a position."""
        steps = self.admins.get(user, ())
        return next((may for since, may in reversed(steps) if since <= at), False)

    def steps(self, caseload: str, user: str) -> tuple[Step, ...]:
        """Return a user's rights in a caseload, in order."""
        known = self.caseloads.get(caseload)
        return known.members.get(user, ()) if known else ()

    def right(self, caseload: str, user: str, at: int) -> Step | None:
        """Return what a user might do in a caseload at a position; None if nothing ever."""
        steps = self.steps(caseload, user)
        return next((step for step in reversed(steps) if step.at <= at), None)

    def may_read(self, caseload: str, user: str, at: int) -> bool:
        """Whether a user had any right in a caseload at a position."""
        step = self.right(caseload, user, at)
        return step is not None and RANK[step.may] > 0

    def entitled(self, caseload: str, at: int) -> frozenset[str]:
        """Return the laptops that a caseload's key is sealed to at a position."""
        return frozenset(
            device.id
            for device in self.devices.values()
            if device.live(at) and self.may_read(caseload, device.user, at)
        )

    def recovery_at(self, at: int) -> frozenset[str]:
        """Return the recovery keys' ids at a position."""
        return frozenset(key for key, span in self.recovery.items() if span.live(at))

    def recovery_keys(self) -> dict[str, bytes]:
        """Return the raw X25519 keys that everything is sealed to now, by their ids."""
        return {key: self.recovery[key].kem for key in self.recovery_at(self.position)}

    def answering(self, at: int) -> frozenset[str]:
        """Return the laptops of leads and administrators at a position: who is told of uses."""
        return frozenset(
            device.id
            for device in self.devices.values()
            if device.live(at) and (self.is_admin(device.user, at) or self._leads(device.user, at))
        )

    def _leads(self, user: str, at: int) -> bool:
        steps = (self.right(caseload, user, at) for caseload in self.caseloads)
        return any(step is not None and step.may == "lead" for step in steps)

    def may_of(self, caseload: str, user: str) -> May:
        """Return what a user may do in a caseload now: lead, write, review or none."""
        step = self.right(caseload, user, self.position)
        return step.may if step else "none"
