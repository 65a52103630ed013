"""What only the server can check of a control or key entry: nothing else came in between."""

from collections.abc import Collection, Mapping

from linkworker.errors import Held
from sync import control_log, entries, jws, key_log
from sync.controls import Controls
from sync.exchange import Entry, Push
from sync.organisation import Organisation
from sync.server.log import Link


def check_cuts(
    organisation: Organisation, chain: Mapping[tuple[str, str], Link], push: Push
) -> None:
    """Raise Held unless a release cuts each of its caseload's devices where it stands."""
    release = control_log.release_of(push.entry.data)
    if release is None:
        return
    held = {
        device: link.n
        for (name, device), link in chain.items()
        if name == push.log
        and organisation.steps(release.caseload, organisation.device(device).user)
    }
    if dict(release.cuts) != held:
        raise Held("more was written meanwhile")


def check_erased(chain: Mapping[tuple[str, str], Link], push: Push, but: Collection[str]) -> None:
    """Raise Held if an erasure names what its author has not written: nobody erases ahead.

    `but` are laptops of which more may have been here before a restore.
    """
    op = control_log.operation_of(push.entry.data)
    for device, n, _ in op.what if isinstance(op, entries.Erase) else ():
        link = chain.get((push.log, device))
        if device not in but and (link is None or link.n < n):
            raise Held("erases what is not here yet")


def is_overtaken(controls: Controls, entry: Entry) -> bool:
    """Whether a control or key entry takes a place that another has taken meanwhile."""
    if entry.kind == "control":
        k = jws.read(entry.data, control_log.TYP).payload.get("k")
        return isinstance(k, int) and 1 < k <= controls.position
    g = jws.read(entry.data, key_log.TYP).payload.get("g")
    return isinstance(g, int) and g <= controls.g
