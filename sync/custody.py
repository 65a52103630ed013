"""Recovery pairs: a recovery key that only two people together can open.

A recovery key is an X25519 pair; keys are boxed to its public half as to any reader. Its private
half is kept in one place only: in the organisation log, boxed to the second custodian, and that
box boxed to the first (RFC 9180 twice, nothing of our own between them). Each custodian holds one
private key, on paper. One of them alone has a box that does not open, or nothing to open; the log
without the papers is of no use to anybody. No secret sharing of our own making is needed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.canonical import b64, unb64
from linkworker.errors import Refused
from linkworker.store.sealed import SUITE
from sync import entries, keys
from sync.custody_code import FIRST, SECOND, Sheet, read_sheet
from sync.jws import raw_public, sealing_key

PAIRS = 3
_SEALED = 128


@dataclass(frozen=True, slots=True)
class Pair:
    """A new recovery key: its raw public half, the private half sealed, and its two sheets."""

    public: bytes
    sealed: str
    sheets: tuple[Sheet, Sheet] = field(repr=False)

    @property
    def id(self) -> str:
        """The recovery key's id."""
        return keys.recovery_id(self.public)

    def op(self) -> entries.Custody:
        """Return the operation that tells the organisation how its private half is kept."""
        return entries.Custody(self.id, self.sealed)


def make_pair() -> Pair:
    """Make a recovery key and its two sheets; the private half itself is kept nowhere."""
    private = X25519PrivateKey.generate()
    public = raw_public(private.public_key())
    name = keys.recovery_id(public)
    first, second = (Sheet.new(place, name) for place in (FIRST, SECOND))
    inner = SUITE.encrypt(private.private_bytes_raw(), second.public(), info=_info(second))
    outer = SUITE.encrypt(inner, first.public(), info=_info(first))
    return Pair(public, b64(outer), (first, second))


def first_pairs() -> list[Pair]:
    """Make an organisation's first pairs, in the order in which its log names them.

    Their sheets are numbered in that order, so that a pair's number can be read from the log.
    """
    return sorted((make_pair() for _ in range(PAIRS)), key=lambda pair: pair.id)


def kept_meanwhile(pairs: Sequence[Pair]) -> bytes:
    """Spell pairs, to be kept in an administrator's vault until their sheets are printed."""
    listed = [(b64(one.public), one.sealed, ["".join(s.code) for s in one.sheets]) for one in pairs]
    return json.dumps(listed).encode()


def read_kept(kept: bytes) -> tuple[Pair, ...]:
    """Read what `kept_meanwhile` spelled."""
    return tuple(
        Pair(unb64(public), sealed, (read_sheet(first), read_sheet(second)))
        for public, sealed, (first, second) in json.loads(kept)
    )


def open_pair(kept: Mapping[str, str], sheets: Sequence[Sheet]) -> tuple[str, X25519PrivateKey]:
    """Return a recovery key's id and private half, from both sheets of its pair, in any order.

    `kept` maps recovery ids to what the organisation log keeps of them. Raises Refused, saying
    which sheet is wanted, unless the two are of one pair and of this organisation.
    """
    first, second = _of_one_pair(sheets)
    name = next((one for one in kept if first.is_of(one)), None)
    if name is None:
        raise Refused(
            "These sheets are not of this organisation, or its backup is older than they are."
        )
    try:
        inner = SUITE.decrypt(unb64(kept[name], _SEALED), first.private_key(), info=_info(first))
        raw = SUITE.decrypt(inner, second.private_key(), info=_info(second))
        private = X25519PrivateKey.from_private_bytes(raw)
    except (InvalidTag, ValueError) as error:
        raise Refused(
            "These two sheets do not open their pair: was one of them replaced?"
        ) from error
    if keys.recovery_id(raw_public(private.public_key())) != name:
        raise Refused("What these sheets open is not this recovery key.")
    return name, private


def keep_root(root: bytes, recovery: Mapping[str, bytes], organisation: str) -> entries.RootKept:
    """Box the organisation's raw root key to each recovery key (id -> raw X25519 public key)."""
    boxes = {
        name: b64(SUITE.encrypt(root, sealing_key(kem), info=_root_info(organisation, name)))
        for name, kem in recovery.items()
    }
    return entries.RootKept(boxes)


def open_root(box: str, private: X25519PrivateKey, organisation: str, name: str) -> bytes:
    """Return the organisation's raw root key; raise Refused if this box is not for this key."""
    try:
        info = _root_info(organisation, name)
        return SUITE.decrypt(unb64(box, keys.BOX_BYTES), private, info=info)
    except (InvalidTag, ValueError) as error:
        raise Refused("the organisation's own key does not open") from error


def _of_one_pair(sheets: Sequence[Sheet]) -> tuple[Sheet, Sheet]:
    if len(sheets) != 2:
        raise Refused("Two sheets are wanted: both of one pair.")
    first, second = sorted(sheets, key=lambda sheet: sheet.place)
    if first.pair != second.pair:
        raise Refused("These sheets are of two pairs: both sheets of one pair are wanted.")
    if first.place == second.place:
        raise Refused("This is one sheet twice: the other custodian's sheet is wanted too.")
    return first, second


def _info(sheet: Sheet) -> bytes:
    return f"lw/1/custody|{sheet.place}|{sheet.pair.hex()}".encode()


def _root_info(organisation: str, name: str) -> bytes:
    return f"lw/1/root|{organisation}|{name}".encode()
