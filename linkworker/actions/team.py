"""The team: who holds which caseload, and how each laptop stands. For people, never a ranking."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from linkworker.records import Child, Laptop
from linkworker.store import Reader

Team = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Caseload:
    """A caseload on this laptop: the user ids of who may do what there, and its children."""

    id: str
    leads: tuple[str, ...]
    writers: tuple[str, ...]
    reviewers: tuple[str, ...]
    children: tuple[Child, ...]


@dataclass(frozen=True)
class LaptopSeen:
    """How a laptop stands, as far as is known here: by its own report and by what came of it.

    `heard` is the later of the two, on the wall clock. `version` is '' for one that has never
    reported. `caseloads` are those that it reports to.
    """

    device: str
    user: str
    name: str
    heard: datetime | None
    unsent: int
    oldest_unsent: datetime | None
    to_decide: int
    version: str
    caseloads: tuple[str, ...]


def caseloads_of(reader: Reader, team: Team, places: Collection[str] = ()) -> list[Caseload]:
    """Return the caseloads that are on this laptop, places apart, as the team holds them.

    `team` says who may do what in each; `places` are the caseloads that are places.
    """
    holding = caseload_by_child(reader)
    children: dict[str, list[Child]] = {}
    for child in reader.find(Child):
        children.setdefault(holding.get(child.id, ""), []).append(child)
    here = dict.fromkeys([*(id_ for id_, _ in reader.logs("caseload")), *children])
    return [
        Caseload(
            id_,
            _with(team[id_], "lead"),
            _with(team[id_], "write"),
            _with(team[id_], "review"),
            tuple(children.get(id_, ())),
        )
        for id_ in here
        if id_ in team and id_ not in places
    ]


def caseload_by_child(reader: Reader) -> dict[str, str]:
    """Return the caseload that each child's log was opened in, by child id."""
    logs = dict(reader.logs("child"))
    return {child.id: logs[child.log] for child in reader.find(Child) if child.log in logs}


def laptops_of(reader: Reader, *, now: datetime) -> list[LaptopSeen]:
    """Return the laptops that have reported or written here, the longest not heard of first.

    Each worker sees the same row about herself as whoever reviews her caseload. A clock that
    is ahead makes no laptop heard of after `now`.
    """
    reports: dict[str, list[Laptop]] = {}
    for laptop in reader.find(Laptop):
        reports.setdefault(laptop.device, []).append(laptop)
    heard = reader.heard()
    seen = [
        _seen(device, reports.get(device, []), heard.get(device, ("", 0)), now)
        for device in dict.fromkeys([*reports, *heard])
    ]
    return sorted(seen, key=lambda one: (one.heard or datetime.min, one.device))


def _seen(device: str, reports: list[Laptop], heard: tuple[str, int], now: datetime) -> LaptopSeen:
    user, at = heard
    latest = max(reports, key=lambda one: one.synced or datetime.min, default=Laptop(device=device))
    times = [datetime.fromtimestamp(at / 1000)] if at else []
    times += [latest.synced] if latest.synced else []
    return LaptopSeen(
        device=device,
        user=user or latest.user,
        name=latest.name,
        heard=min(max(times), now) if times else None,
        unsent=latest.unsent or 0,
        oldest_unsent=latest.oldest_unsent,
        to_decide=latest.to_decide or 0,
        version=latest.version,
        caseloads=tuple(laptop.log for laptop in reports),
    )


def _with(members: Mapping[str, str], may: str) -> tuple[str, ...]:
    return tuple(user for user, right in members.items() if right == may)
