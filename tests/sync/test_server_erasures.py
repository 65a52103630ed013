"""What an administrator erases is gone from the server, and every chain still verifies."""

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from starlette.testclient import TestClient

from linkworker.errors import Held, Refused
from sync import control_log, entries, envelope, erasing, jws
from sync.exchange import Entry, Push, Want
from sync.server.app import make_app, pool_of
from sync.server.erasures import Erasures
from tests.sync.laptops import begin_plan, edit, words
from tests.sync.organisations import Line, new_id
from tests.sync.test_server_pieces import bring, fetch, kept


def page_of(line, laptop, log):
    (page,) = line.round(laptop, want=[Want(log, 0)]).pages
    return page.entries


def holds(database, needle):
    """Say whether any table of the server holds these bytes."""
    with psycopg.connect(database) as sql:
        return any(
            needle in bytes(row[0])
            for table in ("entry", "late")
            for row in sql.execute(SQL("SELECT data FROM {}").format(Identifier(table)))
        )


@pytest.fixture
def notes(line, organisation, child):
    """Three envelopes of Ann's: the second holds changes 2 to 4."""
    ann = organisation.ann
    pushes = [
        child.write(ann, b"[1]"),
        child.write(ann, b"[2,3,4]", changes=3),
        child.write(ann, b"[5]"),
    ]
    assert line.results(ann, *pushes) == ["accepted"] * 3
    return pushes


def test_an_erased_envelope_leaves_its_header_and_hash_and_nothing_else(
    line, organisation, child, notes, database
):
    ann = organisation.ann
    sealed = envelope.read(notes[1].entry.data)
    assert holds(database, sealed.payload)
    erase = child.control(organisation.admin, entries.Erase(((ann.id, 3, 0),)))
    assert line.results(organisation.admin, erase) == ["accepted"]
    assert not holds(database, sealed.payload)
    assert not holds(database, sealed.signature)
    found = page_of(line, organisation.lead, child.id)
    assert [entry.kind for entry in found[2:]] == ["change", "erased", "change", "control"]
    left = erasing.read(found[3].data)
    assert left == (sealed.header, sealed.hash)
    assert envelope.read(found[4].data).header.pv == left.hash
    erasing.verify(organisation.state, child.controls, left, (1, sealed.header.pv))
    assert line.results(ann, child.write(ann, b"[6]")) == ["accepted"]


def test_what_was_not_erased_cannot_be_passed_off_as_erased(organisation, child, line, notes):
    sealed = envelope.read(notes[1].entry.data)
    left = erasing.read(erasing.left_of(sealed.header64, sealed.hash))
    with pytest.raises(Held, match="nobody has said"):
        erasing.verify(organisation.state, child.controls, left, (1, sealed.header.pv))
    pushed = Push(child.id, Entry("erased", erasing.left_of(sealed.header64, sealed.hash)))
    assert line.results(organisation.ann, pushed) == ["duplicate"]
    child.control(organisation.admin, entries.Erase(((organisation.ann.id, 4, 0),)))
    for before in ((0, ""), (1, jws.hash_of(b"another")), (4, sealed.hash)):
        with pytest.raises((Held, Refused)):
            erasing.verify(organisation.state, child.controls, left, before)
    spelled = erasing.left_of(sealed.header64, sealed.hash)
    for wrong in (b"", spelled[:-1], spelled + b"\0", b"\0\0" + spelled, spelled[1:]):
        with pytest.raises(Refused):
            erasing.read(wrong)


def test_who_may_not_erase_does_not_and_twice_is_once(line, organisation, child, notes):
    what = entries.Erase(((organisation.ann.id, 1, 0),))
    for by, op in ((organisation.sue, what), (organisation.lead, entries.Erase(()))):
        refused = control_log.sign(organisation.state, child.controls, by.signer, op)
        assert line.results(by, Push(child.id, Entry("control", refused))) == ["refused"]
    first = child.control(organisation.admin, what)
    again = child.control(organisation.admin, what)
    assert line.results(organisation.admin, first, first, again) == [
        "accepted",
        "duplicate",
        "accepted",
    ]
    kinds = [entry.kind for entry in page_of(line, organisation.ann, child.id)]
    assert kinds == ["control", "key", "erased", "change", "change", "control", "control"]


def test_a_whole_log_is_erased_with_its_pictures_and_what_came_late(
    line, organisation, child, notes, database
):
    ann, one = organisation.ann, new_id()
    bring(line, ann, child.id, one, total=1)
    late, before = child.write(ann, b"[6]"), child.controls
    line.append(organisation, organisation.member(ann, "none", cuts={child.id: {ann.id: 5}}))
    assert line.results(ann, late) == ["late"]
    erase = child.control(organisation.admin, entries.Erase(()))
    assert line.results(organisation.admin, erase) == ["accepted"]
    for push in (*notes, late):
        assert not holds(database, envelope.read(push.entry.data).payload)
    lead = organisation.lead
    assert kept(line, lead, child.id, one).gone
    assert fetch(line, lead, child.id, one).data == b""
    assert bring(line, lead, child.id, new_id(), total=1).status_code == 404
    (receipt,) = line.push(lead, child.write(lead, b"[1]", ct=before.at))
    assert (receipt.result, receipt.why) == ("refused", "this record was erased")


def test_a_body_that_comes_back_is_dropped_again_before_anybody_is_answered(
    line, organisation, child, notes, database, tmp_path
):
    """A backup brings the body back, without the erasure: the file beside the database knows it."""
    ann, file = organisation.ann, tmp_path / "elsewhere" / "erasures"
    sealed = envelope.read(notes[1].entry.data)
    with pool_of(database) as pool:
        web = Line(TestClient(make_app(pool, erasures=Erasures(file))))
        with pool.connection() as sql:
            backup = {t: sql.execute(f"SELECT * FROM {t}").fetchall() for t in ("entry", "log")}  # noqa: S608
        erase = child.control(organisation.admin, entries.Erase(((ann.id, 2, 0),)))
        assert web.results(organisation.admin, erase) == ["accepted"]
        with pool.connection() as sql:
            sql.execute("DELETE FROM erasure")
            for table, rows in backup.items():
                sql.execute(f"DELETE FROM {table}")  # noqa: S608
                for row in rows:
                    marks = ", ".join(["%s"] * len(row))
                    sql.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608
        assert holds(database, sealed.payload)
        with file.open("ab") as torn:
            torn.write(b'{"entry":"a line cut off by a power c')
        again = Line(TestClient(make_app(pool, erasures=Erasures(file))))
        assert not holds(database, sealed.payload)
        assert again.results(ann, notes[1]) == ["duplicate"]
        assert not holds(database, sealed.payload)


def test_a_laptop_let_in_later_reads_past_what_was_erased_and_goes_on(office, maya):
    goal = begin_plan(maya)
    maya.sync()
    for said in ("erased", "kept"):
        edit(maya, goal, words=said)
        maya.sync()
    ((log, _),) = maya.store.logs("child")
    mine = maya.store.mailbox.device_id()
    office.admin.authority.control(log, lambda _: entries.Erase(((mine, 2, 0),)))
    sam = office.invite("Sam", Alderbrook="write")
    maya.sync()
    sam.sync()
    assert sam.sync().trouble == ""
    assert words(sam, goal) == "kept"
    assert sam.store.mailbox.held() == []
    edit(sam, goal, looks_like="Sam's")
    assert sam.sync().trouble == maya.sync().trouble == ""
    assert sam.store.unsent() == maya.store.unsent() == 0
