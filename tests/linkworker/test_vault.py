"""The key file: opened by the right words or recovery key, and by nothing that was changed."""

import os
import unicodedata
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.canonical import b64, decode, encode, unb64
from linkworker.errors import Invalid, StoreDamaged, StoreError, StoreNewer, WrongPassphrase
from linkworker.store import passphrase
from linkworker.store.keyfile import database_name
from linkworker.store.passphrase import FLOOR, Cost, generate_passphrase, tune, word_list
from linkworker.store.vault import (
    change_passphrase,
    make_vault,
    open_vault,
    open_vault_with_recovery,
    set_recovery,
)

WORDS = "orchard puffin lantern drizzle"
DATA_KEY = bytes(range(32))
STORE = b64(bytes(range(16)))
CUSTODIAN = X25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def named(private: X25519PrivateKey) -> dict[str, bytes]:
    raw = private.public_key().public_bytes_raw()
    return {b64(sha256(raw).digest()[:16]): raw}


@pytest.fixture(scope="module")
def vault() -> bytes:
    return make_vault(STORE, DATA_KEY, WORDS, named(CUSTODIAN), FLOOR)


def test_the_words_and_the_recovery_key_open_it(vault: bytes):
    for opened in (open_vault(vault, WORDS), open_vault_with_recovery(vault, CUSTODIAN)):
        assert (opened.store_id, opened.data_key) == (STORE, DATA_KEY)
        assert opened.database_name == database_name(DATA_KEY)
    assert len(opened.database_key()) == 32
    assert opened.database_key() != DATA_KEY
    assert "data_key" not in repr(opened)


def test_wrong_words_and_a_damaged_slot_say_the_same(vault: bytes):
    """abuse 1: wrong words and a damaged slot; each wrong try is counted in `test_tries`."""

    def damage(slot):
        slot["c"] = b64(bytes([unb64(slot["c"])[0] ^ 1]) + unb64(slot["c"])[1:])

    with pytest.raises(WrongPassphrase) as wrong:
        open_vault(vault, WORDS + " ")
    with pytest.raises(WrongPassphrase) as damaged:
        open_vault(edited(vault, damage), WORDS)
    assert str(wrong.value) == str(damaged.value)
    assert str(wrong.value) == "That passphrase did not unlock this laptop. Check Caps Lock."
    with pytest.raises(WrongPassphrase):
        open_vault_with_recovery(vault, X25519PrivateKey.generate())
    with pytest.raises(WrongPassphrase):
        open_vault(vault, "")


def test_every_changed_byte_is_refused(vault: bytes):
    """abuse 2: every single byte of the key file flipped."""
    for place in range(len(vault)):
        changed = bytearray(vault)
        changed[place] ^= 1
        with pytest.raises((StoreDamaged, WrongPassphrase)):
            open_vault_with_recovery(bytes(changed), CUSTODIAN)


@pytest.mark.parametrize("place", range(5, 700, 97))
def test_a_changed_byte_is_refused_with_the_right_words_too(vault: bytes, place: int):
    changed = bytearray(vault)
    changed[place] ^= 1
    with pytest.raises((StoreDamaged, WrongPassphrase)):
        open_vault(bytes(changed), WORDS)


def test_a_file_cut_short_anywhere_is_damaged(vault: bytes):
    """abuse 3: the key file cut short at every length."""
    for length in range(len(vault)):
        with pytest.raises(StoreDamaged):
            open_vault_with_recovery(vault[:length], CUSTODIAN)
    with pytest.raises(StoreDamaged):
        open_vault(vault + b"\n", WORDS)


def edited(vault: bytes, edit, header: bool = False, slot: int = 0) -> bytes:
    """The key file with a slot, or a slot's header, changed by hand."""
    line, mac, _ = vault.split(b"\n")
    body = decode(line)
    chosen = body["slots"][slot]
    if header:
        members = decode(unb64(chosen["h"]))
        edit(members)
        chosen["h"] = b64(encode(members))
    else:
        edit(chosen)
    return encode(body) + b"\n" + mac + b"\n"


@pytest.mark.parametrize(
    "cost",
    [
        {"m": 8},
        {"m": 65_535},
        {"m": 2**31},
        {"m": 1_048_577},
        {"t": 0},
        {"t": 1},
        {"t": 11},
        {"p": 0},
        {"p": 9},
        {"p": 255},
        {"m": 65_536.0},
        {"t": True},
        {"alg": "argon2i-13"},
        {"salt": ""},
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_anything_is_computed(
    vault: bytes, cost, monkeypatch: pytest.MonkeyPatch
):
    """abuse 4: a key derivation that is too cheap, or asks for all memory."""
    monkeypatch.delattr(passphrase, "Argon2id")
    changed = edited(vault, lambda header: header["kdf"].update(cost), header=True)
    with pytest.raises(StoreDamaged):
        open_vault(changed, WORDS)


@pytest.mark.parametrize("name", ["alg", "m", "p", "salt", "t"])
def test_a_cost_without_one_of_its_members_is_refused(
    vault: bytes, name: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delattr(passphrase, "Argon2id")
    with pytest.raises(StoreDamaged):
        open_vault(edited(vault, lambda header: header["kdf"].pop(name), header=True), WORDS)


def test_a_slot_of_another_store_is_refused(vault: bytes):
    """abuse 5: a slot copied from another store."""
    other = edited(vault, lambda h: h.update(store=b64(bytes(16))), header=True, slot=1)
    with pytest.raises(StoreDamaged, match="another store"):
        open_vault(other, WORDS)


def a_later_form(vault: bytes) -> bytes:
    """The key file as a program of a later form might write it."""
    line, mac, _ = vault.split(b"\n")
    return encode(decode(line) | {"v": 2, "carried": []}) + b"\n" + mac + b"\n"


def test_a_newer_file_is_not_called_damaged(vault: bytes):
    """A newer key file asks for the newer program, and is not offered to be mended."""
    bound = edited(vault, lambda header: header.update(device_secret=True), header=True)
    for newer in (bound, a_later_form(vault)):
        with pytest.raises(StoreNewer, match="Install the newer program; nothing was changed"):
            open_vault(newer, WORDS)


@pytest.mark.parametrize("said", [{"v": 0}, {"v": True}, {"v": "2"}, {"v": 2, "format": "other"}])
def test_another_format_is_damaged_and_not_newer(vault: bytes, said):
    line, mac, _ = vault.split(b"\n")
    with pytest.raises(StoreDamaged):
        open_vault(encode(decode(line) | said) + b"\n" + mac + b"\n", WORDS)


def test_a_second_passphrase_slot_is_refused(vault: bytes):
    line, mac, _ = vault.split(b"\n")
    body = decode(line)
    body["slots"].append(body["slots"][0])
    with pytest.raises(StoreDamaged):
        open_vault(encode(body) + b"\n" + mac + b"\n", WORDS)


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"\n\n", b"{}\n\n", b"[]\nx\n", b"\xff\n\n", b"{" * 60_000 + b"\n\n", b"null\n\n"],
)
def test_what_is_no_key_file_is_damaged(data: bytes):
    with pytest.raises(StoreDamaged):
        open_vault(data, WORDS)


def test_changing_the_words_keeps_the_data_key_and_recovery(vault: bytes):
    changed = change_passphrase(vault, WORDS, "new words here", FLOOR)
    assert open_vault(changed, "new words here").data_key == DATA_KEY
    assert open_vault_with_recovery(changed, CUSTODIAN).data_key == DATA_KEY
    with pytest.raises(WrongPassphrase):
        open_vault(changed, WORDS)
    with pytest.raises(WrongPassphrase):
        change_passphrase(vault, "not the words", "new", FLOOR)


def test_recovery_keys_follow_the_organisation(vault: bytes):
    alone = make_vault(STORE, DATA_KEY, WORDS, {}, FLOOR)
    with pytest.raises(WrongPassphrase):
        open_vault_with_recovery(alone, CUSTODIAN)
    second = X25519PrivateKey.generate()
    both = set_recovery(alone, DATA_KEY, named(CUSTODIAN) | named(second))
    for private in (CUSTODIAN, second):
        assert open_vault_with_recovery(both, private).data_key == DATA_KEY
    one = set_recovery(both, DATA_KEY, named(second))
    with pytest.raises(WrongPassphrase):
        open_vault_with_recovery(one, CUSTODIAN)
    assert open_vault(one, WORDS).data_key == DATA_KEY
    with pytest.raises(StoreDamaged):
        set_recovery(vault, os.urandom(32), named(second))


def test_words_open_it_however_the_keyboard_spells_them():
    """abuse 25: words typed on another keyboard, composed or not."""
    words = "Zoë’s café 🌻"
    made = make_vault(STORE, DATA_KEY, unicodedata.normalize("NFD", words), {}, FLOOR)
    assert open_vault(made, unicodedata.normalize("NFC", words)).data_key == DATA_KEY


def test_no_words_are_not_a_passphrase():
    with pytest.raises(Invalid):
        make_vault(STORE, DATA_KEY, "", {}, FLOOR)


def test_an_id_of_another_form_makes_no_key_file():
    with pytest.raises(StoreError):
        make_vault("../escape", DATA_KEY, WORDS, {}, FLOOR)


def test_the_cost_is_measured_and_never_under_the_floor():
    assert tune(0.0) == FLOOR
    dear = tune(600.0)
    assert (dear.m, dear.t) == (262_144, 10)
    with pytest.raises(ValueError, match="out of bounds"):
        Cost(m=65_535, t=2)


def test_made_up_passphrases_are_plain_distinct_words():
    assert len(set(word_list())) == len(word_list()) >= 2_048
    assert all(word.isascii() and word.isalpha() and word.islower() for word in word_list())
    assert all(3 <= len(word) <= 9 for word in word_list())
    drawn = generate_passphrase()
    assert len(drawn.split()) == 4
    assert set(drawn.split()) <= set(word_list())
    assert drawn != generate_passphrase()
