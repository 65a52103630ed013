"""Requests signed by a laptop: RFC 9421 in one fixed profile, with an RFC 9530 digest.

The covered components and their order never vary, so there is no general parser and nothing
to choose. School filters may read TLS; a request they saw cannot be changed or sent again.
"""

import base64
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from linkworker.canonical import ID, b64
from linkworker.errors import Held, Refused
from sync import jws

CLOCK_TOLERANCE = 300
_COVERED = ("@method", "@authority", "@path", "@query", "content-digest")
_LIST = "(" + " ".join(f'"{name}"' for name in _COVERED) + ")"
_INPUT = re.compile(
    rf'lw=({re.escape(_LIST)};created=([0-9]{{1,12}});keyid="({ID})";nonce="({ID})";tag="lw-1")'
)
_SIGNATURE = re.compile(r"lw=:([A-Za-z0-9+/]{85}[AQgw]==):")


@dataclass(frozen=True, slots=True)
class Request:
    """What of an HTTP request is signed. `query` is without its question mark."""

    method: str
    authority: str
    path: str
    query: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that holds: whose, made when (s since 1970), and its nonce, good for once."""

    device: str
    created: int
    nonce: str


def sign_request(signer: jws.Signer, request: Request, *, created: int) -> dict[str, str]:
    """Return the three header fields that sign a request at `created` (s since 1970)."""
    nonce = b64(os.urandom(16))
    params = f'{_LIST};created={created};keyid="{signer.id}";nonce="{nonce}";tag="lw-1"'
    signature = signer.key.sign(_base(request, params))
    return {
        "content-digest": _digest(request.body),
        "signature-input": f"lw={params}",
        "signature": f"lw=:{base64.b64encode(signature).decode()}:",
    }


def verify_request(
    headers: Mapping[str, str],
    request: Request,
    key_of: Callable[[str], Ed25519PublicKey | None],
    *,
    now: int,
) -> Signature:
    """Return whose signature a request carries; header names are in lower case.

    The caller lets each (device, nonce) through once within 600 s. Raises Refused; Held
    if the signature is right but its clock is more than 300 s from `now`.
    """
    params = _INPUT.fullmatch(headers.get("signature-input", ""))
    signature = _SIGNATURE.fullmatch(headers.get("signature", ""))
    if params is None or signature is None:
        raise Refused("not signed as it should be")
    if headers.get("content-digest") != _digest(request.body):
        raise Refused("the body is not the one that was signed")
    created, device, nonce = int(params[2]), params[3], params[4]
    key = key_of(device)
    if key is None:
        raise Refused("unknown device")
    jws.check_signature(key, base64.b64decode(signature[1]), _base(request, params[1]))
    if abs(now - created) > CLOCK_TOLERANCE:
        raise Held("clock")
    return Signature(device, created, nonce)


def claimed(headers: Mapping[str, str]) -> str:
    """Return the device that a request says it is from, '' if it names none; nothing is checked."""
    params = _INPUT.fullmatch(headers.get("signature-input", ""))
    return params[3] if params else ""


def signature_base(components: Iterable[tuple[str, str]], params: str) -> bytes:
    """Return the bytes that are signed (RFC 9421 section 2.5)."""
    lines = [f'"{name}": {value}' for name, value in components]
    return "\n".join([*lines, f'"@signature-params": {params}']).encode()


def _base(request: Request, params: str) -> bytes:
    values = (
        request.method,
        request.authority.lower(),
        request.path,
        f"?{request.query}",
        _digest(request.body),
    )
    return signature_base(zip(_COVERED, values, strict=True), params)


def _digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(sha256(body).digest()).decode()}:"
