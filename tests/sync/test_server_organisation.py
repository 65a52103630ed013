"""Organisations on the server: founding, appending, endings with their cuts, joining."""

import time
from concurrent.futures import ThreadPoolExecutor

import msgspec
import psycopg
import pytest
from psycopg_pool import ConnectionPool

from sync import entries, invitation, jws
from sync import organisation_log as signed_log
from sync.exchange import Append, Ask, Invite, Join, Joins, Trouble
from sync.server.organisation_log import Organisations
from sync.server.schema import setup_code
from tests.sync.organisations import Laptop, SmallOrganisation, new_id, open_caseload


def trouble(answered):
    return msgspec.msgpack.decode(answered.content, type=Trouble)


def test_a_set_up_code_founds_one_organisation_once(line, database):
    code = setup_code(database)
    first, second = SmallOrganisation(), SmallOrganisation()
    assert line.found(first, "WRONG-CODE").status_code == 404
    assert line.found(first, f" {code.lower().replace('-', '')} ").status_code == 200
    assert line.found(second, code).status_code == 404
    assert line.round(first.ann, organisation=(-1, "")).organisation == tuple(first.log)


def test_a_broken_founding_uses_up_nothing(line, database):
    code = setup_code(database)
    made = SmallOrganisation()
    whole, made.log = made.log, made.log[1:]
    assert line.found(made, code).status_code in (400, 409)
    made.log = whole
    assert line.found(made, code).status_code == 200
    assert line.found(made, setup_code(database)).status_code == 400


def test_organisations_on_one_server_know_nothing_of_each_other(line, organisation, database):
    other = SmallOrganisation()
    line.found(other, setup_code(database))
    own, pushes = open_caseload(organisation, organisation.lead)
    line.push(organisation.lead, *pushes)
    assert line.results(other.admin, *pushes) == ["refused"] * 2
    assert line.round(other.lead).heads == ()
    clash = signed_log.sign(other.state, other.admin.signer, organisation.ann.device_add(other.id))
    message = Append(*other.state.at, (clash,))
    assert line.send("/v1/organisation", other.admin, message).status_code == 400
    assert line.round(organisation.ann).heads == ((own.id, 2),)


def test_an_entry_is_appended_for_an_administrator_and_everybody_reads_it(line, organisation):
    before = organisation.state.at
    added = organisation.put(entries.Policy({"lock_minutes": 5}))
    assert line.append(organisation, added).status_code == 200
    assert line.round(organisation.ann, organisation=before).organisation == (added,)


def test_what_a_worker_signs_is_not_appended_even_by_an_administrator(line, organisation):
    """abuse 33: what a worker signed, brought by an administrator."""
    entry = signed_log.sign(
        organisation.state, organisation.ann.signer, entries.Admin(organisation.ann.user, True)
    )
    message = Append(*organisation.state.at, (entry,))
    assert line.send("/v1/organisation", organisation.ann, message).status_code == 404
    assert line.send("/v1/organisation", organisation.admin, message).status_code == 400
    assert line.round(organisation.ann, organisation=organisation.state.at).organisation == ()


def test_of_two_administrators_who_append_at_once_one_is_told_to_look_again(line, organisation):
    """abuse 35: two administrators append at once: one is told to look again."""
    second = Laptop()
    line.append(
        organisation,
        organisation.put(second.device_add(organisation.id)),
        organisation.put(entries.Admin(second.user, True)),
    )
    at = organisation.state.at
    messages = [
        (
            laptop,
            Append(
                *at,
                (signed_log.sign(organisation.state, laptop.signer, entries.Caseload(new_id())),),
            ),
        )
        for laptop in (organisation.admin, second)
    ]
    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(lambda pair: line.send("/v1/organisation", *pair), messages))
    assert sorted(answered.status_code for answered in answers) == [200, 409]
    assert len(line.round(organisation.ann, organisation=at).organisation) == 1


def test_a_failed_entry_leaves_none_of_its_append(line, organisation):
    """abuse 41: of an append of which one entry fails, none stays."""
    at = organisation.state.at
    good = organisation.put(entries.Caseload(new_id()))
    bad = signed_log.sign(organisation.state, organisation.ann.signer, entries.Caseload(new_id()))
    message = Append(*at, (good, bad))
    assert line.send("/v1/organisation", organisation.admin, message).status_code == 400
    assert line.round(organisation.ann, organisation=at).organisation == ()


@pytest.fixture
def written(line, organisation, child):
    """A child's log in which Ann has written three changes."""
    assert line.results(organisation.ann, child.write(organisation.ann, changes=3)) == ["accepted"]
    return child


def test_an_ending_must_name_the_last_numbers_that_the_server_holds(line, organisation, written):
    ann = organisation.ann
    for op in (
        entries.Member(organisation.caseload, ann.user, "none"),
        entries.Member(organisation.caseload, ann.user, "review", None, {written.id: {ann.id: 2}}),
        entries.DeviceRevoke(ann.id, {written.id: 4}),
        entries.DeviceRevoke(ann.id, {written.id: 3, new_id(): 1}),
    ):
        entry = signed_log.sign(organisation.state, organisation.admin.signer, op)
        message = Append(*organisation.state.at, (entry,))
        answered = line.send("/v1/organisation", organisation.admin, message)
        assert answered.status_code == 409
        assert trouble(answered).why == "cuts"
        assert trouble(answered).cuts == {written.id: {ann.id: 3}}
    ended = organisation.member(ann, "none", cuts={written.id: {ann.id: 3}})
    assert line.append(organisation, ended).status_code == 200


def test_nothing_is_taken_between_an_ending_and_its_cuts(line, organisation, written, database):
    """While an ending is appended, what its device pushes waits, and then comes late."""
    ann = organisation.ann
    note = written.write(ann)
    ended = organisation.member(ann, "none", cuts={written.id: {ann.id: 3}})
    with ConnectionPool(database) as pool, pool.connection() as sql:
        message = Append(len(organisation.log) - 2, organisation.state.hashes[-2], (ended,))
        state = Organisations().append(sql, organisation.id, message)
        assert state.at == organisation.state.at
        with ThreadPoolExecutor(1) as thread:
            pushed = thread.submit(line.results, ann, note)
            while not waiting_for_a_lock(database):
                assert not pushed.done()
            sql.commit()
            assert pushed.result() == ["late"]


def waiting_for_a_lock(database):
    with psycopg.connect(database) as sql:
        row = sql.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
    return row[0] > 0


def test_two_server_processes_agree_on_the_organisation(line, organisation, database):
    one, two = Organisations(), Organisations()
    with psycopg.connect(database) as sql:
        assert one.current(sql, organisation.id).at == organisation.state.at
        line.append(organisation, organisation.put(entries.Caseload(new_id())))
        sql.commit()
        assert one.current(sql, organisation.id).at == organisation.state.at
        assert two.current(sql, organisation.id).at == organisation.state.at


def soon(seconds=600):
    return int((time.time() + seconds) * 1000)


def test_an_invited_laptop_asks_waits_and_is_let_in(line, organisation):
    admin, bob = organisation.admin, Laptop()
    invited = invitation.invite(organisation.id)
    assert line.send("/v1/invite", admin, Invite(invited.id, soon())).status_code == 200
    request = bob.request(organisation.id)
    join = Join(invited.id, request, invited.mac(request))
    assert line.send("/v1/join", None, join).status_code == 200
    assert line.send("/v1/join", None, join).status_code == 200
    answered = line.send("/v1/joins", admin)
    (waits,) = msgspec.msgpack.decode(answered.content, type=Joins).waiting
    asked = invitation.read_request(invited, waits.request, waits.mac)
    assert line.append(organisation, organisation.put(asked.device_add())).status_code == 200
    assert line.round(bob, organisation=(-1, "")).organisation == tuple(organisation.log)
    answered = line.send("/v1/joins", admin)
    assert msgspec.msgpack.decode(answered.content, type=Joins).waiting == ()
    assert line.send("/v1/join", None, join).status_code == 404


def test_one_invitation_lets_one_laptop_ask_and_not_after_its_end(line, organisation, database):
    """abuse 28: an invitation used twice, and after its end."""
    invited = invitation.invite(organisation.id)
    line.send("/v1/invite", organisation.admin, Invite(invited.id, soon()))
    requests = [Laptop().request(organisation.id) for _ in range(2)]
    joins = [Join(invited.id, request, invited.mac(request)) for request in requests]
    answers = [line.send("/v1/join", None, join).status_code for join in joins]
    assert answers == [200, 404]
    with psycopg.connect(database) as sql:
        sql.execute("UPDATE invitation SET until = now() - interval '1 second'")
    assert line.send("/v1/join", None, joins[0]).status_code == 404
    answered = line.send("/v1/joins", organisation.admin)
    assert msgspec.msgpack.decode(answered.content, type=Joins).waiting == ()


def test_an_invitation_ends_within_a_month_and_its_id_is_its_own(line, organisation):
    admin, name = organisation.admin, new_id()
    for until in (0, soon(-1), soon(40 * 24 * 3600), 2**63):
        assert line.send("/v1/invite", admin, Invite(name, until)).status_code == 400
    assert line.send("/v1/invite", admin, Invite(name, soon())).status_code == 200
    taken = Invite(organisation.ann.id, soon())
    assert line.send("/v1/invite", admin, taken).status_code == 400


def test_a_laptop_not_yet_let_in_or_let_go_is_not_heard(line, organisation):
    """abuse 61: a laptop not let in yet, or revoked.

    One that was let go is told the signed entry that says so, and nothing after it.
    """
    revoked = organisation.put(entries.DeviceRevoke(organisation.sue.id, {}))
    line.append(organisation, revoked)
    told = line.round(organisation.sue, organisation=(-1, "")).organisation
    line.append(organisation, organisation.put(entries.Caseload(new_id())))
    assert told == line.round(organisation.sue, organisation=(-1, "")).organisation
    assert told[-1] == revoked
    at = organisation.state.hashes.index(jws.hash_of(revoked))
    for laptop, held in ((Laptop(), (-1, "")), (organisation.sue, (at, jws.hash_of(revoked)))):
        answered = line.send("/v1/exchange", laptop, Ask(held, b""))
        assert answered.status_code == 401
