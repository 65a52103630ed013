"""Where this laptop stands: who sits here, what they may do, and what is waited for."""

from linkworker.actions.places import names
from linkworker.records import Colleague, Contact
from linkworker.store import Store
from sync.client import Client
from sync.rescuers import live_laptops
from ui.desk import Standing


def standing_of(store: Store, client: Client) -> Standing:
    """Read it from the store and from what this laptop knows of the organisation."""
    keyring, name, founding = client.keyring, store.setting("name"), store.setting("founding")
    if not keyring.user or founding:
        asked = int(store.setting("asked_at", "0"))
        return Standing(name=name, asked_at=asked, opened=True, founding=founding)
    place = next(iter(store.logs("place")), ("", ""))
    unopened = tuple(client.waiting_for_key())
    return Standing(
        opened=True,
        user=keyring.user,
        name=name,
        asked_at=int(store.setting("asked_at", "0")),
        caseloads=keyring.my_caseloads(),
        team=keyring.members(),
        places=frozenset(caseload for _, caseload in store.logs("place")),
        place_log=place[0],
        unopened=unopened,
        openers=_openers(store, client, unopened),
        reader=_reader(store, client),
        administers=_administers(client),
        laptops=live_laptops(client.keyring),
    )


def _administers(client: Client) -> bool:
    organisation = client.keyring.organisation
    return organisation.is_admin(client.keyring.user, organisation.position)


def coming(store: Store, client: Client) -> int:
    """Count the logs that the server has more of than has come here so far."""
    cursors, heads = store.mailbox.cursors(), client.round.heads or {}
    return sum(cursors.get(log, 0) < head for log, head in heads.items())


def _openers(store: Store, client: Client, unopened: tuple[str, ...]) -> tuple[str, ...]:
    """Name those whose laptop can open these caseloads, with their numbers where they are known."""
    members, me = client.keyring.members(), client.keyring.user
    users = {user for caseload in unopened for user in members.get(caseload, ())} - {me}
    known = (one for user in users for one in store.find(Colleague, user=user))
    return tuple(sorted(", ".join(filter(None, (one.name, one.phone))) for one in known))


def _reader(store: Store, client: Client) -> str:
    """Name the supervisor who will read this person's first note, while there is none."""
    me = client.keyring.user
    if store.find(Contact, by=me, limit=1):
        return ""
    mine = client.keyring.my_caseloads()
    reviews = (
        user
        for caseload, may in client.keyring.members().items()
        for user, theirs in may.items()
        if mine.get(caseload) in ("lead", "write") and theirs == "review"
    )
    known = names(store)
    return next((known[user] for user in reviews if user in known), "")
