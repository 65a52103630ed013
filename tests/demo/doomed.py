"""The real program on a laptop that dies: `python -m tests.demo.doomed FOLDER WORDS POINT NOTE`.

It unlocks the store, writes a note about the first child, and kills itself with SIGKILL at
a named point between two commits; it says on standard output what had been acknowledged.
"""

import os
import signal
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from linkworker.actions.contacts import record_contact
from linkworker.actions.unlock import unlock
from linkworker.records import Child, Means, Outcome
from linkworker.store import Draft, Store, random_id
from sync.client import Client
from sync.merge import view
from sync.transport import Server
from ui.desk import this_minute

POINTS = ("typed", "saving", "saved", "sealed", "sent")


def main() -> None:
    """Die at the point named."""
    folder, words, point, note = sys.argv[1:5]
    store = unlock(Path(folder), words, view).store()
    child = store.find(Child, limit=1)[0]
    draft = Draft(
        random_id(), "note", f"Note about {child.name}", child.log, "", {}, {"words": note}
    )
    store.keep_draft(draft)
    acknowledge(f"kept as typed: {draft.action}")
    if point == "typed":
        die()
    if point == "saving":
        with store.change(draft=draft.action) as (change, _):
            change.update(child, nickname="never kept")
            die()
    changes = record_contact(
        store, children=[child], at=this_minute(), whom=child.name, means=Means.CHECK_IN,
        outcome=Outcome.REACHED, words=note, by="", draft=draft.action,
    )  # fmt: skip
    acknowledge(f"saved: {changes.action}")
    if point == "saved":
        die()
    sync_until_dead(store, point)


def sync_until_dead(store: Store, point: str) -> None:
    """Do a round with the real server, and die in it."""
    client = Client(store)
    server = Server(store.setting("server"), client.keyring.signer, store.mailbox.now)
    client.begin()
    while (ask := client.ask()) is not None:
        if ask.push and point == "sealed":
            die()
        answer = server.exchange(ask)
        if ask.push and point == "sent":
            die()
        for _ in client.take(ask, answer):
            pass


def acknowledge(words: str) -> None:
    """Say that something is safe, so that whoever watches can hold us to it."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def die() -> None:
    """End as a laptop does whose battery is pulled."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
