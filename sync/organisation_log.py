"""The organisation log: sign an entry, and replay entries into an Organisation.

Entries are chained by hash and judged in order by the state before them alone, so everybody
who holds the same entries has the same organisation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from linkworker.canonical import b64, unb64
from linkworker.errors import Held, Refused
from sync import entries, jws, spelling
from sync.organisation import NO_CUTS, Organisation
from sync.organisation_ops import after, recovery_spans, takes_away

TYP = "lw-log+1"
_OPS = spelling.names_of(entries.OrganisationOp)
_BY_ROOT_ONLY = (entries.Recovery, entries.Root, entries.Custody, entries.RootKept)
_BY_ROOT = (*_BY_ROOT_ONLY, entries.Admin, entries.DeviceAdd, entries.Recovered)


@dataclass(frozen=True, slots=True)
class Ending:
    """A right that an entry ends: whose devices, in which caseload (None: all), cut where.

    The server appends it only if, for each of `devices` and each log concerned, the cut
    ({log: {device: n}}, 0 where not named) is the last n that it holds.
    """

    caseload: str | None
    devices: tuple[str, ...]
    cuts: Mapping[str, Mapping[str, int]]


def found(root: jws.Signer, recovery: Mapping[str, bytes]) -> bytes:
    """Sign the first entry of a new organisation; its hash is the organisation's identity.

    `recovery` maps a recovery key's id (`keys.recovery_id`) to its raw X25519 public key.
    """
    public = b64(jws.raw_public(root.key.public_key()))
    op = entries.Org(root=public, recovery=recovery_keys(recovery))
    frame = entries.OrganisationFrame(n=0, p="", org="")
    return jws.sign(root, TYP, spelling.payload_of(frame, op))


def recovery_keys(recovery: Mapping[str, bytes]) -> tuple[entries.RecoveryKey, ...]:
    """Spell recovery keys as the log has them."""
    return tuple(entries.RecoveryKey(key, b64(kem)) for key, kem in sorted(recovery.items()))


def sign(organisation: Organisation, signer: jws.Signer, op: entries.OrganisationOp) -> bytes:
    """Sign the next entry; whoever appends another first makes this one out of order."""
    frame = entries.OrganisationFrame(
        n=len(organisation.hashes), p=organisation.hashes[-1], org=organisation.id
    )
    return jws.sign(signer, TYP, spelling.payload_of(frame, op))


def apply(
    organisation: Organisation | None,
    entry: bytes,
    *,
    pinned: str | None = None,
    verified: bool = False,
) -> Organisation:
    """Return the organisation after one more entry.

    `pinned` is the id an invitation named; the first entry must hash to it. `verified`
    skips the signatures: only for entries read back from this laptop's own store.
    Raises Refused for what is wrong for good; Held for a gap or an operation
    that this version does not know, after which nothing may be skipped.
    """
    with jws.boundary():
        signed = jws.read(entry, TYP)
        frame, rest = spelling.frame_and_rest(signed.payload, entries.OrganisationFrame)
        if organisation is None:
            return _first(signed, frame, rest, pinned)
        _check_frame(organisation, frame)
        op = _operation(organisation, signed, rest)
        key = _signer_key(organisation, signed.kid, op)
        if not verified:
            signed.verify(key)
        changed = after(op, organisation, verified=verified)
        return replace(changed, hashes=(*organisation.hashes, signed.hash))


def replay(
    log: Iterable[bytes], *, pinned: str | None = None, verified: bool = False
) -> Organisation:
    """Return the organisation after all of these entries, the first one included.

    Raises as `apply` does, and Held without an entry.
    """
    organisation = None
    for entry in log:
        organisation = apply(organisation, entry, pinned=pinned, verified=verified)
    if organisation is None:
        raise Held("no organisation yet")
    return organisation


def ending_of(organisation: Organisation, entry: bytes) -> Ending | None:
    """Return the ending that the next entry would make, or None if it takes nothing away."""
    with jws.boundary():
        _, rest = spelling.frame_and_rest(jws.read(entry, TYP).payload, entries.OrganisationFrame)
        if rest.get("op") == "device-revoke":
            revoke: entries.DeviceRevoke = spelling.exactly(rest, entries.DeviceRevoke)
            cuts = {log: {revoke.dev: n} for log, n in revoke.cuts.items()}
            return Ending(None, (revoke.dev,), cuts)
        if rest.get("op") != "member":
            return None
        member: entries.Member = spelling.exactly(rest, entries.Member)
        if not takes_away(organisation, member):
            return None
        return Ending(member.cl, devices_of(organisation, member.user), member.cuts or NO_CUTS)


def signer_of(entry: bytes) -> str:
    """Return whose signature an entry bears: a laptop's id, or `jws.ROOT`; raises Refused."""
    with jws.boundary():
        return jws.read(entry, TYP).kid


def devices_of(organisation: Organisation, user: str) -> tuple[str, ...]:
    """Return every laptop a user ever had."""
    return tuple(device.id for device in organisation.devices.values() if device.user == user)


def _first(
    signed: jws.Signed,
    frame: entries.OrganisationFrame,
    rest: dict[str, Any],
    pinned: str | None,
) -> Organisation:
    if signed.kid != jws.ROOT or frame != entries.OrganisationFrame(n=0, p="", org=""):
        raise Refused("not the first entry of an organisation")
    op: entries.Org = spelling.exactly(rest, entries.Org)
    root = jws.signing_key(unb64(op.root, 32))
    signed.verify(root)
    organisation = b64(unb64(signed.hash)[:12])
    if pinned is not None and pinned != organisation:
        raise Refused("not the organisation that the invitation names")
    return Organisation(organisation, (signed.hash,), root, recovery_spans(op.recovery, 0))


def _check_frame(organisation: Organisation, frame: entries.OrganisationFrame) -> None:
    if frame.org != organisation.id:
        raise Refused("another organisation's entry")
    if frame.n > organisation.position + 1:
        raise Held("an earlier entry is missing")
    if frame.n != organisation.position + 1 or frame.p != organisation.hashes[-1]:
        raise Refused("out of order")


def _operation(
    organisation: Organisation, signed: jws.Signed, rest: dict[str, Any]
) -> entries.OrganisationOp:
    name = rest.get("op")
    if not isinstance(name, str):
        raise Refused("no operation")
    if name not in _OPS:
        by_root = signed.kid == jws.ROOT
        signed.verify(organisation.root if by_root else organisation.device(signed.kid).key)
        raise Held("update needed: this version does not know an operation of the organisation")
    op: entries.OrganisationOp = spelling.exactly(rest, entries.OrganisationOp)
    return op


def _signer_key(
    organisation: Organisation, kid: str, op: entries.OrganisationOp
) -> Ed25519PublicKey:
    if kid == jws.ROOT:
        if not isinstance(op, _BY_ROOT):
            raise Refused("not for the root key to sign")
        return organisation.root
    device = organisation.live_device(kid, organisation.position)
    if isinstance(op, _BY_ROOT_ONLY):
        raise Refused("only the root key signs this")
    if not organisation.is_admin(device.user, organisation.position):
        raise Refused("only an administrator signs this")
    return device.key
