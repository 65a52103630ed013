"""The keys of a laptop whose person has left go last, once nothing of hers is unseen on it."""

import pytest

from linkworker.actions.folder import JOT, JOTS, KEY_FILE
from linkworker.errors import NotLetIn
from linkworker.records import RECORDS
from linkworker.store import open_reader, open_store
from sync import leaving
from sync.authority import Authority
from sync.client import Client
from sync.loop import one_round
from tests.sync.laptops import KEY
from ui.background import Background
from ui.leaving import leave_if_over


@pytest.fixture
def running(qapp, sam):
    """Sam's program as it runs: her store on its own threads. Returns (threads, authority)."""
    sam.store.close()
    where = sam.path, KEY, sam.name, RECORDS, sam.merge
    background = Background(lambda: open_store(*where, now=sam.now), lambda: open_reader(*where))
    client = background.wait(Client)
    yield background, Authority(client, sam.server, lambda call: background.wait(lambda _: call()))
    background.close()


@pytest.fixture
def folder(tmp_path):
    """A folder with a key, and words that were written on the locked door."""
    (tmp_path / "hers" / JOTS).mkdir(parents=True)
    for name in (KEY_FILE, f"{JOTS}/1{JOT}"):
        (tmp_path / "hers" / name).write_bytes(b"sealed" * 100)
    return tmp_path / "hers"


def sync_and_leave(running, folder):
    background, hers = running
    one_round(hers.client, hers.server, hers.run)
    leave_if_over(background, hers, folder)


def test_what_was_written_on_the_locked_door_is_seen_before_the_keys_go(
    authority, sam, running, folder
):
    hers = running[1].keyring.user
    for caseload in list(authority.organisation.caseloads):
        if authority.organisation.may_of(caseload, hers) != "none":
            leaving.end_membership(authority, hers, caseload)
    sync_and_leave(running, folder)
    sam.shift = 86_400_000
    leave_if_over(*running, folder)
    assert (folder / KEY_FILE).exists()
    (folder / JOTS / f"1{JOT}").unlink()
    with pytest.raises(NotLetIn):
        leave_if_over(*running, folder)
    assert not (folder / KEY_FILE).exists()


def test_a_lost_laptop_waits_for_nobody(authority, running, folder):
    leaving.revoke(authority, running[1].keyring.device)
    with pytest.raises(NotLetIn):
        sync_and_leave(running, folder)
    assert not (folder / KEY_FILE).exists()
