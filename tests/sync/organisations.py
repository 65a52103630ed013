"""A small real organisation, its laptops and sealed logs, and laptops' calls to a server.

Everything is made with the functions that the program uses; nothing stands in for anything.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from httpx2 import Response
from starlette.testclient import TestClient

from linkworker.canonical import b64
from sync import control_log, entries, envelope, invitation, jws, key_log, keys, signatures
from sync import organisation_log as log
from sync.controls import Controls
from sync.exchange import Answer, Append, Ask, Entry, Found, Push, Receipt, Want, encode

HOST = "testserver"


def new_id() -> str:
    """Make an id: 16 random bytes, 22 characters."""
    return b64(os.urandom(16))


@dataclass
class Laptop:
    """A laptop with its private keys, and the person who uses it."""

    user: str = field(default_factory=new_id)
    signer: jws.Signer = field(
        default_factory=lambda: jws.Signer(new_id(), Ed25519PrivateKey.generate())
    )
    kem: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)

    @property
    def id(self) -> str:
        """The device's id."""
        return self.signer.id

    def request(self, organisation: str) -> bytes:
        """Return its request to join."""
        public = jws.raw_public(self.kem.public_key())
        return invitation.join_request(organisation, self.signer, self.user, public)

    def device_add(self, organisation: str) -> entries.DeviceAdd:
        """Return the operation that lets it in."""
        invited = invitation.invite(organisation)
        request = self.request(organisation)
        return invitation.read_request(invited, request, invited.mac(request)).device_add()


class SmallOrganisation:
    """A root, an administrator, and one caseload with a lead, a writer and a reviewer."""

    def __init__(self) -> None:
        self.root = jws.Signer(jws.ROOT, Ed25519PrivateKey.generate())
        self.recovery = X25519PrivateKey.generate()
        public = jws.raw_public(self.recovery.public_key())
        other = jws.raw_public(X25519PrivateKey.generate().public_key())
        recovery = {keys.recovery_id(one): one for one in (public, other)}
        self.log = [log.found(self.root, recovery)]
        self.state = log.replay(self.log)
        self.admin, self.lead, self.ann, self.sue = (Laptop() for _ in range(4))
        self.caseload = new_id()
        self.put(entries.Admin(self.admin.user, True), self.root)
        self.put(self.admin.device_add(self.state.id), self.root)
        for laptop in (self.lead, self.ann, self.sue):
            self.put(laptop.device_add(self.state.id))
        self.put(entries.Caseload(self.caseload))
        self.member(self.lead, "lead")
        self.member(self.ann, "write")
        self.member(self.sue, "review")

    @property
    def id(self) -> str:
        """The organisation's id."""
        return self.state.id

    def put(self, op: entries.OrganisationOp, signer: jws.Signer | None = None) -> bytes:
        """Sign the next entry (as the administrator unless said) and take it."""
        return self.take(log.sign(self.state, signer or self.admin.signer, op))

    def take(self, entry: bytes) -> bytes:
        """Take an entry that was signed already."""
        self.state = log.apply(self.state, entry)
        self.log.append(entry)
        return entry

    def member(
        self,
        laptop: Laptop,
        may: entries.May,
        *,
        caseload: str = "",
        until: int | None = None,
        cuts: entries.CutsByLog | None = None,
    ) -> bytes:
        """Sign and take what a laptop's user may do in a caseload."""
        op = entries.Member(caseload or self.caseload, laptop.user, may, until, cuts)
        return self.put(op)


@dataclass
class SealedLog:
    """One log as its writers hold it: controls, newest key, each device's chain."""

    organisation: SmallOrganisation
    controls: Controls
    key: bytes = b""
    chains: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The log's id."""
        return self.controls.log

    def control(self, laptop: Laptop, op: entries.ControlOp) -> Push:
        """Sign and take a control entry."""
        state = self.organisation.state
        entry = control_log.sign(state, self.controls, laptop.signer, op)
        self.controls = control_log.apply_control(state, self.controls, entry)
        return Push(self.id, Entry("control", entry))

    def new_key(self, laptop: Laptop, holders: Sequence["SealedLog"] = ()) -> Push:
        """Make and take the log's next key; `holders` are the own logs of its caseloads."""
        state = self.organisation.state
        if self.controls.kind == "caseload":
            readers = key_log.caseload_readers(state, self.id)
        else:
            readers = key_log.log_readers(
                self.controls, {holder.id: holder.controls for holder in holders}
            )
        self.key, entry = key_log.first_entry(
            state, self.controls, laptop.signer, readers, self.key or None
        )
        self.controls = key_log.apply_key(state, self.controls, entry)
        return Push(self.id, Entry("key", entry))

    def write(
        self,
        laptop: Laptop,
        body: bytes = b"{}",
        *,
        changes: int = 1,
        before: tuple[int, str] | None = None,
        **header: object,
    ) -> Push:
        """Seal an envelope after the laptop's last one here (or after `before`)."""
        n, pv = before or self.chains.get(laptop.id, (0, ""))
        members = {
            "kid": laptop.id,
            "log": self.id,
            "g": self.controls.g,
            "lg": self.organisation.state.at,
            "ct": self.controls.at,
            "n": (n + 1, n + changes),
            "pv": pv,
            "deps": {},
            **header,
        }
        sealed = envelope.seal(laptop.signer, self.key, envelope.Header(**members), body)
        self.chains[laptop.id] = (n + changes, jws.hash_of(sealed))
        return Push(self.id, Entry("change", sealed))


def open_caseload(
    organisation: SmallOrganisation, laptop: Laptop, caseload: str = ""
) -> tuple[SealedLog, list[Push]]:
    """Open a caseload's own log; return it and what to push."""
    opened = SealedLog(organisation, Controls(caseload or organisation.caseload))
    control = opened.control(laptop, entries.Open("caseload", opened.id))
    return opened, [control, opened.new_key(laptop)]


def open_child(
    own: SealedLog, laptop: Laptop, kind: entries.Kind = "child"
) -> tuple[SealedLog, list[Push]]:
    """Open a child's log in a caseload (`own`: the caseload's own log)."""
    opened = SealedLog(own.organisation, Controls(new_id()))
    control = opened.control(laptop, entries.Open(kind, own.id))
    return opened, [control, opened.new_key(laptop, [own])]


@dataclass
class Line:
    """Laptops' signed calls to a server."""

    web: TestClient

    def send(
        self, path: str, laptop: Laptop | None, message: msgspec.Struct | None = None
    ) -> Response:
        """Sign a message as a laptop (None: unsigned) and post it."""
        body = b"" if message is None else encode(message)
        signed = {} if laptop is None else self.sign(path, laptop, body)
        return self.web.post(path, content=body, headers=signed)

    def sign(self, path: str, laptop: Laptop, body: bytes, skew: int = 0) -> dict[str, str]:
        """Return the header fields that sign a body; `skew` is the laptop's clock error (s)."""
        request = signatures.Request("POST", HOST, path, "", body)
        created = int(time.time()) + skew
        return signatures.sign_request(laptop.signer, request, created=created)

    def found(self, organisation: SmallOrganisation, code: str) -> Response:
        """Found an organisation with all entries it has."""
        return self.send("/v1/found", None, Found(code, tuple(organisation.log)))

    def append(
        self, organisation: SmallOrganisation, *signed: bytes, by: Laptop | None = None
    ) -> Response:
        """Append entries that the organisation here has taken as its last ones."""
        after = len(organisation.log) - len(signed) - 1
        message = Append(after, organisation.state.hash_at(after), signed)
        return self.send("/v1/organisation", by or organisation.admin, message)

    def round(
        self,
        laptop: Laptop,
        push: Sequence[Push] = (),
        want: Sequence[Want] = (),
        *,
        digest: bytes = b"",
        organisation: tuple[int, str] = (10**9, ""),
    ) -> Answer:
        """Do one round; raise AssertionError unless it is answered."""
        ask = Ask(organisation, digest, tuple(push), tuple(want))
        answered = self.send("/v1/exchange", laptop, ask)
        assert answered.status_code == 200, answered.content
        return msgspec.msgpack.decode(answered.content, type=Answer)

    def push(self, laptop: Laptop, *pushes: Push) -> list[Receipt]:
        """Push entries; return their receipts."""
        return list(self.round(laptop, pushes).receipts)

    def results(self, laptop: Laptop, *pushes: Push) -> list[str]:
        """Push entries; return what became of each, in a word."""
        return [receipt.result for receipt in self.push(laptop, *pushes)]
