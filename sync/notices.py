"""What changed in the organisation, told to those it touches; and how fresh it all is. Pure.

Who leads or reviews is told of every signed entry that bears on their caseload, an administrator
of all, and everybody of what bears on themselves: a laptop let in under their name by somebody else
first of all. So nobody can be given a right quietly, and nobody can be impersonated quietly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sync.organisation import Organisation

DAY = 86_400_000
STALE = 14 * DAY

What = Literal[
    "joined", "gone", "right", "administrator", "no administrator", "recovery", "root", "used"
]


@dataclass(frozen=True)
class Notice:
    """One thing that changed at a position of the organisation log.

    joined, gone: a laptop of `user`; right: what `user` may do in `caseload` now, `may`, until
    `until` (ms since 1970, None: no end); recovery: a recovery key came or went; used: one was
    used; root: the founding key.
    """

    at: int
    what: What
    user: str = ""
    caseload: str = ""
    device: str = ""
    may: str = ""
    until: int | None = None


def since(organisation: Organisation, position: int, device: str) -> list[Notice]:
    """Return what the person of a laptop is told on it of the entries after a position, in order.

    That this very laptop came or went is no news on it.
    """
    now, user = organisation.position, organisation.device(device).user
    admin = organisation.is_admin(user, now)
    watched = {
        caseload
        for caseload, rights in organisation.caseloads.items()
        if any(step.may in ("lead", "review") for step in rights.members.get(user, ()))
    }
    found = [*_laptops(organisation), *_rights(organisation), *_government(organisation)]
    return sorted(
        (
            one
            for one in found
            if one.at > position
            and one.device != device
            and (admin or one.user == user or _touches(organisation, one, watched))
        ),
        key=lambda one: one.at,
    )


def confirmed_at(organisation: Organisation) -> int:
    """Return when an administrator's computer last confirmed the organisation, 0 for never."""
    return organisation.ticked[0] if organisation.ticked else 0


def is_stale(organisation: Organisation, now: int, here_since: int = 0) -> bool:
    """Whether permissions were confirmed more than 14 days ago; `now` in ms since 1970 (UTC).

    Where they never were it counts from `here_since`, when this laptop came. Somebody may be
    keeping the newest entries from it. Nothing stops; people are told.
    """
    return now - (confirmed_at(organisation) or here_since) > STALE


def _touches(organisation: Organisation, notice: Notice, watched: set[str]) -> bool:
    if notice.what == "right":
        return notice.caseload in watched
    if notice.what in ("joined", "gone"):
        return any(organisation.may_read(one, notice.user, notice.at - 1) or
                   organisation.may_read(one, notice.user, organisation.position)
                   for one in watched)  # fmt: skip
    return bool(watched)


def _laptops(organisation: Organisation) -> Iterator[Notice]:
    for device in organisation.devices.values():
        yield Notice(device.added, "joined", device.user, device=device.id)
        if device.revoked is not None:
            yield Notice(device.revoked, "gone", device.user, device=device.id)


def _rights(organisation: Organisation) -> Iterator[Notice]:
    for caseload, rights in organisation.caseloads.items():
        for user, steps in rights.members.items():
            for step in steps:
                yield Notice(step.at, "right", user, caseload, may=step.may, until=step.until)


def _government(organisation: Organisation) -> Iterator[Notice]:
    for user, steps in organisation.admins.items():
        for at, may in steps:
            yield Notice(at, "administrator" if may else "no administrator", user)
    for span in organisation.recovery.values():
        yield Notice(span.added, "recovery", may="came")
        if span.dropped is not None:
            yield Notice(span.dropped, "recovery", may="went")
    for use in organisation.uses:
        yield Notice(use.at, "used")
    for at in organisation.roots:
        yield Notice(at, "root")
