"""An envelope: up to 200 consecutive changes of one device in one log, sealed and signed.

Bytes: u16 length | header as base64url | u32 length | payload | 64-byte signature. It is a JWS
whose payload is detached and not base64 (RFC 7797). The payload is AES-256-GCM-SIV (RFC 8452)
with the header, as sent, as associated data, over a padded body. Judge one in this order:
`read`, `verify`, `rights.may`, `unseal`; nothing is decrypted before it is known to be allowed.
"""

import os
import zlib
from collections.abc import Container, Mapping
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from msgspec import Meta, Struct

from linkworker.canonical import b64, unb64
from linkworker.errors import Missing, Refused
from sync import entries, jws, keys
from sync.controls import Controls
from sync.organisation import Organisation

SCHEMA = 1
MOST_CHANGES = 200
LARGEST_BODY = 262_144
LARGEST_PADDED = 65_536
LARGEST = 131_072
_TAG = 16
_SIGNATURE = 64
_COMPRESS_FROM = 4_096
_LEVEL = 5  # measured: three quarters of the time of 6 for 1.5% more bytes
_STEP = 256
_STEPS_UP_TO = 4_096
_encode = msgspec.json.Encoder(order="sorted").encode


class Header(Struct, frozen=True, forbid_unknown_fields=True, rename={"as_": "as"}):
    """What everybody may see of an envelope, exactly these members.

    `lg` and `ct` are the positions and hashes seen in the organisation log and in this log's
    control entries; `n` the first and last change number; `pv` the hash of this device's
    envelope before in this log ("": none); `deps` {device: highest n named or built on};
    `sv` the version of the content. `seal` fills in the nonce `nc`.
    """

    kid: entries.Id
    log: entries.Id
    g: entries.FromOne
    lg: entries.At
    ct: entries.ControlAt
    n: tuple[entries.FromOne, entries.FromOne]
    pv: entries.HashOrNone
    deps: Mapping[entries.Id, entries.FromOne]
    as_: Literal["write", "review"] = "write"
    sv: entries.FromOne = SCHEMA
    nc: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{16}\Z")] = ""
    alg: Literal["Ed25519"] = "Ed25519"
    typ: Literal["lw-chg+1"] = "lw-chg+1"
    b64: bool = False
    crit: tuple[Literal["b64"]] = ("b64",)

    @property
    def first(self) -> int:
        """The number of the first change."""
        return self.n[0]

    @property
    def last(self) -> int:
        """The number of the last change."""
        return self.n[1]


class Envelope(Struct, frozen=True):
    """An envelope whose form is right. `hash` names it; `header64` is as it was sent."""

    header: Header
    header64: bytes
    payload: bytes
    signature: bytes
    hash: str


def seal(signer: jws.Signer, key: bytes, header: Header, body: bytes) -> bytes:
    """Seal a body under K(log,g) and sign it. Raise Refused if it is more than one holds.

    The header's nonce is made here, and its `kid` must be the signer's id.
    """
    if signer.id != header.kid:
        raise Refused("signed by another device than it says")
    nonce = os.urandom(12)
    header64 = _spell(msgspec.structs.replace(header, nc=b64(nonce)))
    read_header(header64)
    cipher = AESGCMSIV(keys.envelope_key(key, header.log, header.g))
    payload = cipher.encrypt(nonce, _packed(body), header64)
    signature = signer.key.sign(jws.detached(header64, payload))
    lengths = len(header64).to_bytes(2), len(payload).to_bytes(4)
    sealed = b"".join((lengths[0], header64, lengths[1], payload, signature))
    if len(sealed) > LARGEST:
        raise Refused("more than one envelope holds")
    return sealed


def read(sealed: bytes) -> Envelope:
    """Read an envelope's form and header; raise Refused unless both are exactly right."""
    with jws.boundary():
        if len(sealed) > LARGEST:
            raise Refused("too long")
        header64, rest = _cut(sealed, 2)
        payload, signature = _cut(rest, 4)
        if len(signature) != _SIGNATURE:
            raise Refused("not an envelope")
        if not _TAG < len(payload) <= LARGEST_PADDED + _TAG:
            raise Refused("not the length of a sealed body")
        header = read_header(header64)
        return Envelope(header, header64, payload, signature, jws.hash_of(sealed))


def read_header(header64: bytes) -> Header:
    """Read a header; raise Refused unless it has exactly its members in their one spelling."""
    with jws.boundary():
        header = msgspec.json.decode(unb64(header64.decode("ascii")), type=Header)
    if header.b64 or _spell(header) != header64:
        raise Refused("not the one spelling of this header")
    if not header.first <= header.last < header.first + MOST_CHANGES:
        raise Refused("not a run of changes")
    if (header.first == 1) != (header.pv == ""):
        raise Refused("only the first envelope has none before it")
    if header.kid in header.deps:
        raise Refused("a device does not wait for itself")
    return header


def verify(
    organisation: Organisation,
    controls: Controls,
    envelope: Envelope,
    before: tuple[int, str] = (0, ""),
    sound: Container[str] = (),
) -> None:
    """Check position, chain and signature. `before`: this device's last (n, hash) in this log.

    `sound` are hashes of envelopes whose signature has been checked with this organisation.

    Raises Held if something before it is not here yet, Refused if it is wrong for good. When
    it returns, the device's chain advances to (header.last, envelope.hash), whatever
    `rights.may` and `unseal` then say.
    """
    with jws.boundary():
        header = envelope.header
        check_position(organisation, controls, header)
        if header.first > before[0] + 1:
            raise Missing("an earlier envelope of this device is missing")
        if (header.first - 1, header.pv) != before:
            raise Refused("fork: this device has written something else under this number")
        if envelope.hash not in sound:
            check_signature(organisation, envelope)


def check_signature(organisation: Organisation, envelope: Envelope) -> None:
    """Raise Refused unless the device that it names signed this envelope."""
    key = organisation.device(envelope.header.kid).key
    signed = jws.detached(envelope.header64, envelope.payload)
    jws.check_signature(key, envelope.signature, signed)


def check_position(organisation: Organisation, controls: Controls, header: Header) -> None:
    """Raise Held if a header has seen more than this copy, Refused if histories differ."""
    if header.log != controls.log:
        raise Refused("another log's envelope")
    organisation.agree(header.lg)
    controls.agree(header.ct, header.lg)


def unseal(key: bytes, envelope: Envelope) -> bytes:
    """Return the body of an envelope, opened with K(log,g); raise Refused if it is not sound."""
    with jws.boundary():
        header = envelope.header
        cipher = AESGCMSIV(keys.envelope_key(key, header.log, header.g))
        try:
            padded = cipher.decrypt(unb64(header.nc, 12), envelope.payload, envelope.header64)
        except InvalidTag as error:
            raise Refused("does not open with this log's key") from error
        return _unpacked(padded)


def _cut(raw: bytes, width: int) -> tuple[bytes, bytes]:
    length = int.from_bytes(raw[:width])
    if len(raw) < width + length:
        raise Refused("cut short")
    return raw[width : width + length], raw[width + length :]


def _spell(header: Header) -> bytes:
    # The canonical spelling: no string of a header holds anything that JSON escapes.
    return b64(_encode(header)).encode()


def _packed(body: bytes) -> bytes:
    """Return flag and body, the body compressed from 4 KiB on, padded."""
    if len(body) > LARGEST_BODY:
        raise Refused("more than one envelope holds")
    text = b"\0" + body if len(body) < _COMPRESS_FROM else b"\1" + zlib.compress(body, _LEVEL)
    length = padded_length(len(text))
    if length > LARGEST_PADDED:
        raise Refused("more than one envelope holds")
    return (text + b"\x80").ljust(length, b"\0")


def _unpacked(padded: bytes) -> bytes:
    text = padded.rstrip(b"\0")
    if not text.endswith(b"\x80") or padded_length(len(text) - 1) != len(padded):
        raise Refused("not padded as it should be")
    flag, body = text[:1], text[1:-1]
    if flag == b"\0":
        return body
    if flag != b"\1":
        raise Refused("not a body this version knows")
    return _inflated(body)


def _inflated(compressed: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        body = inflater.decompress(compressed, LARGEST_BODY)
    except zlib.error as error:
        raise Refused("does not decompress") from error
    if not inflater.eof or inflater.unused_data:
        raise Refused("decompresses to too much, or something follows")
    return body


def padded_length(length: int) -> int:
    """Return the padded length of `length` bytes and the mark after them (ISO/IEC 7816-4).

    Steps of 256 bytes up to 4 KiB; above, Padmé: at most 12% more, and the length
    tells no more than the size of its largest few bits.
    """
    marked = length + 1
    if marked <= _STEPS_UP_TO:
        return -(-marked // _STEP) * _STEP
    exponent = marked.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-marked // step) * step
