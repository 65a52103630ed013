"""What changed in the organisation, told to those it touches; and how fresh it all is. Pure.

A lead is told of every signed entry that bears on a caseload they lead, an administrator of all:
nobody can be given a right quietly.
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


def notices(before: Organisation, after: Organisation, user: str) -> list[Notice]:
    """Return what a person is told of the entries between two states, in order."""
    return since(after, before.position, user)


def since(organisation: Organisation, position: int, user: str) -> list[Notice]:
    """Return what a person is told of the entries after a position, in order."""
    now = organisation.position
    admin = organisation.is_admin(user, now)
    led = {
        caseload
        for caseload, rights in organisation.caseloads.items()
        if any(step.may == "lead" for step in rights.members.get(user, ()))
    }
    found = [*_laptops(organisation), *_rights(organisation), *_government(organisation)]
    return sorted(
        (
            one
            for one in found
            if one.at > position
            and one.user != user
            and (admin or _touches(organisation, one, led))
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


def _touches(organisation: Organisation, notice: Notice, led: set[str]) -> bool:
    if notice.what == "right":
        return notice.caseload in led
    if notice.what in ("joined", "gone"):
        return any(organisation.may_read(one, notice.user, notice.at - 1) or
                   organisation.may_read(one, notice.user, organisation.position)
                   for one in led)  # fmt: skip
    return bool(led)


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
