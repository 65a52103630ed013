"""The first entries of a new organisation: its root, its custody, its first laptop."""

from collections.abc import Sequence

from linkworker.store import random_id
from sync import custody, entries, invitation, jws, organisation_log


def first_entries(
    root: jws.Signer, pairs: Sequence[custody.Pair], laptop: tuple[jws.Signer, bytes]
) -> tuple[str, tuple[bytes, ...]]:
    """Sign them; return the organisation's id and the entries.

    `pairs` are its recovery keys, each kept by two custodians; `laptop` is the administrator's
    signer and raw public X25519 key.
    """
    recovery = {pair.id: pair.public for pair in pairs}
    listed = [organisation_log.found(root, recovery)]
    organisation = organisation_log.apply(None, listed[0])
    user = random_id()
    device = own_laptop(organisation.id, user, laptop)
    kept = custody.keep_root(root.key.private_bytes_raw(), recovery, organisation.id)
    said: list[entries.OrganisationOp] = [pair.op() for pair in pairs]
    for op in (*said, kept, entries.Admin(user, may=True), device):
        listed.append(organisation_log.sign(organisation, root, op))
        organisation = organisation_log.apply(organisation, listed[-1])
    return organisation.id, tuple(listed)


def own_laptop(organisation: str, user: str, laptop: tuple[jws.Signer, bytes]) -> entries.DeviceAdd:
    """Return the operation that lets in the laptop at hand: its signer and raw X25519 key."""
    asked = invitation.invite(organisation)
    request = invitation.join_request(organisation, laptop[0], user, laptop[1])
    return invitation.read_request(asked, request, asked.mac(request)).device_add()
