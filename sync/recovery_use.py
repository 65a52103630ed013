"""Each use of a recovery key stands in the organisation log: who, why, for whom to read.

Two names and a reason are words about people, so they are sealed: AES-256-GCM-SIV under a key
that is boxed to the laptops of every lead and administrator, exactly. The server sees that a
recovery key was used and when, and nothing else.
"""

import os

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from msgspec import Struct

from linkworker.canonical import b64, unb64
from linkworker.errors import Invalid, Refused
from linkworker.store import Mailbox
from sync import entries, keys
from sync.organisation import Organisation, Use

_NONCE = 12
_STEP = 512
_END = b"\x80"
_LONGEST = 2_000
_OF = "recovered"


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a recovery key was used: the two custodians, the reason, what was opened, when (ms)."""

    names: tuple[str, str]
    why: str
    what: str
    at: int


def reason(first: str, second: str, why: str, what: str, at: int) -> Reason:
    """Return a reason; raise Invalid unless two people are named and something is said."""
    problems = {}
    first, second, why = first.strip(), second.strip(), why.strip()
    if not first or not second or first.casefold() == second.casefold():
        problems["names"] = "Name the two custodians whose sheets these are"
    if not why:
        problems["why"] = "Say why the recovery sheets are used: all leads will read it"
    if len(first + second + why + what) > _LONGEST:
        problems["why"] = f"Keep names and reason under {_LONGEST:,} letters"
    if problems:
        raise Invalid(problems)
    return Reason((first, second), why, what, at)


def use_of(organisation: Organisation, recovery: str, said: Reason) -> entries.Recovered:
    """Return the operation that tells every lead and administrator of a use."""
    at = organisation.position + 1
    key = keys.new_key()
    boxes = {
        device: keys.box(key, organisation.devices[device].kem, (organisation.id, _OF, at, device))
        for device in organisation.answering(organisation.position)
    }
    nonce = os.urandom(_NONCE)
    words = msgspec.json.encode(said) + _END
    padded = words.ljust(-(-len(words) // _STEP) * _STEP, b"\0")
    sealed = _cipher(key, organisation.id, at).encrypt(nonce, padded, _info(organisation.id, at))
    return entries.Recovered(recovery, boxes, b64(nonce + sealed))


def uses_told(organisation: Organisation, mailbox: Mailbox) -> list[tuple[Use, Reason | None]]:
    """Return each use of recovery and what was said of it: None if this laptop may not know."""
    device, raw = mailbox.device_id(), mailbox.secret("kem")
    if raw is None:
        return [(use, None) for use in organisation.uses]
    private = X25519PrivateKey.from_private_bytes(raw)
    return [
        (use, _opened(organisation.id, use, device, private) if device in use.boxes else None)
        for use in organisation.uses
    ]


def _opened(organisation: str, use: Use, device: str, private: X25519PrivateKey) -> Reason | None:
    try:
        key = keys.unbox(use.boxes[device], private, (organisation, _OF, use.at, device))
        raw = unb64(use.words)
        padded = _cipher(key, organisation, use.at).decrypt(
            raw[:_NONCE], raw[_NONCE:], _info(organisation, use.at)
        )
        return msgspec.json.decode(padded.rstrip(b"\0").removesuffix(_END), type=Reason)
    except (Refused, InvalidTag, ValueError, msgspec.MsgspecError):
        return None


def _cipher(key: bytes, organisation: str, at: int) -> AESGCMSIV:
    return AESGCMSIV(keys.derive(key, f"lw/1|recovered|{organisation}|{at}"))


def _info(organisation: str, at: int) -> bytes:
    return f"lw/1/recovered|{organisation}|{at}".encode()
