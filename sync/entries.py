"""The members of everything that is signed, kind by kind: what the logs are written in.

An entry's payload is its frame (where it stands in its log) and one operation. Whatever
has a member too many, too few, or of another type than here is refused.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from linkworker.canonical import ID

Id = Annotated[str, Meta(pattern=rf"^{ID}\Z")]
Hash = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]\Z")]
HashOrNone = Annotated[str, Meta(pattern=r"^([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])?\Z")]
OrganisationId = Annotated[str, Meta(pattern=r"^([A-Za-z0-9_-]{16})?\Z")]
PublicKey = Hash
Box = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{106}[AEIMQUYcgkosw048]\Z")]
TwiceBoxed = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{170}[AEIMQUYcgkosw048]\Z")]
Sealed = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,8192}\Z")]
Previous = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{80}\Z")]
Proof = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{85}[AQgw]\Z")]
Recipient = Annotated[str, Meta(pattern=rf"^{ID}(\.[1-9][0-9]{{0,8}})?\Z")]
Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
FromOne = Annotated[int, Meta(ge=1, le=2**53 - 1)]
At = tuple[Count, Hash]
ControlAt = tuple[FromOne, Hash]
May = Literal["lead", "write", "review", "none"]
Kind = Literal["child", "family", "place", "caseload", "restricted"]
CutsByLog = Mapping[Id, Mapping[Id, FromOne]]
FEWEST_RECOVERY, MOST_RECOVERY = 2, 7  # with one alone a lost sheet would be the end
RANK: Mapping[May, int] = {"none": 0, "review": 1, "write": 2, "lead": 2}


class _Op(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="op"):
    """One operation; its tag is its name in the log."""


class RecoveryKey(Struct, frozen=True, forbid_unknown_fields=True):
    """A recovery key: its id (b64 of SHA-256(kem)[:16]) and its X25519 public key."""

    id: Id
    kem: PublicKey


class Org(_Op, frozen=True, tag="org"):
    """The first entry: the organisation's root and recovery keys. Its hash is its identity."""

    root: PublicKey
    recovery: Annotated[
        tuple[RecoveryKey, ...], Meta(min_length=FEWEST_RECOVERY, max_length=MOST_RECOVERY)
    ]


class Recovery(_Op, frozen=True, tag="recovery"):
    """Recovery keys that begin and end to be sealed to. By the root."""

    add: tuple[RecoveryKey, ...]
    drop: tuple[Id, ...]


class Root(_Op, frozen=True, tag="root"):
    """The root key that signs from now on. By the root it replaces."""

    new: PublicKey


class Admin(_Op, frozen=True, tag="admin"):
    """Whether a user is an administrator. By the root or an administrator."""

    user: Id
    may: bool


class DeviceAdd(_Op, frozen=True, tag="device-add"):
    """A laptop and its keys, with proof that it has them. By the root or an administrator."""

    dev: Id
    user: Id
    sig: PublicKey
    kem: PublicKey
    pop: Proof


class Caseload(_Op, frozen=True, tag="caseload"):
    """A new caseload."""

    cl: Id


class Member(_Op, frozen=True, tag="member"):
    """What a user may do in a caseload from here on.

    `until` (ms since 1970) ends cover. `cuts` {log: {device: n}} says how much of what the
    user's devices wrote counts, when this takes a right away: a log not named is cut at 0.
    """

    cl: Id
    user: Id
    may: May
    until: Count | None = None
    cuts: CutsByLog | None = None


class DeviceRevoke(_Op, frozen=True, tag="device-revoke"):
    """A laptop's end. `cuts` {log: n}: how much of what it wrote counts, elsewhere 0."""

    dev: Id
    cuts: Mapping[Id, FromOne]


class Policy(_Op, frozen=True, tag="policy"):
    """Settings of the organisation, merged over the earlier ones."""

    set: Mapping[str, int | str]


class Tick(_Op, frozen=True, tag="tick"):
    """An administrator's computer saw this at a time (ms since 1970): hashes, no map."""

    at: Count
    heads: Annotated[tuple[Hash, ...], Meta(max_length=16)]


class Custody(_Op, frozen=True, tag="custody"):
    """How a recovery key's private half is kept: boxed to two custodians, box in box.

    By the root, once for each key: nobody can put another box in its place.
    """

    of: Id
    sealed: TwiceBoxed


class RootKept(_Op, frozen=True, tag="root-kept"):
    """The root's own key, boxed to each recovery key. By the root."""

    to: Mapping[Id, Box]


class Recovered(_Op, frozen=True, tag="recovered"):
    """A use of a recovery key: who did it and why, for the laptops of leads and administrators.

    `to` boxes a key to each of them, exactly; `words` are sealed under it.
    """

    of: Id
    to: Mapping[Id, Box]
    words: Sealed


OrganisationOp = (
    Org
    | Recovery
    | Root
    | Admin
    | DeviceAdd
    | Caseload
    | Member
    | DeviceRevoke
    | Policy
    | Tick
    | Custody
    | RootKept
    | Recovered
)


class Open(_Op, frozen=True, tag="open"):
    """The first entry of a log: what it is about, and the caseload that holds it."""

    kind: Kind
    caseload: Id


class Hold(_Op, frozen=True, tag="hold"):
    """A further caseload holds the log."""

    caseload: Id


class Release(_Op, frozen=True, tag="release"):
    """A caseload holds the log no longer. `cuts` {device: n}: what counts, others 0."""

    caseload: Id
    cuts: Mapping[Id, FromOne]


class Erase(_Op, frozen=True, tag="erase"):
    """What must be forgotten: named edits (device, n, i), or with none named the whole log."""

    what: tuple[tuple[Id, FromOne, Count], ...]


ControlOp = Open | Hold | Release | Erase


class OrganisationFrame(Struct, frozen=True, forbid_unknown_fields=True):
    """Where an organisation entry stands: its index, the hash before it, its organisation."""

    n: Count
    p: HashOrNone
    org: OrganisationId


class ControlFrame(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a control entry stands: k-th of its log, after `p`, having seen `lg`."""

    k: FromOne
    p: HashOrNone
    log: Id
    lg: At


class KeyEntry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """K(of,g) for its recipients, and K(of,g-1) under it. `of` is the log it stands in."""

    log: Id
    lg: At
    ct: ControlAt
    of: Id
    g: FromOne
    pub: PublicKey
    to: Mapping[Recipient, Box]
    prev: Previous | None = None
