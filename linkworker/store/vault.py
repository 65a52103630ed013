"""The key file `vault.lwk`: the store's data key, wrapped by a passphrase and by other keys.

A passphrase slot is AES-256-GCM under Argon2id (RFC 9106); a recovery slot is an
HPKE box (RFC 9180); the rescue slot is AES-256-GCM under a key derived from 16 random bytes.
Changing the passphrase does not help against somebody who has an old copy of the file and the old
passphrase: for that the store is exported under a new data key.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from linkworker.canonical import b64, unb64
from linkworker.errors import Invalid, Refused, WrongPassphrase
from linkworker.store.keyfile import (
    Kdf,
    KeyFile,
    PassphraseSlot,
    RecoverySlot,
    RescueSlot,
    Slot,
    derived,
    read,
    spelled,
    written,
)
from linkworker.store.passphrase import Cost, key_from
from linkworker.store.sealed import SUITE

_WRONG = "That passphrase did not unlock this laptop. Check Caps Lock."
_NOT_RECOVERED = (
    "This recovery key does not open this laptop's store. Take the two sheets of another pair, or "
    "of the organisation that this laptop belongs to."
)
_NOT_RESCUED = (
    "These twelve words do not open this laptop. They may be of another laptop, or older ones: "
    "ask whoever reads them out to look again."
)


@dataclass(frozen=True, slots=True)
class Vault:
    """An opened key file: the store's id, its file's name, its 32-byte data key."""

    store_id: str
    database_name: str
    data_key: bytes = field(repr=False)

    def database_key(self) -> bytes:
        """Return the raw 32-byte key of the encrypted database."""
        return derived(self.data_key, "sqlcipher")


def make_vault(
    store_id: str, data_key: bytes, passphrase: str, recovery: Mapping[str, bytes], cost: Cost
) -> bytes:
    """Return a new key file.

    `recovery` maps a recovery key's id (base64url of the first 16 bytes of its SHA-256) to
    its raw X25519 public key; at most seven. Raises Invalid for an empty passphrase.
    """
    slot = _passphrase_slot(store_id, data_key, passphrase, cost)
    return written(store_id, data_key, (slot, *_recovery_slots(store_id, data_key, recovery)))


def open_vault(data: bytes, passphrase: str) -> Vault:
    """Open a key file with its passphrase.

    Raises WrongPassphrase, the same for wrong words and a damaged slot; StoreNewer for
    a file of a newer version; StoreDamaged if the form is wrong, the cost out of bounds, or
    anything else in the file was changed.
    """
    file = read(data)
    header, slot = file.passphrase
    key = key_from(passphrase, unb64(header.kdf.salt, 16), header.kdf)
    try:
        data_key = AESGCM(key).decrypt(unb64(slot.n, 12), unb64(slot.c, 48), _bound(slot.h))
    except (InvalidTag, Refused) as error:
        raise WrongPassphrase(_WRONG) from error
    return _checked(file, data_key)


def open_vault_with_recovery(data: bytes, private: X25519PrivateKey) -> Vault:
    """Open a key file with a recovery key; raises as `open_vault` does."""
    file = read(data)
    for slot in file.recovery:
        try:
            data_key = SUITE.decrypt(unb64(slot.c, 80), private, info=_bound(slot.h))
        except (InvalidTag, Refused, ValueError):
            continue
        return _checked(file, data_key)
    raise WrongPassphrase(_NOT_RECOVERED)


def change_passphrase(data: bytes, old: str, new: str, cost: Cost) -> bytes:
    """Return the key file with another passphrase; the data key and recovery slots stay."""
    vault = open_vault(data, old)
    return _with_words(read(data), vault, new, cost)


def new_words(data: bytes, data_key: bytes, new: str, cost: Cost) -> bytes:
    """Return the key file with another passphrase, whatever it was opened by.

    Raises StoreDamaged if the data key is not this file's.
    """
    file = read(data)
    return _with_words(file, _checked(file, data_key), new, cost)


def open_vault_with_rescue(data: bytes, rescue: bytes) -> Vault:
    """Open a key file with its rescue key, 16 bytes; raises as `open_vault` does."""
    file = read(data)
    for slot in file.rescue:
        try:
            wrapped = unb64(slot.c, 48)
            key = _rescue_key(rescue)
            data_key = AESGCM(key).decrypt(unb64(slot.n, 12), wrapped, _bound(slot.h))
        except (InvalidTag, Refused):
            continue
        return _checked(file, data_key)
    raise WrongPassphrase(_NOT_RESCUED)


def set_rescue(data: bytes, data_key: bytes, rescue: bytes) -> bytes:
    """Return the key file with this rescue key, 16 bytes, and no other; the rest stays.

    Raises StoreDamaged if the data key is not this file's.
    """
    file = read(data)
    vault = _checked(file, data_key)
    header, nonce = spelled(RescueSlot(vault.store_id)), os.urandom(12)
    key = _rescue_key(rescue)
    wrapped = AESGCM(key).encrypt(nonce, data_key, _bound(header))
    slot = Slot(header, b64(nonce), b64(wrapped))
    return written(vault.store_id, data_key, (file.passphrase[1], *file.recovery, slot))


def set_recovery(data: bytes, data_key: bytes, recovery: Mapping[str, bytes]) -> bytes:
    """Return the key file with exactly these recovery keys; the passphrase stays.

    For a laptop that joined an organisation later, or whose custodians changed. Raises
    StoreDamaged if the data key is not this file's.
    """
    file = read(data)
    vault = _checked(file, data_key)
    slots = _recovery_slots(vault.store_id, data_key, recovery)
    return written(vault.store_id, data_key, (file.passphrase[1], *slots, *file.rescue))


def _with_words(file: KeyFile, vault: Vault, new: str, cost: Cost) -> bytes:
    slot = _passphrase_slot(vault.store_id, vault.data_key, new, cost)
    return written(vault.store_id, vault.data_key, (slot, *file.recovery, *file.rescue))


def _checked(file: KeyFile, data_key: bytes) -> Vault:
    file.check(data_key)
    return Vault(file.body.store, file.body.db, data_key)


def _passphrase_slot(store_id: str, data_key: bytes, passphrase: str, cost: Cost) -> Slot:
    if not passphrase:
        raise Invalid({"passphrase": "Choose a passphrase"})
    salt, nonce = os.urandom(16), os.urandom(12)
    kdf = Kdf(m=cost.m, t=cost.t, p=cost.p, salt=b64(salt))
    header = spelled(PassphraseSlot(store_id, kdf, device_secret=False))
    wrapped = AESGCM(key_from(passphrase, salt, cost)).encrypt(nonce, data_key, _bound(header))
    return Slot(header, b64(nonce), b64(wrapped))


def _recovery_slots(store_id: str, data_key: bytes, recovery: Mapping[str, bytes]) -> list[Slot]:
    slots = []
    for key, raw in sorted(recovery.items()):
        header = spelled(RecoverySlot(store_id, key))
        public = X25519PublicKey.from_public_bytes(raw)
        wrapped = SUITE.encrypt(data_key, public, info=_bound(header))
        slots.append(Slot(header, "", b64(wrapped)))
    return slots


def _bound(header: str) -> bytes:
    return b"lw-vault/1|" + header.encode()


def _rescue_key(rescue: bytes) -> bytes:
    """Return the 32-byte key of 16 random bytes (RFC 5869, extract and expand)."""
    hkdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"lw/1/rescue")
    return hkdf.derive(rescue)
