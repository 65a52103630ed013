"""Signed things: compact JWS (RFC 7515) with Ed25519, in one fixed profile.

The header has exactly the members of its kind and `alg` is exactly "Ed25519" (RFC 9864), so
there is nothing to negotiate. What was signed is kept and sent on byte for byte.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from linkworker.canonical import b64, decode, encode, unb64
from linkworker.errors import Held, Refused, StoreError

LONGEST = 349_600
ROOT = "root"
_LONGEST_HEADER = 512
_FIELD = 2**255 - 19
_SMALL_ORDER = frozenset(
    bytes.fromhex(point)
    for point in (
        "01" + "00" * 31,
        "ec" + "ff" * 30 + "7f",
        "00" * 31 + "80",
        "00" * 32,
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "01" + "00" * 30 + "80",
        "ec" + "ff" * 31,
    )
)
_PROBE = X25519PrivateKey.from_private_bytes(bytes(range(32)))


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: a device's id, or "root", and its private key."""

    id: str
    key: Ed25519PrivateKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed entry whose form is right; `verify` says whether the signature is."""

    kid: str
    payload: dict[str, Any]
    hash: str
    signing_input: bytes
    signature: bytes

    def verify(self, key: Ed25519PublicKey) -> None:
        """Raise Refused unless `key` made the signature."""
        check_signature(key, self.signature, self.signing_input)


def sign(signer: Signer, typ: str, payload: dict[str, Any]) -> bytes:
    """Return the compact JWS of a payload, signed."""
    header = encode({"alg": "Ed25519", "kid": signer.id, "typ": typ})
    return compact(signer.key, header, encode(payload))


def compact(key: Ed25519PrivateKey, header: bytes, payload: bytes) -> bytes:
    """Return header.payload.signature of these bytes (RFC 7515 section 3.1)."""
    signing_input = f"{b64(header)}.{b64(payload)}".encode()
    return signing_input + b"." + b64(key.sign(signing_input)).encode()


def detached(header64: bytes, payload: bytes) -> bytes:
    """Return what is signed when the payload is sent as it is (RFC 7797 section 3)."""
    return header64 + b"." + payload


def read(entry: bytes, typ: str) -> Signed:
    """Read a compact JWS of one kind; raise Refused unless its form is exactly right."""
    if len(entry) > LONGEST:
        raise Refused("too long")
    parts = entry.split(b".")
    if len(parts) != 3 or not entry.isascii():
        raise Refused("not a signed entry")
    header64, payload64, signature64 = (part.decode("ascii") for part in parts)
    header = decode(unb64(header64), _LONGEST_HEADER)
    if header.keys() != {"alg", "kid", "typ"} or not isinstance(header["kid"], str):
        raise Refused("not the members of this header")
    if header["alg"] != "Ed25519" or header["typ"] != typ:
        raise Refused("not this kind of entry")
    return Signed(
        kid=header["kid"],
        payload=decode(unb64(payload64)),
        hash=hash_of(entry),
        signing_input=entry[: len(header64) + 1 + len(payload64)],
        signature=unb64(signature64, 64),
    )


def hash_of(entry: bytes) -> str:
    """Return the hash by which a signed thing is named: SHA-256 of its bytes, 43 characters."""
    return b64(sha256(entry).digest())


def check_signature(key: Ed25519PublicKey, signature: bytes, signed: bytes) -> None:
    """Raise Refused unless `key` made this signature."""
    try:
        key.verify(signature, signed)
    except InvalidSignature as error:
        raise Refused("the signature is wrong") from error


def signing_key(raw: bytes) -> Ed25519PublicKey:
    """Read a public signing key; raise Refused if it is weak or oddly spelled.

    A key of small order lets one signature stand for any message, so its owner
    could disown what they wrote (RFC 8032 section 5.1.7 leaves the check to us).
    """
    if len(raw) != 32 or raw in _SMALL_ORDER or _past_the_field(raw):
        raise Refused("a weak signing key")
    try:
        return Ed25519PublicKey.from_public_bytes(raw)
    except ValueError as error:
        raise Refused("not a signing key") from error


def sealing_key(raw: bytes) -> X25519PublicKey:
    """Read a public key to seal to; raise Refused if nothing could be kept secret with it."""
    if len(raw) != 32 or raw[31] & 0x80 or _past_the_field(raw):
        raise Refused("a weak sealing key")
    key = X25519PublicKey.from_public_bytes(raw)
    try:
        _PROBE.exchange(key)
    except ValueError as error:
        raise Refused("a weak sealing key") from error
    return key


def raw_public(key: Ed25519PublicKey | X25519PublicKey) -> bytes:
    """Return the 32 bytes of a public key."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


@contextmanager
def boundary() -> Iterator[None]:
    """Turn everything that can go wrong while judging into Refused or Held, and raise that.

    What is wrong in itself is refused. What this program did not foresee is held, so that
    a later version may judge it and nothing else stops meanwhile. A store that cannot be
    read says nothing of an entry.
    """
    try:
        yield
    except (Refused, Held, StoreError):
        raise
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Refused(f"not the form of this entry: {error}") from error
    except Exception as error:
        raise Held("cannot be judged by this version") from error


def _past_the_field(raw: bytes) -> bool:
    return int.from_bytes(raw, "little") & ((1 << 255) - 1) >= _FIELD
