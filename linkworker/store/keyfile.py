"""The form of the key file `vault.lwk`: two lines, read and written in their one spelling.

The first line is canonical JSON with a slot for each way to open it; the second is its
HMAC-SHA256 under a key derived from the data key, so that nothing in the file can be changed.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any, Final, Literal

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from msgspec import Meta, Struct

from linkworker.canonical import ID, b64, decode, encode, unb64
from linkworker.errors import Refused, StoreDamaged, StoreNewer
from linkworker.store.passphrase import Cost

_HOW_ON = (
    "Nothing was changed. Choose a backup where one is offered, or ask your administrator to let "
    "this laptop in anew."
)
DAMAGED = f"The key file is damaged, or is not one of ours. {_HOW_ON}"
_ANOTHERS = f"The key file holds a slot of another store. {_HOW_ON}"
_NEWER = (
    "A newer version of Linkworker was used on this laptop. Install the newer program; nothing "
    "was changed."
)
_FORMAT: Final = "lw-vault"
_LONGEST = 16_384
_MOST_SLOTS = 9  # a passphrase, at most seven recovery keys, a rescue key
_Id = Annotated[str, Meta(pattern=rf"^{ID}\Z")]


class Kdf(Cost, frozen=True):
    """How a passphrase becomes a key: the cost, and 16 bytes of salt."""

    alg: Literal["argon2id-13"] = "argon2id-13"
    salt: _Id = ""


class PassphraseSlot(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="passphrase"
):
    """Opened by Argon2id of the passphrase. `device_secret` is kept for a later version."""

    store: _Id
    kdf: Kdf
    device_secret: bool


class RecoverySlot(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="org-recovery"
):
    """Opened by the private half of the recovery key whose id is `to`."""

    store: _Id
    to: _Id


class RescueSlot(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="rescue"):
    """Opened by the laptop's rescue key, which twelve words spell (`rescue_words`)."""

    store: _Id


Header = PassphraseSlot | RecoverySlot | RescueSlot


class Slot(Struct, frozen=True, forbid_unknown_fields=True):
    """A slot: its header as it was written, a nonce ("" for a box), the wrapped data key."""

    h: str
    n: str
    c: str


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """The first line: the database's file name, the slots, the store's id."""

    db: Annotated[str, Meta(pattern=r"^store-[0-9a-f]{12}\.db\Z")]
    format: Literal["lw-vault"]
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=_MOST_SLOTS)]
    store: _Id
    v: Literal[1]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file whose form is right: its first line, that line's MAC, and what it says.

    The first slot is the passphrase's, every further one a recovery key's; `rescue` has the
    slot of the rescue key, or nothing.
    """

    line: bytes
    mac: bytes
    body: Body
    passphrase: tuple[PassphraseSlot, Slot]
    recovery: tuple[Slot, ...]
    rescue: tuple[Slot, ...] = ()

    def check(self, data_key: bytes) -> None:
        """Raise StoreDamaged unless this data key made the file's MAC."""
        if not hmac.compare_digest(self.mac, _mac(data_key, self.line)):
            raise StoreDamaged(DAMAGED)


def read(data: bytes) -> KeyFile:
    """Read a key file.

    Raises StoreNewer for one of a later form, StoreDamaged unless its form is exactly right.
    """
    try:
        line, mac, end = data.split(b"\n")
        if end:
            raise StoreDamaged(DAMAGED)
        _must_not_be_newer(line)
        body = _exactly(line, Body)
        mac_bytes = unb64(mac.decode("ascii"), 32)
        first, *others = ((_header(slot, body.store), slot) for slot in body.slots)
    except (Refused, ValueError, msgspec.MsgspecError) as error:
        raise StoreDamaged(DAMAGED) from error
    header, slot = first
    recovery = tuple(one for kind, one in others if isinstance(kind, RecoverySlot))
    rescue = tuple(one for kind, one in others if isinstance(kind, RescueSlot))
    known = len(recovery) + len(rescue) == len(others) and len(rescue) <= 1
    if not isinstance(header, PassphraseSlot) or not known:
        raise StoreDamaged(DAMAGED)
    return KeyFile(line, mac_bytes, body, (header, slot), recovery, rescue)


def _must_not_be_newer(line: bytes) -> None:
    """Raise StoreNewer for a later form, whatever else it holds; Refused if it is not JSON."""
    said = decode(line, _LONGEST)
    version = said.get("v")
    if said.get("format") == _FORMAT and type(version) is int and version > 1:
        raise StoreNewer(_NEWER)


def _header(slot: Slot, store_id: str) -> Header:
    header: Header = _exactly(unb64(slot.h), Header)
    if header.store != store_id:
        raise StoreDamaged(_ANOTHERS)
    if isinstance(header, PassphraseSlot) and header.device_secret:
        raise StoreNewer(_NEWER)
    return header


def _exactly(raw: bytes, shape: Any) -> Any:
    value = msgspec.convert(decode(raw, _LONGEST), shape)
    if encode(msgspec.to_builtins(value)) != raw:
        raise StoreDamaged(DAMAGED)
    return value


def written(store_id: str, data_key: bytes, slots: Sequence[Slot]) -> bytes:
    """Return the key file with these slots."""
    body = Body(database_name(data_key), _FORMAT, tuple(slots), store_id, 1)
    line = encode(msgspec.to_builtins(body))
    data = line + b"\n" + b64(_mac(data_key, line)).encode() + b"\n"
    read(data)
    return data


def spelled(header: Header) -> str:
    """Return a slot's header as it stands in the file."""
    return b64(encode(msgspec.to_builtins(header)))


def _mac(data_key: bytes, line: bytes) -> bytes:
    return hmac.digest(derived(data_key, "header-mac"), line, "sha256")


def derived(data_key: bytes, purpose: str) -> bytes:
    """Return 32 bytes derived from the data key for one purpose (RFC 5869, expand)."""
    info = f"lw/1/{purpose}".encode()
    return HKDFExpand(algorithm=hashes.SHA256(), length=32, info=info).derive(data_key)


def database_name(data_key: bytes) -> str:
    """Return the file name of the database under a data key: a new key means a new file."""
    return f"store-{sha256(b'db' + data_key).digest()[:6].hex()}.db"
