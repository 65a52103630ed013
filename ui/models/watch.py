"""What everybody is told of the organisation: how fresh it is, what changed that touches them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkworker.measures.counting import many
from linkworker.store import Store
from sync import notices
from sync.client import Client
from sync.custodians import to_replace
from sync.notices import Notice
from sync.organisation import Organisation
from sync.recovery_use import uses_told
from ui.models.called import called, names_of
from ui.models.custody import say_left
from ui.models.office import DOES, NOBODY
from ui.when import say_when, wall_time

SEEN, HERE = "notices seen", "here since"
MOST = 5
_YOU_MAY = {"lead": "hold", "write": "cover", "review": "review"}
_OF_YOU = {
    "joined": "Another laptop was let in under your name: if it is not yours, ring an "
    "administrator now",
    "gone": "A laptop of yours was taken out",
    "administrator": "You are an administrator now",
    "no administrator": "You are no administrator any more",
}
_OF_ALL = {
    "recovery came": "There is a new recovery key: two people keep its sheets. You need do nothing",
    "recovery went": "A recovery key was taken out of use: its sheets open nothing that is "
    "written from now on. You need do nothing",
    "root": "The organisation’s founding key was replaced",
    "used": "A recovery key was used: ask an administrator who did it and why",
}


@dataclass(frozen=True)
class Watch:
    """`stale` says that permissions were confirmed too long ago, `confirmed` when (ms, 0: never).

    `replace` says to an administrator which recovery pairs are to be replaced.

    `told` are sentences about what changed since it was last seen, the oldest first; `position` is
    up to where they go.
    """

    confirmed: int = 0
    stale: bool = False
    replace: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    position: int = 0


def read_watch(store: Store, client: Client) -> Watch:
    """Read it; what was before this person came is not told to them."""
    organisation = client.keyring.known
    if organisation is None or not client.keyring.user:
        return Watch()
    position = organisation.position
    seen = store.setting(SEEN)
    if not seen:
        store.keep_setting(SEEN, str(position))
    known = notices.since(organisation, int(seen or position), client.keyring.device)
    people = {user: name for user, (name, _) in names_of(store).items()}
    caseloads = called(store, organisation)
    return Watch(
        notices.confirmed_at(organisation),
        notices.is_stale(organisation, store.mailbox.now(), _here_since(store)),
        _custody(client, store.mailbox.now()),
        tuple(
            _used(store, one, organisation)
            or (say_own if one.user == client.keyring.user else say_notice)(one, people, caseloads)
            for one in known
        ),
        position,
    )


def _used(store: Store, notice: Notice, known: Organisation) -> str:
    """Say who used a recovery key and why, to whom it is told."""
    if notice.what != "used":
        return ""
    told = {use.at: said for use, said in uses_told(known, store.mailbox)}
    said = told.get(notice.at)
    if said is None:
        return ""
    first, second = said.names
    return f"{first} and {second} used their recovery sheets to open {said.what}: {said.why}"


def _custody(client: Client, now: int) -> tuple[str, ...]:
    """Ask an administrator for what is to be done about the custodians, until it is done."""
    organisation = client.keyring.organisation
    if not organisation.is_admin(client.keyring.user, organisation.position):
        return ()
    return tuple(f"Pair {mark}: {say_left(left)}" for mark, left in to_replace(organisation, now))


def _here_since(store: Store) -> int:
    """Return since when this laptop is in an organisation, in ms; noted the first time."""
    if not store.setting(HERE):
        store.keep_setting(HERE, str(store.mailbox.now()))
    return int(store.setting(HERE))


def say_own(notice: Notice, _people: dict[str, str], caseloads: dict[str, str]) -> str:
    """Say one thing that changed for the person who reads it."""
    if notice.what == "right":
        return _right("You", _YOU_MAY, notice, caseloads)
    return _OF_YOU[notice.what]


def _right(who: str, may: dict[str, str], notice: Notice, caseloads: dict[str, str]) -> str:
    where = caseloads.get(notice.caseload, "a caseload")
    if notice.may == "none":
        return f"{who} may do nothing in {where} any more"
    until = f" until {_day(notice.until)}" if notice.until else ""
    return f"{who} {may[notice.may]} {where}{until}"


def say_notice(notice: Notice, people: dict[str, str], caseloads: dict[str, str]) -> str:
    """Say one thing that changed as a sentence."""
    who = people.get(notice.user, NOBODY)
    if notice.what == "right":
        return _right(who, DOES, notice, caseloads)
    said = {
        "joined": f"A laptop of {who} was let in",
        "gone": f"A laptop of {who} was taken out",
        "administrator": f"{who} is an administrator now",
        "no administrator": f"{who} is no administrator any more",
    }
    return said.get(notice.what) or _OF_ALL[f"{notice.what} {notice.may}".strip()]


def in_few(told: Sequence[str]) -> str:
    """Say them all, or the newest of many and how many more there were."""
    last = [f"{one}." for one in told[-MOST:]]
    more = len(told) - len(last)
    return "\n".join([*([f"{many(more, 'thing')} before that."] if more else []), *last])


def see(store: Store, position: int) -> None:
    """Note that what changed up to a position was seen."""
    store.keep_setting(SEEN, str(position))


def fresh_words(watch: Watch, today: date) -> str:
    """Say when permissions were last confirmed, or that they never were."""
    if not watch.confirmed:
        return "Permissions were never confirmed"
    return f"Permissions last confirmed {say_when(watch.confirmed, today)}"


def _day(at: int) -> str:
    day = wall_time(at)
    return f"{day.day} {day:%B}"
