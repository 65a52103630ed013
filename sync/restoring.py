"""A server brought back from a backup has forgotten the newest: read it anew, offer it again."""

from linkworker.store import Mailbox
from sync.keyring import Keyring


def is_new_life(mailbox: Mailbox, incarnation: str) -> bool:
    """Say whether the server is another life of the one that this laptop knew.

    If so all logs are read from the start again, which changes nothing that is here already,
    and what this laptop sent is offered once more.
    """
    known = (mailbox.secret("incarnation") or b"").decode()
    if known == incarnation:
        return False
    with mailbox.together():
        mailbox.keep_secret("incarnation", incarnation.encode())
        if known:
            mailbox.start_over()
    return bool(known)


def open_again(keyring: Keyring, mailbox: Mailbox, missing: set[str]) -> None:
    """Let the openings of my logs that the server has forgotten be sent once more."""
    mine = keyring.my_caseloads().keys()
    mailbox.reopen(log for log in missing if keyring.controls(log).holders() & mine)
