"""A laptop is lost, a membership ends, a person leaves: what an administrator signs.

What the server holds by then stays; what comes later is kept apart for a lead to decide about.
The keys are changed afterwards by whoever may still read, by themselves (`sync.duties`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linkworker.errors import NotAllowed, NotFound
from sync import entries
from sync.authority import Authority
from sync.entries import May
from sync.last_reader import check_readers
from sync.office import Heard
from sync.organisation import Device, Organisation
from sync.organisation_log import devices_of


@dataclass(frozen=True)
class LaptopRow:
    """A laptop as an administrator sees it. Times are ms since 1970 (UTC), 0 for never.

    `caseloads` are those that its person is in now; `gone` says that it was reported lost or
    let go; `purged` is when it said that nothing is left on it.
    """

    device: str
    user: str
    caseloads: Mapping[str, May]
    heard: int = 0
    gone: bool = False
    purged: int = 0


def laptops(authority: Authority) -> list[LaptopRow]:
    """Return every laptop: of all people for an administrator, of their team for a lead."""
    authority.sync()
    heard = authority.server.call("/v1/heard", None, Heard)
    organisation = authority.organisation
    return [
        _row(organisation, device, heard)
        for device in organisation.devices.values()
        if authority.is_admin or device.id in heard.at
    ]


def revoke(authority: Authority, device: str) -> dict[str, int]:
    """End a lost or returned laptop; return how much of it counts: {log: changes}.

    All that the server holds of it counts; what it sends later reaches an administrator only.
    Its person's other laptops go on. Raises NotFound, NotAllowed.
    """

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        found = organisation.devices.get(device)
        if found is None:
            raise NotFound("There is no such laptop")
        if found.revoked is not None:
            raise NotAllowed("This laptop was let go already: there is nothing more to do")
        _not_the_last(organisation, {device}, "This is the only administrator's laptop left")
        return [entries.DeviceRevoke(device, {})]

    signed = authority.append(ops)
    return {log: n for op in signed for log, n in _cuts(op)}


def end_membership(authority: Authority, user: str, caseload: str) -> None:
    """End what a person may do in one caseload. Raises NotFound, NotAllowed."""
    set_member(authority, user, caseload, "none")


def set_member(
    authority: Authority, user: str, caseload: str, may: May, until: int | None = None
) -> None:
    """Let a person lead, write or review in a caseload, or none of it, from now on.

    `until` (ms since 1970, UTC) ends cover. Raises NotFound for an unknown caseload or person,
    NotAllowed for the last whose laptop opens one.
    """
    if may == "none":
        going = {device.id for device in _live(authority.organisation) if device.user == user}
        check_readers(authority, [caseload], going)

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        if caseload not in organisation.caseloads:
            raise NotFound("There is no such caseload")
        if not devices_of(organisation, user):
            raise NotFound("This person has no laptop here yet")
        step = organisation.right(caseload, user, organisation.position)
        now = (step.may, step.until) if step else ("none", None)
        if now == (may, until):
            return []
        return [entries.Member(caseload, user, may, until)]

    authority.append(ops)


def leaver(authority: Authority, user: str) -> list[str]:
    """End a person's every membership, laptop and right; return their caseloads.

    All in one step: no laptop of theirs reads or writes anything from then on. Raises NotFound
    if nothing is left to end, NotAllowed for the last administrator, or the last whose laptop
    opens a caseload.
    """
    left: list[str] = []
    organisation = authority.organisation
    theirs = [c for c in organisation.caseloads if organisation.may_of(c, user) != "none"]
    check_readers(authority, theirs, {d.id for d in _live(organisation) if d.user == user})

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        left[:] = [c for c in organisation.caseloads if organisation.may_of(c, user) != "none"]
        live = [d.id for d in _live(organisation) if d.user == user]
        _not_the_last(organisation, set(live), "The last administrator cannot leave")
        admin = organisation.is_admin(user, organisation.position)
        made: list[entries.OrganisationOp] = [entries.Admin(user, may=False)] if admin else []
        made += [entries.Member(caseload, user, "none") for caseload in left]
        made += [entries.DeviceRevoke(device, {}) for device in live]
        if not made:
            raise NotFound("This person has left already, or was never here")
        return made

    authority.append(ops)
    return left


def ended_cover(organisation: Organisation, now: int) -> list[entries.OrganisationOp]:
    """Return what ends cover whose time is over, so that keys are changed; `now` in ms."""
    return [
        entries.Member(caseload, user, "none")
        for caseload, rights in organisation.caseloads.items()
        for user in rights.members
        if (step := organisation.right(caseload, user, organisation.position))
        and step.may != "none"
        and step.until is not None
        and step.until < now
    ]


def _live(organisation: Organisation) -> Iterator[Device]:
    return (d for d in organisation.devices.values() if d.live(organisation.position))


def _not_the_last(organisation: Organisation, going: set[str], words: str) -> None:
    """Raise NotAllowed if no administrator's laptop would be left of those there are."""
    at = organisation.position
    admins = {d.id for d in _live(organisation) if organisation.is_admin(d.user, at)}
    if admins and admins <= going:
        raise NotAllowed(words)


def _cuts(op: entries.OrganisationOp) -> Iterator[tuple[str, int]]:
    if isinstance(op, entries.DeviceRevoke):
        yield from op.cuts.items()


def _row(organisation: Organisation, device: Device, heard: Heard) -> LaptopRow:
    mays = ((c, organisation.may_of(c, device.user)) for c in organisation.caseloads)
    caseloads = {caseload: may for caseload, may in mays if may != "none"}
    purged = heard.purged.get(device.id, {})
    return LaptopRow(
        device.id,
        device.user,
        caseloads,
        heard.at.get(device.id, 0),
        device.revoked is not None,
        purged.get("", 0),
    )
