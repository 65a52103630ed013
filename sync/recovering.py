"""The organisation reads its records again, from a backup and two custodians' sheets alone.

No laptop, server or passphrase of before is needed. What comes of it is a new store with all that
the backup holds, judged by the same rules as on any laptop, and a file that tells the organisation
of it and lets this computer in as an administrator's, signed by the root that the sheets open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec import Struct

from linkworker.errors import Refused, Unreachable
from linkworker.store import Store, random_id
from sync import custody, entries, jws, organisation_log
from sync.backup import Backup, LatePart, LogPart
from sync.carrying import AT_ONCE, Carrying
from sync.custody_code import Sheet
from sync.exchange import Append, Fetch, Kept, Page, Piece
from sync.founding import own_laptop
from sync.judging import IDLE_EDITS, Judge
from sync.keyring import Keyring
from sync.organisation import Organisation
from sync.recovery_use import Reason, use_of


@dataclass(frozen=True)
class Opened:
    """A recovery key that two custodians opened; `root` where the organisation keeps it so."""

    organisation: Organisation
    recovery: str
    private: X25519PrivateKey = field(repr=False)
    root: jws.Signer | None = field(repr=False, default=None)


@dataclass
class Read:
    """What a backup came to: logs read and not opened, envelopes refused, and those come late."""

    logs: int = 0
    unopened: int = 0
    refused: list[tuple[str, int, str]] = field(default_factory=list)
    late: int = 0


def open_with_sheets(listed: Sequence[bytes], sheets: Sequence[Sheet]) -> Opened:
    """Open the recovery key of an organisation, by its log and both sheets of one pair.

    Raises Refused.
    """
    organisation = organisation_log.replay(listed)
    name, private = custody.open_pair(organisation.custody, sheets)
    return Opened(organisation, name, private, _root(organisation, name, private))


def read_into(store: Store, backup: Backup, opened: Opened) -> Read:
    """Read a whole backup into a new store; nothing in it can stop what stands beside it."""
    mailbox = store.mailbox
    mailbox.keep_secret("organisation", opened.organisation.id.encode())
    keyring = Keyring(mailbox, {opened.recovery: opened.private})
    judge, done = Judge(keyring, mailbox), Read()
    judge.organisation(backup.organisation_entries())
    for caseloads in (True, False):
        for part in backup.parts():
            if isinstance(part, LogPart) and (part.log in _caseloads(keyring)) == caseloads:
                _take(judge, part)
    for _ in judge.held(IDLE_EDITS):
        pass
    _carry(store, keyring, backup)
    while store.index_some():
        pass
    done.late = sum(isinstance(part, LatePart) for part in backup.parts())
    done.logs = len(mailbox.cursors())
    done.unopened = sum(not keyring.opens(log) for log in mailbox.cursors())
    done.refused = judge.refused
    return done


def re_entry(store: Store, opened: Opened, said: Reason) -> Append | None:
    """Return what tells the organisation of this use and lets this computer in, to be appended.

    None where the organisation does not keep its root for recovery: an administrator tells it then.
    """
    if opened.root is None:
        return None
    keyring, organisation, listed = Keyring(store.mailbox), opened.organisation, []
    user = random_id()
    laptop = own_laptop(organisation.id, user, (keyring.signer, keyring.sealing_key))
    for op in (laptop, entries.Admin(user, may=True), None):
        made = op or use_of(organisation, opened.recovery, said)
        listed.append(organisation_log.sign(organisation, opened.root, made))
        organisation = organisation_log.apply(organisation, listed[-1])
    store.mailbox.keep_secret("root", opened.root.key.private_bytes_raw())
    return Append(*opened.organisation.at, tuple(listed))


class _Shelf:
    """Answers for pictures and papers as a server would, out of a backup."""

    def __init__(self, backup: Backup) -> None:
        self._backup = backup

    def answer(self, message: Struct) -> Kept | Piece:
        if isinstance(message, Fetch):
            part = self._backup.piece(message.log, message.attachment, message.number)
            return Piece(part.g, part.data) if part else Piece()
        raise Unreachable("there is no server here")


def _carry(store: Store, keyring: Keyring, backup: Backup) -> None:
    """Take the pictures and papers in."""
    carrying, shelf = Carrying(store, keyring), _Shelf(backup)
    carrying.tidy()
    for _ in range(backup.pieces // AT_ONCE + 2):
        carrying.begin()
        while (request := carrying.next()) is not None:
            try:
                carrying.take(request, shelf.answer(request.message))
            except Unreachable as error:
                carrying.failed(request, error)
        if not carrying.unfinished:
            return


def _take(judge: Judge, part: LogPart) -> None:
    page = Page(part.log, part.first, part.first + len(part.entries) - 1, part.entries)
    for _ in judge.pages((page,), {part.log: 0}, IDLE_EDITS):
        pass


def _caseloads(keyring: Keyring) -> frozenset[str]:
    return frozenset(keyring.organisation.caseloads)


def _root(organisation: Organisation, name: str, private: X25519PrivateKey) -> jws.Signer | None:
    box = organisation.root_kept.get(name)
    if box is None:
        return None
    try:
        raw = custody.open_root(box, private, organisation.id, name)
    except Refused:
        return None
    key = Ed25519PrivateKey.from_private_bytes(raw)
    known = jws.raw_public(organisation.root) == jws.raw_public(key.public_key())
    return jws.Signer(jws.ROOT, key) if known else None
