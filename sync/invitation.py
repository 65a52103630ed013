"""Invitations: 48 characters that bring a new laptop into one organisation, once.

A code carries the organisation's fingerprint, so that no false organisation can be shown, and
a secret that the server never sees, so that nobody can change the keys in the request.
"""

import hmac
import os
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec
from msgspec import Struct

from linkworker.canonical import b64, decode, encode, unb64
from linkworker.errors import Refused
from sync import entries, jws, keys

_VERSION = b"\x01"
_FINGERPRINT = 12
_SECRET = 16
_BYTES = 30
_CHARACTERS = 48
GROUP = 6
GROUPS = _CHARACTERS // GROUP
_LONGEST_REQUEST = 2_048
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011", " \t\r\n-")
_FIRST = "4567"  # after 0: what the version makes of the second character


class JoinRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a new laptop asks to be let in with: the members of a `device-add` entry."""

    dev: entries.Id
    user: entries.Id
    sig: entries.PublicKey
    kem: entries.PublicKey
    pop: entries.Proof

    def device_add(self) -> entries.DeviceAdd:
        """Return the operation that lets this laptop in."""
        return entries.DeviceAdd(self.dev, self.user, self.sig, self.kem, self.pop)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An organisation's id (16 characters) and a secret of 16 bytes."""

    organisation: str
    secret: bytes = field(repr=False)

    @property
    def code(self) -> str:
        """The code as people read it: eight groups of six, Crockford's alphabet."""
        raw = _VERSION + unb64(self.organisation, _FINGERPRINT) + self.secret
        number = int.from_bytes(raw + sha256(raw).digest()[:1])
        text = "".join(
            ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_CHARACTERS))
        )
        return "-".join(text[i : i + GROUP] for i in range(0, _CHARACTERS, GROUP))

    @property
    def id(self) -> str:
        """What the server knows it by: it says nothing of the secret."""
        return b64(keys.derive(self.secret, "lw/1/invite-id", 16))

    def mac(self, request: bytes) -> bytes:
        """Return the 32 bytes that show who made a request was given the code."""
        secret = keys.derive(self.secret, f"lw/1/invite|{self.organisation}")
        return hmac.digest(secret, request, "sha256")


def invite(organisation: str) -> Invitation:
    """Make an invitation to an organisation."""
    return Invitation(organisation, os.urandom(_SECRET))


def spelled(typed: str) -> str:
    """Return what somebody typed of a code as it is meant: capitals, O as 0, I and L as 1."""
    return typed.upper().translate(_MISREAD)


def group_problem(typed: str, at: int) -> str:
    """Say what is wrong with one group of six, `at` 0 to 7, as far as it alone can tell; or ''.

    The code has one check, over the whole of it (`read_code`): a group by itself shows a
    character that no code has, and how long it is; the first also how every code begins.
    """
    text = spelled(typed)
    strange = next((one for one in text if one not in ALPHABET), "")
    if strange == "U":
        return f"Group {at + 1}: no code has a U. It may be a V."
    if strange:
        return f"Group {at + 1}: “{strange}” is in no code."
    if at == 0 and (text[:1] not in ("", "0") or text[1:2] not in _FIRST):
        return "Group 1: every code begins with 0, then 4, 5, 6 or 7."
    if len(text) != GROUP:
        return f"Group {at + 1} has {len(text)} of its 6 letters and digits."
    return ""


def read_code(code: str) -> Invitation:
    """Read a code as somebody typed it; raise Refused if it is mistyped."""
    text = spelled(code)
    if len(text) != _CHARACTERS or not set(text) <= set(ALPHABET):
        raise Refused("an invitation has 48 letters and digits")
    number = 0
    for character in text:
        number = number * 32 + ALPHABET.index(character)
    raw = number.to_bytes(_BYTES)
    if raw[:1] != _VERSION or sha256(raw[:-1]).digest()[:1] != raw[-1:]:
        raise Refused("a letter or digit of the invitation is wrong")
    return Invitation(b64(raw[1 : 1 + _FINGERPRINT]), raw[1 + _FINGERPRINT : -1])


def join_request(organisation: str, signer: jws.Signer, user: str, kem: bytes) -> bytes:
    """Return the request of a new laptop: its id and keys, with proof that it has them.

    `kem` is its raw public X25519 key.
    """
    proof = signer.key.sign(keys.possession(organisation, signer.id, kem))
    signing = jws.raw_public(signer.key.public_key())
    request = JoinRequest(signer.id, user, b64(signing), b64(kem), b64(proof))
    return encode(msgspec.to_builtins(request))


def read_request(invitation: Invitation, request: bytes, mac: bytes) -> JoinRequest:
    """Read a request; raise Refused unless who made it had the invitation and its own keys."""
    with jws.boundary():
        if not hmac.compare_digest(mac, invitation.mac(request)):
            raise Refused("not from whoever was given this invitation")
        asked = msgspec.convert(decode(request, _LONGEST_REQUEST), JoinRequest)
        kem = unb64(asked.kem, keys.KEY_BYTES)
        jws.sealing_key(kem)
        jws.check_signature(
            jws.signing_key(unb64(asked.sig, keys.KEY_BYTES)),
            unb64(asked.pop, 64),
            keys.possession(invitation.organisation, asked.dev, kem),
        )
        return asked
