"""A small organisation made of real parts: a root, an administrator, Ann, Sue, a caseload."""

import os
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.canonical import b64
from sync import control_log, entries, envelope, invitation, jws, key_log, keys, organisation_log
from sync.controls import Controls
from sync.organisation import Organisation


def new_id() -> str:
    """A random id."""
    return b64(os.urandom(16))


class Laptop:
    """A person's laptop with its keys."""

    def __init__(self, user: str | None = None) -> None:
        self.user = user or new_id()
        self.kem = X25519PrivateKey.generate()
        self.signer = jws.Signer(new_id(), Ed25519PrivateKey.generate())
        self.id = self.signer.id

    def device_add(self, organisation: str) -> entries.DeviceAdd:
        """What lets it in."""
        invited = invitation.invite(organisation)
        kem = jws.raw_public(self.kem.public_key())
        request = invitation.join_request(organisation, self.signer, self.user, kem)
        return invitation.read_request(invited, request, invited.mac(request)).device_add()


def new_recovery() -> tuple[str, bytes]:
    """Make a recovery key that nobody keeps the private half of; give its id and raw key."""
    raw = jws.raw_public(X25519PrivateKey.generate().public_key())
    return keys.recovery_id(raw), raw


class World:
    """The organisation, its entries so far, and the state of each log."""

    def __init__(self) -> None:
        self.root = jws.Signer(jws.ROOT, Ed25519PrivateKey.generate())
        self.recovery = X25519PrivateKey.generate()
        raw = jws.raw_public(self.recovery.public_key())
        self.recovery_id = keys.recovery_id(raw)
        self.second, second = new_recovery()
        recovery = {self.recovery_id: raw, self.second: second}
        self.entries = [organisation_log.found(self.root, recovery)]
        self.organisation: Organisation = organisation_log.apply(None, self.entries[0])
        self.logs: dict[str, Controls] = {}
        self.keys: dict[tuple[str, int], bytes] = {}
        self.admin, self.ann, self.sue = Laptop(), Laptop(), Laptop()
        self.put(entries.Admin(self.admin.user, may=True), self.root)
        self.put(self.admin.device_add(self.organisation.id), self.root)
        for laptop in (self.ann, self.sue):
            self.put(laptop.device_add(self.organisation.id))
        self.caseload = self.new_caseload()
        self.member(self.ann, "write")
        self.member(self.sue, "review")

    def put(self, op: entries.OrganisationOp, signer: jws.Signer | None = None) -> bytes:
        """Sign and apply the next organisation entry (by the administrator)."""
        entry = organisation_log.sign(self.organisation, signer or self.admin.signer, op)
        self.organisation = organisation_log.apply(self.organisation, entry)
        self.entries.append(entry)
        return entry

    def new_caseload(self) -> str:
        caseload = new_id()
        self.put(entries.Caseload(caseload))
        return caseload

    def member(
        self, laptop: Laptop, may: entries.May, cuts: Any = None, caseload: str | None = None
    ) -> bytes:
        return self.put(entries.Member(caseload or self.caseload, laptop.user, may, cuts=cuts))

    def control(self, log: str, op: entries.ControlOp, laptop: Laptop | None = None) -> bytes:
        """Sign and apply the next control entry of a log (by the administrator)."""
        controls = self.logs.get(log, Controls(log))
        signer = (laptop or self.admin).signer
        entry = control_log.sign(self.organisation, controls, signer, op)
        self.logs[log] = control_log.apply_control(self.organisation, controls, entry, now=True)
        return entry

    def rotate(self, log: str, readers: dict[str, bytes], laptop: Laptop) -> bytes:
        """Make and apply the next key of a log."""
        controls = self.logs[log]
        key, entry = key_log.first_entry(
            self.organisation, controls, laptop.signer, readers, self.keys.get((log, controls.g))
        )
        self.logs[log] = key_log.apply_key(self.organisation, controls, entry, now=True)
        self.keys[log, controls.g + 1] = key
        return entry

    def open_caseload(self, caseload: str | None = None, laptop: Laptop | None = None) -> None:
        """Open a caseload's own log, with its key."""
        caseload = caseload or self.caseload
        laptop = laptop or self.ann
        self.control(caseload, entries.Open("caseload", caseload), laptop)
        self.rotate(caseload, key_log.caseload_readers(self.organisation, caseload), laptop)

    def open_child(self, caseload: str | None = None, laptop: Laptop | None = None) -> str:
        """Open a child's log in a caseload, with its key."""
        log = new_id()
        laptop = laptop or self.ann
        self.control(log, entries.Open("child", caseload or self.caseload), laptop)
        self.rotate(log, key_log.log_readers(self.logs[log], self.logs), laptop)
        return log

    def header(self, log: str, laptop: Laptop, **members: Any) -> envelope.Header:
        """The header of a first envelope, as of now."""
        asked = {
            "kid": laptop.id,
            "log": log,
            "g": self.logs[log].g or 1,
            "lg": self.organisation.at,
            "ct": self.logs[log].at,
            "n": (1, 1),
            "pv": "",
            "deps": {},
        }
        return envelope.Header(**{**asked, **members})

    def seal(self, log: str, laptop: Laptop, body: bytes = b"hello", **members: Any) -> bytes:
        header = self.header(log, laptop, **members)
        return envelope.seal(laptop.signer, self.keys[log, header.g], header, body)
