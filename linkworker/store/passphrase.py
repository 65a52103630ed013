"""Passphrases: made of words, turned into keys slowly (Argon2id, RFC 9106).

How slowly is measured on each laptop and kept in its key file, within bounds that are checked
before anything is computed: a changed file can neither make guessing cheap nor ask for more
memory than there is.
"""

import secrets
import time
import unicodedata
from functools import cache

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Struct

from linkworker.measures.resources import resource

_MEBIBYTE = 1_024
_LANES = 4
_LARGEST_TUNED = 256 * _MEBIBYTE
TARGET = 0.5  # seconds that a key takes, on whatever laptop
_MEMORY = range(64 * _MEBIBYTE, 1_024 * _MEBIBYTE + 1)
_PASSES = range(2, 11)


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess costs: `m` KiB of memory, `t` passes over it, `p` lanes.

    Raises ValueError out of bounds: 64 MiB to 1 GiB, 2 to 10 passes, 1 to 8 lanes.
    """

    m: int
    t: int
    p: int = _LANES

    def __post_init__(self) -> None:
        if self.m not in _MEMORY or self.t not in _PASSES or self.p not in range(1, 9):
            raise ValueError("a cost out of bounds")


FLOOR = Cost(m=64 * _MEBIBYTE, t=2)


def generate_passphrase(words: int = 4) -> str:
    """Return words drawn at random from our own list, with spaces.

    The list has 3,057 words, so a word is 11.5 bits and four are 46 bits; what a guess
    costs comes on top (`tune`). Words people choose themselves are worth far less.
    """
    return " ".join(secrets.choice(word_list()) for _ in range(words))


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that passphrases are made of: short, plain, each once."""
    return tuple(resource("words.txt").read_text("utf-8").split())


def tune(target_seconds: float = TARGET) -> Cost:
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
    return Cost(m=memory, t=min(max(passes, FLOOR.t), _PASSES[-1]), p=FLOOR.p)


def key_from(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes from a passphrase, at a cost already known to be within bounds.

    Spelled NFKC, so that it opens whatever keyboard it is typed on; spaces count.
    """
    kdf = Argon2id(
        salt=salt, length=32, iterations=cost.t, lanes=cost.p, memory_cost=cost.m, secret=None
    )
    return kdf.derive(unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"))
