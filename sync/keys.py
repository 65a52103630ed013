"""Keys of logs and caseloads: what is derived from them, boxed to readers, kept of the past.

K(of,g) is 32 random bytes: the g-th key of a log or caseload. Everything else comes from it
by HKDF-SHA256 (RFC 5869); it travels in HPKE boxes (RFC 9180, base mode, X25519,
HKDF-SHA256, AES-256-GCM).
"""

import os
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from linkworker.canonical import b64, unb64
from linkworker.errors import Refused
from linkworker.store.sealed import SUITE
from sync.jws import raw_public, sealing_key

KEY_BYTES = 32
BOX_BYTES = 80
PREVIOUS_BYTES = 60
_NONCE = 12


def new_key() -> bytes:
    """Make a K(of,g)."""
    return os.urandom(KEY_BYTES)


def recovery_id(kem: bytes) -> str:
    """Return the id of a recovery key: b64 of the first 16 bytes of its SHA-256."""
    return b64(sha256(kem).digest()[:16])


def possession(organisation: str, dev: str, kem: bytes) -> bytes:
    """Return what a new laptop signs to prove its signing key and bind its sealing key."""
    return f"lw/1/pop|{organisation}|{dev}|".encode() + kem


def derive(secret: bytes, info: str, length: int = KEY_BYTES) -> bytes:
    """Return `length` bytes derived from a secret for one purpose."""
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=info.encode()).derive(
        secret
    )


@lru_cache(4_096)
def envelope_key(key: bytes, log: str, g: int) -> bytes:
    """Return the key that seals the changes of a log under K(log,g)."""
    return derive(key, f"lw/1|change|{log}|{g}")


def kem_private(key: bytes, of: str, g: int) -> X25519PrivateKey:
    """Return the private key that opens what is boxed to K(of,g)."""
    return X25519PrivateKey.from_private_bytes(derive(key, f"lw/1|kem|{of}|{g}"))


def public_of(key: bytes, of: str, g: int) -> str:
    """Return `pub` of K(of,g): it commits to the key, and anybody may box to it."""
    return b64(raw_public(kem_private(key, of, g).public_key()))


def box(key: bytes, to: bytes, info: tuple[str, str, int, str]) -> str:
    """Box K(of,g) to a raw X25519 public key; `info` is (organisation, of, g, recipient)."""
    return b64(SUITE.encrypt(key, sealing_key(to), info=_box_info(*info)))


def unbox(boxed: str, private: X25519PrivateKey, info: tuple[str, str, int, str]) -> bytes:
    """Open a box; raise Refused if it was not made for this key and `info`."""
    try:
        return SUITE.decrypt(unb64(boxed, BOX_BYTES), private, info=_box_info(*info))
    except (InvalidTag, ValueError) as error:
        raise Refused("this box does not open") from error


def seal_previous(key: bytes, previous: bytes, of: str, g: int) -> str:
    """Seal K(of,g-1) under K(of,g), so that the newest key opens all history."""
    nonce = os.urandom(_NONCE)
    sealed = _previous_cipher(key, of, g).encrypt(nonce, previous, _previous_info(of, g))
    return b64(nonce + sealed)


def open_previous(sealed: str, key: bytes, of: str, g: int) -> bytes:
    """Open K(of,g-1) with K(of,g); raise Refused if it was not sealed so."""
    raw = unb64(sealed, PREVIOUS_BYTES)
    try:
        return _previous_cipher(key, of, g).decrypt(
            raw[:_NONCE], raw[_NONCE:], _previous_info(of, g)
        )
    except InvalidTag as error:
        raise Refused("the earlier key does not open") from error


def _previous_cipher(key: bytes, of: str, g: int) -> AESGCM:
    return AESGCM(derive(key, f"lw/1|prev|{of}|{g}"))


def _previous_info(of: str, g: int) -> bytes:
    return f"lw/1/prev|{of}|{g}".encode()


def _box_info(organisation: str, of: str, g: int, recipient: str) -> bytes:
    return f"lw/1/box|{organisation}|{of}|{g}|{recipient}".encode()
