"""Whatever bytes arrive, every reader says Refused or Held and nothing else happens."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.canonical import b64, encode
from linkworker.errors import Held, Refused
from sync import (
    control_log,
    entries,
    envelope,
    invitation,
    jws,
    key_log,
    organisation_log,
    rights,
)
from sync.controls import Controls
from tests.sync.world import World

WORLD = World()
WORLD.open_caseload()
CHILD = WORLD.open_child()
HELD = WORLD.control(CHILD, entries.Hold(WORLD.new_caseload()))
INVITATION = invitation.invite(WORLD.organisation.id)
TYPS = ("lw-log+1", "lw-ctl+1", "lw-key+1", "lw-chg+1", "JWT")


def open_envelope(data: bytes) -> None:
    controls = WORLD.logs[CHILD]
    read = envelope.read(data)
    envelope.verify(WORLD.organisation, controls, read)
    rights.may(WORLD.organisation, controls, read.header)
    envelope.unseal(WORLD.keys[CHILD, 1], read)


READERS: list[Callable[[bytes], object]] = [
    lambda data: organisation_log.apply(None, data),
    lambda data: organisation_log.apply(WORLD.organisation, data),
    lambda data: organisation_log.apply(WORLD.organisation, data, verified=True),
    lambda data: control_log.apply_control(WORLD.organisation, WORLD.logs[CHILD], data),
    lambda data: control_log.apply_control(WORLD.organisation, Controls(CHILD), data, now=True),
    lambda data: key_log.apply_key(WORLD.organisation, WORLD.logs[CHILD], data),
    lambda data: key_log.apply_key(WORLD.organisation, WORLD.logs[WORLD.caseload], data),
    lambda data: invitation.read_request(INVITATION, data, INVITATION.mac(data)),
    open_envelope,
]


def judged(data: bytes) -> None:
    """Give bytes to every reader; anything unforeseen fails the test."""
    for reader in READERS:
        try:
            with suppress(Refused):
                reader(data)
        except Held as held:
            if held.__cause__ is not None:
                raise


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
NAMES = "n p org op k log lg ct of g pub to prev cl user may cuts dev kem pop at heads set"
MEMBERS = st.sampled_from(NAMES.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes):
    judged(data)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(MEMBERS, JSON, max_size=10), st.sampled_from(TYPS))
def test_any_json_well_signed(payload, typ: str):
    """abuse 54: any JSON, well signed."""
    try:
        signed = jws.sign(WORLD.admin.signer, typ, payload)
    except Refused:
        return
    judged(signed)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_right_entries_with_members_replaced_and_well_signed(data: st.DataObject):
    """abuse 54: wrong types in each member, well signed."""
    source = data.draw(st.sampled_from([*WORLD.entries, HELD]))
    typ = "lw-ctl+1" if source is HELD else "lw-log+1"
    payload = jws.read(source, typ).payload
    name = data.draw(st.sampled_from(sorted(payload)))
    try:
        signed = jws.sign(WORLD.admin.signer, typ, {**payload, name: data.draw(JSON)})
    except Refused:
        return
    judged(signed)


def handmade() -> Iterator[bytes]:
    """Three hundred and more inputs that have broken parsers before."""
    sealed = WORLD.seal(CHILD, WORLD.ann)
    sources = [*WORLD.entries, HELD, sealed]
    for source in sources:
        yield from (source[:-1], source + b"\0", source[1:], source * 2, source[::-1])
        yield from (source.replace(b".", b".."), source.replace(b".", b""), source + b"=")
        yield from (source.upper(), source.replace(b"A", b"+"), b"\xef\xbb\xbf" + source)
    yield from (b"\xff\xff" + b"A" * 65_535, b"\x00\x04AAAA\xff\xff\xff\xff", b"\x00" * 70)
    nested = (b"{" * 60_000, b"[" * 60_000, b'{"a":' * 30_000, b'{"a":' + b"9" * 5_000 + b"}")
    odd = (b'{"a":NaN}', b'{"a":1e999}', b'{"a":"\\ud800"}', b'{"a":"\\u0000"}', b"null", b"true")
    many = encode({str(number): number for number in range(20_000)})
    header = encode({"alg": "Ed25519", "kid": WORLD.admin.id, "typ": "lw-log+1"})
    for payload in (*nested, *odd, many):
        yield payload
        yield jws.compact(WORLD.admin.signer.key, header, payload)
        yield jws.compact(WORLD.admin.signer.key, payload, header)
        yield len(b64(payload)[:60_000]).to_bytes(2) + b64(payload)[:60_000].encode() + bytes(100)
    chosen = random.Random(7)  # noqa: S311
    for _ in range(200):
        source = bytearray(chosen.choice(sources))
        for _ in range(chosen.randint(1, 6)):
            source[chosen.randrange(len(source))] = chosen.randrange(256)
        yield bytes(source)


def test_handmade_bytes():
    """abuse 54: nesting, numbers, surrogates and lengths that have broken parsers."""
    made = list(handmade())
    assert len(made) >= 300
    for data in made:
        judged(data)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_typed_invitation(text: str):
    with suppress(Refused):
        invitation.read_code(text)


@pytest.mark.parametrize("reader", READERS)
def test_an_entry_of_one_kind_is_no_entry_of_another(reader):
    """abuse 45: an entry of one kind sent as another."""
    other = jws.sign(WORLD.admin.signer, "lw-chg+1", {"n": 0})
    with pytest.raises(Refused):
        reader(other)
