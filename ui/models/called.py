"""What people, caseloads and places are called on this laptop, and whom to ring."""

from linkworker.actions.places import names
from linkworker.records import Colleague, Place
from linkworker.store import Store
from sync import book
from sync.book import Book
from sync.client import Client
from sync.organisation import Organisation
from ui.models.team_known import holders


def names_of(store: Store) -> dict[str, tuple[str, str]]:
    """Give name and work by user id: as each said it, or as the administrator typed it."""
    found = {user: (name, "") for user, name in Book(store.mailbox).called(book.PEOPLE).items()}
    return found | {one.user: (one.name, one.work) for one in store.find(Colleague)}


def called(store: Store, organisation: Organisation) -> dict[str, str]:
    """Give every caseload and place a name: as the administrator typed it, or whose it is."""
    shelves = Book(store.mailbox)
    typed = shelves.called(book.CASELOADS) | shelves.called(book.PLACES)
    logs = {log: caseload for log, caseload in store.logs("place")}
    typed |= {logs[one.log]: one.name for one in store.find(Place) if one.log in logs}
    staff = names(store)
    for caseload in organisation.caseloads:
        if caseload not in typed:
            members = {
                u: organisation.may_of(caseload, u)
                for u in organisation.caseloads[caseload].members
            }
            held = holders(members, staff)
            typed[caseload] = f"{held}’s caseload" if held else "A caseload"
    return typed


def administrators(store: Store, client: Client) -> list[str]:
    """Return "Ann Whitlow, 020 7946 0100" for each but whoever sits here, by name."""
    keyring = client.keyring
    organisation, at = keyring.organisation, keyring.organisation.position
    there = {
        one.user: ", ".join(filter(None, (one.name, one.phone)))
        for one in store.find(Colleague)
        if one.user != keyring.user
    }
    return sorted(name for user, name in there.items() if organisation.is_admin(user, at))
