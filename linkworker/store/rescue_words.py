"""A laptop's rescue key as twelve words to be read out over the telephone, and back.

A word of our list is 11.57 bits, so twelve carry the 128 bits of the key and nearly eleven more:
those are a check over all twelve (SHA-256), so that a word heard wrongly is noticed.
"""

import os
import unicodedata
from collections.abc import Sequence
from hashlib import sha256

from linkworker.errors import Invalid
from linkworker.store.passphrase import word_list

WORDS = 12
KEY_BYTES = 16
_AMISS = "One of the twelve words is not the one that was read out. Go through them once more."


def new_rescue() -> bytes:
    """Return a new rescue key: 16 random bytes."""
    return os.urandom(KEY_BYTES)


def words_of(rescue: bytes) -> tuple[str, ...]:
    """Spell a rescue key in twelve words."""
    known, rest = word_list(), int.from_bytes(rescue) * _checks() + _check(rescue)
    spelled = []
    for _ in range(WORDS):
        rest, at = divmod(rest, len(known))
        spelled.append(known[at])
    return tuple(reversed(spelled))


def rescue_of(words: Sequence[str]) -> bytes:
    """Read a rescue key from its twelve words; raises Invalid, with `word 1` to `word 12`.

    One word that is not in the list is named; one that is wrong all the same is found by the
    check, but not which.
    """
    known = {word: at for at, word in enumerate(word_list())}
    said = [plain(word) for word in words]
    if found := {f"word {n}": problem(word) for n, word in enumerate(said, 1) if problem(word)}:
        raise Invalid(found)
    number = 0
    for word in said:
        number = number * len(known) + known[word]
    secret, check = divmod(number, _checks())
    if len(said) != WORDS or secret >= 1 << (8 * KEY_BYTES):
        raise Invalid({"words": _AMISS})
    rescue = secret.to_bytes(KEY_BYTES)
    if check != _check(rescue):
        raise Invalid({"words": _AMISS})
    return rescue


def problem(word: str) -> str:
    """Say why a word cannot be one of the twelve; '' if it can."""
    if not plain(word):
        return "This word is still needed"
    return "" if plain(word) in word_list() else "This word is not on our list: ask for it again"


def plain(word: str) -> str:
    """Return a word as it stands in the list, however it was typed."""
    return unicodedata.normalize("NFKC", word).strip().casefold()


def _checks() -> int:
    """Return how many values there is room for beside the key's 128 bits."""
    return int(len(word_list()) ** WORDS >> (8 * KEY_BYTES))


def _check(rescue: bytes) -> int:
    return int.from_bytes(sha256(b"lw/1/rescue words|" + rescue).digest()) % _checks()
