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
    asked = invitation.invite(organisation.id)
    request = invitation.join_request(organisation.id, laptop[0], user, laptop[1])
    device = invitation.read_request(asked, request, asked.mac(request)).device_add()
    kept = custody.keep_root(root.key.private_bytes_raw(), recovery, organisation.id)
    for op in (*(pair.op() for pair in pairs), kept, entries.Admin(user, may=True), device):
        listed.append(organisation_log.sign(organisation, root, op))
        organisation = organisation_log.apply(organisation, listed[-1])
    return organisation.id, tuple(listed)
