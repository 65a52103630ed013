"""The recovery sheets as an administrator sees them: the pairs in force, and each use of them."""

from dataclasses import dataclass

from linkworker.records import Place
from linkworker.store import Store
from sync.client import Client
from sync.custodians import called, days_left, next_number, next_pair, number_of
from sync.custody import Pair
from sync.recovery_use import Reason, uses_told
from ui.when import wall_time


@dataclass(frozen=True)
class PairSeen:
    """A pair in force: its recovery key's id, its number and mark, how soon it must be replaced.

    `left` is in days, None where nobody said that it must.
    """

    id: str
    number: int
    called: str
    left: int | None = None


@dataclass(frozen=True)
class Custody:
    """The pairs, what was said of each use (the newest first), and who may replace a pair.

    `founded_here` says that this laptop has the organisation's founding key.
    """

    pairs: tuple[PairSeen, ...] = ()
    uses: tuple[str, ...] = ()
    founded_here: bool = False


@dataclass(frozen=True)
class ToCome:
    """The pair that comes in place of `old`: its number, and the place named on its sheets."""

    old: PairSeen
    pair: Pair
    number: int
    place: str


def read_custody(store: Store, client: Client) -> Custody:
    """Read it from what this laptop knows."""
    organisation = client.keyring.organisation
    left = days_left(organisation, store.mailbox.now())
    pairs = [
        PairSeen(key, number_of(organisation, key), called(organisation, key), left.get(key))
        for key in organisation.recovery_at(organisation.position)
    ]
    return Custody(
        tuple(sorted(pairs, key=lambda one: (one.left is None, one.number))),
        tuple(said_use(said) for _, said in reversed(uses_told(organisation, store.mailbox))),
        store.mailbox.secret("root") is not None,
    )


def read_to_come(store: Store, client: Client, old: str) -> ToCome | None:
    """Read the pair that is to come, made the first time and kept until it is in force.

    None where the pair of the recovery key `old` cannot be replaced here, or is not in force.
    """
    known = read_custody(store, client)
    pair = next((one for one in known.pairs if one.id == old and known.founded_here), None)
    if pair is None:
        return None
    place = next(iter(store.find(Place)), None)
    return ToCome(
        pair,
        next_pair(store.mailbox),
        next_number(client.keyring.organisation),
        place.name if place else "your organisation",
    )


def said_use(said: Reason | None) -> str:
    """Say who used recovery sheets, when and why; or that it was told to others than us."""
    if said is None:
        return "Used before this laptop was let in: an earlier administrator or lead can read why"
    first, second = said.names
    day = wall_time(said.at)
    return f"{first} and {second}, {day.day} {day:%B %Y}, to open {said.what}: {said.why}"


def say_left(left: int) -> str:
    """Say in how many days a pair must be replaced."""
    if left > 1:
        return f"{left} days are left"
    return "1 day is left" if left == 1 else "its 10 days are over"
