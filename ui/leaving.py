"""A laptop that was taken out by a signed entry: its keys go first, then the server is told."""

from contextlib import suppress
from pathlib import Path

from linkworker.actions.folder import jots_waiting
from linkworker.actions.wiping import destroy_keys
from linkworker.errors import NotLetIn, SyncError
from sync.authority import Authority
from sync.office import Heard, Purged
from ui.background import Background

TAKEN_OUT = "This laptop was taken out by an administrator. What is on it is being destroyed."


def leave_if_over(background: Background, authority: Authority, folder: Path) -> None:
    """Destroy the keys if this laptop was taken out, and say so to the server; on its thread.

    What was written on the locked door is seen first, unless the laptop itself was let go. Raises
    NotLetIn then: there is nothing more to do here.
    """
    parting = authority.client.parting
    if not background.wait(lambda _: parting.over):
        return
    if jots_waiting(folder) and not background.wait(lambda _: parting.was_let_go):
        return
    background.wait(lambda _: destroy_keys(folder))
    with suppress(SyncError):
        authority.server.call("/v1/purged", Purged(), Heard)
    raise NotLetIn(TAKEN_OUT)
