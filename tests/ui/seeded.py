"""A desk over Joyce's seeded caseload, in a real encrypted store, for tests and pictures."""

import shutil
from contextlib import contextmanager
from functools import partial
from itertools import count

from linkworker.records import RECORDS
from linkworker.store import create_store, open_reader, open_store
from sync.merge import view
from tests.seeds import NOW, seed_caseload
from ui.background import Background
from ui.desk import Desk, Standing

KEY = bytes(range(32))
CASELOAD, PLACE, USER = "caseload", "brent", "joyce"


def make_store(path, *, small=True, fill=None):
    """Make a store with the caseload in it, and close it."""
    began = int(NOW.timestamp() * 1000) - 3_600_000
    store = create_store(path, KEY, "store", RECORDS, view, now=count(began).__next__)
    with store.change() as (change, _):
        place_log = change.open_log("place", PLACE)
    with store.mailbox.receiving() as page:
        page.log(CASELOAD, "caseload", CASELOAD)
    fill = fill or partial(seed_caseload, small=small)
    fill(store, caseload=CASELOAD, place_log=place_log, user=USER)
    store.close()


def desk_on(path, may="lead"):
    """Sit down at a store: as Joyce, or as somebody who may only review."""
    background = Background(
        lambda: open_store(path, KEY, "store", RECORDS, view),
        lambda: open_reader(path, KEY, "store", RECORDS, view),
    )
    standing = Standing(USER, "Joyce", {CASELOAD: may}, places=frozenset({PLACE}))
    return Desk(background, standing)


@contextmanager
def seeded_desk(folder, may="lead", *, empty=False):
    """Sit at the store in a folder until the end of a test; an `empty` one is made there."""
    path = folder / "caseload.db"
    if empty:
        create_store(path, KEY, "store", RECORDS, view).close()
    desk = desk_on(path, may)
    yield desk
    desk.background.close()


def lay_down(made, folder):
    """Copy a store made once to a folder of one test's own."""
    for file in made.parent.glob(f"{made.name}*"):
        shutil.copy(file, folder / file.name)
