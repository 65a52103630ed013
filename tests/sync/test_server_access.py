"""Who the server hears: signatures, nonces, clocks, sizes, failing addresses."""

import asyncio
import time

import msgspec
import psycopg
import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from sync.audit import After
from sync.exchange import (
    LARGEST_REQUEST,
    Append,
    Ask,
    Bring,
    Fetch,
    Found,
    Invite,
    Join,
    State,
    Trouble,
    Which,
    Withdraw,
    encode,
)
from sync.office import Purged, Settle, Whose
from sync.server.app import make_app, pool_of
from sync.server.limits import BodyLimit, Limits, Throttle
from tests.sync.organisations import HOST, Laptop, Line, new_id

MESSAGES = {
    "/v1/exchange": Ask((-1, ""), b""),
    "/v1/attachment/kept": Which(new_id(), new_id()),
    "/v1/attachment/bring": Bring(new_id(), new_id(), 0, 1, 1, bytes(65_536)),
    "/v1/attachment/fetch": Fetch(new_id(), new_id(), 0),
    "/v1/attachment/drop": Which(new_id(), new_id()),
    "/v1/organisation": Append(0, "", ()),
    "/v1/invite": Invite(new_id(), int(time.time() * 1000) + 86_400_000),
    "/v1/withdraw": Withdraw(new_id()),
    "/v1/joins": None,
    "/v1/status": None,
    "/v1/audit": After(""),
    "/v1/last": Whose((new_id(),)),
    "/v1/heard": None,
    "/v1/purged": Purged((new_id(),)),
    "/v1/late": None,
    "/v1/late/settle": Settle(()),
    "/v1/join": Join(new_id(), b"{}", bytes(32)),
    "/v1/found": Found("NOT-A-CODE", ()),
}
UNSIGNED = {"/v1/join", "/v1/found"}
SIGNED = sorted(MESSAGES.keys() - UNSIGNED)


def body_of(path):
    message = MESSAGES[path]
    return b"" if message is None else encode(message)


def trouble(answered):
    return msgspec.msgpack.decode(answered.content, type=Trouble)


def test_every_route_of_the_server_is_tried_here(line):
    routes = line.web.app.routes
    assert all(isinstance(route, Route) for route in routes)
    assert {route.path for route in routes} == set(MESSAGES)
    assert all(route.methods == {"POST"} for route in routes)


@pytest.mark.parametrize("path", sorted(UNSIGNED))
def test_a_route_without_signature_hears_nobody_without_a_code_or_invitation(line, path):
    assert line.send(path, None, MESSAGES[path]).status_code == 404


@pytest.mark.parametrize("path", SIGNED)
def test_no_signed_route_hears_an_unsigned_or_unknown_or_replayed_request(line, organisation, path):
    """abuse 61, 64: every route unsigned, by a stranger, with another's id, or again."""
    admin, body = organisation.admin, body_of(path)
    assert line.send(path, None, MESSAGES[path]).status_code == 401
    assert line.send(path, Laptop(), MESSAGES[path]).status_code == 401
    stolen = Laptop(signer=type(admin.signer)(admin.id, Laptop().signer.key))
    assert line.send(path, stolen, MESSAGES[path]).status_code == 401
    signed = line.sign(path, admin, body)
    assert line.web.post(path, content=body, headers=signed).status_code in (200, 404, 409)
    assert line.web.post(path, content=body, headers=signed).status_code == 401


@pytest.mark.parametrize("path", SIGNED)
def test_a_signature_holds_for_its_method_host_path_query_and_body_only(line, organisation, path):
    """abuse 63: method, host, path, query and body changed."""
    body = body_of(path)
    signed = line.sign(path, organisation.admin, body)
    other = next(name for name in SIGNED if name != path)
    for attempt in (
        line.web.post(other, content=body, headers=signed),
        line.web.post(f"{path}?q=1", content=body, headers=signed),
        line.web.post(path, content=body + b"\0", headers=signed),
        line.web.post(path, content=body, headers={**signed, "host": "elsewhere.example"}),
    ):
        assert attempt.status_code == 401
    assert line.web.get(path, headers=signed).status_code == 405


@pytest.mark.parametrize("path", SIGNED)
def test_a_wrong_clock_is_told_the_servers_time(line, organisation, path):
    """abuse 64: 310 seconds out either way."""
    for skew in (-310, 310):
        signed = line.sign(path, organisation.admin, body_of(path), skew)
        answered = line.web.post(path, content=body_of(path), headers=signed)
        assert answered.status_code == 401
        assert trouble(answered).why == "clock"
        assert abs(trouble(answered).now - time.time() * 1000) < 60_000


EVERYBODYS = {"/v1/exchange", "/v1/purged", "/v1/late", "/v1/late/settle"}
LEADS = {"/v1/heard"}


@pytest.mark.parametrize("path", [path for path in SIGNED if path not in EVERYBODYS])
def test_what_is_for_administrators_is_not_there_for_others(line, organisation, path):
    caller = organisation.ann if path in LEADS else organisation.lead
    answered = line.send(path, caller, MESSAGES[path])
    missing = line.web.post("/v1/nothing")
    assert answered.status_code == missing.status_code == 404


def test_nothing_that_is_answered_may_be_stored_on_the_way(line, organisation):
    for answered in (
        line.send("/v1/status", organisation.admin),
        line.send("/v1/status", None),
        line.web.post("/v1/exchange", content=bytes(LARGEST_REQUEST + 1)),
    ):
        assert answered.headers["cache-control"] == "no-store"


def test_a_body_over_a_mebibyte_is_refused_before_it_is_all_read(line):
    """abuse 65: an endless body."""
    sent = []

    def endless():
        for _ in range(64):
            sent.append(1)
            yield bytes(65_536)

    assert line.web.post("/v1/exchange", content=endless()).status_code == 413
    assert line.web.post("/v1/join", content=bytes(LARGEST_REQUEST)).status_code != 413


def test_a_body_that_does_not_come_is_given_up(line):
    """abuse 65: a body that never comes."""
    sent = []

    async def never():
        await asyncio.Event().wait()

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/v1/exchange", "headers": []}
    asyncio.run(BodyLimit(line.web.app, LARGEST_REQUEST, slowest=0.01)(scope, never, send))
    assert sent[0]["status"] == 408


def test_bodies_that_are_not_ours_are_refused_and_change_nothing(line, organisation, database):
    for body in (b"", b"\xc1", b"{" * 9_999, b"\x91" * 60_000, b"\xdd\xff\xff\xff\xff", b"\xc0"):
        for path in ("/v1/exchange", "/v1/organisation", "/v1/invite"):
            signed = line.sign(path, organisation.admin, body)
            assert line.web.post(path, content=body, headers=signed).status_code == 400
        assert line.web.post("/v1/join", content=body).status_code == 400
    with psycopg.connect(database) as sql:
        assert sql.execute("SELECT count(*) FROM invitation").fetchone() == (0,)


def test_odd_names_are_not_found_and_say_nothing_of_the_database(line, organisation):
    """abuse 67: quotes, zero bytes, paths and very long ids."""
    for name in ("' OR 1=1", "%00", "\0", "../", "x" * 10_000, "\u202e"):
        answered = line.send("/v1/join", None, Join(name, b"{}", bytes(32)))
        assert answered.status_code == 404
        assert trouble(answered).why == "nothing here"
        found = line.send("/v1/found", None, Found(name, ()))
        assert found.status_code == 404
        invite = Invite(name, int(time.time() * 1000) + 60_000)
        assert line.send("/v1/invite", organisation.admin, invite).status_code == 400


def test_an_address_that_keeps_failing_is_not_heard_for_a_while(database, organisation):
    """abuse 66: an address that fails and fails."""
    now = [0.0]
    with pool_of(database) as pool:
        app = make_app(pool, Limits(Throttle(most=3, window=60.0, clock=lambda: now[0])))
        bad, good = (
            Line(TestClient(app, base_url=f"http://{HOST}", client=(address, 1)))
            for address in ("203.0.113.7", "203.0.113.8")
        )
        tries = [bad.send("/v1/status", None).status_code for _ in range(5)]
        assert tries == [401, 401, 401, 429, 429]
        assert bad.send("/v1/status", organisation.admin).status_code == 429
        assert good.send("/v1/status", organisation.admin).status_code == 200
        now[0] = 61.0
        assert bad.send("/v1/status", organisation.admin).status_code == 200


def test_the_servers_log_names_no_content(line, organisation, caplog):
    """abuse 70: no needle in the server's log."""
    needle = b"Needle-in-a-request"
    signed = line.sign("/v1/invite", organisation.admin, needle)
    line.web.post("/v1/invite", content=needle, headers=signed)
    line.send("/v1/join", None, Join("Needle-in-a-request", needle, bytes(32)))
    assert "Needle" not in caplog.text


def test_an_administrator_sees_counts_only(line, organisation):
    answered = line.send("/v1/status", organisation.admin)
    state = msgspec.msgpack.decode(answered.content, type=State)
    assert (state.logs, state.entries, state.devices) == (0, 0, 4)
    assert state.organisation == organisation.state.at
