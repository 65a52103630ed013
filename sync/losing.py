"""What a laptop that was taken out held, and whether the keys are new since."""

from linkworker.errors import Held, SyncError
from linkworker.store import Mailbox
from sync.authority import Authority
from sync.keyring import Keyring
from sync.organisation import Organisation


def caseloads_held(organisation: Organisation, device: str) -> list[str]:
    """Return the caseloads that a laptop's person was in when it was taken out, or is in now."""
    found = organisation.devices[device]
    at = organisation.position if found.revoked is None else found.revoked - 1
    return [c for c in organisation.caseloads if organisation.may_read(c, found.user, at)]


def logs_held(keyring: Keyring, mailbox: Mailbox, caseloads: list[str]) -> frozenset[str]:
    """Return the logs known here that these caseloads hold."""
    held = set(caseloads)
    return frozenset(
        log for log in mailbox.cursors() if held & set(keyring.controls(log).holders())
    )


def is_locked_out(authority: Authority, device: str) -> bool:
    """Say whether the newest key of every caseload that a laptop held is no longer boxed to it.

    What is written from then on it cannot read, even where somebody has opened it.
    """
    for caseload in caseloads_held(authority.organisation, device):
        try:
            controls = authority.controls(caseload)
            if device in controls.key(controls.g).recipients:
                return False
        except (Held, SyncError):
            return False
    return True
