"""An organisation's sealed records as one file: what a server backs up, and recovery opens.

Bytes: "lw-backup+1" and a newline, then frames of u32 length | MessagePack; the last is `End`,
with SHA-256 over all before it, so a file that was cut short or altered is noticed before anything
is opened. Nothing in it can be read without the organisation's keys. The form is kept for 25
years: a new one gets another first line.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from linkworker.errors import BadFile
from sync.exchange import LARGEST_REQUEST, Entry

HEAD = b"lw-backup+1\n"
_LENGTH = 4


class _Frame(Struct, frozen=True, array_like=True, tag_field="t"):
    """One frame; its tag says which."""


class Begun(_Frame, frozen=True, tag="begun"):
    """Whose it is, and when it was made (ms since 1970)."""

    organisation: str
    at: int


class OrganisationPart(_Frame, frozen=True, tag="organisation"):
    """Further entries of the organisation log, in order."""

    entries: tuple[bytes, ...]


class LogPart(_Frame, frozen=True, tag="log"):
    """Further entries of a log, in order; `first` is the number of the first."""

    log: str
    first: int
    entries: tuple[Entry, ...]


class LatePart(_Frame, frozen=True, tag="late"):
    """An envelope that came after its author's right had ended; no laptop has applied it."""

    log: str
    device: str
    data: bytes


class PiecePart(_Frame, frozen=True, tag="piece"):
    """A sealed piece of a picture or paper, as it was brought."""

    log: str
    attachment: str
    number: int
    g: int
    data: bytes


class End(_Frame, frozen=True, tag="end"):
    """The end: SHA-256 over everything before this frame."""

    digest: bytes


Part = Begun | OrganisationPart | LogPart | LatePart | PiecePart
_frame = msgspec.msgpack.Decoder(Part | End).decode


def write_backup(path: Path, parts: Iterable[Part]) -> None:
    """Write a backup beside its place, then put it there whole; raises OSError."""
    beside = path.with_name(f"{path.name}.new")
    digest = sha256(HEAD)
    with beside.open("wb") as file:
        beside.chmod(0o600)
        file.write(HEAD)
        for part in parts:
            raw = _spelled(part)
            digest.update(raw)
            file.write(raw)
        file.write(_spelled(End(digest.digest())))
    beside.replace(path)


class Backup:
    """A backup that is known to be whole; raises BadFile for one that is not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._pieces, first = _checked(path)
        except OSError as error:
            raise BadFile([f"The backup {path} cannot be read"]) from error
        self.organisation = first.organisation
        self.made = first.at

    def parts(self) -> Iterator[Part]:
        """Read it from its beginning, piece by piece of pictures left out."""
        with self._path.open("rb") as file:
            for _, part in _frames(file):
                if not isinstance(part, (End, PiecePart)):
                    yield part

    def organisation_entries(self) -> list[bytes]:
        """Return the organisation log."""
        return [
            entry
            for part in self.parts()
            if isinstance(part, OrganisationPart)
            for entry in part.entries
        ]

    @property
    def pieces(self) -> int:
        """How many pieces of pictures and papers it holds."""
        return len(self._pieces)

    def piece(self, log: str, attachment: str, number: int) -> PiecePart | None:
        """Return one sealed piece; None where it holds none."""
        at = self._pieces.get((log, attachment, number))
        if at is None:
            return None
        with self._path.open("rb") as file:
            file.seek(at)
            part = _frame(_next(file))
        return part if isinstance(part, PiecePart) else None


def _checked(path: Path) -> tuple[dict[tuple[str, str, int], int], Begun]:
    """Read it through; return where its pieces stand, and its first frame."""
    digest, pieces, first, whole = sha256(HEAD), {}, None, False
    with path.open("rb") as file:
        for at, part in _frames(file):
            if whole:
                raise BadFile(["Something follows the end of this backup"])
            if isinstance(part, End):
                whole = part.digest == digest.digest()
                continue
            digest.update(_spelled(part))
            first = first or part
            if isinstance(part, PiecePart):
                pieces[part.log, part.attachment, part.number] = at
    if not whole or not isinstance(first, Begun):
        raise BadFile([f"The backup {path.name} is not whole: take another copy of it"])
    return pieces, first


def _frames(file: BinaryIO) -> Iterator[tuple[int, Part | End]]:
    if file.read(len(HEAD)) != HEAD:
        raise BadFile(["This is no backup of Linkworker records"])
    while True:
        at = file.tell()
        raw = _next(file)
        if not raw:
            return
        try:
            yield at, _frame(raw)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise BadFile(["This backup was altered: take another copy of it"]) from error


def _next(file: BinaryIO) -> bytes:
    length = int.from_bytes(file.read(_LENGTH))
    if length > 2 * LARGEST_REQUEST:
        raise BadFile(["This backup was altered: take another copy of it"])
    raw = file.read(length)
    if len(raw) < length:
        raise BadFile(["This backup was cut short: take another copy of it"])
    return raw


def _spelled(part: Part | End) -> bytes:
    raw = msgspec.msgpack.encode(part)
    return len(raw).to_bytes(_LENGTH) + raw
