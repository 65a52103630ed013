"""What stands on a custodian's sheet: 16 groups of five, each with its own check character.

40 bytes: version, which of the two sheets, 4 bytes of the pair's id, the X25519 private key, and
the first 2 bytes of SHA-256 over all of these. Each group is four characters of Crockford's
alphabet and one that checks them and their place: a character that is misread, or two groups
typed in the wrong order, is found in its own group, before the whole is tried.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from linkworker.canonical import unb64
from linkworker.errors import Refused
from sync.invitation import ALPHABET, spelled

FIRST, SECOND = 1, 2
GROUPS, GROUP = 16, 5
_VERSION = 1
_PAIR = 4
_BYTES = 40
_WEIGHTS = (1, 3, 5, 7)  # odd: any one wrong character changes the sum modulo 32


@dataclass(frozen=True, slots=True)
class Sheet:
    """One custodian's half: which of the two it is, 4 bytes of its pair's id, a private key."""

    place: int
    pair: bytes
    private: bytes = field(repr=False)

    @classmethod
    def new(cls, place: int, recovery: str) -> "Sheet":
        """Make a sheet of a recovery key's pair."""
        private = X25519PrivateKey.generate().private_bytes_raw()
        return cls(place, unb64(recovery)[:_PAIR], private)

    def private_key(self) -> X25519PrivateKey:
        """Return the key that opens this sheet's box."""
        return X25519PrivateKey.from_private_bytes(self.private)

    def public(self) -> X25519PublicKey:
        """Return the key that this sheet's box is made for."""
        return self.private_key().public_key()

    def is_of(self, recovery: str) -> bool:
        """Say whether it is a sheet of a recovery key."""
        return unb64(recovery)[:_PAIR] == self.pair

    @property
    def code(self) -> tuple[str, ...]:
        """The 16 groups that are printed."""
        raw = bytes((_VERSION, self.place)) + self.pair + self.private
        number = int.from_bytes(raw + sha256(raw).digest()[:2])
        digits = [(number >> (5 * at)) & 31 for at in reversed(range(GROUPS * (GROUP - 1)))]
        parts = [digits[at : at + GROUP - 1] for at in range(0, len(digits), GROUP - 1)]
        return tuple(
            "".join(ALPHABET[one] for one in (*part, _check(part, at)))
            for at, part in enumerate(parts)
        )


def pair_name(recovery: str) -> str:
    """Return what both sheets of a pair are marked with: "4F2A 91C0"."""
    said = unb64(recovery)[:_PAIR].hex().upper()
    return f"{said[:4]} {said[4:]}"


def group_problem(typed: str, at: int) -> str:
    """Say what is wrong with a group, `at` 0 to 15, as far as it alone can tell; or ''."""
    text = spelled(typed)
    strange = next((one for one in text if one not in ALPHABET), "")
    if strange:
        hint = " It may be a V." if strange == "U" else ""
        return f"Group {at + 1}: “{strange}” is on no sheet.{hint}"
    if len(text) != GROUP:
        return f"Group {at + 1} has {len(text)} of its {GROUP} letters and digits."
    if ALPHABET.index(text[-1]) != _check(_digits(text[:-1]), at):
        return f"Group {at + 1}: a letter or digit is wrong."
    return ""


def read_sheet(typed: str) -> Sheet:
    """Read a sheet as somebody typed or scanned it; raise Refused naming every wrong group."""
    text = spelled(typed)
    groups = [text[at : at + GROUP] for at in range(0, len(text), GROUP)]
    if len(groups) != GROUPS:
        raise Refused(f"A sheet has {GROUPS * GROUP} letters and digits; these are {len(text)}.")
    wrong = [said for at, group in enumerate(groups) if (said := group_problem(group, at))]
    if wrong:
        raise Refused(" ".join(wrong))
    number = 0
    for digit in _digits("".join(group[:-1] for group in groups)):
        number = number * 32 + digit
    raw = number.to_bytes(_BYTES)
    if sha256(raw[:-2]).digest()[:2] != raw[-2:] or raw[0] != _VERSION:
        raise Refused("This is not a sheet that this version knows. Check every group.")
    if raw[1] not in (FIRST, SECOND):
        raise Refused("This is not a custodian's sheet.")
    return Sheet(raw[1], raw[2 : 2 + _PAIR], raw[2 + _PAIR : -2])


def _digits(text: str) -> list[int]:
    return [ALPHABET.index(one) for one in text]


def _check(digits: Sequence[int], at: int) -> int:
    return (11 * at + sum(w * one for w, one in zip(_WEIGHTS, digits, strict=True))) % 32
