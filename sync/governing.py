"""What an administrator signs about the organisation itself: administrators, keys, settings."""

from collections.abc import Mapping, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from linkworker.canonical import b64
from linkworker.errors import NotAllowed, NotFound, Refused
from sync import audit, custody, entries, jws, organisation_log
from sync.authority import Authority
from sync.custody import Pair
from sync.leaving import ended_cover
from sync.organisation import Organisation
from sync.organisation_log import devices_of
from sync.round import Round

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


def replace_recovery(authority: Authority, add: Sequence[Pair], drop: Sequence[str]) -> None:
    """Begin to seal to the recovery keys of new pairs, and stop with those of these ids.

    Print the sheets of the new ones first. Every caseload's key is changed by itself when one
    is dropped. Raises NotAllowed without the founding key, or if fewer than two would be left.
    """
    root = authority.run(lambda: authority.mailbox.secret("root"))

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        live = organisation.recovery_at(organisation.position)
        new = {pair.id: pair.public for pair in add if pair.id not in live}
        old = tuple(sorted(live & set(drop)))
        if not new and not old:
            return []
        left = organisation.recovery_keys()
        kept = {one: left[one] for one in live - set(old)} | new
        said = [pair.op() for pair in add if pair.id in new]
        box = [custody.keep_root(root, kept, organisation.id)] if root else []
        return [entries.Recovery(organisation_log.recovery_keys(new), old), *said, *box]

    authority.append(ops, root=True)


def replace_root(authority: Authority) -> bytes:
    """Replace the founding key; return the new one, 32 bytes, kept here in place of the old.

    It is boxed to every recovery key, as the first one was. Goes on where it stopped.
    """
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

    def replaced(organisation: Organisation) -> list[entries.OrganisationOp]:
        return [] if jws.raw_public(organisation.root) == new else [entries.Root(b64(new))]

    def kept(organisation: Organisation) -> list[entries.OrganisationOp]:
        if organisation.root_kept:
            return []
        return [custody.keep_root(made, organisation.recovery_keys(), organisation.id)]

    authority.append(replaced, root=True)
    authority.run(take)
    authority.append(kept, root=True)
    return made


def set_policy(authority: Authority, settings: Mapping[str, int | str]) -> None:
    """Set settings of the organisation; others stay as they are."""

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        changed = {k: v for k, v in settings.items() if organisation.policy.get(k) != v}
        return [entries.Policy(changed)] if changed else []

    authority.append(ops)


def tick(authority: Authority, *, restored: bool = False) -> None:
    """Confirm that this is how the organisation stands, and anchor the server's audit record.

    Ends cover whose time is over in the same step. Raises Refused, confirming nothing, if the
    record does not go on from what was confirmed last; `restored` says that its keeper has
    brought the server back from a backup, so that it is read from its first row.
    """
    ticked = authority.organisation.ticked
    since = ticked[1][-1] if ticked and ticked[1] and not restored else ""
    head = audit.newest(lambda ask: authority.server.call("/v1/audit", ask, audit.Rows), since)
    now = authority.run(authority.mailbox.now)

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        heads = (head,) if head else ()
        return [*ended_cover(organisation, now), entries.Tick(now, heads)]

    authority.append(ops)


def confirm(authority: Authority) -> bool:
    """Do what an administrator's laptop does by itself; say whether the week's was due.

    Cover whose time is over ends at once: until it stands in the log, new keys are for it too.
    """
    if not authority.is_admin:
        return False
    now = authority.run(authority.mailbox.now)
    if tick_is_due(authority.organisation, now):
        tick(authority)
        return True
    if ended_cover(authority.organisation, now):
        authority.append(lambda organisation: [*ended_cover(organisation, now)])
    return False


def confirm_after(authority: Authority, done: Round) -> Round:
    """Confirm the organisation after a round, if this laptop is to; return how the round went."""
    try:
        confirm(authority)
    except Refused as error:
        done.trouble = done.trouble or str(error)
    return done


def tick_is_due(organisation: Organisation, now: int) -> bool:
    """Whether an administrator's laptop should confirm the organisation; `now` in ms."""
    return organisation.ticked is None or now - organisation.ticked[0] >= WEEK
