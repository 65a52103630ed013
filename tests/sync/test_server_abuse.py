"""Attackers at the server's door: floods, swollen bodies, other people's ids, and time."""

import asyncio
import time
import tracemalloc

import msgspec
import pytest
from starlette.testclient import TestClient

from sync import entries, jws
from sync.exchange import LARGEST_REQUEST, Ask, Entry, Fetch, Push, Trouble, Want, Which
from sync.server.app import make_app, pool_of
from sync.server.limits import KNOWN_FOR, BodyLimit, Limits, Throttle
from tests.sync.organisations import HOST, Laptop, Line, new_id, open_caseload, open_child


def line_from(app, address):
    return Line(TestClient(app, base_url=f"http://{HOST}", client=(address, 1)))


def test_a_thousand_false_signatures_cost_one_address_its_hearing_and_nobody_else(
    database, organisation
):
    """abuse 66: 1,000 bad signatures from one address; beyond a few not even a key is read."""
    forger = Laptop(signer=jws.Signer(organisation.ann.id, Laptop().signer.key))
    with pool_of(database) as pool:
        app = make_app(pool)
        bad, good = line_from(app, "203.0.113.7"), line_from(app, "203.0.113.8")
        before = pool.get_stats()["requests_num"]
        answers = [bad.send("/v1/status", forger).status_code for _ in range(1000)]
        assert answers[:30] == [401] * 30
        assert set(answers[30:]) == {429}
        assert pool.get_stats()["requests_num"] - before == 30
        ask = Ask((-1, ""), b"")
        assert good.send("/v1/exchange", organisation.ann, ask).status_code == 200
        assert bad.send("/v1/exchange", organisation.lead, ask).status_code == 200


def test_a_laptop_that_never_stops_is_slowed_and_its_neighbours_at_school_are_not(
    database, organisation
):
    """abuse 66: a limit for each laptop, before its signature is looked at."""
    now = [0.0]
    busy = Throttle(most=5, window=60.0, clock=lambda: now[0])
    with pool_of(database) as pool:
        school = line_from(make_app(pool, Limits(busy=busy)), "203.0.113.7")
        ask = Ask((-1, ""), b"")
        asked = [school.send("/v1/exchange", organisation.ann, ask).status_code for _ in range(7)]
        assert asked == [200] * 5 + [429] * 2
        assert school.send("/v1/exchange", organisation.lead, ask).status_code == 200
        now[0] = 61.0
        assert school.send("/v1/exchange", organisation.ann, ask).status_code == 200


def test_a_pupil_who_fails_under_ever_new_names_silences_nobody_at_that_school_but_newcomers(
    database, organisation
):
    """abuse 66: one address is a whole school; who was answered there before goes on."""
    now = [0.0]
    with pool_of(database) as pool:
        limits = Limits(clock=lambda: now[0])
        school = line_from(make_app(pool, limits), "203.0.113.7")
        ask = Ask((-1, ""), b"")
        assert school.send("/v1/exchange", organisation.ann, ask).status_code == 200
        tried = [school.send("/v1/status", Laptop()).status_code for _ in range(110)]
        assert tried == [401] * 100 + [429] * 10
        assert school.send("/v1/exchange", organisation.ann, ask).status_code == 200
        assert school.send("/v1/exchange", organisation.lead, ask).status_code == 429
        forger = Laptop(signer=jws.Signer(organisation.ann.id, Laptop().signer.key))
        as_ann = [school.send("/v1/status", forger).status_code for _ in range(31)]
        assert as_ann == [401] * 30 + [429], "her name alone buys nobody more"
        now[0] = KNOWN_FOR
        assert school.send("/v1/exchange", organisation.lead, ask).status_code == 200
        for _ in range(100):
            school.send("/v1/status", Laptop())
        assert school.send("/v1/exchange", organisation.ann, ask).status_code == 429


def test_ten_thousand_envelopes_in_one_request_are_refused_and_memory_stays_flat(
    line, organisation, child
):
    """abuse 65: 10,001 envelopes, a body of two MiB, one in pieces without a length."""
    sealed = child.write(organisation.ann).entry
    many = tuple(Push(child.id, Entry("change", b"x")) for _ in range(10_001))

    def flood():
        assert (
            line.send("/v1/exchange", organisation.ann, Ask((-1, ""), b"", many)).status_code == 400
        )
        two = bytes(2 * LARGEST_REQUEST)
        assert line.web.post("/v1/exchange", content=two).status_code == 413
        pieces = (bytes(65_536) for _ in range(40))
        assert line.web.post("/v1/exchange", content=pieces).status_code == 413

    flood()
    tracemalloc.start()
    flood()
    first = tracemalloc.get_traced_memory()[0]
    for _ in range(10):
        flood()
    assert tracemalloc.get_traced_memory()[0] < first + 2_000_000
    tracemalloc.stop()
    assert line.results(organisation.ann, Push(child.id, sealed)) == ["accepted"]


def test_a_body_that_trickles_is_given_up_after_its_time_however_steady(line):
    """abuse 65: a slow body is cut off by the whole time it takes, not by each pause."""
    sent, pauses = [], []

    async def trickle():
        pauses.append(1)
        await asyncio.sleep(0.002)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/v1/exchange", "headers": []}
    asyncio.run(BodyLimit(line.web.app, LARGEST_REQUEST, slowest=0.05)(scope, trickle, send))
    assert sent[0]["status"] == 408
    assert len(pauses) < 100


@pytest.fixture
def stranger(line, organisation):
    """A lead of another caseload of the same organisation, with a child of her own."""
    laptop, caseload = Laptop(), new_id()
    line.append(organisation, organisation.put(laptop.device_add(organisation.id)))
    line.append(organisation, organisation.put(entries.Caseload(caseload)))
    line.append(organisation, organisation.member(laptop, "lead", caseload=caseload))
    own, pushes = open_caseload(organisation, laptop, caseload)
    line.push(laptop, *pushes)
    mine, opening = open_child(own, laptop)
    line.push(laptop, *opening)
    return laptop, mine


def test_ones_own_log_named_outside_and_anothers_inside_takes_nothing(
    line, organisation, child, stranger
):
    """abuse 62: own caseload named, somebody else's log or device in what is pushed."""
    laptop, mine = stranger
    theirs = child.write(organisation.ann)
    assert line.results(laptop, Push(mine.id, theirs.entry)) == ["refused"]
    assert line.results(laptop, theirs) == ["refused"]
    disguised = Laptop(signer=type(laptop.signer)(organisation.ann.id, laptop.signer.key))
    assert line.results(laptop, Push(mine.id, mine.write(disguised).entry)) == ["refused"]
    both = line.round(laptop, want=[Want(mine.id, 0), Want(child.id, 0)])
    assert {page.log for page in both.pages} == {mine.id}
    for path, message in (
        ("/v1/attachment/kept", Which(child.id, new_id())),
        ("/v1/attachment/fetch", Fetch(child.id, new_id(), 0)),
        ("/v1/attachment/drop", Which(child.id, new_id())),
    ):
        assert line.send(path, laptop, message).status_code == 404


def test_what_is_not_there_and_what_is_not_ones_own_take_the_same_answer_and_time(
    line, organisation, child, stranger
):
    """abuse 68: unknown and forbidden: one body, one class of time (the quickest of each)."""
    laptop, _ = stranger

    def ask(log):
        began = time.perf_counter()
        answered = line.send("/v1/attachment/kept", laptop, Which(log, new_id()))
        return answered, time.perf_counter() - began

    ask(child.id), ask(new_id())
    forbidden, missing = zip(*((ask(child.id), ask(new_id())) for _ in range(12)), strict=True)
    troubles = {
        msgspec.msgpack.decode(answered.content, type=Trouble).why
        for answered, _ in (*forbidden, *missing)
    }
    assert len(troubles) == 1
    assert {answered.status_code for answered, _ in (*forbidden, *missing)} == {404}
    assert {len(answered.content) for answered, _ in (*forbidden, *missing)} == {
        len(forbidden[0][0].content)
    }
    quickest = [min(took for _, took in times) for times in (forbidden, missing)]
    assert max(quickest) < 2 * min(quickest)
