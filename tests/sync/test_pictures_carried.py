"""Pictures and papers between laptops: whole or not at all, piece by piece, whatever the network."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkworker.store import FileState
from sync.exchange import Which
from tests.sync.pictures import (
    Pieces,
    add,
    begin_child,
    bytes_on,
    kept_on,
    picture,
    state_on,
    through,
)


@pytest.fixture
def child(maya, sam, tom):
    child = begin_child(maya)
    for laptop in (maya, sam, tom):
        laptop.sync()
    return child


def test_a_picture_reaches_a_colleague_and_a_supervisor_after_the_records(maya, sam, tom, child):
    """300 kB: five pieces sent once each; who writes and who reviews get the same bytes."""
    data = picture(300_000)
    attachment = add(maya, child, data)
    assert maya.store.files.waiting() == 1
    carrier = through(maya)
    assert carrier.paths() == ["kept", *["bring"] * 5]
    assert (state_on(maya, attachment), maya.store.files.waiting()) == (FileState.KEPT, 0)
    for laptop in (sam, tom):
        assert through(laptop).paths() == ["fetch"] * 5
        assert bytes_on(laptop, attachment) == data
        (kept,) = kept_on(laptop, child)
        assert kept.file.state is FileState.KEPT
        assert through(laptop).calls == []  # nothing is asked for twice
    assert through(maya).calls == []


@pytest.mark.parametrize("reply_lost", [False, True])
def test_a_connection_lost_at_any_piece_goes_on_from_the_piece_that_is_missing(
    maya, sam, child, reply_lost
):  # fmt: skip
    data = picture(200_000)  # four pieces
    attachment = add(maya, child, data)
    for at in range(1, 5):
        carrier = through(maya, stop_at=at if at == 1 else 1, reply_lost=reply_lost)
        assert carrier.paths() == ["kept", "bring"]  # one piece is lost a time, never more
        maya.restart()
        if not reply_lost:
            through(maya, stop_at=2)  # one piece comes through, the next is lost
    maya.sync()
    assert state_on(maya, attachment) is FileState.KEPT
    for n in range(4):
        carrier = through(sam, stop_at=1)
        assert [message.number for _, message in carrier.calls][0] == n
        assert bytes_on(sam, attachment) == b"" or n == 3
        sam.restart()
    sam.sync()
    assert bytes_on(sam, attachment) == data
