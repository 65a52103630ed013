"""What is due, and always why: rules over facts that were gathered before any of them is asked."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from linkworker.fields import Record
from linkworker.measures.school_days import SchoolCalendar, school_days_between
from linkworker.records import Child, DueAnswer, DueRule

R = TypeVar("R", bound=Record)

OFTEN = 5  # a rule put aside so often offers to be changed


@dataclass(frozen=True)
class OfChild:
    """What is known of one child. `records` holds what the sources said they read of her.

    `seen` is the day she was last seen, `tries` how often she was tried since. `over` says that
    her programme has ended: no rule asks for her then, only what somebody set a day for.
    """

    child: Child
    calendar: SchoolCalendar
    seen: date | None = None
    tries: int = 0
    records: Mapping[type[Record], Sequence[Record]] = field(default_factory=dict)
    over: bool = False

    def all(self, kind: type[R]) -> Sequence[R]:
        """Return her records of a kind."""
        return self.records.get(kind, ())  # type: ignore[return-value]


@dataclass(frozen=True)
class Asked:
    """Who asks and when: the day, the person's name, the number of days a rule is set to.

    `user` is the person's id.
    """

    today: date
    name: str = ""
    days: int = 0
    user: str = ""


@dataclass(frozen=True)
class Due:
    """One thing that is due. `about` names what it is about: once that changes it is another.

    `why` is always there and is what a person reads; `by` is None where no day was said. `tab`
    is the part of the child's page where it is done. `record` is what a tick would finish. What
    is the law's day stands so many days `ahead` among what is due.
    """

    source: str
    about: str
    what: str
    why: str
    by: date | None = None
    child: Child | None = None
    record: Record | None = None
    tab: str = "story"
    ahead: int = 0

    def late(self, today: date) -> bool:
        """Say whether its day has passed."""
        return self.by is not None and self.by < today


@dataclass(frozen=True)
class Source:
    """A rule, or another place that due things come from: one function, listed in SOURCES.

    `reads` are the kinds of record it needs of a child; of those `only_open` it needs none in
    which the day named there stands (an action that is done). `asks` says in words when it asks,
    with {days} where a place may set the number. What is `always` on is no rule of a place's.
    """

    code: str
    title: str
    asks: str
    find: Callable[[OfChild, Asked], Iterable[Due]]
    reads: tuple[type[Record], ...] = ()
    only_open: Mapping[type[Record], str] = field(default_factory=dict)
    days: int = 0
    at_first: bool = False
    always: bool = False


@dataclass(frozen=True)
class Set:
    """How a source stands in a place: on or off, and the number of days it asks after."""

    source: Source
    on: bool
    days: int
    rule: DueRule | None = None

    @property
    def asks(self) -> str:
        """When it asks, in words."""
        return self.source.asks.format(days=self.days)


def as_set(sources: Iterable[Source], rules: Iterable[DueRule]) -> list[Set]:
    """Say how each source stands in a place; where nothing was said, as at first."""
    said = {rule.rule: rule for rule in rules}
    return [_set(source, said.get(source.code)) for source in sources]


def all_due(
    sets: Iterable[Set],
    everybody: Iterable[OfChild],
    today: date,
    name: str = "",
    answers: Iterable[DueAnswer] = (),
    user: str = "",
) -> list[Due]:
    """Return what is due of everybody by the sources that are on, the longest overdue first.

    What was put aside, or waits until a later day, is left out.
    """
    quiet = {(a.child, a.rule, a.about) for a in answers if is_quiet(a, today)}
    on = [(one, Asked(today, name, one.days, user)) for one in sets if one.on]
    found = [
        due
        for of_child in everybody
        for one, asked in on
        if one.source.always or not of_child.over
        for due in one.source.find(of_child, asked)
        if (of_child.child.id, due.source, due.about) not in quiet
    ]
    return in_order(found)


def in_order(found: Iterable[Due]) -> list[Due]:
    """Put what is due in order: by its day, what has none last, then by the child's name.

    What stands `ahead` of its day is not found below a long list on the last of it.
    """

    def order(one: Due) -> tuple[bool, date, str, str]:
        name = one.child.name.casefold() if one.child else ""
        day = one.by - timedelta(days=one.ahead) if one.by else date.max
        return one.by is None, day, name, one.what

    return sorted(found, key=order)


def is_quiet(answer: DueAnswer, today: date) -> bool:
    """Say whether something was put aside, or waits until a day that has not come."""
    waits = answer.paused_until is not None and answer.paused_until > today
    return bool(answer.aside_because) or waits


def put_aside_often(
    sets: Iterable[Set], answers: Collection[DueAnswer], user: str
) -> list[tuple[Set, int]]:
    """Return the rules that one person put aside five times or more, and how often.

    What was put aside before somebody looked at the rule again does not count.
    """
    found = []
    for one in sets:
        since = (one.rule.looked_at if one.rule else None) or date.min
        aside = sum(
            answer.rule == one.source.code
            and bool(answer.aside_because)
            and answer.by == user
            and (answer.said_on or date.min) >= since
            for answer in answers
        )
        if one.on and not one.source.always and aside >= OFTEN:
            found.append((one, aside))
    return found


def comes_soon(of: OfChild, asked: Asked, day: date) -> bool:
    """Say whether a day has come, or comes within the school days that a rule is set to."""
    if (day - asked.today).days <= asked.days:
        return True  # no more school days than days: none need be counted
    return school_days_between(of.calendar, asked.today, day).number <= asked.days


def _set(source: Source, rule: DueRule | None) -> Set:
    if source.always:
        return Set(source, on=True, days=source.days)
    on = source.at_first if rule is None or rule.on is None else rule.on
    days = source.days if rule is None or rule.days is None else rule.days
    return Set(source, on, days, rule)
