"""A child and the caseloads: which have her, who sees her by that, and giving her to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkworker.errors import NotAllowed
from linkworker.records import Child
from linkworker.store import Store
from sync import holding
from sync.authority import Authority
from sync.client import Client
from sync.keyring import Keyring
from ui.models.called import called, names_of
from ui.models.office import NOBODY
from ui.models.unopened import whose_laptop


@dataclass(frozen=True)
class Shelf:
    """A caseload: its name, its people and whoever leads it, by name.

    `waits` says that it cannot open her yet, `may_end` that this person may let it let go of her.
    """

    id: str
    called: str
    people: tuple[str, ...]
    leads: tuple[str, ...] = ()
    waits: bool = False
    may_end: bool = False


@dataclass(frozen=True)
class Moving:
    """A child, who has her now (`old` lets go in a move), and the caseloads she could go to.

    `family` is the log of her family, '' while there is none; it stays with the caseload as well
    where `stay`, brothers and sisters by name, do. `may` says whether this person can do it;
    `opener` is whose laptop opens her for a caseload that waits; `mine` are this person's.
    """

    child: Child
    holders: tuple[Shelf, ...]
    others: tuple[Shelf, ...]
    old: str
    family: str
    stay: tuple[str, ...]
    may: bool
    opener: str
    mine: frozenset[str]

    @property
    def let_go(self) -> Shelf:
        """The caseload that lets go of her in a move."""
        return next(one for one in self.holders if one.id == self.old)

    def other(self, id_: str) -> Shelf | None:
        """Return a caseload that she could go to."""
        return next((one for one in self.others if one.id == id_), None)


@dataclass(frozen=True)
class Seers:
    """Who sees a child by names: from then on, no longer, and as before."""

    more: tuple[str, ...]
    fewer: tuple[str, ...]
    still: tuple[str, ...]


def read_moving(store: Store, client: Client, child_id: str) -> Moving:
    """Read it from what this laptop knows.

    Raises NotFound for a child who is not here, NotAllowed for one of whom only this laptop knows.
    """
    child, keyring = store.get(Child, child_id), client.keyring
    has = keyring.controls(child.log).holders()
    if not has:
        raise NotAllowed(f"{child.name} is only on this laptop so far. Sync first, then look again")
    shelves = _shelves(store, keyring, child.log)
    ends = [one.id for one in shelves if one.id in has and one.may_end]
    old = next(iter(ends), keyring.caseload_of(child.log))
    family = child.family if child.family and keyring.controls(child.family).position else ""
    return Moving(
        child,
        tuple(one for one in shelves if one.id in has),
        tuple(one for one in shelves if one.id not in has and one.people),
        old,
        family,
        _who_stays(store, keyring, child, old) if family else (),
        bool(ends),
        whose_laptop(store, keyring.organisation, has, keyring.user),
        frozenset(keyring.my_caseloads()),
    )


def seers(moving: Moving, new: str, *, both: bool) -> Seers:
    """Say who will see the child once `new` has her: beside the others, or in place of one."""
    target = moving.other(new)
    before = {name for one in moving.holders for name in one.people}
    after = {name for one in moving.holders for name in one.people if both or one.id != moving.old}
    after |= set(target.people) if target else set()
    groups = (after - before, before - after, after & before)
    return Seers(*(tuple(sorted(group)) for group in groups))


def seers_without(moving: Moving, gone: str) -> Seers:
    """Say who will see the child once one of her caseloads has let go of her."""
    before = {name for one in moving.holders for name in one.people}
    after = {name for one in moving.holders for name in one.people if one.id != gone}
    return Seers((), tuple(sorted(before - after)), tuple(sorted(after)))


def what_stays(moving: Moving, new: str, *, both: bool) -> list[str]:
    """Say what becomes of what was written, of the family, and of what is on laptops."""
    name = moving.child.name
    said = [f"All that was written stays with {name}, and who wrote it: nothing is copied."]
    if moving.family and moving.stay and not both:
        said.append(f"Both have the family’s record: {' and '.join(moving.stay)} stays here.")
    elif moving.family:
        said.append("Both have the family’s record." if both else "The family’s record goes along.")
    if both:
        return said
    said.append(
        f"What somebody has not synced yet about {name} comes to the new caseload, which decides "
        "about it. What somebody began and did not save is shown to them before it leaves."
    )
    if new not in moving.mine:
        said.append(
            f"{name} leaves this laptop by itself. Papers saved as files stay where they are: "
            "delete those. To come back, somebody there, or an administrator, moves "
            f"{name} again."
        )
    return said


def give(authority: Authority, moving: Moving, new: str, *, both: bool) -> None:
    """Let another caseload have a child: beside the others, or in place of one of them."""
    logs, kept = _logs(moving)
    if both:
        for log in (*logs, *kept):
            holding.hold(authority, log, new)
    else:
        holding.move_child(authority, logs, moving.old, new, kept)


def take_from(authority: Authority, moving: Moving, caseload: str) -> None:
    """Let one of several caseloads let go of a child, and of the family if nobody of it stays.

    A caseload that this person does not know from inside keeps the family: it may have a brother.
    """
    logs, _ = _logs(moving)
    for log in logs if caseload == moving.old else [moving.child.log]:
        others = authority.controls(log).holders() - {caseload}
        if log == moving.child.log or others:
            holding.release(authority, log, caseload)


def _logs(moving: Moving) -> tuple[Sequence[str], Sequence[str]]:
    """Return the logs that go with the child, and those that stay with the caseload as well."""
    family = [moving.family] if moving.family else []
    return ([moving.child.log], family) if moving.stay else ([moving.child.log, *family], [])


def _who_stays(store: Store, keyring: Keyring, child: Child, old: str) -> tuple[str, ...]:
    return tuple(
        sorted(
            one.name
            for one in store.find(Child, family=child.family)
            if one.id != child.id and old in keyring.controls(one.log).holders()
        )
    )


def _shelves(store: Store, keyring: Keyring, log: str) -> list[Shelf]:
    organisation, holders = keyring.organisation, keyring.controls(log).holders()
    admin, mine = organisation.is_admin(keyring.user, organisation.position), keyring.my_caseloads()
    named, known = called(store, organisation), names_of(store)
    places = {caseload for _, caseload in store.logs("place")}

    def people(caseload: str, *roles: str) -> tuple[str, ...]:
        members = keyring.members()[caseload].items()
        return tuple(sorted(known.get(u, (NOBODY, ""))[0] for u, may in members if may in roles))

    found = [
        Shelf(
            id_,
            named[id_],
            people(id_, "lead", "write", "review"),
            people(id_, "lead"),
            id_ in holders and holding.waits_here(keyring, log, id_),
            admin or mine.get(id_) == "lead",
        )
        for id_ in organisation.caseloads
        if id_ not in places
    ]
    return sorted(found, key=lambda one: one.called)
