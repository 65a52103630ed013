"""Envelopes: sealed and opened, altered, replayed, padded, and verified by somebody else."""

import os
import zlib

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws as second
from joserfc.errors import BadSignatureError
from joserfc.jwk import OKPKey
from joserfc.jws import JWSRegistry

from linkworker.canonical import b64, decode, encode, unb64
from linkworker.errors import Held, Refused
from sync import envelope, jws, keys, organisation_log, rights
from tests.sync.world import Laptop, World


@pytest.fixture(scope="module")
def world() -> World:
    world = World()
    world.open_caseload()
    world.child = world.open_child()
    return world


def opened(world: World, sealed: bytes, before: tuple[int, str] = (0, "")) -> bytes:
    """All that a reader does, in order."""
    controls = world.logs[world.child]
    read = envelope.read(sealed)
    envelope.verify(world.organisation, controls, read, before)
    rights.may(world.organisation, controls, read.header)
    return envelope.unseal(world.keys[world.child, read.header.g], read)


@pytest.mark.parametrize("length", [0, 1, 254, 255, 256, 4_094, 4_095, 4_096, 50_000, 262_144])
def test_what_is_sealed_opens(world: World, length: int):
    body = (b"Ben likes drums. " * (length // 17 + 1))[:length]
    sealed = world.seal(world.child, world.ann, body)
    assert opened(world, sealed) == body
    assert b"drums" not in sealed


def test_every_changed_byte_of_an_envelope_is_refused(world: World):
    """abuse 43: any byte of header, payload or signature flipped."""
    sealed = world.seal(world.child, world.ann)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(Refused):
            opened(world, bytes(changed))


def test_an_envelope_cut_short_anywhere_is_refused(world: World):
    sealed = world.seal(world.child, world.ann)
    for length in range(len(sealed)):
        with pytest.raises(Refused):
            envelope.read(sealed[:length])
    with pytest.raises(Refused):
        envelope.read(sealed + b"\0")


def test_a_second_implementation_verifies_an_envelope(world: World):
    read = envelope.read(world.seal(world.child, world.ann))
    key = OKPKey.import_key(
        {
            "kty": "OKP",
            "crv": "Ed25519",
            "x": b64(jws.raw_public(world.ann.signer.key.public_key())),
        }
    )
    token = read.header64 + b".." + b64(read.signature).encode()
    registry = JWSRegistry(algorithms=["Ed25519"], strict_check_header=False)
    second.deserialize_compact(token, key, payload=read.payload, registry=registry)
    with pytest.raises(BadSignatureError):
        second.deserialize_compact(token, key, payload=read.payload + b"x", registry=registry)


def test_a_chain_goes_on_and_a_gap_waits_and_a_fork_is_refused(world: World):
    """abuse 47: a gap waits until it is filled."""
    first = world.seal(world.child, world.ann, n=(1, 3))
    last = (3, jws.hash_of(first))
    second = world.seal(world.child, world.ann, n=(4, 4), pv=last[1])
    assert opened(world, second, last) == b"hello"
    with pytest.raises(Held):
        opened(world, second)
    with pytest.raises(Refused, match="fork"):
        opened(world, first, last)
    other = world.seal(world.child, world.ann, n=(4, 4), pv=jws.hash_of(second))
    with pytest.raises(Refused, match="fork"):
        opened(world, other, last)


def test_an_envelope_that_is_not_allowed_still_advances_its_devices_chain(world: World):
    controls = world.logs[world.child]
    read = envelope.read(world.seal(world.child, world.sue))
    envelope.verify(world.organisation, controls, read)
    with pytest.raises(Refused, match="could not write"):
        rights.may(world.organisation, controls, read.header)
    comment = world.seal(world.child, world.sue, b"well done", n=(2, 2), pv=read.hash, as_="review")
    assert opened(world, comment, (1, read.hash)) == b"well done"


def test_an_envelope_moved_to_another_log_or_key_does_not_open(world: World):
    """abuse 49: an envelope under another log or key."""
    other = world.open_child()
    read = envelope.read(world.seal(world.child, world.ann))
    with pytest.raises(Refused):
        envelope.verify(world.organisation, world.logs[other], read)
    with pytest.raises(Refused):
        envelope.unseal(world.keys[other, 1], read)


def test_another_members_ciphertext_signed_as_ones_own_does_not_open(world: World):
    """abuse 50: another's sealed words signed as one's own."""
    read = envelope.read(world.seal(world.child, world.ann))
    header64 = b64(
        encode(msgspec.to_builtins(msgspec.structs.replace(read.header, kid=world.sue.id)))
    ).encode()
    stolen = msgspec.structs.replace(read, header=envelope.read_header(header64), header64=header64)
    with pytest.raises(Refused):
        envelope.unseal(world.keys[world.child, 1], stolen)


def test_an_author_ahead_of_this_copy_waits(world: World):
    behind = organisation_log.replay(world.entries[:-1])
    read = envelope.read(world.seal(world.child, world.ann))
    with pytest.raises(Held):
        envelope.verify(behind, world.logs[world.child], read)


def test_content_of_a_newer_version_waits_but_its_chain_goes_on(world: World):
    """abuse 55: content of a newer version is held."""
    read = envelope.read(world.seal(world.child, world.ann, sv=envelope.SCHEMA + 1))
    controls = world.logs[world.child]
    envelope.verify(world.organisation, controls, read)
    with pytest.raises(Held, match="newer"):
        rights.may(world.organisation, controls, read.header)


@pytest.mark.parametrize(
    "change",
    [
        {"alg": "none"},
        {"typ": "lw-log+1"},
        {"b64": True},
        {"crit": ["b64", "exp"]},
        {"crit": []},
        {"exp": 1},
        {"n": [1, 201]},
        {"n": [2, 1]},
        {"n": [2, 2]},
        {"n": [0, 1]},
        {"n": [1.0, 1]},
        {"n": [True, 1]},
        {"n": [1]},
        {"pv": "A" * 43},
        {"g": 0},
        {"g": None},
        {"lg": [0]},
        {"lg": [-1, "A" * 43]},
        {"ct": [0, "A" * 43]},
        {"as": "lead"},
        {"deps": {"x": 1}},
        {"deps": {"A" * 22: 0}},
        {"deps": []},
        {"nc": ""},
        {"nc": "A" * 15 + "="},
        {"sv": 0},
        {"sv": "1"},
        {"log": "../" + "A" * 19},
        {"log": "A" * 22 + "\n"},
    ],
)
def test_a_header_of_another_form_is_refused(world: World, change):
    """abuse 44: other algorithms, members too many, other spellings of a header."""
    read = envelope.read(world.seal(world.child, world.ann))
    members = {**decode(unb64(read.header64.decode())), **change}
    header64 = b64(encode(members)).encode()
    with pytest.raises(Refused):
        envelope.read(reassembled(world.ann, header64, read.payload))


def test_a_header_without_one_of_its_members_is_refused(world: World):
    """abuse 44: a header without one of its members."""
    read = envelope.read(world.seal(world.child, world.ann))
    members = decode(unb64(read.header64.decode()))
    for name in members:
        fewer = {key: value for key, value in members.items() if key != name}
        with pytest.raises(Refused):
            envelope.read(reassembled(world.ann, b64(encode(fewer)).encode(), read.payload))


def reassembled(laptop: Laptop, header64: bytes, payload: bytes) -> bytes:
    signature = laptop.signer.key.sign(jws.detached(header64, payload))
    lengths = len(header64).to_bytes(2), len(payload).to_bytes(4)
    return lengths[0] + header64 + lengths[1] + payload + signature


@pytest.mark.parametrize(
    "padded",
    [
        bytes(256),
        b"\0hello".ljust(256, b"\0"),
        (b"\0hello\x80").ljust(512, b"\0"),
        (b"\2hello\x80").ljust(256, b"\0"),
        (b"\1hello\x80").ljust(256, b"\0"),
        b"\x80".ljust(256, b"\0"),
        (b"\1" + zlib.compress(b"hello") + b"more\x80").ljust(256, b"\0"),
        (b"\1" + zlib.compress(b"hello")[:-2] + b"\x80").ljust(256, b"\0"),
        (b"\1" + zlib.compress(bytes(262_145)) + b"\x80").ljust(512, b"\0"),
    ],
)
def test_a_body_that_is_not_sound_is_refused_though_sealed(world: World, padded: bytes):
    read = envelope.read(world.seal(world.child, world.ann))
    cipher = AESGCMSIV(keys.envelope_key(world.keys[world.child, 1], world.child, 1))
    payload = cipher.encrypt(unb64(read.header.nc), padded, read.header64)
    sealed = reassembled(world.ann, read.header64, payload)
    with pytest.raises(Refused):
        opened(world, sealed)


@given(st.integers(0, 65_000))
def test_padding_costs_at_most_an_eighth_above_4_kib_and_a_step_below(length: int):
    padded = envelope.padded_length(length)
    if padded <= 4_096:
        assert (padded % 256, 0 < padded - length <= 256) == (0, True)
    else:
        assert 0 < padded - length <= 1 + length // 8
        assert padded == envelope.padded_length(padded - 1)


def test_more_than_an_envelope_holds_is_said_before_it_is_sealed(world: World):
    world.seal(world.child, world.ann, bytes(262_144))
    for long in (bytes(262_145), os.urandom(66_000)):
        with pytest.raises(Refused):
            world.seal(world.child, world.ann, long)


def test_one_signs_only_as_oneself(world: World):
    header = world.header(world.child, world.ann)
    with pytest.raises(Refused):
        envelope.seal(world.sue.signer, world.keys[world.child, 1], header, b"")
    with pytest.raises(Refused):
        world.seal(world.child, world.ann, deps={world.ann.id: 1})
    with pytest.raises(Refused):
        world.seal(world.child, world.ann, n=(1, 201))
