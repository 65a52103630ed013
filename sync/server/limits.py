"""What is refused before any work is done: long or slow bodies, addresses and laptops too busy.

Counts are kept in memory, per process: they slow an attacker down and need no agreement. A
laptop is counted under the name that it gives itself and the address that it calls from, before
any signature is looked at: nobody can use up another's share from elsewhere. A school has one
address: whatever fails there, a laptop that was answered there before is heard.
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
FAILURES_OF_ONE = 30
REQUESTS_OF_ONE = 6_000
WINDOW = 60.0
ADDRESSES = 10_000
KNOWN_FOR = 60 * 86_400.0


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
    """What was counted `most` times within `window` seconds is not heard until it ends."""

    def __init__(
        self,
        most: int = FAILURES,
        window: float = WINDOW,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._window = window
        self._clock = clock
        self._counted: dict[str, tuple[float, int]] = {}
        self._lock = Lock()

    def tired_of(self, name: str) -> bool:
        """Say whether this name was counted too often lately."""
        began, count = self._counted.get(name, (0.0, 0))
        return count >= self._most and self._clock() - began < self._window

    def count(self, name: str) -> None:
        """Count one; the oldest names are forgotten beyond `ADDRESSES`."""
        now = self._clock()
        with self._lock:
            began, count = self._counted.pop(name, (now, 0))
            if now - began >= self._window:
                began, count = now, 0
            self._counted[name] = (began, count + 1)
            while len(self._counted) > ADDRESSES:
                del self._counted[next(iter(self._counted))]


class Known:
    """Names that were noted within the last 60 days, the latest `ADDRESSES` of them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._noted: dict[str, float] = {}
        self._lock = Lock()

    def __contains__(self, name: str) -> bool:
        """Whether a name was noted lately."""
        at = self._noted.get(name)
        return at is not None and self._clock() - at < KNOWN_FOR

    def note(self, name: str) -> None:
        """Note a name now; the one that was noted longest ago is forgotten beyond `ADDRESSES`."""
        with self._lock:
            self._noted.pop(name, None)
            self._noted[name] = self._clock()
            while len(self._noted) > ADDRESSES:
                del self._noted[next(iter(self._noted))]


class Limits:
    """Who is not heard for a while: addresses and laptops that fail, laptops that never stop."""

    def __init__(
        self,
        addresses: Throttle | None = None,
        failing: Throttle | None = None,
        busy: Throttle | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._addresses = addresses or Throttle(clock=clock)
        self._failing = failing or Throttle(FAILURES_OF_ONE, clock=clock)
        self._busy = busy or Throttle(REQUESTS_OF_ONE, clock=clock)
        self._known = Known(clock)

    def hears(self, address: str, device: str) -> bool:
        """Say whether a request is heard; `device` is the name that it gives itself, if any."""
        one = f"{address} {device}"
        if self._failing.tired_of(one) or self._busy.tired_of(one):
            return False
        if self._addresses.tired_of(address) and one not in self._known:
            return False
        self._busy.count(one)
        return True

    def answered(self, address: str, device: str) -> None:
        """Note that a laptop's request was done: others at its address do not silence it."""
        if device:
            self._known.note(f"{address} {device}")

    def failed(self, address: str, device: str) -> None:
        """Count one failure."""
        self._addresses.count(address)
        self._failing.count(f"{address} {device}")
