"""How many envelopes are sealed and opened a second, and how often a key file is unlocked."""

import os
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from time import perf_counter

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.data import Words
from benchmarks.timing import Result, median
from linkworker.canonical import b64
from linkworker.store import Put, RecordEdit, WireChange, random_id
from linkworker.store.passphrase import FLOOR
from linkworker.store.vault import make_vault, open_vault
from sync import envelope, jws

ROUNDS = 9


def a_second() -> list[Result]:
    """Seal and open notes of 60 words, one by one and 200 together; unlock at the least cost."""
    found = []
    for together, budget in ((1, 1.0), (envelope.MOST_CHANGES, 20.0)):
        seal, open_one = _ends(_body(together))
        sealed = seal()
        changes = "one change" if together == 1 else f"{together} changes"
        opening = _milliseconds(partial(open_one, sealed), 4_000 // together)
        found += [
            _result(
                f"seal an envelope of {changes}", _milliseconds(seal, 4_000 // together), budget
            ),
            _result(f"open an envelope of {changes}", opening, budget),
        ]
    return [*found, _result("unlock a key file, the least cost", _unlocking(), 500)]


def _ends(body: bytes) -> tuple[Callable[[], bytes], Callable[[bytes], bytes]]:
    """Give what seals this body, and what checks the signature of an envelope and opens it."""
    private, key = Ed25519PrivateKey.generate(), os.urandom(32)
    public, device, at = private.public_key(), random_id(), (1, b64(sha256(b"at").digest()))
    count = len(msgspec.json.decode(body))
    header = envelope.Header(
        kid=device, log=random_id(), g=1, lg=at, ct=at, n=(1, count), pv="", deps={}
    )
    signer = jws.Signer(device, private)

    def opened(sealed: bytes) -> bytes:
        read = envelope.read(sealed)
        jws.check_signature(public, read.signature, jws.detached(read.header64, read.payload))
        found = envelope.unseal(key, read)
        assert found == body
        return found

    return lambda: envelope.seal(signer, key, header, body), opened


def _body(count: int) -> bytes:
    words = Words(13)
    changes = [
        WireChange(
            random_id(),
            n << 20,
            "",
            [RecordEdit(random_id(), "note", [Put("words", words.say(60))])],
        )
        for n in range(count)
    ]
    return msgspec.json.encode(changes)


def _unlocking() -> float:
    """Return the milliseconds of an unlocking, but for reading the file."""
    file = make_vault(random_id(), os.urandom(32), "four words on paper", {}, FLOOR)
    return _milliseconds(lambda: open_vault(file, "four words on paper"), 1)


def _milliseconds(act: Callable[[], object], times: int) -> float:
    """Return the milliseconds that one takes: the middle of several rounds."""
    took = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for _ in range(times):
            act()
        took.append((perf_counter() - start) / times * 1e3)
    return median(took)


def _result(name: str, took: float, budget: float) -> Result:
    return Result(name, took, budget, "ms", {"a second": round(1_000 / took, 1)})
