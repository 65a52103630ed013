"""Signed things against the RFCs' own vectors, a second implementation, and games."""

import base64
import hmac

import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from joserfc import jws as second
from joserfc.jwk import OKPKey
from joserfc.jws import JWSRegistry

from linkworker.canonical import b64, encode, unb64
from linkworker.errors import Held, Refused
from sync import jws

SIGNER = jws.Signer("A" * 22, Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
TYP = "lw-log+1"


def test_signs_as_rfc_8037_appendix_a4_does():
    key = Ed25519PrivateKey.from_private_bytes(unb64("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"))
    assert jws.compact(key, b'{"alg":"EdDSA"}', b"Example of Ed25519 signing") == (
        b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
        b"hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    )


def test_detached_signing_input_is_that_of_rfc_7797_section_4_2():
    key = base64.urlsafe_b64decode(
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow=="
    )
    header64 = b64(b'{"alg":"HS256","b64":false,"crit":["b64"]}').encode()
    mac = hmac.digest(key, jws.detached(header64, b"$.02"), "sha256")
    assert b64(mac) == "A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY"


def test_hpke_opens_the_vector_of_rfc_9180_appendix_a1_1():
    suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_128_GCM)
    private = X25519PrivateKey.from_private_bytes(
        bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    )
    sealed = bytes.fromhex(
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
    )
    info = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
    opened = openssl.hpke._decrypt_with_aad(suite, sealed, private, info=info, aad=b"Count-0")
    assert opened == b"Beauty is truth, truth beauty"


def test_a_second_implementation_verifies_an_entry():
    entry = jws.sign(SIGNER, TYP, {"n": 1})
    key = OKPKey.import_key(
        {"kty": "OKP", "crv": "Ed25519", "x": b64(jws.raw_public(SIGNER.key.public_key()))}
    )
    registry = JWSRegistry(algorithms=["Ed25519"], strict_check_header=False)
    assert second.deserialize_compact(entry, key, registry=registry).payload == b'{"n":1}'


def test_an_entry_reads_back():
    entry = jws.sign(SIGNER, TYP, {"n": 1, "who": "Zoë"})
    signed = jws.read(entry, TYP)
    signed.verify(SIGNER.key.public_key())
    assert (signed.kid, signed.payload) == (SIGNER.id, {"n": 1, "who": "Zoë"})


def test_every_changed_byte_of_an_entry_is_refused():
    """abuse 43: any byte of a signed entry flipped."""
    entry = jws.sign(SIGNER, TYP, {"n": 1})
    for place in range(len(entry)):
        for flip in (1, 0x20, 0x80):
            changed = bytearray(entry)
            changed[place] ^= flip
            with pytest.raises(Refused):
                jws.read(bytes(changed), TYP).verify(SIGNER.key.public_key())


@pytest.mark.parametrize(
    "change",
    [
        {"alg": "none"},
        {"alg": "HS256"},
        {"alg": "EdDSA"},
        {"typ": "JWT"},
        {"typ": "lw-ctl+1"},
        {"extra": 1},
        {"crit": ["exp"]},
        {"jwk": {}},
        {"kid": 7},
    ],
)
def test_a_header_with_other_members_is_refused_though_signed(change):
    """abuse 44: none, HS256, EdDSA, crit, jwk and other members, well signed."""
    header = encode({"alg": "Ed25519", "kid": SIGNER.id, "typ": TYP, **change})
    with pytest.raises(Refused):
        jws.read(jws.compact(SIGNER.key, header, b'{"n":1}'), TYP)


@pytest.mark.parametrize(
    "payload",
    [
        b'{"n":1,"n":1}',
        b'{"n": 1}',
        b'{"n":NaN}',
        b'{"b":1,"a":1}',
        b"[]",
        b"null",
        b"",
        b"\xff\xfe",
        b'{"a":"\\ud800"}',
        b'{"n":1}\n',
        b'{"a":' + b"9" * 5_000 + b"}",
        b'{"a":' + b"[" * 60_000 + b"]" * 60_000 + b"}",
        b"{" * 60_000,
    ],
)
def test_a_payload_of_another_spelling_is_refused_though_signed(payload):
    """abuse 44: duplicate members and other spellings, well signed."""
    header = encode({"alg": "Ed25519", "kid": SIGNER.id, "typ": TYP})
    with pytest.raises(Refused):
        jws.read(jws.compact(SIGNER.key, header, payload), TYP)


@pytest.mark.parametrize("sign_bit", [0, 1 << 255])
@pytest.mark.parametrize("y", [0, 1, 2**255 - 20, 2**255 - 19, 2**255 - 18, 2**255 - 1])
def test_weak_and_oddly_spelled_signing_keys_are_refused(y, sign_bit):
    """abuse 40: signing keys of small order, or not in their one spelling."""
    with pytest.raises(Refused):
        jws.signing_key((y | sign_bit).to_bytes(32, "little"))


@pytest.mark.parametrize(
    "raw",
    [
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    ],
)
def test_signing_keys_of_order_eight_are_refused(raw):
    with pytest.raises(Refused):
        jws.signing_key(bytes.fromhex(raw))


@pytest.mark.parametrize(
    "u",
    [
        0,
        1,
        325606250916557431795983626356110631294008115727848805560023387167927233504,
        39382357235489614581723060781553021112529911719440698176882885853963445705823,
        2**255 - 20,
        2**255 - 19,
        2**255 - 18,
        9 | 1 << 255,
    ],
)
def test_sealing_keys_that_keep_nothing_secret_are_refused(u):
    """abuse 40: sealing keys of small order."""
    with pytest.raises(Refused):
        jws.sealing_key(u.to_bytes(32, "little"))


def test_what_nobody_foresaw_is_held_and_never_escapes():
    with pytest.raises(Held), jws.boundary():
        raise ZeroDivisionError
