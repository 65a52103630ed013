"""People, their laptops and caseloads, as an administrator or a lead sees them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from linkworker.actions.laptops import last_report
from linkworker.errors import SyncError
from linkworker.store import Store
from sync import book, inviting
from sync.authority import Authority
from sync.book import Book
from sync.client import Client
from sync.entries import May
from sync.inviting import Asking, Invited
from sync.leaving import LaptopRow, laptops
from sync.organisation import Device, Organisation
from ui.models.called import called, names_of

NOBODY = "Somebody who has not said their name yet"
DOES = {"lead": "holds", "write": "covers", "review": "reviews"}


@dataclass(frozen=True)
class Right:
    """What somebody may do in a caseload; `until` (ms since 1970, 0: no end) ends cover."""

    caseload: str
    called: str
    may: May
    until: int = 0


@dataclass(frozen=True)
class Seen:
    """A laptop: when it was last heard (ms, 0: never), what waits on it (None: not known).

    `gone` says that it was taken out; `purged` (ms, 0: not yet) when it said that nothing is left
    on it. `here` is the one in front.
    """

    device: str
    user: str
    called: str
    heard: int = 0
    waits: int | None = None
    gone: bool = False
    purged: int = 0
    here: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody with a laptop or a right, and all of both."""

    user: str
    name: str
    work: str
    laptops: tuple[Seen, ...]
    rights: tuple[Right, ...]
    admin: bool = False
    me: bool = False


@dataclass(frozen=True)
class CaseloadSeen:
    """A caseload or a place, and who may do what there."""

    id: str
    called: str
    place: bool
    members: tuple[tuple[str, str, Right], ...]  # user, name, right


@dataclass(frozen=True)
class Office:
    """All of it. `invited` are open invitations; `whole` says that all people are here."""

    people: tuple[Person, ...] = ()
    caseloads: tuple[CaseloadSeen, ...] = ()
    invited: tuple[Invited, ...] = ()
    whole: bool = False
    names: Mapping[str, str] = field(default_factory=dict)  # of caseloads not opened yet too

    def person(self, user: str) -> Person | None:
        """Return somebody by their id."""
        return next((one for one in self.people if one.user == user), None)

    def laptop(self, device: str) -> Seen | None:
        """Return a laptop by its id."""
        return next((one for p in self.people for one in p.laptops if one.device == device), None)


@dataclass(frozen=True)
class Asked:
    """What the server said: laptops by id, and those that ask to be let in."""

    laptops: Mapping[str, LaptopRow]
    asking: tuple[Asking, ...] = ()


NOT_ASKED = Asked({})


def ask_server(authority: Authority) -> Asked:
    """Ask the server which laptops were heard when, and which ask to be let in.

    Raises SyncError.
    """
    rows = {row.device: row for row in laptops(authority)}
    return Asked(rows, tuple(inviting.asking(authority)) if authority.is_admin else ())


def ask_after(authority: Authority, before: Asked) -> Asked:
    """Ask the server after something was done; if it cannot be, what it said `before` stands."""
    try:
        return ask_server(authority)
    except SyncError:
        return before


def read_office(store: Store, client: Client, asked: Asked) -> Office:
    """Read what is known here; a lead sees who shares a caseload or a place with them."""
    keyring = client.keyring
    organisation, me = keyring.organisation, keyring.user
    at = organisation.position
    whole = organisation.is_admin(me, at)
    names_here = names_of(store)
    named = called(store, organisation)
    places = {caseload for _, caseload in store.logs("place")}
    places |= set(Book(store.mailbox).shelf(book.PLACES).values())
    seen = [_seen(store, device, asked, keyring.device) for device in organisation.devices.values()]
    seen = _numbered(seen)
    people = [
        _person(organisation, user, names_here, named, [one for one in seen if one.user == user])
        for user in _users(organisation, me, whole=whole)
    ]
    listed = [replace(one, me=one.user == me) for one in people]
    mine = set(organisation.caseloads) if whole else set(keyring.my_caseloads())
    shelf = [
        CaseloadSeen(id_, named[id_], id_ in places, _members(organisation, id_, names_here, named))
        for id_ in organisation.caseloads
        if id_ in mine
    ]
    return Office(
        tuple(sorted(listed, key=lambda one: (not one.rights, one.name))),
        tuple(sorted(shelf, key=lambda one: (one.place, one.called))),
        tuple(_open_invitations(store, client)) if whole else (),
        whole,
        named,
    )


def _open_invitations(store: Store, client: Client) -> Iterable[Invited]:
    return inviting.invitations(store.mailbox, client.keyring.known)


def _users(organisation: Organisation, me: str, *, whole: bool) -> list[str]:
    users = {device.user for device in organisation.devices.values()} | organisation.admins.keys()
    users |= {user for one in organisation.caseloads.values() for user in one.members}
    if whole:
        return sorted(users)
    at = organisation.position
    mine = [c for c in organisation.caseloads if organisation.may_read(c, me, at)]
    return sorted(u for u in users if any(organisation.steps(c, u) for c in mine))


def _person(
    organisation: Organisation,
    user: str,
    names_here: Mapping[str, tuple[str, str]],
    called: Mapping[str, str],
    seen: Iterable[Seen],
) -> Person:
    name, work = names_here.get(user, (NOBODY, ""))
    rights = [
        right for c in organisation.caseloads if (right := _right(organisation, c, user, called))
    ]
    return Person(
        user,
        name,
        work,
        tuple(sorted(seen, key=lambda one: (one.gone, -one.heard))),
        tuple(rights),
        organisation.is_admin(user, organisation.position),
    )


def _right(
    organisation: Organisation, caseload: str, user: str, called: Mapping[str, str]
) -> Right | None:
    step = organisation.right(caseload, user, organisation.position)
    if step is None or step.may == "none":
        return None
    return Right(caseload, called[caseload], step.may, step.until or 0)


def _members(
    organisation: Organisation,
    caseload: str,
    names_here: Mapping[str, tuple[str, str]],
    called: Mapping[str, str],
) -> tuple[tuple[str, str, Right], ...]:
    users = organisation.caseloads[caseload].members
    found = ((user, _right(organisation, caseload, user, called)) for user in users)
    named = [(u, names_here.get(u, (NOBODY, ""))[0], right) for u, right in found if right]
    order = ["lead", "write", "review"]
    return tuple(sorted(named, key=lambda one: (order.index(one[2].may), one[1])))


def _seen(store: Store, device: Device, asked: Asked, own: str) -> Seen:
    row, latest = asked.laptops.get(device.id), last_report(store, device.id)
    synced = int(latest.synced.timestamp() * 1000) if latest and latest.synced else 0
    return Seen(
        device.id,
        device.user,
        latest.name if latest else "",
        0 if device.id == own else max(synced, row.heard if row else 0),
        latest.unsent if latest else None,
        device.revoked is not None,
        row.purged if row else 0,
        device.id == own,
    )


def _numbered(seen: Sequence[Seen]) -> list[Seen]:
    """Call laptops without a name by their number among their person's, in the order they came."""
    counts: dict[str, int] = {}
    found = []
    for one in seen:
        counts[one.user] = counts.get(one.user, 0) + 1
        found.append(one if one.called else replace(one, called=f"Laptop {counts[one.user]}"))
    return found
