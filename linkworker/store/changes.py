"""What a change is: one person's one action in one log, as edits of records.

An edit of a slot is known on this laptop by a reference, `change * 1024 + i`; to everybody
by (device, n, i), once its change has been given its number at sealing. A head is an edit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from unicodedata import normalize

import msgspec
from msgspec import Struct

from linkworker.fields import Record

EDITS = 1024
ERASED = "_erased"  # the kind of what is left of edits that were erased

Name = int | tuple[str, int, int]


class Put(Struct, array_like=True, gc=False):
    """One edit: a value put into a slot, and the heads that it replaces.

    `was` is a short hash of the replaced value; `as_at` says how new an imported value is.
    """

    slot: str
    value: Any
    names: list[Name] = []
    was: str = ""
    as_at: str = ""


class RecordEdit(Struct, array_like=True, gc=False):
    """The edits of one record in one change; `covers` are the heads that a removal counted."""

    id: str
    kind: str
    puts: list[Put]
    covers: list[Name] = []


class WireChange(Struct, array_like=True, gc=False):
    """One change as it is sealed: its action, stamp, the action it undoes, and its edits.

    `author` is the user who wrote what another took over after it came late; '' for all else.
    """

    action: str
    clock: int
    undoes: str
    edits: list[RecordEdit]
    author: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """One live (or kept) edit of a slot, with all that the merge looks at."""

    ref: int
    value: Any
    clock: int
    device: str
    was: str = ""
    as_at: str = ""
    names: tuple[int, ...] = ()

    @property
    def order(self) -> tuple[int, str]:
        """Return what sorts edits in time, the same on every laptop."""
        return (self.clock, self.device)


@dataclass(frozen=True, slots=True)
class View:
    """What a slot shows: a value, the heads that it stands for, and what people must decide.

    `asked` holds one head for each live answer, the shown one first; it is empty when
    there is nothing to decide.
    """

    value: Any
    shown: tuple[int, ...]
    asked: tuple[Head, ...] = ()


@dataclass(frozen=True)
class Changes:
    """Which records one transaction touched; what screens listen for."""

    ids: dict[type[Record], set[str]] = field(default_factory=dict)
    action: str = ""

    def touches(self, record: type[Record]) -> set[str]:
        """Return the ids of `record` that changed."""
        return self.ids.get(record, set())

    def __or__(self, other: "Changes") -> "Changes":
        """Return both together."""
        kinds = self.ids.keys() | other.ids.keys()
        ids = {kind: self.touches(kind) | other.touches(kind) for kind in kinds}
        return Changes(ids, self.action or other.action)


def comparable(value: Any) -> Any:
    """Return a value as the merge compares it: words trimmed and in Unicode form NFC."""
    return normalize("NFC", value).strip() if isinstance(value, str) else value


def fingerprint(value: Any) -> str:
    """Return the short hash by which an edit says what it replaced: 8 hexadecimal letters."""
    return sha256(msgspec.json.encode(comparable(value), order="sorted")).hexdigest()[:8]


def numbered(edits: Iterable[RecordEdit]) -> Iterable[tuple[int, RecordEdit, Put]]:
    """Return every edit of a change with its number within it, from 0."""
    i = 0
    for edit in edits:
        for put in edit.puts:
            yield i, edit, put
            i += 1


encode_edits = msgspec.json.Encoder().encode
decode_edits = msgspec.json.Decoder(list[RecordEdit]).decode
