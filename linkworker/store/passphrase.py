"""Passphrases: made of words, turned into keys slowly (Argon2id, RFC 9106).

How slowly is measured on each laptop and kept in its key file, within bounds that are checked
before anything is computed: a changed file can neither make guessing cheap nor ask for more
memory than there is.
"""

import secrets
import time
import unicodedata
from functools import cache
from typing import Annotated

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Meta, Struct

from linkworker.errors import Invalid
from linkworker.measures.resources import resource

_MEBIBYTE = 1_024
_LANES = 4
_LARGEST_TUNED = 256 * _MEBIBYTE
_MOST_PASSES = 10


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess costs: `m` KiB of memory, `t` passes over it, `p` lanes; within bounds."""

    m: Annotated[int, Meta(ge=64 * _MEBIBYTE, le=1_024 * _MEBIBYTE)]
    t: Annotated[int, Meta(ge=2, le=_MOST_PASSES)]
    p: Annotated[int, Meta(ge=1, le=8)] = _LANES


FLOOR = Cost(m=64 * _MEBIBYTE, t=2)


def generate_passphrase(words: int = 4) -> str:
    """Return words drawn at random from our own list, with spaces.

    The list has 3,054 words: a word is 11.5 bits, four are 46 bits. At the floor a guess
    costs about 0.2 s and 64 MiB, so trying half of all fours takes one such computer some
    hundred thousand years.
    """
    return " ".join(secrets.choice(word_list()) for _ in range(words))


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that passphrases are made of: short, plain, each once."""
    return tuple(resource("words.txt").read_text("utf-8").split())


def tune(target_seconds: float = 0.5) -> Cost:
    """Return the cost that takes this laptop about `target_seconds`, never under the floor.

    Memory is raised first, to 256 MiB at most, then passes: memory is what makes
    guessing on many processors dear.
    """
    started = time.perf_counter()
    key_from("measure", bytes(16), FLOOR)
    taken = time.perf_counter() - started
    memory = FLOOR.m
    while memory < _LARGEST_TUNED and 2 * taken <= target_seconds:
        memory, taken = 2 * memory, 2 * taken
    passes = int(FLOOR.t * target_seconds / taken)
    return Cost(m=memory, t=min(max(passes, FLOOR.t), _MOST_PASSES), p=FLOOR.p)


def key_from(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes from a passphrase, at a cost already known to be within bounds.

    Spelled NFKC, so that it opens whatever keyboard it is typed on; spaces count.
    """
    if not passphrase:
        raise Invalid({"passphrase": "Type the passphrase"})
    kdf = Argon2id(
        salt=salt, length=32, iterations=cost.t, lanes=cost.p, memory_cost=cost.m, secret=None
    )
    return kdf.derive(unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"))
