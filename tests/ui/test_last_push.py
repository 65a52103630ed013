"""Leaving waits for no server: the last push is cut off, and the store is closed all the same."""

from socket import create_server
from threading import Event, Thread

import pytest

from linkworker.actions.unlock import set_up
from linkworker.canonical import b64
from linkworker.store.passphrase import FLOOR
from sync.invitation import invite
from sync.merge import view
from ui.session import Session


@pytest.fixture
def silent():
    """A server that takes what it is sent and never answers; whether it was asked."""
    asked, held = Event(), []
    with create_server(("127.0.0.1", 0)) as listening:

        def take():
            held.append(listening.accept()[0])
            asked.set()

        Thread(target=take, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", asked
        for one in held:
            one.close()


def test_a_laptop_that_waits_for_its_server_is_left_all_the_same(qtbot, tmp_path, silent):
    """abuse 80: without a time limit here; `benchmarks/leaving.py` measures the two seconds."""
    url, asked = silent
    unlocked = set_up(tmp_path / "laptop", "velvet otter lamp thirteen", view, FLOOR)
    store = unlocked.store()
    store.keep_setting("server", url)
    store.keep_setting("invitation", invite(b64(bytes(12))).code)
    store.close()
    session = Session(unlocked, lambda _: None, lambda: FLOOR)
    ended = []
    session.ended.connect(lambda: ended.append(True))
    session.start()
    qtbot.waitUntil(asked.is_set)
    session.end()
    assert ended == [True]
    assert session._loop._thread.is_alive(), "it still waits, and nobody for it"
    assert session.background.closed
    unlocked.store().close()
