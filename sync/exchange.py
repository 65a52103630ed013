"""What goes over the wire, for both ends: MessagePack of these shapes, nothing else.

A log is one dense sequence of entries that the server cannot read. An entry is a
signed control or key entry (compact JWS, as ASCII bytes) or a sealed envelope of
changes. One round is one request when nothing is new: the device sends a digest of
its cursors, and only when the server's differs are heads named and pages asked for.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

M = TypeVar("M", bound=Struct)

PROTOCOL = 1
LARGEST_REQUEST = 1_048_576
LARGEST_ENTRY = 131_072

EntryKind = Literal["control", "key", "change", "erased"]
Result = Literal["accepted", "duplicate", "late", "refused", "again"]


class Entry(Struct, frozen=True, array_like=True):
    """One entry of a log: its kind and its bytes exactly as signed.

    Of an "erased" one there is what `sync.erasing` says: header and hash.
    """

    kind: EntryKind
    data: bytes


class Push(Struct, frozen=True, array_like=True):
    """One entry for the end of one log (its id: 22 characters).

    `again`: the server had it before it was brought back from a backup.
    """

    log: str
    entry: Entry
    again: bool = False


class Want(Struct, frozen=True, array_like=True):
    """Ask for the entries of a log after number `after` (0: from the start)."""

    log: str
    after: int


class Ask(Struct, frozen=True):
    """What a device says in one round.

    `organisation` is the last organisation-log entry it holds: its index (-1: none) and hash.
    `digest` is `cursors_digest` over all logs it holds, before this push. `offer` are the
    organisation's entries that a restored server said it lacks.
    """

    organisation: tuple[int, str]
    digest: bytes
    push: tuple[Push, ...] = ()
    want: tuple[Want, ...] = ()
    offer: tuple[bytes, ...] = ()
    v: int = PROTOCOL


class Receipt(Struct, frozen=True, array_like=True):
    """What became of one pushed entry.

    accepted | duplicate | late carry the entry's number `seq` (late has none: 0);
    refused is final for these bytes; again means: pull first, then seal or send anew.
    `last` is the last change number and envelope hash the server holds of this
    device in this log, when the numbers did not fit.
    """

    result: Result
    seq: int = 0
    why: str = ""
    last: tuple[int, str] | None = None


class Page(Struct, frozen=True, array_like=True):
    """Entries `first`, `first`+1, ... of a log whose newest is number `head`."""

    log: str
    first: int
    head: int
    entries: tuple[Entry, ...]


class Answer(Struct, frozen=True):
    """What the server says back.

    `now` is the server's clock in milliseconds since 1970 (UTC). `organisation` holds the
    entries after the one named. `receipts` answer `push`, in order. `heads` names every
    log this device may read and its newest number, or is None when the digests agree.
    `lacks` is said by a server brought back from a backup that is behind the asker: the last
    entry of the organisation that it has (index, hash).
    """

    now: int
    incarnation: str
    organisation: tuple[bytes, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    heads: tuple[tuple[str, int], ...] | None = None
    pages: tuple[Page, ...] = ()
    lacks: tuple[int, str] | None = None
    v: int = PROTOCOL


class Which(Struct, frozen=True):
    """A picture or paper of a log, by ids: ask which pieces of it are kept, or let it go."""

    log: str
    attachment: str


class Kept(Struct, frozen=True):
    """Which pieces the server keeps, by number, of how many (0: of none yet).

    `gone` says that it was let go for good: no piece of it is taken any more.
    """

    pieces: tuple[int, ...] = ()
    total: int = 0
    gone: bool = False


class Bring(Struct, frozen=True):
    """One sealed piece: the `number`-th, from 0, of `total`, under the log's `g`-th key."""

    log: str
    attachment: str
    number: int
    total: int
    g: int
    data: bytes


class Fetch(Struct, frozen=True):
    """Ask for one piece."""

    log: str
    attachment: str
    number: int


class Piece(Struct, frozen=True):
    """A piece as it was brought; no bytes when it is not here yet, or `gone`."""

    g: int = 0
    data: bytes = b""
    gone: bool = False


class Append(Struct, frozen=True):
    """Organisation-log entries to append after index `after` with hash `hash`."""

    after: int
    hash: str
    entries: tuple[bytes, ...]


class Found(Struct, frozen=True):
    """A new organisation: the server's set-up code and the first entries of its log."""

    code: str
    entries: tuple[bytes, ...]


class Invite(Struct, frozen=True):
    """An invitation the server should expect: an id that says nothing, and its end (ms)."""

    id: str
    until: int


class Withdraw(Struct, frozen=True):
    """An invitation that the server should expect no longer, by its id."""

    id: str


class Join(Struct, frozen=True):
    """A laptop asks to be let in: canonical JSON of its keys, and the invitation's MAC of it."""

    invitation: str
    request: bytes
    mac: bytes


class Joins(Struct, frozen=True):
    """The requests that wait for an administrator."""

    waiting: tuple[Join, ...]


class Trouble(Struct, frozen=True):
    """Why a request as a whole was not answered: a code and the server's clock (ms).

    `cuts` {log: {device: n}} goes with the code "cuts": the ending just sent for appending
    must name exactly these, the last numbers that the server holds.
    """

    why: str
    now: int
    cuts: dict[str, dict[str, int]] = {}


class State(Struct, frozen=True):
    """What an administrator may see of the server: counts only.

    `twice` {device: ms since 1970} names laptops whose store seems to be in two places, and when
    that was seen last.
    """

    incarnation: str
    logs: int
    entries: int
    devices: int
    organisation: tuple[int, str]
    twice: dict[str, int] = {}


def cursors_digest(cursors: Iterable[tuple[str, int]]) -> bytes:
    """Return 16 bytes that stand for where a reader is in every log (id, number)."""
    listed = "".join(f"{log}{number};" for log, number in sorted(cursors) if number)
    return sha256(listed.encode()).digest()[:16]


def encode(message: Struct) -> bytes:
    """Spell a message for the wire."""
    return msgspec.msgpack.encode(message)


def decode(data: bytes, shape: type[M]) -> M:
    """Read a message of a shape; raises msgspec.MsgspecError for whatever is none."""
    try:
        return msgspec.msgpack.decode(data, type=shape)
    except (RecursionError, UnicodeError) as error:
        raise msgspec.DecodeError("nested too deep, or no text") from error
