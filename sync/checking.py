"""Signatures of many envelopes, checked on two cores while the rest of a page is looked up.

A signature that is not found right here, or whose device is not known yet, is simply checked
again where it is judged. The library lets go of Python's lock while it checks.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial

from linkworker.errors import Held, Refused
from sync import envelope
from sync.organisation import Organisation

FEW = 8
_pool = ThreadPoolExecutor(2, thread_name_prefix="signatures")


class Checked:
    """Envelopes read once, their signatures being checked from then on."""

    def __init__(self, organisation: Organisation | None, sealed: Sequence[bytes] = ()) -> None:
        self._read: dict[bytes, envelope.Envelope] = {}
        self._found: Iterable[list[str]] = ()
        if organisation is None or len(sealed) < FEW:
            return
        for one in sealed:
            try:
                self._read[one] = envelope.read(one)
            except (Refused, Held):
                continue  # it is judged as any other, and refused there
        read = list(self._read.values())
        self._found = _pool.map(partial(_sound, organisation), (read[::2], read[1::2]))

    @cached_property
    def sound(self) -> frozenset[str]:
        """The hashes of those whose signature was found right; waits until all are checked."""
        return frozenset(hash_ for half in self._found for hash_ in half)

    def read(self, sealed: bytes) -> envelope.Envelope:
        """Return an envelope as `envelope.read` does; raises Refused."""
        return self._read.get(sealed) or envelope.read(sealed)


def _sound(organisation: Organisation, read: Iterable[envelope.Envelope]) -> list[str]:
    found = []
    for one in read:
        try:
            envelope.check_signature(organisation, one)
        except Refused:
            continue
        found.append(one.hash)
    return found
