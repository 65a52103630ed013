"""Hostile bytes without end: oddities that have broken parsers, and mixtures of what is right."""

import json
from collections.abc import Iterator, Sequence
from itertools import cycle
from random import Random

import msgspec

ODD: tuple[object, ...] = (
    None, True, -1, 0, 2**31, 2**63 - 1, -(2**63), 1e308, -0.0, "", "\0", "a" * 70_000, "../..",
    "' OR 1=1 --", "%00", "\u202e", b"", b"\xff" * 300, [], [[[[]]]], {}, {"": {}}, {"a": [None]},
)  # fmt: skip
_DEEP = (b"\x91", b"\x81\xa1a", b"[", b'{"a":', b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff")


def mixtures(sources: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Yield hostile inputs without end, the same for the same seed.

    In turn: a source with bytes flipped, cut, doubled or joined to another; random bytes;
    MessagePack and JSON with members replaced by odd ones; nesting without end.
    """
    random = Random(seed)  # noqa: S311 - the same every time
    for kind in cycle(range(6)):
        source = random.choice(sources)
        if kind == 0:
            yield _flipped(source, random)
        elif kind == 1:
            cut = random.randrange(len(source) + 1)
            yield random.choice((source[:cut], source[cut:], source * 2, source[:cut] + source))
        elif kind == 2:
            yield random.randbytes(random.choice((0, 1, 7, 64, 1_000, 20_000)))
        elif kind == 3:
            yield _packed(source, random)
        elif kind == 4:
            yield _spelled(random)
        else:
            yield random.choice(_DEEP) * random.choice((10, 1_000, 20_000)) + source[:20]


def _flipped(source: bytes, random: Random) -> bytes:
    changed = bytearray(source or b"\0")
    for _ in range(random.randint(1, 8)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _packed(source: bytes, random: Random) -> bytes:
    """Replace a member of a MessagePack message, or make one of odd members."""
    try:
        message = msgspec.msgpack.decode(source)
    except (msgspec.MsgspecError, RecursionError):
        message = [random.choice(ODD) for _ in range(random.randint(1, 6))]
    if isinstance(message, list) and message:
        message[random.randrange(len(message))] = random.choice(ODD)
    elif isinstance(message, dict) and message:
        message[random.choice(list(message))] = random.choice(ODD)
    else:
        message = random.choice(ODD)
    return msgspec.msgpack.encode(message)


def _spelled(random: Random) -> bytes:
    named = ("n", "p", "org", "op", "k", "log", "lg", "ct", "of", "g", "to", "dev", "cuts", "x")
    members = {random.choice(named): random.choice(ODD) for _ in range(random.randint(0, 6))}
    return json.dumps(members, default=repr).encode()
