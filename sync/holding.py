"""Which caseloads hold a child's or family's log: shared, let go, moved.

A record belongs to the child: it is handed over by one caseload taking hold of its log and
another letting go. What the first ones wrote stays.
"""

from collections.abc import Sequence

from linkworker.errors import Held, NotAllowed
from sync import entries
from sync.authority import Authority
from sync.controls import Controls
from sync.keyring import Keyring

NOT_OPEN = (
    "Both caseloads have it now, but the other cannot open it yet: a laptop that can read it has "
    "to sync first. Then do this again. Nothing is lost."
)


def hold(authority: Authority, log: str, caseload: str) -> None:
    """Let a further caseload hold a log; nothing happens if it does already.

    Raises NotAllowed unless this person leads a caseload that holds it, or is an administrator.
    """
    if caseload in authority.controls(log).holders():
        return
    authority.control(log, lambda _controls: entries.Hold(caseload))


def release(authority: Authority, log: str, caseload: str) -> None:
    """Let a caseload hold a log no longer; nothing happens if it does not.

    What its members wrote until now counts. Raises NotAllowed for the last holder, while no
    other can open it yet, or without the right to it.
    """
    if caseload not in authority.controls(log).holders():
        return

    def op(controls: Controls) -> entries.ControlOp:
        if len(controls.holders()) == 1:
            raise NotAllowed(
                "No other caseload has this child. Give the child to one first, such as the "
                "archive: a record always belongs to somebody."
            )
        if all(_waits(controls, one) for one in controls.holders() - {caseload}):
            raise NotAllowed(NOT_OPEN)
        organisation = authority.organisation
        members = {
            device.id
            for device in organisation.devices.values()
            if organisation.steps(caseload, device.user)
        }
        last = authority.lasts(sorted(members), caseload).get(log, {})
        return entries.Release(caseload, last)

    authority.control(log, op)


def move_child(
    authority: Authority, logs: Sequence[str], old: str, new: str, both: Sequence[str] = ()
) -> None:
    """Give a child's log, and with it the family's if no other child keeps it there, to a caseload.

    `logs` are the child's log and those that go with it; those in `both` stay with `old` as well.
    Every log is held by `new` before `old` lets go of any: stopped half-way, both have the child,
    and the same again goes on. Raises NotAllowed, with both having her, while `new` cannot open it.
    """
    if old == new:
        raise NotAllowed("The child is in this caseload already")
    for log in (*logs, *both):
        hold(authority, log, new)
    for log in logs:
        release(authority, log, old)


def waits_here(keyring: Keyring, log: str, caseload: str) -> bool:
    """Say whether a holder’s members wait for one that can open the log, as far as it is known."""
    return _waits(keyring.controls(log), caseload)


def _waits(controls: Controls, caseload: str) -> bool:
    try:
        boxed = controls.key(controls.g).recipients
    except Held:
        return True
    return not any(recipient.partition(".")[0] == caseload for recipient in boxed)
