"""What an erasure leaves of an envelope, and how a reader goes on past it. Pure.

An administrator's `erase` entry names edits (device, n, i) of its log, or none: then it means all
of the log. The server drops the body of every envelope that holds one of the changes named, and
keeps its header and its hash:

    u16 length | header as base64url, as it was signed | 32 bytes: SHA-256 of the whole envelope

It is sent under the kind 'erased' with the number that it always had. So numbers stay dense and
each device's chain goes on; the hash is borne out by the next envelope of that device, which
names it. A reader believes it only once the erase entry itself has come: nothing can be withheld
by calling it erased. Of a change that is gone the whole envelope goes, so whoever erases has the
innocent changes beside it written anew first.
"""

from collections.abc import Collection
from typing import NamedTuple

from linkworker.canonical import b64, unb64
from linkworker.errors import Missing, Refused
from sync import envelope, jws
from sync.controls import Controls
from sync.organisation import Organisation

What = Collection[tuple[str, int, int]]
_HASH = 32


class Left(NamedTuple):
    """What is left of an envelope: its header, and the hash that names it."""

    header: envelope.Header
    hash: str


def left_of(header64: bytes, name: str) -> bytes:
    """Spell what is left of an envelope with this header and this hash."""
    return len(header64).to_bytes(2) + header64 + unb64(name, _HASH)


def read(data: bytes) -> Left:
    """Read what is left of an envelope; raise Refused unless its form is exactly right."""
    with jws.boundary():
        length = int.from_bytes(data[:2])
        if len(data) != 2 + length + _HASH:
            raise Refused("not what is left of an envelope")
        return Left(envelope.read_header(data[2 : 2 + length]), b64(data[2 + length :]))


def names(what: What, header: envelope.Header) -> bool:
    """Whether an erasure names a change of an envelope; one that names none means all."""
    return not what or any(
        device == header.kid and header.first <= n <= header.last for device, n, _ in what
    )


def verify(
    organisation: Organisation, controls: Controls, left: Left, before: tuple[int, str]
) -> None:
    """Check place, chain and that it was erased. `before`: the device's last (n, hash) here.

    Raises Held if the erasure or something before it is not here yet, Refused if it is wrong for
    good. When it returns, the device's chain goes on to (header.last, left.hash).
    """
    header = left.header
    envelope.check_position(organisation, controls, header)
    organisation.device(header.kid)
    if header.first > before[0] + 1:
        raise Missing("an earlier envelope of this device is missing")
    if (header.first - 1, header.pv) != before:
        raise Refused("fork: this device has written something else under this number")
    if not any(names(what, header) for _, what in controls.erased):
        raise Missing("nobody has said yet that this was erased")
