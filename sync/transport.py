"""The thin shell that carries messages to the server and back over HTTPS.

Trust is the operating system's, for school filters that decrypt TLS: what matters is sealed
before it gets here. Whatever answers that is not our server is told apart by its form.
"""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

import httpx2
import msgspec
from msgspec import Struct

from linkworker.errors import Conflicted, InTheWay, NotLetIn, Refused, SignIn, Unreachable
from sync import exchange, jws, signatures
from sync.exchange import Answer, Ask, Trouble

M = TypeVar("M", bound=Struct)

LARGEST_ANSWER = 4_194_304
TYPE = "application/msgpack"
SECONDS = 30.0
KEPT = 2.0  # seconds; well before a server lets go, so that nothing is sent into a closed line

_IN_THE_WAY = (
    "Something on this network answered in place of our server, such as a school's filter. "
    "Your work is safe on this laptop. Use your telephone's hotspot for two minutes, or another "
    "network."
)
_SIGN_IN = (
    "The school network wants you to sign in first. Your work is safe on this laptop. Open a web "
    "browser and sign in there, or use your telephone's hotspot for two minutes."
)
_SIGN_IN_FIRST = 511  # RFC 6585, section 6
_NO_NETWORK = (
    "The server cannot be reached from here. Your work is safe on this laptop and goes "
    "by itself when there is a network."
)
_NOT_LET_IN = (
    "The server does not know this laptop, or not any more. What you typed is safe on it. "
    "Ask your administrator."
)
_NOT_HERE = (
    "The server has no such thing, or not for this laptop. What you typed is safe on it. Ask your "
    "administrator."
)
_CONFLICTED = "Somebody else changed the organisation at the same moment. Try again."
_REFUSED = "The server did not take this ({why}). Your work is safe on this laptop."


class Server:
    """A server's address, and this laptop's way of signing what it sends there."""

    def __init__(
        self,
        url: str,
        signer: jws.Signer,
        now: Callable[[], int],
        *,
        http: httpx2.Client | None = None,
        proxy_for: Callable[[str], str | None] = lambda _url: None,
    ) -> None:
        self._url = url.rstrip("/")
        self._authority = urlsplit(self._url).netloc
        self._signer = signer
        self._now = now
        self._http = http or httpx2.Client(
            timeout=SECONDS,
            limits=httpx2.Limits(keepalive_expiry=KEPT),
            proxy=proxy_for(self._url),
            follow_redirects=False,
        )
        self._offset = 0

    def exchange(self, ask: Ask) -> Answer:
        """Carry one request of a round; raises SyncError in a person's words."""
        return self.call("/v1/exchange", ask, Answer)

    def call(self, path: str, message: Struct | None, answer: type[M], *, signed: bool = True) -> M:
        """Send one message and return what answers it.

        Raises Unreachable, InTheWay or its kind SignIn, NotLetIn, Conflicted or Refused.
        """
        body = exchange.encode(message) if message is not None else b""
        status, said = self._send(path, body, signed=signed)
        if status == 401 and _trouble(said).why == "clock":
            self._offset = _trouble(said).now - self._now()
            status, said = self._send(path, body, signed=signed)
        if status == 200:
            try:
                return exchange.decode(said, answer)
            except msgspec.MsgspecError as error:
                raise InTheWay(_IN_THE_WAY) from error
        raise _error(status, _trouble(said))

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def _send(self, path: str, body: bytes, *, signed: bool) -> tuple[int, bytes]:
        headers = {"content-type": TYPE, "accept": TYPE, "accept-encoding": "identity"}
        if signed:
            request = signatures.Request("POST", self._authority, path, "", body)
            created = (self._now() + self._offset) // 1000
            headers |= signatures.sign_request(self._signer, request, created=created)
        try:
            with self._http.stream(
                "POST", self._url + path, content=body, headers=headers
            ) as response:
                return response.status_code, _read(response)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise Unreachable(_NO_NETWORK) from error


def _read(response: httpx2.Response) -> bytes:
    """Return the body as it was sent: nothing is ever unpacked, so it cannot swell."""
    if _asks_to_sign_in(response):
        raise SignIn(_SIGN_IN)
    if response.status_code == 429 or response.status_code >= 500:
        raise Unreachable(_NO_NETWORK)
    packed = response.headers.get("content-encoding", "identity") != "identity"
    if packed or response.headers.get("content-type") != TYPE:
        raise InTheWay(_IN_THE_WAY)
    said = bytearray()
    for part in response.iter_raw():
        said += part
        if len(said) > LARGEST_ANSWER:
            raise InTheWay(_IN_THE_WAY)
    return bytes(said)


def _asks_to_sign_in(response: httpx2.Response) -> bool:
    """Say whether this is a network's own page to sign in on, or the way to one."""
    status = response.status_code
    page = response.headers.get("content-type", "").startswith("text/html")
    return status == _SIGN_IN_FIRST or 300 <= status < 400 or (status == 200 and page)


def _trouble(said: bytes) -> Trouble:
    try:
        return exchange.decode(said, Trouble)
    except msgspec.MsgspecError as error:
        raise InTheWay(_IN_THE_WAY) from error


def _error(status: int, trouble: Trouble) -> Exception:
    if status in (401, 404):
        return NotLetIn(_NOT_LET_IN if status == 401 else _NOT_HERE)
    if status == 409:
        return Conflicted(_CONFLICTED)
    return Refused(_REFUSED.format(why=trouble.why))
