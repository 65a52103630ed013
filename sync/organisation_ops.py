"""What each operation of the organisation log changes, as a new Organisation."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import singledispatch
from typing import TypeVar

from linkworker.canonical import unb64
from linkworker.errors import Refused
from sync import entries, jws, keys
from sync.organisation import CaseloadRights, Device, Organisation, RecoverySpan, Step, Use

_V = TypeVar("_V")


def after(
    op: entries.OrganisationOp, organisation: Organisation, *, verified: bool = False
) -> Organisation:
    """Return the organisation with an operation done; raise Refused if its rules say no.

    The new entry's hash is not in it yet: its index is `organisation.position + 1`.
    """
    if isinstance(op, entries.DeviceAdd) and not verified:
        _check_device_keys(organisation, op)
    return _done(op, organisation)


def takes_away(organisation: Organisation, op: entries.Member) -> bool:
    """Whether a `member` entry would lower what a user may do, so that cuts are due."""
    return entries.RANK[op.may] < entries.RANK[organisation.may_of(op.cl, op.user)]


def recovery_spans(added: Iterable[entries.RecoveryKey], at: int) -> dict[str, RecoverySpan]:
    """Read recovery keys that begin at a position; raise Refused for a weak or misnamed one."""
    spans: dict[str, RecoverySpan] = {}
    for key in added:
        kem = unb64(key.kem, 32)
        jws.sealing_key(kem)
        if key.id != keys.recovery_id(kem) or key.id in spans:
            raise Refused("a recovery key under another's name")
        spans[key.id] = RecoverySpan(kem, at)
    return spans


@singledispatch
def _done(op: entries.OrganisationOp, organisation: Organisation) -> Organisation:
    raise Refused("an organisation begins only once")


@_done.register
def _(op: entries.Recovery, organisation: Organisation) -> Organisation:
    at = organisation.position + 1
    recovery = dict(organisation.recovery)
    for key in op.drop:
        if key not in recovery or recovery[key].dropped is not None:
            raise Refused("no such recovery key")
        recovery[key] = replace(recovery[key], dropped=at)
    added = recovery_spans(op.add, at)
    if added.keys() & (recovery.keys() | organisation.devices.keys()):
        raise Refused("this recovery key was there before")
    recovery |= added
    left = sum(span.live(at) for span in recovery.values())
    if not entries.FEWEST_RECOVERY <= left <= entries.MOST_RECOVERY:
        raise Refused("from 2 to 7 recovery keys")
    return replace(organisation, recovery=recovery)


@_done.register
def _(op: entries.Root, organisation: Organisation) -> Organisation:
    roots = (*organisation.roots, organisation.position + 1)
    root = jws.signing_key(unb64(op.new, 32))
    return replace(organisation, root=root, roots=roots, root_kept={})


@_done.register
def _(op: entries.Admin, organisation: Organisation) -> Organisation:
    steps = (*organisation.admins.get(op.user, ()), (organisation.position + 1, op.may))
    return replace(organisation, admins=_with(organisation.admins, op.user, steps))


@_done.register
def _(op: entries.DeviceAdd, organisation: Organisation) -> Organisation:
    if op.dev in organisation.devices or op.dev in organisation.recovery:
        raise Refused("this device id is taken")
    device = Device(
        id=op.dev,
        user=op.user,
        key=jws.signing_key(unb64(op.sig, 32)),
        kem=unb64(op.kem, 32),
        added=organisation.position + 1,
    )
    return replace(organisation, devices=_with(organisation.devices, op.dev, device))


@_done.register
def _(op: entries.Caseload, organisation: Organisation) -> Organisation:
    if op.cl in organisation.caseloads:
        raise Refused("this caseload id is taken")
    made = CaseloadRights(organisation.position + 1)
    return replace(organisation, caseloads=_with(organisation.caseloads, op.cl, made))


@_done.register
def _(op: entries.Member, organisation: Organisation) -> Organisation:
    caseload = organisation.caseloads.get(op.cl)
    if caseload is None:
        raise Refused("no such caseload")
    before = organisation.may_of(op.cl, op.user)
    if op.may == "none" and (before == "none" or op.until is not None):
        raise Refused("nothing to end, or an end to nothing")
    _check_cuts(organisation, op)
    step = Step(organisation.position + 1, op.may, op.until, op.cuts or {})
    steps = (*caseload.members.get(op.user, ()), step)
    changed = replace(caseload, members=_with(caseload.members, op.user, steps))
    return replace(organisation, caseloads=_with(organisation.caseloads, op.cl, changed))


@_done.register
def _(op: entries.DeviceRevoke, organisation: Organisation) -> Organisation:
    device = organisation.live_device(op.dev, organisation.position)
    ended = replace(device, revoked=organisation.position + 1, cuts=op.cuts)
    return replace(organisation, devices=_with(organisation.devices, op.dev, ended))


@_done.register
def _(op: entries.Policy, organisation: Organisation) -> Organisation:
    return replace(organisation, policy={**organisation.policy, **op.set})


@_done.register
def _(op: entries.Tick, organisation: Organisation) -> Organisation:
    return replace(organisation, ticked=(op.at, op.heads))


@_done.register
def _(op: entries.Custody, organisation: Organisation) -> Organisation:
    if op.of not in organisation.recovery_at(organisation.position):
        raise Refused("no such recovery key")
    if op.of in organisation.custody:
        raise Refused("how this recovery key is kept was said before")
    return replace(organisation, custody=_with(organisation.custody, op.of, op.sealed))


@_done.register
def _(op: entries.RootKept, organisation: Organisation) -> Organisation:
    if op.to.keys() != organisation.recovery_at(organisation.position):
        raise Refused("the root is kept for exactly the recovery keys")
    return replace(organisation, root_kept=op.to)


@_done.register
def _(op: entries.Recovered, organisation: Organisation) -> Organisation:
    if op.of not in organisation.recovery:
        raise Refused("no such recovery key")
    if op.to.keys() != organisation.answering(organisation.position):
        raise Refused("a use of recovery is told to exactly the leads and administrators")
    use = Use(organisation.position + 1, op.of, op.to, op.words)
    return replace(organisation, uses=(*organisation.uses, use))


def _check_device_keys(organisation: Organisation, op: entries.DeviceAdd) -> None:
    kem = unb64(op.kem, 32)
    jws.sealing_key(kem)
    proof = keys.possession(organisation.id, op.dev, kem)
    jws.check_signature(jws.signing_key(unb64(op.sig, 32)), unb64(op.pop, 64), proof)


def _check_cuts(organisation: Organisation, op: entries.Member) -> None:
    if op.cuts is None:
        return
    if not takes_away(organisation, op):
        raise Refused("cuts where nothing is taken away")
    for devices in op.cuts.values():
        for dev in devices:
            if organisation.device(dev).user != op.user:
                raise Refused("a cut of somebody else's device")


def _with(before: Mapping[str, _V], key: str, value: _V) -> dict[str, _V]:
    return {**before, key: value}
