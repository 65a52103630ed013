"""Sam, an invented colleague with a laptop of his own: so that there is something to decide."""

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from linkworker.actions import goals
from linkworker.practice.caseload import NOW
from linkworker.records import RECORDS, Child, Goal
from linkworker.store import Store, WireChange, create_store
from linkworker.store.apply import Merge

USER = "sam"
AGO = 20 * 60_000  # ms: he wrote at 09:22
AT_ONCE, ALL_BYTES = 1_000, 1 << 30
OURS, HIS = "with Juniper beside me", "on most days"

Letters = list[tuple[str, int, WireChange]]


def disagree(store: Store, merge: Merge) -> None:
    """Let Sam and whoever holds this store word one of Wren's goals differently, unseen.

    What both wrote meets as it does between any two laptops, only that nothing is sealed.
    """
    (wren,) = store.find(Child, name="Wren")
    goal = store.find(Goal, log=wren.log)[0]
    posted = post(store)
    with TemporaryDirectory() as folder:
        at = int(NOW.timestamp() * 1000) - AGO
        where, key = Path(folder) / "sam.db", os.urandom(32)
        sam = create_store(where, key, USER, RECORDS, merge, now=count(at).__next__)
        read(sam, store, [letter for letter in posted if letter[0] == wren.log])
        goals.edit_goal(sam, sam.get(Goal, goal.id), words=f"{goal.words}, {HIS}")
        goals.edit_goal(store, goal, words=f"{goal.words}, {OURS}")
        store.mailbox.name_user(sam.mailbox.device_id(), USER)
        read(store, sam, post(sam))
        sam.close()
    post(store)


def post(store: Store) -> Letters:
    """Give out all that waits in a store: (log, number, change); from then on nothing waits."""
    letters: Letters = []
    outbox = store.mailbox.outbox
    for log in outbox.waiting():
        more = True
        while more:
            _, more = outbox.seal(log, AT_ONCE, _keep(letters, log))
    for parcel in outbox.parcels(ALL_BYTES):
        outbox.taken(parcel, 0)
    return letters


def _keep(
    letters: Letters, log: str
) -> Callable[[int, str, list[WireChange]], tuple[bytes, str, int]]:
    def keep(first: int, _before: str, changes: list[WireChange]) -> tuple[bytes, str, int]:
        letters.extend((log, n, change) for n, change in enumerate(changes, first))
        return b"practice", "", len(changes)

    return keep


def read(into: Store, sender: Store, letters: Letters) -> None:
    """Take in what another store gave out."""
    device = sender.mailbox.device_id()
    with into.mailbox.receiving() as page:
        for log, n, change in letters:
            page.log(log, "child", "caseload")
            page.change(log, device, n, change)
