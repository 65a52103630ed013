"""The server's routes over HTTP, and the one boundary that every request passes.

Bodies are MessagePack of the shapes in `sync.exchange`. What goes wrong is answered with a
code and the server's clock, never with anything that was sent; logs hold ids only.
"""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Any, NamedTuple

import msgspec
import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from linkworker.errors import Conflicted, Held, NotFound, NotLetIn, Refused
from sync import signatures
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
    Trouble,
    Which,
    Withdraw,
    decode,
    encode,
)
from sync.office import Purged, Settle, Whose
from sync.server import administration, audit, joining
from sync.server.access import Access, Call, Caller, Need
from sync.server.attachments import Attachments
from sync.server.erasures import Erasures
from sync.server.leaving import Leaving
from sync.server.limits import NO_STORE, BodyLimit, Limits
from sync.server.log import Sql
from sync.server.organisation_log import Organisations
from sync.server.rounds import Rounds

Pool = ConnectionPool[Connection[tuple[Any, ...]]]
CONNECTIONS = 10
_LOG = logging.getLogger("linkworker.server")
_STATUS: Mapping[type[Exception], int] = {
    NotLetIn: 401,
    NotFound: 404,
    Conflicted: 409,
    Held: 409,
    Refused: 400,
    msgspec.MsgspecError: 400,
    psycopg.DataError: 400,
}
_SHAPELESS = (msgspec.MsgspecError, psycopg.DataError)
_COUNTS_AGAINST = (400, 401, 404)


class Way(NamedTuple):
    """A route: what its caller needs, the shape of its body (None: empty), what answers it."""

    need: Need
    shape: type[msgspec.Struct] | None
    answer: Callable[[Sql, Caller, Any], msgspec.Struct]


def pool_of(database: str) -> Pool:
    """Open connections to PostgreSQL, by a psycopg address; a context manager closes them.

    Each statement stands by itself unless a transaction is begun.
    """
    return ConnectionPool(
        database, min_size=1, max_size=CONNECTIONS, open=True, kwargs={"autocommit": True}
    )


def make_app(
    pool: Pool, limits: Limits | None = None, erasures: Erasures | None = None
) -> Starlette:
    """Build the server over an open pool of a database with the schema of this version.

    What was erased is dropped once more, from whatever a backup brought back, before a single
    request is answered.
    """
    organisations = Organisations()
    erasures = erasures or Erasures()
    with pool.connection() as sql, sql.transaction():
        life = administration.life(sql)
        erasures.again(sql)
    boundary = Boundary(pool, Access(organisations), limits or Limits())
    return Starlette(
        routes=[
            Route(path, boundary.endpoint(way), methods=["POST"])
            for path, way in ways(organisations, life, erasures).items()
        ],
        middleware=[Middleware(BodyLimit, longest=LARGEST_REQUEST)],
    )


def ways(
    organisations: Organisations, life: administration.Life, erasures: Erasures
) -> dict[str, Way]:
    """Return every route of the server."""
    desk = administration.Desk(organisations, life.incarnation)
    attachments = Attachments(organisations)
    leaving = Leaving(organisations)
    return {
        "/v1/exchange": Way("device", Ask, Rounds(organisations, life, erasures).exchange),
        "/v1/attachment/kept": Way("device", Which, attachments.kept),
        "/v1/attachment/bring": Way("device", Bring, attachments.bring),
        "/v1/attachment/fetch": Way("device", Fetch, attachments.fetch),
        "/v1/attachment/drop": Way("device", Which, attachments.drop),
        "/v1/last": Way("device", Whose, leaving.last),
        "/v1/heard": Way("device", None, leaving.heard),
        "/v1/purged": Way("device", Purged, leaving.purged),
        "/v1/late": Way("device", None, leaving.late),
        "/v1/late/settle": Way("device", Settle, leaving.settle),
        "/v1/organisation": Way("admin", Append, desk.append),
        "/v1/invite": Way("admin", Invite, joining.expect),
        "/v1/withdraw": Way("admin", Withdraw, joining.withdraw),
        "/v1/joins": Way("admin", None, joining.waiting),
        "/v1/status": Way("admin", None, desk.status),
        "/v1/audit": Way("admin", After, audit.after),
        "/v1/join": Way("invitation", Join, joining.ask_in),
        "/v1/found": Way("code", Found, desk.found),
    }


class Boundary:
    """Lets a request through to its route, and turns errors into answers."""

    def __init__(self, pool: Pool, access: Access, limits: Limits) -> None:
        self._pool = pool
        self._access = access
        self._limits = limits

    def endpoint(self, way: Way) -> Callable[[Request], Any]:
        """Return the function that Starlette calls for a route."""

        async def handle(request: Request) -> Response:
            address = request.client.host if request.client else ""
            device = signatures.claimed(request.headers)
            if not self._limits.hears(address, device):
                return Response(status_code=429, headers=NO_STORE)
            call = await _call(request)
            status, answer = await run_in_threadpool(self._answer, way, call)
            if status in _COUNTS_AGAINST:
                self._limits.failed(address, device)
            elif status == 200:
                self._limits.answered(address, device)
            return Response(
                encode(answer),
                status_code=status,
                headers=NO_STORE,
                media_type="application/msgpack",
            )

        return handle

    def _answer(self, way: Way, call: Call) -> tuple[int, msgspec.Struct]:
        status, why = 500, "trouble"
        try:
            with self._pool.connection() as sql:
                caller = self._access.authorise(sql, call, way.need)
                message = way.shape and decode(call.request.body, way.shape)
                with sql.transaction() if _writes(message) else nullcontext():
                    answer = way.answer(sql, caller, message)
            return (409 if isinstance(answer, Trouble) else 200), answer
        except tuple(_STATUS) as error:
            status = next(code for kind, code in _STATUS.items() if isinstance(error, kind))
            why = "not this shape" if isinstance(error, _SHAPELESS) else str(error)
        except Exception as error:  # noqa: BLE001 (the one boundary; the text may hold content)
            _LOG.error("%s failed: %s", call.request.path, type(error).__name__)
        return status, Trouble(why, int(time.time() * 1000))


def _writes(message: Any) -> bool:
    """Whether a message may change anything: a round that only reads needs no transaction."""
    return not isinstance(message, Ask) or bool(message.push or message.offer)


async def _call(request: Request) -> Call:
    return Call(
        signatures.Request(
            method=request.method,
            authority=request.headers.get("host", ""),
            path=request.url.path,
            query=request.url.query,
            body=await request.body(),
        ),
        dict(request.headers),
    )
