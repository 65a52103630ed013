"""Pictures at the server: who may bring, fetch and let go; how many, how large, under which key."""

import time

import msgspec
import psycopg
import pytest

from sync.exchange import LARGEST_REQUEST, Bring, Fetch, Kept, Piece, Which
from sync.pieces import SEALED
from sync.server import attachments
from tests.sync.organisations import Laptop, new_id

ROUTE = "/v1/attachment/"
DATA = bytes(range(256)) * 256


def bring(line, laptop, log, attachment, **said):
    said = {"number": 0, "total": 2, "g": 1, "data": DATA} | said
    return line.send(f"{ROUTE}bring", laptop, Bring(log, attachment, **said))


def kept(line, laptop, log, attachment):
    answered = line.send(f"{ROUTE}kept", laptop, Which(log, attachment))
    return msgspec.msgpack.decode(answered.content, type=Kept)


def fetch(line, laptop, log, attachment, number=0):
    answered = line.send(f"{ROUTE}fetch", laptop, Fetch(log, attachment, number))
    return msgspec.msgpack.decode(answered.content, type=Piece)


def everything(line, laptop, log, attachment):
    """Give what each route answers a laptop about one attachment."""
    which = Which(log, attachment)
    return [
        line.send(f"{ROUTE}kept", laptop, which),
        line.send(f"{ROUTE}fetch", laptop, Fetch(log, attachment, 0)),
        line.send(f"{ROUTE}bring", laptop, Bring(log, attachment, 0, 2, 1, DATA)),
        line.send(f"{ROUTE}drop", laptop, which),
    ]


def test_a_piece_is_written_once_and_given_back_byte_for_byte(line, organisation, child):
    ann, lead, one = organisation.ann, organisation.lead, new_id()
    assert kept(line, ann, child.id, one) == Kept()
    assert fetch(line, ann, child.id, one) == Piece()
    assert bring(line, ann, child.id, one, number=1).status_code == 200
    assert bring(line, ann, child.id, one, number=1, data=DATA[::-1]).status_code == 200
    assert kept(line, lead, child.id, one) == Kept((1,), 2)
    assert fetch(line, lead, child.id, one, 1) == Piece(1, DATA)
    assert fetch(line, lead, child.id, one, 0) == Piece()
    assert fetch(line, lead, child.id, one, 10**15) == Piece()


def test_who_may_not_read_a_log_is_told_the_same_as_if_nothing_were_there(
    line, organisation, own, child
):  # fmt: skip
    """A reviewer fetches and brings nothing; a member of no caseload does not learn that it is."""
    one = new_id()
    bring(line, organisation.ann, child.id, one)
    sue, bob = organisation.sue, Laptop()
    line.append(organisation, organisation.put(bob.device_add(organisation.state.id)))
    statuses = [answered.status_code for answered in everything(line, sue, child.id, one)]
    assert statuses == [200, 200, 404, 404]
    for_nothing = everything(line, bob, new_id(), one)
    for there, nothing in zip(everything(line, bob, child.id, one), for_nothing, strict=True):
        assert there.status_code == nothing.status_code == 404
        said = [msgspec.msgpack.decode(answered.content)["why"] for answered in (there, nothing)]
        assert said == ["nothing here"] * 2
    for name in ("", "a" * 22, "x" * 5_000, "../../etc", "\0" * 22):
        assert kept_status(line, organisation.ann, name, one) == 404
        assert kept_status(line, organisation.ann, child.id, name) == 404
    assert fetch(line, organisation.admin, child.id, one) == Piece(1, DATA)
    assert bring(line, organisation.admin, child.id, one, number=1).status_code == 404


def kept_status(line, laptop, log, attachment):
    return line.send(f"{ROUTE}kept", laptop, Which(log, attachment)).status_code


def test_whose_right_ended_neither_fetches_nor_brings(line, organisation, own, child):
    ann, one = organisation.ann, new_id()
    bring(line, ann, child.id, one)
    line.append(organisation, organisation.member(ann, "none"))
    assert {a.status_code for a in everything(line, ann, child.id, one)} == {404}
    over = int(time.time() * 1000) - 1
    line.append(organisation, organisation.member(ann, "write", until=over))
    assert {a.status_code for a in everything(line, ann, child.id, one)} == {404}


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 2}, {"number": -1}, {"total": 0}, {"total": attachments.MOST_PIECES + 1},
        {"data": DATA[:-1]}, {"data": DATA + b"\0"}, {"data": b""},
    ],
)  # fmt: skip
def test_a_piece_out_of_bounds_is_refused(line, organisation, child, wrong):
    one = new_id()
    assert bring(line, organisation.ann, child.id, one, **wrong).status_code == 400
    assert kept(line, organisation.ann, child.id, one) == Kept()


def test_a_body_over_a_mebibyte_is_not_read(line, organisation, child):
    """abuse 65: a picture too large."""
    large = bytes(LARGEST_REQUEST)
    assert bring(line, organisation.ann, child.id, new_id(), data=large).status_code == 413


def test_a_piece_under_another_key_than_the_newest_is_asked_for_again(line, organisation, child):
    for g in (0, 2):
        assert bring(line, organisation.ann, child.id, new_id(), g=g).status_code == 409


def test_how_many_pieces_there_are_is_said_once(line, organisation, child):
    one = new_id()
    bring(line, organisation.ann, child.id, one, total=2)
    assert bring(line, organisation.ann, child.id, one, number=1, total=3).status_code == 400


def test_a_log_holds_only_so_many_pieces_and_what_is_let_go_makes_room(
    line, organisation, child, database
):
    ann, first, second, third = organisation.ann, new_id(), new_id(), new_id()
    with psycopg.connect(database) as sql:
        rest = attachments.MOST_OF_A_LOG - 5
        sql.execute(
            "INSERT INTO attachment VALUES (%s, %s, %s, %s)",
            [organisation.id, child.id, new_id(), rest],
        )
    assert bring(line, ann, child.id, first, total=2).status_code == 200
    assert bring(line, ann, child.id, second, total=3).status_code == 200
    full = bring(line, ann, child.id, third, total=1)
    assert (full.status_code, b"no more room" in full.content) == (400, True)
    line.send(f"{ROUTE}drop", ann, Which(child.id, first))
    assert bring(line, ann, child.id, third, total=2).status_code == 200


def test_what_was_let_go_is_gone_and_is_not_taken_again(line, organisation, child):
    ann, one, never = organisation.ann, new_id(), new_id()
    bring(line, ann, child.id, one)
    for which in (one, never):
        answered = line.send(f"{ROUTE}drop", ann, Which(child.id, which))
        assert msgspec.msgpack.decode(answered.content, type=Kept).gone
        assert msgspec.msgpack.decode(bring(line, ann, child.id, which).content, type=Kept) == kept(
            line, organisation.lead, child.id, which
        )
        assert kept(line, organisation.lead, child.id, which).pieces == ()
        assert fetch(line, organisation.lead, child.id, which) == Piece(gone=True)


def test_a_sealed_piece_has_the_length_that_the_server_takes():
    assert len(DATA) == SEALED
