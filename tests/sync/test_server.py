"""The server's rounds: what is pushed, what comes back, and who sees it."""

import time
from dataclasses import replace

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from linkworker.canonical import b64
from sync import entries, jws
from sync.exchange import Entry, Push, Want, cursors_digest
from tests.sync.organisations import Laptop, SealedLog, new_id, open_caseload, open_child


@pytest.fixture
def own(line, organisation):
    """The caseload's own log, opened on the server by its lead."""
    opened, pushes = open_caseload(organisation, organisation.lead)
    line.push(organisation.lead, *pushes)
    return opened


@pytest.fixture
def child(line, organisation, own):
    """A child's log, opened on the server by Ann."""
    opened, pushes = open_child(own, organisation.ann)
    line.push(organisation.ann, *pushes)
    return opened


def test_what_one_laptop_pushes_another_reads_whole_and_in_order(line, organisation):
    own, first = open_caseload(organisation, organisation.lead)
    child, second = open_child(own, organisation.ann)
    notes = [child.write(organisation.ann, b"note %d" % n) for n in range(5)]
    receipts = line.push(organisation.lead, *first)
    receipts += line.push(organisation.ann, *second, *notes)
    assert [(receipt.result, receipt.seq) for receipt in receipts] == [
        ("accepted", n) for n in (1, 2, 1, 2, 3, 4, 5, 6, 7)
    ]
    answer = line.round(organisation.sue, want=[Want(child.id, 0), Want(own.id, 1)])
    assert dict(answer.heads) == {own.id: 2, child.id: 7}
    pages = {page.log: page for page in answer.pages}
    assert pages[child.id].entries == tuple(push.entry for push in (*second, *notes))
    assert pages[child.id].first == 1
    assert pages[own.id].entries == (first[1].entry,)
    assert pages[own.id].first == 2


def test_heads_are_named_only_while_the_digests_differ(line, organisation, child, own):
    heads = dict(line.round(organisation.ann).heads)
    digest = cursors_digest(heads.items())
    assert line.round(organisation.ann, digest=digest).heads is None
    mine = line.round(organisation.ann, [child.write(organisation.ann)], digest=digest)
    assert mine.heads is None
    assert mine.receipts[0].seq == heads[child.id] + 1
    assert dict(line.round(organisation.ann, digest=digest).heads)[child.id] == heads[child.id] + 1


def test_the_organisations_entries_come_after_the_one_that_is_held(line, organisation):
    everything = tuple(organisation.log)
    assert line.round(organisation.ann, organisation=(-1, "")).organisation == everything
    held = (2, organisation.state.hash_at(2))
    assert line.round(organisation.ann, organisation=held).organisation == everything[3:]
    assert line.round(organisation.ann, organisation=organisation.state.at).organisation == ()
    other = line.round(organisation.ann, organisation=(2, b64(bytes(32))))
    assert other.organisation == everything


def test_the_same_bytes_again_are_a_duplicate_with_their_number(line, organisation, own):
    child, opening = open_child(own, organisation.ann)
    notes = [child.write(organisation.ann) for _ in range(3)]
    first = line.push(organisation.ann, *opening, *notes)
    again = line.push(organisation.ann, *opening, *notes)
    assert [receipt.result for receipt in again] == ["duplicate"] * 5
    assert [receipt.seq for receipt in again] == [receipt.seq for receipt in first]
    assert dict(line.round(organisation.ann).heads)[child.id] == 5


def test_other_bytes_under_a_known_number_are_refused_with_the_last_one(line, organisation, child):
    first = child.write(organisation.ann, b"first")
    second = child.write(organisation.ann, b"second")
    assert line.results(organisation.ann, first, second) == ["accepted", "accepted"]
    clone = child.write(organisation.ann, b"written on a copy", before=(0, ""))
    (receipt,) = line.push(organisation.ann, clone)
    assert (receipt.result, receipt.last) == ("refused", (2, jws.hash_of(second.entry.data)))


def test_an_envelope_after_a_missing_one_is_asked_for_again(line, organisation, child):
    child.write(organisation.ann, b"lost on the way")
    (receipt,) = line.push(organisation.ann, child.write(organisation.ann, b"next"))
    assert (receipt.result, receipt.last) == ("again", (0, ""))


def test_what_builds_on_a_change_not_here_yet_is_asked_for_again(line, organisation, child):
    ann, lead = organisation.ann, organisation.lead
    based = child.write(lead, b"an answer", deps={ann.id: 2})
    assert line.results(lead, based) == ["again"]
    line.push(ann, child.write(ann, changes=2))
    assert line.results(lead, based) == ["accepted"]


def test_a_poisoned_entry_stops_none_of_the_others(line, organisation, child):
    ann = organisation.ann
    good = [child.write(ann, b"%d" % n) for n in range(2)]
    sealed = good[0].entry.data
    poison = [
        Push(child.id, Entry("change", data))
        for data in (
            b"",
            b"{" * 60_000,
            b"\xff" * 200,
            sealed[:-1],
            sealed[:-1] + b"\0",
            b"\0" * 140_000,
        )
    ]
    poison += [Push(name, Entry("change", sealed)) for name in ("", "'; --", "\0", "x" * 9_999)]
    results = line.results(ann, *poison, good[0], *poison, good[1])
    assert results == ["refused"] * 10 + ["accepted"] + ["refused"] * 10 + ["accepted"]


def test_another_devices_number_or_log_on_an_envelope_is_refused(line, organisation, own, child):
    other, opening = open_child(own, organisation.ann)
    line.push(organisation.ann, *opening)
    moved = child.write(organisation.ann)
    assert line.results(organisation.ann, Push(other.id, moved.entry)) == ["refused"]
    disguised = [Push(child.id, Entry(kind, moved.entry.data)) for kind in ("control", "key")]
    assert line.results(organisation.ann, *disguised) == ["refused"] * 2
    impostor = Laptop(signer=jws.Signer(organisation.lead.id, organisation.ann.signer.key))
    assert line.results(organisation.ann, child.write(impostor)) == ["refused"]
    flipped = moved.entry.data[:-1] + bytes([moved.entry.data[-1] ^ 1])
    assert line.results(organisation.ann, Push(child.id, Entry("change", flipped))) == ["refused"]


def test_a_reviewer_may_comment_and_not_write(line, organisation, child):
    sue = organisation.sue
    assert line.results(sue, child.write(sue)) == ["refused"]
    assert line.results(sue, child.write(sue, as_="review", before=(0, ""))) == ["accepted"]


def test_a_newer_version_of_the_content_is_nothing_to_the_server(line, organisation, child):
    assert line.results(organisation.ann, child.write(organisation.ann, sv=99)) == ["accepted"]


def test_a_change_under_an_old_key_is_asked_for_again(line, organisation, own, child):
    lead, ann = organisation.lead, organisation.ann
    line.push(ann, child.write(ann))
    due = organisation.member(organisation.sue, "none")
    assert line.append(organisation, due).status_code == 200
    assert line.results(lead, own.write(lead)) == ["again"]
    own.chains.clear()
    assert line.results(lead, own.new_key(lead), own.write(lead)) == ["accepted"] * 2
    stale = child.write(ann)
    (receipt,) = line.push(ann, stale)
    assert (receipt.result, receipt.why) == ("again", "stale key")
    child.chains[ann.id] = (1, child_hash(line, ann, child))
    assert line.results(ann, child.new_key(ann, [own]), child.write(ann)) == ["accepted"] * 2
    assert line.results(ann, child.write(ann, g=1)) == ["again"]


def child_hash(line, laptop, child: SealedLog) -> str:
    page = line.round(laptop, want=[Want(child.id, 0)]).pages[0]
    return jws.hash_of(page.entries[-1].data)


def test_a_key_boxed_to_a_caseloads_old_key_is_asked_for_again(line, organisation, own):
    lead, ann = organisation.lead, organisation.ann
    behind = SealedLog(organisation, own.controls)
    line.append(organisation, organisation.member(organisation.sue, "none"))
    assert line.results(lead, own.new_key(lead)) == ["accepted"]
    child, opening = open_child(behind, ann)
    assert line.results(ann, *opening) == ["accepted", "again"]
    child.controls, child.key = replace(child.controls, keys=()), b""
    assert line.results(ann, child.new_key(ann, [own])) == ["accepted"]


def test_what_comes_after_a_right_ended_is_kept_and_shown_to_nobody(
    line, organisation, own, child, database
):
    ann = organisation.ann
    line.push(ann, child.write(ann, b"in time"))
    late = [child.write(ann, b"%d" % n) for n in range(3)]
    ended = organisation.member(ann, "none", cuts={child.id: {ann.id: 1}})
    assert line.append(organisation, ended).status_code == 200
    assert line.results(ann, *late) == ["late"] * 3
    assert line.results(ann, *late) == ["late"] * 3
    assert dict(line.round(organisation.lead).heads)[child.id] == 3
    assert line.round(ann).heads == ()
    assert line.round(ann, want=[Want(child.id, 0), Want(own.id, 0)]).pages == ()
    with psycopg.connect(database) as sql:
        kept = sql.execute("SELECT data FROM late ORDER BY came, data").fetchall()
    assert {row[0] for row in kept} == {push.entry.data for push in late}


def test_a_new_membership_begins_where_the_old_one_was_cut(line, organisation, child):
    ann = organisation.ann
    line.push(ann, child.write(ann))
    kept = child.chains[ann.id]
    ended = organisation.member(ann, "none", cuts={child.id: {ann.id: 1}})
    again = organisation.member(ann, "write")
    assert line.append(organisation, ended, again).status_code == 200
    child.chains[ann.id] = kept
    assert line.results(ann, child.write(ann, b"back again", g=1)) == ["accepted"]


def test_cover_ends_by_the_servers_clock(line, organisation, own, child):
    cover = organisation.lead
    now = int(time.time() * 1000)
    line.append(organisation, organisation.member(cover, "lead", until=now + 60_000))
    assert line.results(cover, child.write(cover)) == ["accepted"]
    line.append(organisation, organisation.member(cover, "lead", until=now - 1))
    assert line.results(cover, child.write(cover)) == ["late"]
    assert line.round(cover).heads == ()


def test_a_revoked_laptop_may_hand_in_what_it_has_and_learns_nothing(line, organisation, child):
    ann = organisation.ann
    line.push(ann, child.write(ann))
    late = child.write(ann)
    revoked = organisation.put(entries.DeviceRevoke(ann.id, {child.id: 1}))
    assert line.append(organisation, revoked).status_code == 200
    answer = line.round(ann, [late], [Want(child.id, 0)], organisation=(-1, ""))
    assert [receipt.result for receipt in answer.receipts] == ["late"]
    assert (answer.heads, answer.pages, answer.organisation) == (None, (), ())


def test_unknown_and_forbidden_logs_look_the_same(line, organisation, child):
    stranger = Laptop()
    line.append(organisation, organisation.put(stranger.device_add(organisation.id)))
    note = child.write(organisation.ann)
    unknown = new_id()
    for entry in (note.entry, Entry("key", b"x"), Entry("change", b"x")):
        (forbidden,) = line.push(stranger, Push(child.id, entry))
        (missing,) = line.push(stranger, Push(unknown, entry))
        assert forbidden == missing
        assert forbidden.result == "refused"
    assert line.round(stranger, want=[Want(child.id, 0), Want(unknown, 0)]).pages == ()
    assert line.round(stranger).heads == ()


def test_an_answer_stays_about_a_mebibyte_and_goes_on_where_it_stopped(line, organisation, own):
    ann = organisation.ann
    logs, written = [], {}
    for _ in range(3):
        child, opening = open_child(own, ann)
        body = bytes(range(256)) * 15
        notes = [child.write(ann, body) for _ in range(120)]
        written[child.id] = [push.entry for push in (*opening, *notes)]
        assert set(line.results(ann, *opening, *notes)) == {"accepted"}
        logs.append(child.id)
    read = {log: [] for log in logs}
    rounds = 0
    while any(len(read[log]) < 122 for log in logs):
        answer = line.round(organisation.sue, want=[Want(log, len(read[log])) for log in logs])
        assert sum(len(e.data) for page in answer.pages for e in page.entries) <= 900_000
        for page in answer.pages:
            assert page.first == len(read[page.log]) + 1
            read[page.log] += page.entries
        rounds += 1
    assert rounds == 2
    assert read == written


def neighbour(line, organisation):
    """Bring in Bob, who leads another caseload; return his laptop and the caseload's id."""
    bob, there = Laptop(), new_id()
    arrived = [
        organisation.put(bob.device_add(organisation.id)),
        organisation.put(entries.Caseload(there)),
        organisation.member(bob, "lead", caseload=there),
    ]
    assert line.append(organisation, *arrived).status_code == 200
    return bob, there


def test_a_hand_over_gives_the_log_to_the_new_caseload_and_then_takes_it(line, organisation, own):
    lead, ann = organisation.lead, organisation.ann
    bob, there = neighbour(line, organisation)
    _, pushes = open_caseload(organisation, bob, there)
    line.push(bob, *pushes)
    child, opening = open_child(own, ann)
    line.push(ann, *opening, child.write(ann))
    assert child.id not in dict(line.round(bob).heads)
    assert line.results(lead, child.control(lead, entries.Hold(there))) == ["accepted"]
    assert child.id in dict(line.round(bob).heads)
    beside = line.round(lead, want=[Want(there, 0)]).pages
    assert [entry.kind for entry in beside[0].entries] == ["control", "key"]
    wrong = SealedLog(organisation, child.controls).control(lead, entries.Release(own.id, {}))
    assert line.results(lead, wrong) == ["again"]
    right = child.control(lead, entries.Release(own.id, {ann.id: 1}))
    assert line.results(lead, right) == ["accepted"]
    assert child.id not in dict(line.round(ann).heads)
    assert line.results(ann, child.write(ann, ct=(2, child.controls.hash_at(2)))) == ["late"]


def test_a_neighbours_changes_are_withheld_when_its_keys_are_read(line, organisation, own):
    lead = organisation.lead
    bob, there = neighbour(line, organisation)
    other, pushes = open_caseload(organisation, bob, there)
    line.push(bob, *pushes, other.write(bob, b"supervision"))
    assert line.round(lead, want=[Want(there, 0)]).pages == ()
    child, opening = open_child(own, lead)
    line.push(lead, *opening, child.control(lead, entries.Hold(there)))
    (page,) = line.round(lead, want=[Want(there, 0)]).pages
    assert page.entries[:2] == (pushes[0].entry, pushes[1].entry)
    assert page.entries[2] == Entry("change", b"")
    (whole,) = line.round(organisation.admin, want=[Want(there, 0)]).pages
    assert len(whole.entries[2].data) > 0


def test_two_who_change_a_logs_holders_at_once_are_asked_to_look_again(line, organisation, child):
    lead, there = organisation.lead, new_id()
    line.append(organisation, organisation.put(entries.Caseload(there)))
    beside = SealedLog(organisation, child.controls)
    first = child.control(lead, entries.Hold(there))
    second = beside.control(organisation.admin, entries.Hold(there))
    assert line.results(lead, first) == ["accepted"]
    assert line.results(organisation.admin, second) == ["again"]


def test_the_database_holds_no_word_that_was_written(line, organisation, child, database):
    needle = b"Needle-Sarah-will-not-go-to-school"
    line.push(organisation.ann, child.write(organisation.ann, needle * 3))
    with psycopg.connect(database) as sql:
        tables = sql.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [row[0] for row in tables.fetchall()]
        assert {"entry", "late", "organisation_entry", "invitation"} <= set(names)
        for name in names:
            for row in sql.execute(SQL("SELECT * FROM {}").format(Identifier(name))).fetchall():
                kept = b"".join(v if isinstance(v, bytes) else str(v).encode() for v in row)
                assert needle[:12] not in kept
