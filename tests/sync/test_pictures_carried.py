"""Pictures and papers between laptops: whole or not at all, whatever the network does."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from linkworker.measures.attachments import Keep
from linkworker.store import FileState
from sync.exchange import Bring, Kept, Piece, encode
from sync.pieces import SEALED
from tests.sync.pictures import (
    FOUR,
    NEEDLE,
    add,
    bytes_on,
    kept_on,
    picture,
    shared_child,
    state_on,
    through,
)


@pytest.fixture
def child(maya, sam):
    return shared_child(maya, sam)


def test_a_picture_reaches_a_colleague_and_a_supervisor_after_the_records(maya, sam, tom, child):
    """300 kB: five pieces sent once each; who writes and who reviews get the same bytes."""
    data = picture(300_000)
    attachment = add(maya, child, data)
    assert maya.store.files.waiting() == 1
    assert through(maya).paths() == ["kept", *["bring"] * 5]
    assert (state_on(maya, attachment), maya.store.files.waiting()) == (FileState.KEPT, 0)
    for laptop in (sam, tom):
        assert through(laptop).paths() == ["fetch"] * 5
        assert bytes_on(laptop, attachment) == data
        (kept,) = kept_on(laptop, child)
        assert (kept.keep, kept.file.state) == (Keep.SHOWN, FileState.KEPT)
        assert through(laptop).calls == []  # nothing is asked for twice
    assert through(maya).calls == []


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    weather=st.lists(
        st.tuples(
            st.sampled_from(["maya", "sam"]), st.integers(0, 6), st.booleans(), st.booleans()
        ),
        max_size=8,
    ),
    size=st.integers(40, FOUR),
)
def test_wherever_the_connection_goes_it_goes_on_from_the_piece_that_is_missing(
    maya, sam, child, weather, size
):  # fmt: skip
    """Who, at which message, before or after the server had it, and whether the program ends."""
    data = picture(size, seed=size)
    attachment = add(maya, child, data)
    brought, fetched = [], []
    rounds = [*weather, ("maya", None, False, False), ("sam", None, False, False)]
    for name, stop_at, reply_lost, ends in rounds:
        laptop = maya if name == "maya" else sam
        carrier = through(laptop, stop_at=stop_at, reply_lost=reply_lost)
        done = carrier.calls if stop_at is None else carrier.calls[:stop_at]
        brought += [m.number for path, m in done if path == "bring"]
        fetched += carrier.came
        if ends:
            laptop.restart()
        assert bytes_on(laptop, attachment) in (b"", data)
    assert bytes_on(sam, attachment) == data
    assert state_on(maya, attachment) is state_on(sam, attachment) is FileState.KEPT
    assert len(brought) == len(set(brought))  # what came through is never carried again
    assert sorted(fetched) == [*range(attachment.pieces)]


def swapped(_path, answer, message):
    del message
    return replace(answer, data=answer.data[::-1])


def truncated(_path, answer, message):
    del message
    return replace(answer, data=answer.data[:-1])


def of_another_key(_path, answer, message):
    del message
    return replace(answer, g=answer.g + 1)


@pytest.mark.parametrize("spoil", [swapped, truncated])
def test_a_piece_that_was_tampered_with_is_noticed_and_asked_for_again(maya, sam, child, spoil):
    data = picture(FOUR)
    attachment = add(maya, child, data)
    maya.sync()
    carrier = through(sam, spoil=spoil)
    assert len(carrier.calls) == 1  # it is not asked for again and again
    assert (state_on(sam, attachment), bytes_on(sam, attachment)) == (FileState.DAMAGED, b"")
    sam.sync()
    assert (state_on(sam, attachment), bytes_on(sam, attachment)) == (FileState.KEPT, data)


def test_a_piece_said_to_be_under_a_key_that_is_not_here_waits(maya, sam, child):
    attachment = add(maya, child, picture(FOUR))
    maya.sync()
    through(sam, spoil=of_another_key)
    assert state_on(sam, attachment) is FileState.COMING
    sam.sync()
    assert state_on(sam, attachment) is FileState.KEPT


@pytest.mark.parametrize("which", ["the one before", "another picture's", "one from before"])
def test_a_piece_in_the_place_of_another_is_noticed(maya, sam, child, which):
    """Reordered, taken from another picture, or replayed: each piece opens in its place alone."""
    other = add(maya, child, picture(FOUR, seed=2), name="Another")
    data = picture(FOUR)
    attachment = add(maya, child, data)
    maya.sync()

    def spoil(_path, answer, message):
        if message.attachment != attachment.id or message.number == 0:
            return answer
        instead = {
            "the one before": replace(message, number=message.number - 1),
            "another picture's": replace(message, attachment=other.id),
            "one from before": replace(message, number=0),
        }[which]
        return sam.server.call("/v1/attachment/fetch", instead, Piece)

    through(sam, spoil=spoil)
    assert (state_on(sam, attachment), bytes_on(sam, attachment)) == (FileState.DAMAGED, b"")
    assert state_on(sam, other) is FileState.KEPT
    sam.sync()
    assert bytes_on(sam, attachment) == data


def test_whoever_holds_the_key_and_sends_other_bytes_is_noticed_by_the_whole(maya, sam, child):
    """The record says what was added: pieces that open and make something else are not shown."""
    attachment = add(maya, child, picture(FOUR))
    with maya.store.mailbox.together():
        maya.store.files.keep_piece(attachment.id, 1, b"other bytes" * 5_956)
    maya.sync()
    sam.sync()
    assert (state_on(sam, attachment), bytes_on(sam, attachment)) == (FileState.DAMAGED, b"")


def test_a_server_that_says_it_is_gone_takes_nothing_away_here(maya, sam, child):
    data = picture(FOUR)
    attachment = add(maya, child, data)
    lie = lambda path, answer, _: (  # noqa: E731
        Kept(gone=True) if path.endswith(("kept", "bring")) else answer
    )
    assert len(through(maya, spoil=lie).calls) == 1
    assert (state_on(maya, attachment), bytes_on(maya, attachment)) == (FileState.NOT_TAKEN, data)
    with maya.store.mailbox.together():
        maya.store.mailbox.start_over()
    maya.sync()
    assert state_on(maya, attachment) is FileState.KEPT
    lie = lambda _path, _answer, _message: Piece(gone=True)  # noqa: E731
    through(sam, spoil=lie)
    assert state_on(sam, attachment) is FileState.GONE


def test_a_server_that_never_keeps_a_piece_is_not_asked_in_a_tight_loop(maya, child):
    add(maya, child, picture(FOUR))
    forgets = lambda _path, answer, _message: replace(answer, pieces=())  # noqa: E731
    carrier = through(maya, spoil=forgets)
    assert carrier.paths() == ["kept", "bring"]
    assert maya.client.round.unfinished is False


def test_nothing_of_a_picture_can_be_read_on_the_wire_or_at_the_server(office, maya, sam, child):
    """abuse 70: nothing of a picture on the wire or at the server.

    Not its bytes, not its title; and every piece has one length, whatever it holds.
    """
    attachment = add(maya, child, picture(FOUR), name="heron of Wren")
    seen = []

    def listen(_path, answer, _message):
        seen.append(encode(answer))
        return answer

    for laptop in (maya, sam):
        carried = [message for _, message in through(laptop, spoil=listen).calls]
        seen += map(encode, carried)
        assert {len(one.data) for one in carried if isinstance(one, Bring)} <= {SEALED}
    with office.pool.connection() as sql:
        for table in ("piece", "attachment", "entry"):
            seen += [repr(row).encode() for row in sql.execute(f"SELECT * FROM {table}")]  # noqa: S608
    assert len(seen) > 12
    for needle in (NEEDLE, b"heron", attachment.digest.encode()):
        assert not any(needle in one for one in seen)
    assert NEEDLE not in maya.path.read_bytes()
    assert NEEDLE not in maya.path.with_name(f"{maya.path.name}-wal").read_bytes()
