"""The server's rounds: what is pushed, what comes back, and who sees it."""

import psycopg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.sql import SQL, Identifier

from linkworker.canonical import b64
from sync import jws
from sync.exchange import Entry, Push, Want, cursors_digest
from tests.sync.organisations import Laptop, new_id, open_caseload, open_child


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
    """abuse 46: a replay has no effect."""
    child, opening = open_child(own, organisation.ann)
    notes = [child.write(organisation.ann) for _ in range(3)]
    first = line.push(organisation.ann, *opening, *notes)
    again = line.push(organisation.ann, *opening, *notes)
    assert [receipt.result for receipt in again] == ["duplicate"] * 5
    assert [receipt.seq for receipt in again] == [receipt.seq for receipt in first]
    assert dict(line.round(organisation.ann).heads)[child.id] == 5


def test_who_reads_a_log_may_offer_what_another_wrote(line, organisation, own):
    """A server restored from a backup is made whole by every laptop that read more."""
    child, opening = open_child(own, organisation.ann)
    written = [*opening, child.write(organisation.ann), child.write(organisation.lead)]
    assert line.results(organisation.sue, *written) == ["accepted"] * 4
    assert line.results(organisation.ann, *written) == ["duplicate"] * 4


def test_other_bytes_under_a_known_number_are_refused_with_the_last_one(line, organisation, child):
    """abuse 48: the same number with other content."""
    first = child.write(organisation.ann, b"first")
    second = child.write(organisation.ann, b"second")
    assert line.results(organisation.ann, first, second) == ["accepted", "accepted"]
    clone = child.write(organisation.ann, b"written on a copy", before=(0, ""))
    (receipt,) = line.push(organisation.ann, clone)
    assert (receipt.result, receipt.last) == ("refused", (2, jws.hash_of(second.entry.data)))


def test_an_envelope_after_a_missing_one_is_asked_for_again(line, organisation, child):
    """abuse 47: a gap is asked for."""
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
    """abuse 54: poison at the server, beside sound entries."""
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
            sealed[:-1] + bytes([sealed[-1] ^ 1]),
            b"\0" * 140_000,
        )
    ]
    poison += [Push(name, Entry("change", sealed)) for name in ("", "'; --", "\0", "x" * 9_999)]
    results = line.results(ann, *poison, good[0], *poison, good[1])
    assert results == ["refused"] * 10 + ["accepted"] + ["refused"] * 10 + ["accepted"]


def test_another_devices_number_or_log_on_an_envelope_is_refused(line, organisation, own, child):
    """abuse 45: an envelope as another kind, in another log, under another's id."""
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


def test_unknown_and_forbidden_logs_look_the_same(line, organisation, child):
    """abuse 62, 68: what is not there and what one may not see get one answer."""
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


def test_the_database_holds_no_word_that_was_written(line, organisation, child, database):
    """abuse 70: a dump of the database after a scenario holds no needle."""
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


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    which=st.integers(0, 2),
    kind=st.sampled_from(["control", "key", "change"]),
    at=st.floats(0, 1, exclude_max=True),
    swap=st.binary(min_size=1, max_size=4),
)
def test_nothing_altered_on_the_way_is_taken(line, organisation, own, which, kind, at, swap):
    """abuse 43: whatever is altered on its way to the server."""
    ann = organisation.ann
    child, opening = open_child(own, ann)
    whole = (*opening, child.write(ann))
    data = whole[which].entry.data
    cut = int(at * len(data))
    altered = data[:cut] + swap + data[cut + len(swap) :]
    if altered == data and kind == whole[which].entry.kind:
        return
    before = line.results(ann, *whole[:which], Push(child.id, Entry(kind, altered)))
    assert before[:-1] == ["accepted"] * which
    assert before[-1] in {"refused", "again"}
    assert set(line.results(ann, *whole[which:])) == {"accepted"}
