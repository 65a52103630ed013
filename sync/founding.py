"""The first entries of a new organisation: its root, and its first administrator's laptop."""

from linkworker.store import random_id
from sync import entries, invitation, jws, keys, organisation_log


def first_entries(
    root: jws.Signer, recovery: bytes, laptop: tuple[jws.Signer, bytes]
) -> tuple[str, tuple[bytes, ...]]:
    """Sign them; return the organisation's id and the entries.

    `recovery` is a raw public X25519 key, `laptop` the administrator's signer and raw public
    X25519 key.
    """
    listed = [organisation_log.found(root, {keys.recovery_id(recovery): recovery})]
    organisation = organisation_log.apply(None, listed[0])
    user = random_id()
    asked = invitation.invite(organisation.id)
    request = invitation.join_request(organisation.id, laptop[0], user, laptop[1])
    device = invitation.read_request(asked, request, asked.mac(request)).device_add()
    for op in (entries.Admin(user, may=True), device):
        listed.append(organisation_log.sign(organisation, root, op))
        organisation = organisation_log.apply(organisation, listed[-1])
    return organisation.id, tuple(listed)
