"""A lost laptop as its page shows it: its report, and how taking it out stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from linkworker.actions.laptops import last_report
from linkworker.actions.loss_report import Held, LossReport, NextDay, loss_report, next_day
from linkworker.errors import LinkWorkerError
from linkworker.records import LostLaptop
from linkworker.store import Store
from sync import governing, losing
from sync.authority import Authority
from sync.client import Client
from sync.last_reader import left_alone
from sync.leaving import laptops, revoke
from ui import desk as desks
from ui.crash import said_in_words
from ui.models.called import called
from ui.models.office import Seen
from ui.when import say_when, wall_time


@dataclass(frozen=True)
class Loss:
    """The report and what its person needs; `may_take_out` says that this person can do it.

    `waited` is how many changes waited on the laptop when it last said so; None: not known here.
    `caseloads` are those it held, by id, with their names.
    """

    report: LossReport
    next: NextDay
    taken_out: bool
    may_take_out: bool
    practice: bool
    waited: int | None = None
    caseloads: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fate:
    """What the server said of a laptop: whether it was taken out, heard, wiped (ms), locked out.

    `trouble` says in words what was not in order after it was taken out.
    """

    gone: bool
    heard: int
    purged: int
    locked_out: bool
    trouble: str = ""


def read_loss(store: Store, client: Client, lost_id: str) -> Loss:
    """Read it from what is known on this laptop."""
    lost, keyring = store.get(LostLaptop, lost_id), client.keyring
    organisation, now = keyring.organisation, desks.this_minute()
    ids = losing.caseloads_held(organisation, lost.device)
    places = {caseload for _, caseload in store.logs("place")}
    names = called(store, organisation)
    mine = keyring.my_caseloads()
    own = [one for one in ids if one not in places]
    held = Held(
        losing.logs_held(keyring, store.mailbox, own),
        tuple(sorted(names[one] for one in own)),
        tuple(sorted(names[one] for one in own if one not in mine)),
    )
    return Loss(
        loss_report(store, lost, held, now),
        next_day(store, lost, held, now),
        organisation.devices[lost.device].revoked is not None,
        organisation.is_admin(keyring.user, organisation.position),
        bool(store.setting("practice")),
        said.unsent if (said := last_report(store, lost.device)) else None,
        {one: names[one] for one in own},
    )


def opened_by_it_alone(authority: Authority, loss: Loss) -> list[str]:
    """Return the names of those caseloads that no other laptop opens; asks the server."""
    alone = left_alone(authority, loss.caseloads, [loss.report.lost.device])
    return sorted(loss.caseloads[one] for one in alone)


def take_out(authority: Authority, device: str) -> Fate:
    """Take a laptop out, unless it is, and confirm how the organisation stands since.

    Once it is out nothing raises any more: what then goes wrong is told with its fate.
    """
    if authority.organisation.devices[device].revoked is not None:
        return ask_fate(authority, device)
    revoke(authority, device)
    try:
        governing.tick(authority)
        return ask_fate(authority, device)
    except LinkWorkerError as error:
        return Fate(gone=True, heard=0, purged=0, locked_out=False, trouble=said_in_words(error))


def ask_fate(authority: Authority, device: str) -> Fate:
    """Ask the server what became of a laptop."""
    row = next((one for one in laptops(authority) if one.device == device), None)
    gone = bool(row and row.gone)
    return Fate(
        gone,
        row.heard if row else 0,
        row.purged if row else 0,
        gone and losing.is_locked_out(authority, device),
    )


def known_of(fate: Fate, lost: LostLaptop, now: int) -> dict[str, object]:
    """Give what a report is to say of it that it does not say yet; `now` in ms."""
    known: dict[str, object] = {}
    if fate.heard and lost.taken_out is None:
        known["heard"] = wall_time(fate.heard).replace(second=0, microsecond=0)
    times = {"taken_out": (fate.gone, now), "keys": (fate.locked_out, now),
             "wiped": (bool(fate.purged), fate.purged)}  # fmt: skip
    for name, (is_so, at) in times.items():
        if is_so and getattr(lost, name) is None:
            known[name] = wall_time(at).replace(second=0, microsecond=0)
    return known


def about_laptop(seen: Seen, whose: str) -> str:
    """Name a laptop in a list: whose it is, and when it was last heard."""
    when = f"last heard {say_when(seen.heard, desks.today())}" if seen.heard else "not heard yet"
    return f"{whose}: {seen.called}, {'taken out' if seen.gone else when}"
