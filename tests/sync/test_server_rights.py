"""Rights at the server: reviews, keys, late work, cover, hand-over."""

import time
from dataclasses import replace

import psycopg

from sync import entries, jws
from sync.exchange import Entry, Want
from tests.sync.organisations import Laptop, SealedLog, new_id, open_caseload, open_child


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


def test_cover_that_was_extended_or_cut_short_ends_by_its_newest_word(
    line, organisation, own, child
):
    """What she seals before she has heard of it comes in time if it lasts, and late if not."""
    cover, now = organisation.lead, int(time.time() * 1000)
    line.append(organisation, organisation.member(cover, "lead", until=now - 1))
    extended, late = child.write(cover), child.write(cover)
    line.append(organisation, organisation.member(cover, "lead", until=now + 3_600_000))
    assert line.results(cover, extended) == ["accepted"]
    line.append(organisation, organisation.member(cover, "lead", until=now - 1))
    assert line.results(cover, late) == ["late"]


def test_a_revoked_laptop_may_hand_in_what_it_has_and_learns_only_that(line, organisation, child):
    ann = organisation.ann
    line.push(ann, child.write(ann))
    late = child.write(ann)
    revoked = organisation.put(entries.DeviceRevoke(ann.id, {child.id: 1}))
    assert line.append(organisation, revoked).status_code == 200
    answer = line.round(ann, [late], [Want(child.id, 0)], organisation=(-1, ""))
    assert [receipt.result for receipt in answer.receipts] == ["late"]
    assert (answer.heads, answer.pages, answer.organisation[-1]) == (None, (), revoked)


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
