"""What an administrator signs about the organisation itself: administrators, keys, settings."""

from collections.abc import Mapping, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from linkworker.canonical import b64
from linkworker.errors import NotAllowed, NotFound
from sync import entries, jws, keys, organisation_log
from sync.authority import Authority
from sync.leaving import ended_cover
from sync.organisation import Organisation
from sync.organisation_log import devices_of

WEEK = 7 * 86_400_000


def make_admin(authority: Authority, user: str) -> None:
    """Make a person an administrator. Raises NotFound, NotAllowed."""

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        if not any(organisation.devices[d].revoked is None for d in devices_of(organisation, user)):
            raise NotFound("This person has no laptop here")
        if organisation.is_admin(user, organisation.position):
            return []
        return [entries.Admin(user, may=True)]

    authority.append(ops)


def end_admin(authority: Authority, user: str) -> None:
    """Let a person be an administrator no longer; raises NotAllowed for the last one."""

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        at = organisation.position
        if not organisation.is_admin(user, at):
            return []
        live = (d for d in organisation.devices.values() if d.live(at))
        if not any(organisation.is_admin(d.user, at) and d.user != user for d in live):
            raise NotAllowed("Somebody has to be an administrator: make another one first")
        return [entries.Admin(user, may=False)]

    authority.append(ops)


def replace_recovery(authority: Authority, add: Mapping[str, bytes], drop: Sequence[str]) -> None:
    """Begin to seal to recovery keys and stop with others: {id: raw X25519}, ids.

    Every caseload's key is changed by itself when one is dropped. Raises NotAllowed without
    the founding key, or if none would be left.
    """
    for key, kem in add.items():
        if key != keys.recovery_id(kem):
            raise NotAllowed("A recovery key under another's name")

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        live = organisation.recovery_at(organisation.position)
        new = organisation_log.recovery_keys({k: v for k, v in add.items() if k not in live})
        old = tuple(sorted(live & set(drop)))
        return [entries.Recovery(new, old)] if new or old else []

    authority.append(ops, root=True)


def replace_root(authority: Authority) -> bytes:
    """Replace the founding key; return the new one, 32 bytes, kept here in place of the old."""
    mailbox = authority.mailbox

    def make() -> bytes:
        kept = mailbox.secret("next root") or Ed25519PrivateKey.generate().private_bytes_raw()
        mailbox.keep_secret("next root", kept)
        return kept

    def take() -> None:
        with mailbox.together():
            mailbox.keep_secret("root", made)
            mailbox.drop_secret("next root")

    made: bytes = authority.run(make)
    new = jws.raw_public(Ed25519PrivateKey.from_private_bytes(made).public_key())

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        return [] if jws.raw_public(organisation.root) == new else [entries.Root(b64(new))]

    authority.append(ops, root=True)
    authority.run(take)
    return made


def set_policy(authority: Authority, settings: Mapping[str, int | str]) -> None:
    """Set settings of the organisation; others stay as they are."""

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        changed = {k: v for k, v in settings.items() if organisation.policy.get(k) != v}
        return [entries.Policy(changed)] if changed else []

    authority.append(ops)


def tick(authority: Authority, audit_head: bytes | None = None) -> None:
    """Confirm that this is how the organisation stands, and anchor the server's audit record.

    `audit_head` is its newest hash, 32 bytes. Ends cover whose time is over in the same step.
    """
    now = authority.run(authority.mailbox.now)
    heads = () if audit_head is None else (b64(audit_head),)

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        return [*ended_cover(organisation, now), entries.Tick(now, heads)]

    authority.append(ops)


def tick_is_due(organisation: Organisation, now: int) -> bool:
    """Whether an administrator's laptop should confirm the organisation; `now` in ms."""
    return organisation.ticked is None or now - organisation.ticked[0] >= WEEK
