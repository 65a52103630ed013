"""What leaves this laptop and was begun here: whose it is, and what was typed."""

from dataclasses import dataclass

from linkworker.actions.said_in import SaidOf, draft_said, said_of, whose
from linkworker.store import Changes, Store
from linkworker.store.parting import Unfinished
from sync.client import Client


@dataclass(frozen=True)
class Begun:
    """Something that its author should see: what it says, and how it is kept."""

    kept: Unfinished
    said: tuple[SaidOf, ...]

    @property
    def saved(self) -> bool:
        """Whether it was saved, and the server did not take it."""
        return not self.kept.form

    @property
    def words(self) -> str:
        """All that it says, as it is copied."""
        return "\n".join(one.words for one in self.said)


@dataclass(frozen=True)
class Leaving:
    """Something that was taken from this person, and what they began in it."""

    log: str
    whose: str
    begun: tuple[Begun, ...]


def read_leaving(store: Store, client: Client) -> tuple[Leaving, ...]:
    """Read what waits here for its author to see it, before it leaves."""
    found = client.parting.unfinished() if client.keyring.user else []
    logs = dict.fromkeys(one.log for one in found)
    return tuple(
        Leaving(
            log,
            whose(store, log) or "Somebody you knew",
            tuple(_begun(one) for one in found if one.log == log),
        )
        for log in logs
    )


def let_leave(store: Store, client: Client, shown: tuple[Leaving, ...]) -> Changes:
    """Note that all this was seen; what was handed in leaves at once, the rest after it has been.

    What was begun or typed on meanwhile stays, to be seen.
    """
    del store
    client.parting.seen([begun.kept for one in shown for begun in one.begun])
    return client.parting.tidy()


def _begun(one: Unfinished) -> Begun:
    return Begun(one, said_of(one.edits) if not one.form else (draft_said(one),))
