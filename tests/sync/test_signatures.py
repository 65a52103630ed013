"""Signed requests: RFC 9421's own vector, and every part of a request that may not change."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from linkworker.canonical import unb64
from linkworker.errors import Held, Refused
from sync import jws, signatures
from sync.signatures import Request, sign_request, verify_request

SIGNER = jws.Signer("A" * 22, Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
REQUEST = Request("POST", "sync.example.org", "/v1/exchange", "", b"\x81\x01")
NOW = 1_790_000_000


def key_of(device: str):
    return SIGNER.key.public_key() if device == SIGNER.id else None


def verified(headers, request=REQUEST, now=NOW):
    return verify_request(headers, request, key_of, now=now)


def test_signs_as_rfc_9421_appendix_b2_6_does():
    key = Ed25519PrivateKey.from_private_bytes(unb64("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU"))
    base = signatures.signature_base(
        [
            ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            ("@method", "POST"),
            ("@path", "/foo"),
            ("@authority", "example.com"),
            ("content-type", "application/json"),
            ("content-length", "18"),
        ],
        '("date" "@method" "@path" "@authority" "content-type" "content-length")'
        ';created=1618884473;keyid="test-key-ed25519"',
    )
    assert base64.b64encode(key.sign(base)) == (
        b"wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
    )


def test_a_signed_request_says_whose_it_is():
    headers = sign_request(SIGNER, REQUEST, created=NOW)
    signature = verified(headers)
    assert (signature.device, signature.created) == (SIGNER.id, NOW)
    assert signature.nonce != verified(sign_request(SIGNER, REQUEST, created=NOW)).nonce


@pytest.mark.parametrize(
    "other",
    [
        Request("GET", "sync.example.org", "/v1/exchange", "", b"\x81\x01"),
        Request("POST", "evil.example.org", "/v1/exchange", "", b"\x81\x01"),
        Request("POST", "sync.example.org", "/v1/organisation", "", b"\x81\x01"),
        Request("POST", "sync.example.org", "/v1/exchange", "x=1", b"\x81\x01"),
        Request("POST", "sync.example.org", "/v1/exchange", "", b"\x81\x02"),
    ],
)
def test_a_request_changed_on_the_way_is_refused(other: Request):
    """abuse 63: any part of a signed request changed."""
    with pytest.raises(Refused):
        verified(sign_request(SIGNER, REQUEST, created=NOW), other)


@pytest.mark.parametrize("name", ["content-digest", "signature-input", "signature"])
def test_every_changed_or_missing_character_of_the_headers_is_refused(name: str):
    """abuse 63: any character of the signature headers changed."""
    headers = sign_request(SIGNER, REQUEST, created=NOW)
    value = headers[name]
    for place in range(len(value)):
        for changed in (
            value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :],
            value[:place] + value[place + 1 :],
        ):
            with pytest.raises((Refused, Held)):
                verified({**headers, name: changed})
    with pytest.raises(Refused):
        verified({key: value for key, value in headers.items() if key != name})


def test_a_wrong_clock_is_told_apart_from_a_wrong_signature():
    headers = sign_request(SIGNER, REQUEST, created=NOW)
    for now in (NOW - 300, NOW + 300):
        verified(headers, now=now)
    for now in (NOW - 301, NOW + 301):
        with pytest.raises(Held, match="clock"):
            verified(headers, now=now)


def test_an_unknown_device_or_anothers_key_is_refused():
    stranger = jws.Signer("B" * 21 + "A", SIGNER.key)
    with pytest.raises(Refused, match="unknown"):
        verified(sign_request(stranger, REQUEST, created=NOW))
    thief = jws.Signer(SIGNER.id, Ed25519PrivateKey.generate())
    with pytest.raises(Refused):
        verified(sign_request(thief, REQUEST, created=NOW))


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ('"@query" ', ""),
        (';tag="lw-1"', ""),
        (';tag="lw-1"', ';tag="lw-1";alg="hmac-sha256"'),
        ("lw=", "sig1="),
        ("created=", "created=-"),
    ],
)
def test_no_other_profile_is_read(find: str, put: str):
    headers = sign_request(SIGNER, REQUEST, created=NOW)
    changed = headers["signature-input"].replace(find, put)
    with pytest.raises(Refused, match="not signed"):
        verified({**headers, "signature-input": changed})
