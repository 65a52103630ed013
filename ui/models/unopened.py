"""What is shared with this person and not open yet: of whom it is known, whose laptop opens it."""

from collections.abc import Iterable
from dataclasses import dataclass

from linkworker.actions.places import names
from linkworker.store import Store
from sync.client import Client
from sync.organisation import Organisation

NOBODY_KNOWN = "a colleague"


@dataclass(frozen=True)
class Unopened:
    """How many caseloads and children were shared and wait; `who` is whose laptop is to sync."""

    caseloads: int = 0
    children: int = 0
    who: str = NOBODY_KNOWN


def read_unopened(store: Store, client: Client) -> Unopened:
    """Read it from what this laptop knows."""
    keyring = client.keyring
    if not keyring.user:
        return Unopened()
    caseloads = client.waiting_for_key()
    sealed = {log for log, _, _ in store.mailbox.held()}
    children = [log for log in sealed if _waits(client, log)]
    holders = {one for log in children for one in keyring.controls(log).holders()}
    return Unopened(
        len(caseloads),
        len(children),
        whose_laptop(store, keyring.organisation, {*caseloads, *holders}, keyring.user),
    )


def whose_laptop(
    store: Store, organisation: Organisation, caseloads: Iterable[str], me: str
) -> str:  # fmt: skip
    """Name those whose laptop can open what caseloads hold: "Maya Okoro or Tom Hale"."""
    staff, at = names(store), organisation.position
    users = {user for one in caseloads for user in organisation.caseloads[one].members}
    reads = {u for u in users - {me} if any(organisation.may_read(c, u, at) for c in caseloads)}
    known = sorted(staff[user] for user in reads if user in staff)
    return " or ".join(known[:2]) or NOBODY_KNOWN


def waiting_words(waits: Unopened) -> tuple[str, str]:
    """Say what is waited for: a title, and that it opens by itself."""
    parts = [
        _count(waits.caseloads, "caseload", "caseloads"),
        _count(waits.children, "child", "children"),
    ]
    what = " and ".join(part for part in parts if part)
    return (
        f"Waiting for {waits.who}’s laptop to sync",
        f"{what} shared with you: it opens by itself then. Nothing is wrong.",
    )


def _waits(client: Client, log: str) -> bool:
    keyring = client.keyring
    controls = keyring.controls(log)
    return controls.kind == "child" and keyring.is_mine(log) and not keyring.opens(log)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
