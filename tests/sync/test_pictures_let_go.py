"""Pictures and papers that go, come back and wait: struck out, taken back, restored, many."""

from datetime import timedelta

import pytest

from linkworker.actions.attachments import strike_attachment
from linkworker.actions.contacts import record_contact
from linkworker.actions.family_answers import keep_answer
from linkworker.errors import InTheWay, Invalid
from linkworker.measures.attachments import Keep
from linkworker.records import Answer, Attachment, Contact, Means, Outcome, Scope, Shown
from linkworker.store import FileState
from sync import leaving
from sync.carrying import AT_ONCE
from sync.exchange import Bring, Kept
from sync.loop import one_round
from sync.pieces import SEALED
from sync.server.attachments import MOST_OF_A_LOG
from tests.sync.laptops import now_here
from tests.sync.pictures import (
    AT,
    FOUR,
    TODAY,
    Pieces,
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


def agree_to_photos(laptop, child, answer, on=TODAY):
    return keep_answer(
        laptop.store, child, today=TODAY, by="maya", scope=Scope.PHOTO, answer=answer, who="mum",
        on=on,
    )  # fmt: skip


def let_go(office, lead, laptop):
    """End somebody's right in the caseload, as an administrator does."""
    name = lead.caseload
    user = laptop.client.keyring.user
    leaving.end_membership(office.admin.authority, user, name)


def pieces_at(office):
    with office.pool.connection() as sql:
        return sql.execute("SELECT count(*) FROM piece").fetchone()[0]


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
    maya.client.carrying.tidy()
    later = TODAY + timedelta(days=800)
    (kept,) = kept_on(maya, child, later)
    assert (kept.keep, kept.file.state) == (Keep.HIDDEN, FileState.KEPT)
    assert bytes_on(maya, attachment)


def test_a_laptop_that_joins_gets_them_and_one_that_left_gets_no_more(office, maya, sam, child):
    data = picture(FOUR)
    first = add(maya, child, data)
    maya.sync()
    ann = office.let_in(maya, "Ann", "write")
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
    ann = office.let_in(maya, "Ann", "write")
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
