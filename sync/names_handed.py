"""The names one administrator gave, handed to the others: sealed, in the organisation log.

An administrator's book is in their own store (`sync/book.py`). What it says that the others do not
know yet stands in a setting of the organisation, signed by them, sealed to the laptops of every
administrator and to nobody else; the server sees how long it is. Whoever becomes an administrator
is handed all of it. So another one sees names, and lets in whom the first one has invited.
"""

import zlib
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from linkworker.errors import NotAllowed, Refused
from linkworker.store import Mailbox
from sync import book, entries, told
from sync.authority import Authority
from sync.book import Book
from sync.keyring import Keyring
from sync.organisation import Organisation
from sync.round import Round

_NAMES = "names "
_KEPT = "names handed"
_SHELVES = (book.PLACES, book.PLACE_LOGS, book.CASELOADS, book.PEOPLE, book.INVITATIONS)
_LONGEST = 4_000_000
_Shelves = dict[str, dict[str, str]]
News = tuple[str, str, str | None]  # shelf, name, its value or None where it was taken off


class _Handed(Struct, forbid_unknown_fields=True):
    """What is in the log: a box for each laptop, and the words."""

    to: Mapping[str, str]
    words: str


class _Kept(Struct):
    """What this laptop remembers: to whom it handed what, how many of all it has looked at."""

    to: list[str] = []
    book: _Shelves = {}
    seen: int = 0


def hand_over(authority: Authority) -> None:
    """Hand what is new to the other administrators' laptops; raises Refused, NotAllowed."""
    keyring = authority.keyring
    if not authority.is_admin or not _others(authority.organisation, keyring.device):
        return
    to = _others(authority.organisation, keyring.device)
    shelves: _Shelves = authority.run(lambda: _shelves(authority.mailbox))
    news = authority.run(lambda: _news(_read(authority.mailbox), shelves, to))
    if not news:
        return
    words = zlib.compress(msgspec.json.encode(news))

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        name = _next(organisation, keyring.device)
        left = [one for one in _others(organisation, keyring.device) if one in to]
        boxes, sealed = told.seal(words, organisation, left, (name, 0))
        return [entries.Policy({name: msgspec.json.encode(_Handed(boxes, sealed)).decode()})]

    authority.append(ops)
    authority.run(lambda: _remember(authority.mailbox, to, shelves))


def hand_over_after(authority: Authority, done: Round) -> Round:
    """Hand over after a round, if this laptop is to; return how the round went."""
    try:
        hand_over(authority)
    except (NotAllowed, Refused) as error:
        done.trouble = done.trouble or str(error)
    return done


def take_in(keyring: Keyring) -> None:
    """Put on the shelves here what other administrators handed to this laptop since."""
    organisation, mailbox = keyring.known, keyring.mailbox
    if organisation is None:
        return
    kept = _read(mailbox)
    listed = [one for one in organisation.policy.items() if one[0].startswith(_NAMES)]
    if len(listed) <= kept.seen:
        return
    own, shelves = f"{_NAMES}{keyring.device} ", Book(mailbox)
    for name, value in listed[kept.seen :]:
        for shelf, key, said in [] if name.startswith(own) else _opened(keyring, name, value):
            shelves.take(shelf, key, said)
            _put(kept.book.setdefault(shelf, {}), key, said)
    kept.seen = len(listed)
    mailbox.keep_secret(_KEPT, msgspec.json.encode(kept))


def _others(organisation: Organisation, own: str) -> list[str]:
    at = organisation.position
    return sorted(
        one.id
        for one in organisation.devices.values()
        if one.id != own and one.live(at) and organisation.is_admin(one.user, at)
    )


def _shelves(mailbox: Mailbox) -> _Shelves:
    return {shelf: dict(Book(mailbox).shelf(shelf)) for shelf in _SHELVES}


def _news(kept: _Kept, shelves: _Shelves, to: list[str]) -> list[News]:
    """Return what they do not know yet; all of it where a laptop is new among them."""
    before = kept.book if {*to} <= {*kept.to} else {}
    return [
        news
        for shelf in _SHELVES
        for news in _changed(shelf, before.get(shelf, {}), shelves[shelf])
    ]


def _changed(shelf: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[News]:
    for name, value in now.items():
        if name not in before or (shelf != book.INVITATIONS and before[name] != value):
            yield shelf, name, value
    for name in before:
        if name not in now:
            yield shelf, name, None


def _next(organisation: Organisation, device: str) -> str:
    own = f"{_NAMES}{device} "
    return own + str(sum(one.startswith(own) for one in organisation.policy))


def _remember(mailbox: Mailbox, to: list[str], shelves: _Shelves) -> None:
    kept = _read(mailbox)
    kept.to, kept.book = to, shelves
    mailbox.keep_secret(_KEPT, msgspec.json.encode(kept))


def _opened(keyring: Keyring, name: str, value: int | str) -> list[News]:
    """Return what was handed, or nothing where it is not for this laptop or makes no sense."""
    try:
        handed = msgspec.json.decode(str(value), type=_Handed)
        words = told.unseal(
            handed.to, handed.words, keyring.organisation.id, keyring.mailbox, (name, 0)
        )
        if words is None:
            return []
        said = zlib.decompressobj().decompress(words, _LONGEST)
        return [one for one in msgspec.json.decode(said, type=list[News]) if one[0] in _SHELVES]
    except (msgspec.MsgspecError, zlib.error):
        return []


def _put(shelf: dict[str, str], name: str, value: str | None) -> None:
    if value is None:
        shelf.pop(name, None)
    else:
        shelf[name] = value


def _read(mailbox: Mailbox) -> _Kept:
    return msgspec.json.decode(mailbox.secret(_KEPT) or b"{}", type=_Kept)
