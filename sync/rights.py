"""Who may write, as pure functions of the organisation, a log's controls and a header.

Rights are intervals between entries. What an envelope may is judged at the positions its
header names; when such a right has ended since, it counts up to the cut of that ending.
So the answer is the same whatever order things arrive in.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from linkworker.errors import Held, Late, Refused
from sync.controls import Controls, Holding
from sync.entries import RANK, May
from sync.envelope import SCHEMA, Header, check_position
from sync.organisation import Device, Organisation, Step

As = Literal["write", "review"]
_NEED: Mapping[As, int] = {"write": RANK["write"], "review": RANK["review"]}  # the widest first


def may(organisation: Organisation, controls: Controls, header: Header) -> int | None:
    """Return until when (ms since 1970; None: no end) the right lasts that an envelope uses.

    Raises Held if the header has seen more than this copy or its content is of a newer
    version; Refused if the right was never there or histories differ; Late (a Refused)
    if it was there, ended, and the envelope is above the ending's cut.
    """
    check_position(organisation, controls, header)
    if header.sv > SCHEMA:
        raise Held("made by a newer version")
    device = organisation.live_device(header.kid, header.lg[0])
    ends: list[int | None] = []
    had = False
    for caseload in controls.holders(header.ct[0]):
        steps = organisation.steps(caseload, device.user)
        step = _step_at(steps, header.lg[0])
        if step is None or RANK[step.may] < _NEED[header.as_]:
            continue
        had = True
        if _counts(steps, controls, caseload, header) and _still_held(controls, caseload, header):
            ends.append(_until(steps, header))
    if not had:
        raise Refused("the author could not write here")
    if not ends or (device.revoked is not None and header.last > device.cuts.get(header.log, 0)):
        raise Late("the author's right had ended")
    return None if None in ends else max(end for end in ends if end is not None)


def may_count_yet(organisation: Organisation, controls: Controls, header: Header) -> bool:
    """Whether what is late by the entries here may count once more of its log is read.

    So it is where an ending names no cut in the log and its caseload still holds it here: then
    the caseload let go of it before, in an entry that is still to come, or a server cheats.
    """
    device = organisation.device(header.kid)
    for caseload in controls.holders(header.ct[0]):
        if _holding(controls, caseload, header).until is not None:
            continue
        steps = organisation.steps(caseload, device.user)
        step, ending = _step_at(steps, header.lg[0]), _ending(steps, header)
        had = step is not None and RANK[step.may] >= _NEED[header.as_]
        if had and ending is not None and header.log not in ending.cuts:
            return device.revoked is None or header.last <= device.cuts.get(header.log, 0)
    return False


def last_right(
    organisation: Organisation, controls: Controls, dev: str
) -> tuple[int, int, As] | None:
    """Return the newest (lg, ct) at which a laptop could write in a log, and as what.

    For what was typed before its right was known to have ended: it comes late, and is kept.
    """
    device = organisation.device(dev)
    for lg in _ends_of_rights(organisation, controls, device):
        for ct in range(controls.position, 0, -1):
            if controls.seen[ct - 1] <= lg:
                steps = (organisation.right(one, device.user, lg) for one in controls.holders(ct))
                if as_ := _widest(step.may for step in steps if step):
                    return lg, ct, as_
    return None


def _ends_of_rights(organisation: Organisation, controls: Controls, device: Device) -> list[int]:
    """Return the positions at which a laptop's rights in a log may have stood last, newest first.

    That is now, and before each entry that changed one or took the laptop out.
    """
    ends = {organisation.position}
    ends |= {device.revoked - 1} if device.revoked else set()
    for one in controls.holdings:
        ends |= {step.at - 1 for step in organisation.steps(one.caseload, device.user)}
    return [at for at in sorted(ends, reverse=True) if device.live(at)]


def _widest(mays: Iterable[May]) -> As | None:
    rank = max((RANK[may] for may in mays), default=0)
    return next((as_ for as_, need in _NEED.items() if need <= rank), None)


def _step_at(steps: Sequence[Step], at: int) -> Step | None:
    return next((step for step in reversed(steps) if step.at <= at), None)


def _counts(steps: Sequence[Step], controls: Controls, caseload: str, header: Header) -> bool:
    """Whether the right lasts, or what ended it counts this.

    An ending that names no cut in a log takes nothing back that the log's release, signed before
    anybody had heard of that ending, had counted: the caseload did not hold it any more.
    """
    ending = _ending(steps, header)
    if ending is None:
        return True
    if header.log in ending.cuts:
        return header.last <= ending.cuts[header.log].get(header.kid, 0)
    held = _holding(controls, caseload, header)
    released_first = held.until is not None and controls.seen[held.until - 1] < ending.at
    return released_first and header.last <= held.cuts.get(header.kid, 0)


def _ending(steps: Sequence[Step], header: Header) -> Step | None:
    need = _NEED[header.as_]
    later = (step for step in steps if step.at > header.lg[0])
    return next((step for step in later if RANK[step.may] < need), None)


def _until(steps: Sequence[Step], header: Header) -> int | None:
    """Return when a right ends by itself, by its newest word: cover is extended, or cut short."""
    ending = _ending(steps, header)
    last = steps[-1] if ending is None else steps[steps.index(ending) - 1]
    return last.until


def _holding(controls: Controls, caseload: str, header: Header) -> Holding:
    """Return how a caseload held the log at the position that a header names."""
    return next(
        one for one in controls.holdings if one.caseload == caseload and one.at(header.ct[0])
    )


def _still_held(controls: Controls, caseload: str, header: Header) -> bool:
    held = _holding(controls, caseload, header)
    return held.until is None or header.last <= held.cuts.get(header.kid, 0)
