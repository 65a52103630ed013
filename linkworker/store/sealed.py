"""Words sealed to one laptop: an HPKE box (RFC 9180) that opens with its private key alone.

X25519, HKDF-SHA256, AES-256-GCM. What is sealed is padded to steps of 512 bytes, so that a box
does not tell how much was said.
"""

from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from linkworker.canonical import b64, unb64
from linkworker.errors import Refused

KEY_BYTES = 32
SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_STEP = 512
_END = b"\x80"


def new_private() -> bytes:
    """Make the private key of a laptop that words may be sealed to: 32 raw bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> str:
    """Return its public key, as 43 characters."""
    return b64(X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def check_code(public: str) -> str:
    """Return what two people compare a public key by: "4F2A 91C0"."""
    code = sha256(unb64(public, KEY_BYTES)).hexdigest()[:8].upper()
    return f"{code[:4]} {code[4:]}"


def seal(words: str, public: str, about: str) -> str:
    """Seal words to a public key, for one purpose; raise Refused for what is no key."""
    try:
        key = X25519PublicKey.from_public_bytes(unb64(public, KEY_BYTES))
        said = words.encode() + _END
        padded = said.ljust(-(-len(said) // _STEP) * _STEP, b"\0")
        return b64(SUITE.encrypt(padded, key, info=about.encode()))
    except ValueError as error:
        raise Refused("this is no key to seal to") from error


def unseal(box: str, private: bytes, about: str) -> str:
    """Open what was sealed to this key for this purpose; raise Refused otherwise."""
    try:
        key = X25519PrivateKey.from_private_bytes(private)
        padded = SUITE.decrypt(unb64(box), key, info=about.encode())
    except (InvalidTag, ValueError) as error:
        raise Refused("this box does not open here") from error
    return padded.rstrip(b"\0").removesuffix(_END).decode()
