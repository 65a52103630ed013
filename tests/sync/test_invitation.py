"""Invitations: read back as people type them, and no request that somebody changed."""

import os

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from linkworker.canonical import b64, decode, encode
from linkworker.errors import Refused
from sync import invitation, jws
from sync.invitation import Invitation

ORGANISATION = b64(bytes(range(12)))
INVITATION = Invitation(ORGANISATION, bytes(range(100, 116)))
LAPTOP = jws.Signer("A" * 22, Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
KEM = jws.raw_public(X25519PrivateKey.from_private_bytes(bytes(range(32))).public_key())


@given(st.binary(min_size=12, max_size=12), st.binary(min_size=16, max_size=16))
def test_a_code_reads_back_however_it_is_typed(organisation: bytes, secret: bytes):
    made = Invitation(b64(organisation), secret)
    assert len(made.code.replace("-", "")) == 48
    typed = made.code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert invitation.read_code(made.code) == invitation.read_code(typed) == made


def test_a_code_mistyped_at_any_place_is_refused_or_opens_nothing():
    """abuse 28: an invitation mistyped in each place."""
    passed = []
    for place, character in enumerate(INVITATION.code):
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ":
            typed = INVITATION.code[:place] + other + INVITATION.code[place + 1 :]
            if character in ("-", other):
                continue
            try:
                passed.append(invitation.read_code(typed))
            except Refused:
                continue
    assert len(passed) < 48 * 31 / 100
    assert all(read.id != INVITATION.id or read.organisation != ORGANISATION for read in passed)


@pytest.mark.parametrize("typed", ["", "ABC", "U" * 48, "0" * 47, "0" * 49, "é" * 48, "0" * 48])
def test_what_is_no_code_is_refused(typed: str):
    with pytest.raises(Refused):
        invitation.read_code(typed)


def test_what_the_server_knows_says_nothing_of_the_secret():
    assert len(INVITATION.id) == 22
    assert b64(INVITATION.secret) != INVITATION.id
    assert "secret" not in repr(INVITATION)
    assert invitation.invite(ORGANISATION).id != invitation.invite(ORGANISATION).id


def test_a_request_reads_back_as_the_operation_that_lets_the_laptop_in():
    request = invitation.join_request(ORGANISATION, LAPTOP, "C" * 21 + "A", KEM)
    asked = invitation.read_request(INVITATION, request, INVITATION.mac(request))
    assert asked.device_add().dev == LAPTOP.id
    assert asked.kem == b64(KEM)


def test_a_request_whose_keys_were_changed_is_refused():
    request = invitation.join_request(ORGANISATION, LAPTOP, "C" * 21 + "A", KEM)
    mac = INVITATION.mac(request)
    swapped = encode({**decode(request), "kem": b64(os.urandom(31) + b"\1")})
    with pytest.raises(Refused, match="given this invitation"):
        invitation.read_request(INVITATION, swapped, mac)
    for place in range(len(request)):
        changed = request[:place] + bytes([request[place] ^ 1]) + request[place + 1 :]
        with pytest.raises(Refused):
            invitation.read_request(INVITATION, changed, mac)


@pytest.mark.parametrize("name", ["dev", "sig", "kem", "pop"])
def test_keys_without_proof_are_refused_even_from_who_was_invited(name: str):
    request = decode(invitation.join_request(ORGANISATION, LAPTOP, "C" * 21 + "A", KEM))
    value = request[name]
    for place in range(len(value)):
        other = "B" if value[place] != "B" else "C"
        changed = encode({**request, name: value[:place] + other + value[place + 1 :]})
        with pytest.raises(Refused):
            invitation.read_request(INVITATION, changed, INVITATION.mac(changed))


def test_another_invitation_or_organisation_does_not_fit():
    request = invitation.join_request(ORGANISATION, LAPTOP, "C" * 21 + "A", KEM)
    other = Invitation(ORGANISATION, bytes(16))
    with pytest.raises(Refused):
        invitation.read_request(other, request, INVITATION.mac(request))
    elsewhere = Invitation(b64(bytes(12)), INVITATION.secret)
    with pytest.raises(Refused):
        invitation.read_request(elsewhere, request, elsewhere.mac(request))


@given(st.binary(min_size=12, max_size=12), st.binary(min_size=16, max_size=16))
def test_every_group_of_a_true_code_is_right_by_itself(organisation: bytes, secret: bytes):
    groups = Invitation(b64(organisation), secret).code.split("-")
    assert [invitation.group_problem(one, at) for at, one in enumerate(groups)] == [""] * 8


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        ("2B3U5C", 2, "Group 3: no code has a U. It may be a V."),
        ("2B3*5C", 2, "Group 3: “*” is in no code."),
        ("2B35C", 7, "Group 8 has 5 of its 6 letters and digits."),
        ("1ABCDE", 0, "Group 1: every code begins with 0, then 4, 5, 6 or 7."),
        ("0ABCDE", 0, "Group 1: every code begins with 0, then 4, 5, 6 or 7."),
        ("o5bcde", 0, ""),
        ("ilo234", 3, ""),
    ],
)
def test_a_group_says_at_once_what_it_alone_can_tell(typed: str, at: int, said: str):
    assert invitation.group_problem(typed, at) == said
