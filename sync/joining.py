"""A laptop joins an organisation: it asks with an invitation and waits to be let in."""

import json

from linkworker.canonical import encode
from linkworker.errors import Invalid, NotLetIn, Refused
from linkworker.store import Mailbox, random_id
from sync.exchange import Join, Joins
from sync.invitation import join_request, read_code
from sync.keyring import Keyring
from sync.transport import Server


def invitation_file(server: str, code: str) -> bytes:
    """Return an invitation as a file: the server's address and the code."""
    return encode({"code": code, "format": "lw-invitation", "server": server})


def read_invitation(text: str) -> tuple[str, str]:
    """Return (server, code) of an invitation file's words, or ('', code) of a bare code.

    Raises Invalid in words for the field.
    """
    server, code = "", text.strip()
    if code.startswith("{"):
        try:
            said = json.loads(code)
            server, code = str(said["server"]), str(said["code"])
        except (ValueError, KeyError, TypeError) as error:
            raise Invalid({"invitation": "This is not an invitation file"}) from error
    try:
        read_code(code)
    except Refused as error:
        words = f"{str(error).capitalize()}. Check each group of six."
        raise Invalid({"invitation": words}) from error
    return server, code


def join_message(mailbox: Mailbox, keyring: Keyring, code: str) -> Join:
    """Return what asks to let this laptop in, and keep what it needs to ask again."""
    invitation = read_code(code)
    user = mailbox.secret("user") or random_id().encode()
    mailbox.keep_secret("user", user)
    mailbox.keep_secret("organisation", invitation.organisation.encode())
    mailbox.keep_secret("invitation", code.encode())
    keyring.pinned = invitation.organisation
    request = join_request(
        invitation.organisation, keyring.signer, user.decode(), keyring.sealing_key
    )
    return Join(invitation.id, request, invitation.mac(request))


def ask_to_join(server: Server, join: Join) -> None:
    """Ask to be let in; raises SyncError. The same request again changes nothing."""
    try:
        server.call("/v1/join", join, Joins, signed=False)
    except NotLetIn as error:
        raise NotLetIn(
            "This invitation is over, or another laptop has used it. Ask for a new one."
        ) from error
