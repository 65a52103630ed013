"""What is refused before any work is done: long or slow bodies, failing addresses.

Counts are kept in memory, per process: they slow an attacker down and need no agreement.
"""

import asyncio
import time
from collections.abc import Callable
from threading import Lock

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NO_STORE = {"cache-control": "no-store"}
SLOWEST_BODY = 60.0
FAILURES = 100
WINDOW = 60.0
ADDRESSES = 10_000


class BodyLimit:
    """Middleware: a body longer than `longest` bytes is answered 413, a slow one 408."""

    def __init__(self, app: ASGIApp, longest: int, slowest: float = SLOWEST_BODY) -> None:
        self._app = app
        self._longest = longest
        self._slowest = slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the whole body, counting what arrives, and only then let the app see it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = bytearray()
        try:
            async with asyncio.timeout(self._slowest):
                complete = await self._read(receive, body)
        except TimeoutError:
            await Response(status_code=408, headers=NO_STORE)(scope, receive, send)
            return
        if not complete:
            await Response(status_code=413, headers=NO_STORE)(scope, receive, send)
            return
        await self._app(scope, _replay(bytes(body), receive), send)

    async def _read(self, receive: Receive, body: bytearray) -> bool:
        """Fill `body`; return False as soon as it is too long or the sender goes away."""
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return False
            body += message.get("body", b"")
            if len(body) > self._longest:
                return False
            if not message.get("more_body", False):
                return True


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


class Throttle:
    """An address that failed `most` times within `window` seconds is not heard until it ends."""

    def __init__(
        self,
        most: int = FAILURES,
        window: float = WINDOW,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._window = window
        self._clock = clock
        self._failed: dict[str, tuple[float, int]] = {}
        self._lock = Lock()

    def tired_of(self, address: str) -> bool:
        """Say whether this address has failed too often lately."""
        began, count = self._failed.get(address, (0.0, 0))
        return count >= self._most and self._clock() - began < self._window

    def failed(self, address: str) -> None:
        """Count one failure; the oldest addresses are forgotten beyond `ADDRESSES`."""
        now = self._clock()
        with self._lock:
            began, count = self._failed.pop(address, (now, 0))
            if now - began >= self._window:
                began, count = now, 0
            self._failed[address] = (began, count + 1)
            while len(self._failed) > ADDRESSES:
                del self._failed[next(iter(self._failed))]
