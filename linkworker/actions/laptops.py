"""A laptop's report to its team: when it last synced and what waits on it, in figures only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version

from linkworker.actions.places import school_days_here
from linkworker.fields import declared
from linkworker.records import Laptop
from linkworker.store import Changes, Reader, Store

AGAIN_AFTER = timedelta(minutes=30)
WAITS_AFTER = timedelta(minutes=10)
LONGEST_UNDECIDED = 2


@dataclass(frozen=True)
class Own:
    """What a laptop says of itself: its id, its person's, its name, the program's version."""

    device: str
    user: str
    name: str
    version: str


def program_version() -> str:
    """Return the version of this program, '' where it is not known."""
    try:
        return version("linkworker")
    except PackageNotFoundError:
        return ""


def report_laptop(
    store: Store,
    logs: Sequence[str],
    own: Own,
    *,
    now: datetime,
    others_sent: bool,
) -> Changes:
    """Keep a report in these caseloads' own logs after a good round, if one is needed.

    One is needed on the first round of a day, when a figure or the version has changed, and
    half an hour after the last one if the round sent anything but reports (`others_sent`): so
    laptops with nothing new fall silent. `now` is the wall clock. What is younger than ten
    minutes does not count as waiting, nor is what was asked two school days ago undecided long.
    """
    here = {laptop.log: laptop for laptop in store.find(Laptop, device=own.device)}
    said = _said(store, logs, own, now)
    due = [log for log in logs if _is_due(here.get(log), said, others_sent)]
    if not due:
        return Changes()
    as_at = f"{now:%Y-%m-%dT%H:%M:%S}"
    with store.change() as (change, changes):
        for log in due:
            if log in here:
                fields = {name: getattr(said, name) for name in declared(Laptop)}
                change.update(here[log], as_at, **fields)
            else:
                change.add(said, log, as_at)
    return changes


def _said(store: Store, logs: Sequence[str], own: Own, now: datetime) -> Laptop:
    figures = store.mailbox.figures(int((now - WAITS_AFTER).timestamp() * 1000))
    asked = [_wall(at).date() for caseload, at in figures.asked if caseload in logs]
    return Laptop(
        device=own.device,
        user=own.user,
        name=own.name,
        synced=now.replace(second=0, microsecond=0),
        unsent=figures.unsent,
        oldest_unsent=_wall(figures.oldest) if figures.unsent else None,
        to_decide=_undecided(store, asked, now.date()),
        version=own.version,
    )


def last_report(reader: Reader, device: str) -> Laptop | None:
    """Return what a laptop said of itself last; None where no caseload here has heard it."""
    found = reader.find(Laptop, device=device)
    return max(found, key=lambda one: str(one.synced), default=None)


def _is_due(before: Laptop | None, said: Laptop, others_sent: bool) -> bool:
    if before is None or before.synced is None or said.synced is None:
        return True
    if before.synced.date() != said.synced.date() or _figures(before) != _figures(said):
        return True
    return others_sent and said.synced - before.synced >= AGAIN_AFTER


def _figures(laptop: Laptop) -> tuple[object, ...]:
    waits = (laptop.unsent, laptop.oldest_unsent, laptop.to_decide)
    return (*waits, laptop.version, laptop.name, laptop.user)


def _undecided(store: Store, asked: Sequence[date], today: date) -> int:
    """Return how many of the days asked on lie more than two school days back."""
    if not asked:
        return 0
    school_day = school_days_here(store)
    days = (today - timedelta(days=back) for back in range((today - min(asked)).days))
    passed = [day for day in days if school_day(day)]
    return sum(sum(day > one for day in passed) > LONGEST_UNDECIDED for one in asked)


def _wall(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000).replace(second=0, microsecond=0)
