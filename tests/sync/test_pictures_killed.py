"""Killed like a flat battery between two pieces: what was kept is kept, and the rest goes on."""

import signal
import threading

import pytest

from linkworker.store import FileState
from sync.loop import Loop
from sync.round import Round
from tests import apart
from tests.sync.doomed_picture import go
from tests.sync.loopback import serving
from tests.sync.pictures import FOUR, add, bytes_on, picture, shared_child, state_on, through

PATIENCE = 30


@pytest.mark.parametrize(("at", "answered"), [(1, False), (2, True), (3, False)])
def test_a_program_killed_between_two_pieces_goes_on_from_the_next(office, maya, sam, at, answered):
    child = shared_child(maya, sam)
    data = picture(FOUR)
    attachment = add(maya, child, data)
    maya.sync() if answered else None  # then it is the one who fetches that is killed
    killed = sam if answered else maya
    killed.store.close()
    with serving(office.pool) as url:
        ended = apart.run(go, killed.path, killed.name, url, at, answered)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    killed.restart()
    assert bytes_on(killed, attachment) == (b"" if answered else data)
    carrier = through(killed)
    carried = [message.number for path, message in carrier.calls if path != "kept"]
    assert carried == [*range(at if answered else at - 1, 4)]
    sam.sync()
    assert (bytes_on(sam, attachment), state_on(sam, attachment)) == (data, FileState.KEPT)


def test_where_more_can_be_carried_the_next_round_begins_at_once():
    left = [True, True, False]
    done = threading.Event()

    def round_():
        unfinished = left.pop(0)
        if not left:
            done.set()
        return Round(unfinished=unfinished)

    loop = Loop(round_, lambda _: None, lambda: 0, soon=0.0)
    loop.start()
    assert done.wait(PATIENCE)
    loop.stop(PATIENCE)
    assert left == []
