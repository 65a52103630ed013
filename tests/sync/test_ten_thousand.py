"""Ten thousand hostile inputs, signed and unsigned, at every parser of client and server.

Nothing passes the boundary but what it says, and memory does not grow with them. A few
hundred run each time, ten thousand with `make trials`.
"""

import logging
import tracemalloc
from itertools import islice

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from linkworker.canonical import encode as spell
from linkworker.errors import Refused, SyncError
from sync import exchange, jws
from sync.exchange import Answer, Ask, Entry, Joins, Page, Receipt, State, encode
from sync.server.app import make_app, pool_of
from sync.server.limits import Limits, Throttle
from sync.transport import TYPE, Server
from tests.sync import test_hostile_bytes as readers
from tests.sync import test_server_access as routes
from tests.sync.hostile import mixtures
from tests.sync.laptops import URL
from tests.sync.organisations import Line

HOW_MANY = [200, pytest.param(10_000, marks=pytest.mark.long)]
ANSWERS = (Answer, Joins, State)
FLAT = 3_000_000  # bytes


def flat(inputs, give):
    """Give each input; say by how much memory grew after a first tenth of them."""
    tracemalloc.start()
    for number, data in enumerate(inputs):
        give(data)
        if number == len(inputs) // 10:
            before = tracemalloc.get_traced_memory()[0]
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return grown


@pytest.mark.parametrize("many", HOW_MANY)
def test_every_reader_of_entries_says_refused_or_held(many):
    """abuse 54: unsigned mixtures, and mixtures that an administrator signed well."""
    world = readers.WORLD
    sources = [*world.entries, readers.HELD, world.seal(readers.CHILD, world.ann)]
    header = spell({"alg": "Ed25519", "kid": world.admin.id, "typ": "lw-log+1"})
    inputs = list(islice(mixtures(sources, 1), many // 2))
    signed = [jws.compact(world.admin.signer.key, header, data) for data in inputs]
    assert flat(inputs + signed, readers.judged) < FLAT


@pytest.mark.parametrize("many", HOW_MANY)
def test_every_route_of_the_server_answers_with_a_code(database, organisation, caplog, many):
    """abuse 54, 67: bodies of every route, unsigned and signed by an administrator's laptop."""
    paths = sorted(routes.MESSAGES)
    sources = [routes.body_of(path) or b"\x90" for path in paths]
    with pool_of(database) as pool:
        line = Line(
            TestClient(
                make_app(pool, Limits(*(Throttle(10**9),) * 3)), raise_server_exceptions=True
            )
        )
        said = set()

        def give(data):
            path = paths[len(data) % len(paths)]
            for headers in ({}, line.sign(path, organisation.admin, data)):
                answered = line.web.post(path, content=data, headers=headers)
                said.add(answered.status_code)
                assert len(answered.content) < 200

        with caplog.at_level(logging.ERROR, "linkworker.server"):
            grown = flat(list(islice(mixtures(sources, 2), many // 2)), give)
    assert said <= {200, 400, 401, 404, 409, 413}
    assert {400, 401, 404} <= said
    assert caplog.records == []
    assert grown < FLAT


@pytest.mark.parametrize("many", HOW_MANY)
def test_whatever_the_server_answers_is_read_or_said_in_plain_words(many):
    """abuse 54, 59: every shape of answer that a laptop reads."""
    page = Page("A" * 22, 1, 3, (Entry("change", b"x" * 300),))
    right = Answer(5, "i", (b"entry",), (), (Receipt("accepted", 1),), (page,))
    sources = [encode(right), encode(Joins(())), encode(exchange.Trouble("why", 7))]
    inputs = list(islice(mixtures(sources, 3), many))
    now = {"status": 200, "body": b""}

    async def answer(_request):
        return Response(now["body"], now["status"], media_type=TYPE)

    app = Starlette(routes=[Route("/{path:path}", answer, methods=["POST"])])
    signer = readers.WORLD.admin.signer
    server = Server(URL, signer, lambda: 1_762_000_000_000, http=TestClient(app, base_url=URL))

    said = set()

    def give(data):
        now["body"], now["status"] = data, (200, 400, 401, 404, 409)[len(data) % 5]
        try:
            server.call("/v1/exchange", Ask((-1, ""), b""), ANSWERS[len(data) % 3])
        except (SyncError, Refused) as error:
            said.add(str(error).partition("(")[0])

    assert flat(inputs, give) < FLAT
    assert len(said) >= 3
    assert all(
        "safe on" in words or "same moment" in words or "did not take" in words for words in said
    )
