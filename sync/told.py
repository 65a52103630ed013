"""Words for some laptops alone, to stand in the organisation log, which everybody reads.

AES-256-GCM-SIV under a fresh key that is boxed to each of those laptops; padded to steps of 512
bytes. `about` is what they are for and a number: together they are said of no other words.
"""

import os
from collections.abc import Iterable, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from linkworker.canonical import b64, unb64
from linkworker.errors import Refused
from linkworker.store import Mailbox
from sync import keys
from sync.organisation import Organisation

About = tuple[str, int]
_NONCE = 12
_STEP = 512
_END = b"\x80"


def seal(
    words: bytes, organisation: Organisation, to: Iterable[str], about: About
) -> tuple[dict[str, str], str]:
    """Return a box for each of these laptops (by id), and the sealed words."""
    key = keys.new_key()
    boxes = {
        device: keys.box(key, organisation.devices[device].kem, (organisation.id, *about, device))
        for device in to
    }
    nonce, ended = os.urandom(_NONCE), words + _END
    padded = ended.ljust(-(-len(ended) // _STEP) * _STEP, b"\0")
    sealed = _cipher(key, organisation.id, about).encrypt(
        nonce, padded, _info(organisation.id, about)
    )
    return boxes, b64(nonce + sealed)


def unseal(
    boxes: Mapping[str, str], sealed: str, organisation: str, mailbox: Mailbox, about: About
) -> bytes | None:
    """Return the words, or None where they are not for this laptop or do not open."""
    device, raw = mailbox.device_id(), mailbox.secret("kem")
    if raw is None or device not in boxes:
        return None
    try:
        private = X25519PrivateKey.from_private_bytes(raw)
        key = keys.unbox(boxes[device], private, (organisation, *about, device))
        data = unb64(sealed)
        padded = _cipher(key, organisation, about).decrypt(
            data[:_NONCE], data[_NONCE:], _info(organisation, about)
        )
    except (Refused, InvalidTag, ValueError):
        return None
    return padded.rstrip(b"\0").removesuffix(_END)


def _cipher(key: bytes, organisation: str, about: About) -> AESGCMSIV:
    of, number = about
    return AESGCMSIV(keys.derive(key, f"lw/1|{of}|{organisation}|{number}"))


def _info(organisation: str, about: About) -> bytes:
    of, number = about
    return f"lw/1/{of}|{organisation}|{number}".encode()
