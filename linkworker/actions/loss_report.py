"""What the report of a lost laptop says: whose records were on it, what left it, who was told.

And what its person needs the next morning: her day, whom to ring, and what to write again.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linkworker.actions.children import emergency_card
from linkworker.actions.places import school_days_here
from linkworker.actions.slots import slots_between, slots_on
from linkworker.fields import Record, declared
from linkworker.kinds import Sensitivity
from linkworker.records import (
    RECORDS,
    Child,
    EmergencyCard,
    LossTold,
    LostLaptop,
    PaperGiven,
    Person,
    Slot,
)
from linkworker.store import Reader

HOURS = timedelta(hours=72)  # UK GDPR, Article 33(1)
SCHOOL_DAYS = 20
CLASSES = (Sensitivity.SPECIAL, Sensitivity.OFFENCE, Sensitivity.WITHHELD)
Counts = tuple[int, int, int]


@dataclass(frozen=True)
class Held:
    """What a laptop held: the logs of children and families, caseloads by name.

    `unread` names those caseloads that cannot be read here: nothing of them is in `logs`.
    """

    logs: frozenset[str]
    caseloads: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class OnIt:
    """Somebody whose record was on the laptop, with how many records of each of `CLASSES`."""

    name: str
    counts: Counts


@dataclass(frozen=True)
class Went:
    """A paper printed from it, or a file saved on it: when, what, about whom, for whom."""

    at: datetime
    title: str
    child: str
    reader: str
    way: str
    file: str


@dataclass(frozen=True)
class LossReport:
    """All that the report of a loss says; papers and files since the day `since`."""

    lost: LostLaptop
    held: Held
    children: tuple[OnIt, ...]
    people: tuple[OnIt, ...]
    papers: tuple[Went, ...]
    told: tuple[LossTold, ...]
    made: datetime
    since: date

    @property
    def until(self) -> datetime | None:
        """Return when the 72 hours end."""
        return self.lost.aware + HOURS if self.lost.aware else None


@dataclass(frozen=True)
class NextDay:
    """What the person of a lost laptop needs: her day, her children, what she may write again.

    `since` is when something of hers was last received; `slots` and `children` are whom she was to
    see since then. `unread` names those caseloads of hers of which nothing is known here.
    """

    today: tuple[tuple[str, str, str], ...]  # time, who, what for
    cards: tuple[tuple[Child, EmergencyCard | None], ...]
    since: datetime | None
    slots: tuple[tuple[date, str, str, str], ...]  # day, time, who, what for
    unread: tuple[str, ...] = ()


def loss_report(store: Reader, lost: LostLaptop, held: Held, now: datetime) -> LossReport:
    """Gather what the report says. Children and people are named from the records held here."""
    children = [one for one in store.find(Child) if one.log in held.logs]
    people = [one for one in store.find(Person) if one.log in held.logs]
    counts, since = _counts(store, held.logs), _school_days_back(store, now.date())
    return LossReport(
        lost,
        held,
        _named(((one.whole_name, one.log) for one in children), counts),
        _named(((one.name, one.log) for one in people), counts),
        tuple(sorted(_went(store, lost.user, children, since), key=lambda one: one.at)),
        tuple(sorted(store.find(LossTold, lost=lost.id), key=lambda one: (str(one.at), one.id))),
        now,
        since,
    )


def next_day(store: Reader, lost: LostLaptop, held: Held, now: datetime) -> NextDay:
    """Gather what its person needs today, from the records held here."""
    children = [one for one in store.find(Child) if one.log in held.logs]
    since = lost.heard
    first = since.date() if since else now.date() - timedelta(days=7)
    after = slots_between(store, first, now.date())
    return NextDay(
        tuple(
            (one.slot.at, _whom(one.child), one.slot.what)
            for one in slots_on(store, now.date())
            if _hers(one.slot, lost, held)
        ),
        tuple((one, emergency_card(store, one)) for one in sorted(children, key=_by_name)),
        since,
        tuple(
            (one.day, one.slot.at, _whom(one.child), one.slot.what)
            for one in after
            if _hers(one.slot, lost, held) and _is_after(one.day, one.slot.at, since, now)
        ),
        held.unread,
    )


def _hers(slot: object, lost: LostLaptop, held: Held) -> bool:
    mine = isinstance(slot, Slot) and slot.log in held.logs
    return mine and getattr(slot, "by", "") in ("", lost.user)


def _is_after(day: date, at: str, since: datetime | None, now: datetime) -> bool:
    moment = datetime.strptime(f"{day.isoformat()} {at}", "%Y-%m-%d %H:%M")
    return (since is None or moment > since) and moment <= now


def _whom(child: Child | None) -> str:
    return child.whole_name if child else ""


def _by_name(child: Child) -> str:
    return f"{child.name} {child.surname}"


def _named(listed: Iterator[tuple[str, str]], counts: dict[str, Counts]) -> tuple[OnIt, ...]:
    return tuple(sorted((OnIt(name, counts[log]) for name, log in listed), key=lambda o: o.name))


def _counts(store: Reader, logs: Collection[str]) -> dict[str, Counts]:
    """Count, for each log, the records in which a field of each class is filled in."""
    found = {log: [0, 0, 0] for log in logs}
    for kind in RECORDS:
        classed = {n: f.sensitivity for n, f in declared(kind).items() if f.sensitivity in CLASSES}
        if not classed:
            continue
        for record in store.find(kind):
            if record.log in found:
                for at, one in enumerate(CLASSES):
                    found[record.log][at] += _has(record, classed, one)
    return {log: (one[0], one[1], one[2]) for log, one in found.items()}


def _has(record: Record, classed: dict[str, Sensitivity], one: Sensitivity) -> bool:
    return any(getattr(record, name) for name, its in classed.items() if its is one)


def _went(store: Reader, user: str, children: list[Child], since: date) -> Iterator[Went]:
    named = {one.log: _whom(one) for one in children}
    for paper in store.find(PaperGiven, by=user):
        if paper.log in named and paper.at and paper.at.date() >= since and paper.way:
            yield Went(
                paper.at, paper.paper, named[paper.log], paper.reader, paper.way.value, paper.file
            )


def _school_days_back(store: Reader, today: date) -> date:
    """Return the first of the last 20 school days, with today; at most a year back."""
    school_day: Callable[[date], bool] = school_days_here(store)
    days = (today - timedelta(days=back) for back in range(366))
    passed = [day for day in days if school_day(day)]
    return passed[:SCHOOL_DAYS][-1] if passed else today - timedelta(days=28)
