"""Pictures and papers between laptops: whole or not at all, whatever the network does."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from linkworker.actions.attachments import strike_attachment
from linkworker.actions.contacts import record_contact
from linkworker.actions.family_answers import keep_answer
from linkworker.errors import InTheWay, Invalid
from linkworker.measures.attachments import Keep
from linkworker.records import Answer, Attachment, Contact, Means, Outcome, Scope, Shown
from linkworker.store import FileState
from sync import entries
from sync.carrying import AT_ONCE
from sync.exchange import Bring, Kept, Piece, encode
from sync.loop import one_round
from sync.pieces import SEALED
from sync.server.attachments import MOST_OF_A_LOG
from tests.sync.conftest import join
from tests.sync.laptops import now_here
from tests.sync.pictures import (
    AT,
    NEEDLE,
    TODAY,
    Pieces,
    add,
    begin_child,
    bytes_on,
    kept_on,
    picture,
    state_on,
    through,
)

FOUR = 200_000  # bytes: four pieces


@pytest.fixture
def child(maya, sam):
    child = begin_child(maya)
    for laptop in (maya, sam):
        laptop.sync()
    return child


def agree_to_photos(laptop, child, answer, on=TODAY):
    return keep_answer(
        laptop.store, child, today=TODAY, by="maya", scope=Scope.PHOTO, answer=answer, who="mum",
        on=on,
    )  # fmt: skip


def let_go(office, lead, laptop):
    """End somebody's right in the caseload, as an administrator does."""
    name = lead.caseload
    user = laptop.client.keyring.user
    office.admin._append([entries.Member(name, user, "none", cuts=None)])


def pieces_at(office):
    with office.pool.connection() as sql:
        return sql.execute("SELECT count(*) FROM piece").fetchone()[0]


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
        fetched += [m.number for path, m in done if path == "fetch"]
        if ends:
            laptop.restart()
        assert bytes_on(laptop, attachment) in (b"", data)
    assert bytes_on(sam, attachment) == data
    assert state_on(maya, attachment) is state_on(sam, attachment) is FileState.KEPT
    assert len(brought) == len(set(brought))  # what came through is never carried again
    assert len(fetched) - fetched.count(0) == len(set(fetched) - {0})  # 0 may not be there yet


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
    """Not its bytes, not its title; and every piece has one length, whatever it holds."""
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


def test_a_picture_struck_out_is_gone_from_every_laptop_and_from_the_server(
    office, maya, sam, child
):
    attachment = add(maya, child, picture(FOUR))
    maya.sync()
    sam.sync()
    assert pieces_at(office) == 4
    shown = maya.store.get(Attachment, attachment.id)
    strike_attachment(maya.store, shown, reason="another child's", by="maya", today=TODAY)
    assert bytes_on(maya, attachment) == b""  # at once, and without a network
    maya.sync()
    assert pieces_at(office) == 0
    sam.sync()
    assert (bytes_on(sam, attachment), state_on(sam, attachment)) == (b"", FileState.GONE)
    (kept,) = kept_on(sam, child)
    assert (kept.keep, kept.attachment.struck_because) == (Keep.ENDED, "another child's")


def test_a_picture_that_was_struck_out_is_not_brought_by_who_has_not_heard(office, maya, child):
    attachment = add(maya, child, picture(FOUR))
    through(maya, stop_at=3)
    shown = maya.store.get(Attachment, attachment.id)
    strike_attachment(maya.store, shown, reason="twice here", by="maya", today=TODAY)
    maya.sync()
    place = Bring(child.log, attachment.id, 2, 4, 1, bytes(SEALED))
    assert maya.server.call("/v1/attachment/bring", place, Kept) == Kept((), 4, gone=True)
    assert pieces_at(office) == 0


def test_a_yes_to_photos_taken_back_takes_the_photo_from_everywhere(office, maya, sam, child):
    with pytest.raises(Invalid, match="needs a yes to photos: nobody was asked yet"):
        add(maya, child, picture(FOUR), shown=Shown.PEOPLE)
    agree_to_photos(maya, child, Answer.SIGNED, on=TODAY - timedelta(days=9))
    attachment = add(maya, child, picture(FOUR), shown=Shown.PEOPLE)
    drawing = add(maya, child, picture(100, seed=3))
    maya.sync()
    sam.sync()
    agree_to_photos(sam, child, Answer.TAKEN_BACK)
    sam.sync()
    maya.sync()
    for laptop in (maya, sam):
        assert (bytes_on(laptop, attachment), state_on(laptop, attachment)) == (b"", FileState.GONE)
        assert bytes_on(laptop, drawing)
    assert pieces_at(office) == 1
    with pytest.raises(Invalid, match="taken back"):
        add(maya, child, picture(FOUR), shown=Shown.PEOPLE)


def test_a_yes_to_photos_that_ran_out_hides_and_removes_nothing_whatever_a_clock_says(maya, child):
    agree_to_photos(maya, child, Answer.SIGNED, on=TODAY - timedelta(days=9))
    attachment = add(maya, child, picture(FOUR), shown=Shown.PEOPLE)
    maya.sync()
    maya.shift = 800 * 86_400_000  # a clock that is two years ahead
    with pytest.MonkeyPatch.context():
        maya.client.carrying.tidy()
    later = TODAY + timedelta(days=800)
    (kept,) = kept_on(maya, child, later)
    assert (kept.keep, kept.file.state) == (Keep.HIDDEN, FileState.KEPT)
    assert bytes_on(maya, attachment)


def test_a_laptop_that_joins_gets_them_and_one_that_left_gets_no_more(office, maya, sam, child):
    data = picture(FOUR)
    first = add(maya, child, data)
    maya.sync()
    ann = join(office, maya, "Ann", "write")
    ann.sync()
    assert bytes_on(ann, first) == data
    let_go(office, maya, sam)
    second = add(maya, child, picture(FOUR, seed=5), name="After Sam left")
    for laptop in (maya, ann):
        laptop.sync()
    assert bytes_on(ann, second) == bytes_on(maya, second) != b""
    assert maya.client.keyring.controls(child.log).g == 2
    assert state_on(sam, second) is None


def test_a_server_brought_back_from_a_backup_is_offered_the_pieces_again(office, maya, sam, child):
    backup = office.backup()
    data = picture(FOUR)
    attachment = add(maya, child, data)
    maya.sync()
    sam.sync()
    office.restore(backup)
    with office.pool.connection() as sql:
        sql.execute("DELETE FROM piece")
        sql.execute("DELETE FROM attachment")
    for laptop in (maya, sam, maya):
        laptop.sync()
    assert pieces_at(office) == 4
    ann = join(office, maya, "Ann", "write")
    ann.sync()
    assert bytes_on(ann, attachment) == data


def test_pictures_never_stand_in_the_way_of_words(maya, sam, child):
    """Six pictures wait; what is written meanwhile goes first, and trouble with them stops none."""
    for seed in range(6):
        add(maya, child, picture(FOUR, seed=seed), name=f"Drawing {seed}")
    carrier = Pieces(maya.server)
    written = []

    def write_between(path, answer, message):
        del path, message
        if len(carrier.calls) == 3:
            record_contact(
                maya.store, children=[child], at=AT, means=Means.CHECK_IN, whom="Wren",
                words="hello", by="maya", outcome=Outcome.REACHED,
            )  # fmt: skip
            written.append(True)
        return answer

    carrier.spoil = write_between
    one_round(maya.client, carrier, now_here)
    assert written
    assert len(carrier.calls) == 3  # the words come first again
    assert len(through(maya).calls) == AT_ONCE
    assert maya.client.round.unfinished is True
    assert maya.store.unsent() == 0

    def in_the_way(_path, _answer, _message):
        raise InTheWay("a filter answered")

    sam.sync()
    assert len(sam.store.find(Contact)) == 1
    done = one_round(maya.client, Pieces(maya.server, spoil=in_the_way), now_here)
    assert (done.trouble, done.unfinished) == ("", False)


def test_more_than_there_is_room_for_is_refused_in_words_and_stays_here(maya, child):
    with maya.store.mailbox.together():
        maya.store.files.expect({"x" * 22: (child.log, MOST_OF_A_LOG - 2)})
    with pytest.raises(Invalid, match="no more room for pictures"):
        add(maya, child, picture(FOUR))
    assert add(maya, child, picture(100_000)).pieces == 2
