"""Who may let somebody back in who forgot her passphrase, told from the organisation log."""

from collections.abc import Collection

from sync.entries import May
from sync.keyring import Keyring
from sync.organisation import Organisation

_ABOVE = ("lead", "review")


def rescuers(keyring: Keyring, places: Collection[str]) -> dict[str, bytes]:
    """Return the laptops that may help this one: id -> raw X25519 key.

    They are other people's: an administrator's, and those of whoever leads or reviews every
    caseload that this person leads (or writes in, or reviews, where she leads none). So nobody
    is given more to read by it than they may read already, but for what was not sent yet.
    `places` are caseloads that all staff are in.
    """
    known = keyring.organisation
    held = _held({c: may for c, may in keyring.my_caseloads().items() if c not in places})
    return {
        device.id: device.kem
        for device in known.devices.values()
        if device.live(known.position)
        and device.user != keyring.user
        and (known.is_admin(device.user, known.position) or _above(known, held, device.user))
    }


def live_laptops(keyring: Keyring) -> frozenset[str]:
    """Return the laptops that are in the organisation now."""
    known = keyring.organisation
    return frozenset(one.id for one in known.devices.values() if one.live(known.position))


def _held(mine: dict[str, May]) -> list[str]:
    for may in ("lead", "write", "review"):
        if found := [caseload for caseload, right in mine.items() if right == may]:
            return found
    return []


def _above(known: Organisation, held: list[str], user: str) -> bool:
    return bool(held) and all(known.may_of(caseload, user) in _ABOVE for caseload in held)
