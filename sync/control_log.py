"""Control entries: sign one, and replay one into a log's Controls.

A control entry says in clear what a log is about and which caseloads hold it. It is judged at
the organisation position that it names (`lg`), which never goes back from one to the next.
"""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any

from linkworker.errors import Held, Missing, Refused
from sync import entries, jws, spelling
from sync.controls import Controls, Holding
from sync.organisation import Device, Organisation

TYP = "lw-ctl+1"
_OPS = spelling.names_of(entries.ControlOp)
_WRITERS = ("lead", "write")


def sign(
    organisation: Organisation, controls: Controls, signer: jws.Signer, op: entries.ControlOp
) -> bytes:
    """Sign the next control entry of a log."""
    frame = entries.ControlFrame(
        k=controls.position + 1, p=_last(controls), log=controls.log, lg=organisation.at
    )
    return jws.sign(signer, TYP, spelling.payload_of(frame, op))


def apply_control(
    organisation: Organisation,
    controls: Controls,
    entry: bytes,
    *,
    now: bool = False,
    verified: bool = False,
) -> Controls:
    """Return a log's controls after one more control entry.

    `now` is for the server that is about to take it: the signer must have the right at the
    newest position as well, but to begin a child's or family's log: that is empty, and what was
    written in it comes late. `verified` skips the signature: only for entries read back from
    where they were kept once it was checked. Raises Refused, or Held for a gap, a position
    ahead of this copy, or an operation that this version does not know.
    """
    with jws.boundary():
        signed = jws.read(entry, TYP)
        frame, rest = spelling.frame_and_rest(signed.payload, entries.ControlFrame)
        organisation.agree(frame.lg)
        _check_frame(controls, frame)
        device = organisation.live_device(signed.kid, frame.lg[0])
        if not verified:
            signed.verify(device.key)
        op = _operation(rest)
        for at in _positions(organisation, frame.lg[0], now=now):
            _check_id(organisation, controls, op, at)
            if at == frame.lg[0] or not _begins(op):
                organisation.live_device(signed.kid, at)
                _check_right(organisation, controls, op, device, at)
        return replace(
            _after(organisation, controls, op, frame.lg[0]),
            hashes=(*controls.hashes, signed.hash),
            seen=(*controls.seen, frame.lg[0]),
        )


def release_of(entry: bytes) -> entries.Release | None:
    """Return the ending in a control entry, or None if it is none.

    The server takes it only if, for each device that wrote in the log under this caseload,
    the cut (0 where not named) is the last n that it holds.
    """
    op = operation_of(entry)
    return op if isinstance(op, entries.Release) else None


def erases_whole(organisation: Organisation, controls: Controls, entry: bytes) -> bool:
    """Say whether an erasure that stands takes whole records, of which it names some edits.

    Only where its signer led a caseload that held the log then, or administered: whoever else
    writes takes nothing of anybody's but their own. `controls` have it taken in.
    """
    with jws.boundary():
        signed = jws.read(entry, TYP)
        frame, _ = spelling.frame_and_rest(signed.payload, entries.ControlFrame)
        at, caseloads = frame.lg[0], controls.holders(frame.k - 1)
        user = organisation.live_device(signed.kid, at).user
        return organisation.is_admin(user, at) or _has(organisation, caseloads, user, at, ("lead",))


def operation_of(entry: bytes) -> entries.ControlOp:
    """Return what a control entry says; raises Refused or Held for what it cannot be."""
    with jws.boundary():
        _, rest = spelling.frame_and_rest(jws.read(entry, TYP).payload, entries.ControlFrame)
        return _operation(rest)


def _last(controls: Controls) -> str:
    return controls.hashes[-1] if controls.hashes else ""


def _check_frame(controls: Controls, frame: entries.ControlFrame) -> None:
    if frame.log != controls.log:
        raise Refused("another log's entry")
    if frame.k > controls.position + 1:
        raise Missing("an earlier control entry is missing")
    if frame.k != controls.position + 1 or frame.p != _last(controls):
        raise Refused("out of order")
    if controls.seen and frame.lg[0] < controls.seen[-1]:
        raise Refused("an organisation older than the entry before it names")


def _operation(rest: dict[str, Any]) -> entries.ControlOp:
    name = rest.get("op")
    if not isinstance(name, str):
        raise Refused("no operation")
    if name not in _OPS:
        raise Held("update needed: this version does not know an operation of this log")
    op: entries.ControlOp = spelling.exactly(rest, entries.ControlOp)
    return op


def _positions(organisation: Organisation, at: int, *, now: bool) -> tuple[int, ...]:
    return (at, organisation.position) if now else (at,)


def _begins(op: entries.ControlOp) -> bool:
    return isinstance(op, entries.Open) and op.kind != "caseload"


def _check_right(
    organisation: Organisation,
    controls: Controls,
    op: entries.ControlOp,
    device: Device,
    at: int,
) -> None:
    if organisation.is_admin(device.user, at):
        return
    wanted: tuple[str, ...] = ("lead",)
    caseloads = controls.holders()
    if isinstance(op, entries.Open):
        wanted, caseloads = _WRITERS, frozenset({op.caseload})
    elif isinstance(op, entries.Erase):
        wanted = _who_erases(organisation, op, device)
    if not _has(organisation, caseloads, device.user, at, wanted):
        raise Refused("the signer may not do this to the log")


def _check_id(
    organisation: Organisation, controls: Controls, op: entries.ControlOp, at: int
) -> None:
    other = isinstance(op, entries.Open) and op.kind != "caseload"
    if other and _caseload_at(organisation, controls.log, at):
        raise Refused("this id is a caseload's")


def _has(
    organisation: Organisation, caseloads: Iterable[str], user: str, at: int, wanted: Container[str]
) -> bool:
    steps = (organisation.right(caseload, user, at) for caseload in caseloads)
    return any(step is not None and step.may in wanted for step in steps)


def _who_erases(organisation: Organisation, op: entries.Erase, device: Device) -> tuple[str, ...]:
    """Say who but an administrator may erase this: named edits, and their own also who writes."""
    if not op.what:
        raise Refused("only an administrator erases a whole log")
    own = all(organisation.device(dev).user == device.user for dev, _, _ in op.what)
    return _WRITERS if own else ("lead",)


def _after(
    organisation: Organisation, controls: Controls, op: entries.ControlOp, at: int
) -> Controls:
    if isinstance(op, entries.Open) != (controls.position == 0):
        raise Refused("a log is opened first, and once")
    if isinstance(op, entries.Open):
        return _opened(organisation, controls, op, at)
    if isinstance(op, entries.Erase):
        return replace(controls, erased=(*controls.erased, (controls.position + 1, op.what)))
    if controls.kind == "caseload":
        raise Refused("a caseload's own log is held by it alone")
    if isinstance(op, entries.Hold):
        return _held(organisation, controls, op.caseload, at)
    return _released(organisation, controls, op)


def _opened(organisation: Organisation, controls: Controls, op: entries.Open, at: int) -> Controls:
    if (op.kind == "caseload") != (op.caseload == controls.log):
        raise Refused("a caseload's own log has the caseload's id")
    return _held(organisation, replace(controls, kind=op.kind), op.caseload, at)


def _held(organisation: Organisation, controls: Controls, caseload: str, at: int) -> Controls:
    if not _caseload_at(organisation, caseload, at) or caseload in controls.holders():
        raise Refused("no such caseload, or it holds the log already")
    return replace(
        controls, holdings=(*controls.holdings, Holding(caseload, controls.position + 1))
    )


def _released(organisation: Organisation, controls: Controls, op: entries.Release) -> Controls:
    if op.caseload not in controls.holders() or len(controls.holders()) == 1:
        raise Refused("not a holder, or the last one")
    for dev in op.cuts:
        organisation.device(dev)
    return replace(
        controls,
        holdings=tuple(
            replace(holding, until=controls.position + 1, cuts=op.cuts)
            if holding.caseload == op.caseload and holding.until is None
            else holding
            for holding in controls.holdings
        ),
    )


def _caseload_at(organisation: Organisation, caseload: str, at: int) -> bool:
    known = organisation.caseloads.get(caseload)
    return known is not None and known.made <= at
