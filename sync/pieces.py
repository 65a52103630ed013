"""A piece of a picture or paper, sealed: 64 KiB on its way, whatever it holds. Pure.

Every piece is AES-256-GCM-SIV (RFC 8452) under a key derived from K(log,g) for this one
attachment. Log, attachment, number, how many there are and the digest of the whole are bound to
it as associated data, so no piece stands in for another. The nonce is the piece's number: under
one key one number has one content, and the cipher forgives it where that fails, so a piece is
sent again byte for byte without being kept sealed.
"""

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from msgspec import Struct

from linkworker.errors import Refused
from linkworker.store.files import PIECE
from sync import keys

SEALED = 65_536
_TAG = 16
_PADDED = SEALED - _TAG


class Place(Struct, frozen=True, array_like=True):
    """Which piece it is: the `number`-th, from 0, of `total`, of an attachment in a log.

    `g` numbers the log's key; `digest` is of the whole, and known to those who can read it.
    """

    log: str
    g: int
    attachment: str
    number: int
    total: int
    digest: str


def seal_piece(key: bytes, place: Place, data: bytes) -> bytes:
    """Seal a piece under K(log,g); raise Refused for more than a piece holds."""
    if not 0 < len(data) <= PIECE:
        raise Refused("not the length of a piece")
    padded = (data + b"\x80").ljust(_PADDED, b"\0")
    return _cipher(key, place).encrypt(_nonce(place), padded, msgspec.msgpack.encode(place))


def open_piece(key: bytes, place: Place, sealed: bytes) -> bytes:
    """Open a piece; raise Refused unless it is exactly the one that belongs there."""
    if len(sealed) != SEALED:
        raise Refused("not the length of a sealed piece")
    try:
        padded = _cipher(key, place).decrypt(_nonce(place), sealed, msgspec.msgpack.encode(place))
    except InvalidTag as error:
        raise Refused("this is not the piece that was asked for") from error
    text = padded.rstrip(b"\0")
    if not text.endswith(b"\x80"):
        raise Refused("not padded as it should be")
    return text[:-1]


def _cipher(key: bytes, place: Place) -> AESGCMSIV:
    return AESGCMSIV(keys.derive(key, f"lw/1|file|{place.log}|{place.g}|{place.attachment}"))


def _nonce(place: Place) -> bytes:
    return place.number.to_bytes(12)
