"""What an erasure takes away, and what it leaves: of a child's whole record, or of one entry.

Read by two people before anything is signed, so it counts and dates and names nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from linkworker.actions.about_child import Where, about, name_of
from linkworker.actions.files import saved_files
from linkworker.actions.goes_along import standing_under
from linkworker.actions.retention import holds_of
from linkworker.errors import NotAllowed
from linkworker.fields import LogKind, Record, declared
from linkworker.kinds import Day, Links, Moment
from linkworker.measures.days import say_day
from linkworker.records import RECORDS, Child, MovedAway, Person, Relation, keeping
from linkworker.store import Line, Reader

_ABOUT_PEOPLE = (LogKind.CHILD, LogKind.FAMILY)
_LONGEST = 160  # letters of an entry that are said to whoever looks at a list


@dataclass(frozen=True)
class Goes:
    """One kind of which something goes: how many, and between which days they were written."""

    title: str
    count: int
    first: date
    last: date

    @property
    def days(self) -> str:
        """Return the days in words: one, or from which to which."""
        last = f"{self.last.day} {self.last:%b %Y}"
        if self.first == self.last:
            return f"written {last}"
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        return f"written {self.first.day} {self.first:%b}{year} to {last}"


@dataclass(frozen=True)
class ToErase:
    """The list that is shown before anything is asked for.

    `logs` are the records that go whole, or those that `entries` stand in. `stays` says in words
    what an erasure does not reach.
    """

    goes: tuple[Goes, ...]
    logs: tuple[str, ...]
    stays: tuple[str, ...]
    entries: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """Return what goes as lines, kept with the erasure: kinds, counts and days, no names."""
        return "\n".join(f"{one.title}: {one.count}, {one.days}" for one in self.goes)


def to_erase(reader: Reader, child: Child, today: date) -> ToErase:
    """Return what an erasure of a child takes away, and what it leaves; raises NotAllowed on hold.

    The family's record goes with the last of its children here.
    """
    check_hold(reader, child)
    others = [one for one in reader.find(Child, family=child.family) if one.id != child.id]
    family = (child.family,) if child.family and not others else ()
    found = about(reader, child)
    own = [item for item in found if item.log in (child.log, *family)]
    stays = []
    if child.family and others:
        stays.append("The family’s record: a brother or sister is on the programme")
    if elsewhere := sum(item.where in (Where.OTHER, Where.ELSEWHERE) for item in found):
        stays.append(f"{elsewhere} entries in other records whose words name {child.name}")
    if papers := [one for one in saved_files(reader) if child.name in one.title]:
        stays.append(f"{len(papers)} files saved on this laptop, and papers that were printed")
    goes = _counted(((item.title, item.history) for item in own), today)
    return ToErase(goes, (child.log, *family), tuple(stays))


def to_erase_entry(reader: Reader, record: Record, today: date) -> ToErase:
    """Return what an erasure of one entry takes away: it and what stands under it.

    A person goes with what they are to each child. Raises NotAllowed on hold, and for what
    cannot be erased by itself.
    """
    if not may_erase(record):
        raise NotAllowed(f"{record.title} is not erased by itself: ask for the whole record")
    for child in children_of(reader, {record.log}):
        check_hold(reader, child)
    found = [one for listed in going_with(reader, record).values() for one in listed]
    goes = _counted(((one.title, reader.history(one)) for one in found), today)
    logs = tuple(dict.fromkeys(one.log for one in found))
    return ToErase(goes, logs, tuple(_stays(reader, found)), (record.id,))


def may_erase(record: Record) -> bool:
    """Say whether one such entry can be erased: it is of a child or family, and no proof."""
    kind = type(record)
    return kind.lives_in in _ABOUT_PEOPLE and kind not in (Child, MovedAway) and (
        kind.keeping is not keeping.RIGHTS
    )  # fmt: skip


def going_with(reader: Reader, record: Record) -> dict[str, list[Record]]:
    """Return an entry and all that goes with it, by the log that each stands in."""
    found = [record, *standing_under(reader, record)]
    if isinstance(record, Person):
        for relation in reader.find(Relation, person=record.id):
            found += [relation, *standing_under(reader, relation)]
    by_log: defaultdict[str, list[Record]] = defaultdict(list)
    for one in {one.id: one for one in found}.values():
        by_log[one.log].append(one)
    return dict(by_log)


def children_of(reader: Reader, logs: Iterable[str]) -> list[Child]:
    """Return the children whose own record or whose family's stands in one of these logs."""
    wanted = set(logs)
    return [one for one in reader.find(Child) if wanted & {one.log, one.family}]


def entry_of(record: Record) -> str:
    """Return what an entry is, without its words: its kind and its day."""
    on = f" of {say_day(day, year=True)}" if (day := _day_of(record)) else ""
    return f"{record.title}{on}"


def said_of(record: Record) -> str:
    """Return what an entry is, for whoever looks at it here: its kind, its day, its first words."""
    words = " ".join(name_of(record).split())
    short = f"{words[:_LONGEST].rstrip()}…" if len(words) > _LONGEST else words
    return f"{entry_of(record)}: {short}" if short else entry_of(record)


def _day_of(record: Record) -> date | None:
    """Return the first day that an entry says, None where it says none."""
    values = (getattr(record, name) for name, field in declared(type(record)).items()
              if isinstance(field, Day | Moment))  # fmt: skip
    day = next((one for one in values if one), None)
    return day.date() if isinstance(day, datetime) else day


def check_hold(reader: Reader, child: Child) -> None:
    """Raise NotAllowed while somebody says that a child's record must stay."""
    for hold in holds_of(reader, child):
        again = say_day(hold.review_on, year=True) if hold.review_on else ""
        raise NotAllowed(
            f"{hold.name} says that it must stay: {hold.reason}. Looked at on {again}. Ask them; "
            "once they agree, it ends on the child’s Rights, under “What must stay”"
        )


def _counted(
    found: Iterable[tuple[str, Iterable[Line]]], today: date
) -> tuple[Goes, ...]:  # fmt: skip
    days: defaultdict[str, list[date]] = defaultdict(list)
    for title, history in found:
        at = min((line.at for line in history), default=0)
        days[title].append(datetime.fromtimestamp(at / 1000).date() if at else today)
    return tuple(Goes(title, len(on), min(on), max(on)) for title, on in sorted(days.items()))


def _stays(reader: Reader, found: list[Record]) -> Iterator[str]:
    """Say what points at these and stays, and what no list can find."""
    ids = {one.id for one in found}
    logs = {one.log for one in found}
    pointing = 0
    for kind in RECORDS:
        links = [name for name, field in declared(kind).items() if isinstance(field, Links)]
        if links and kind.lives_in in _ABOUT_PEOPLE:
            pointing += sum(
                one.id not in ids and any(getattr(one, name) in ids for name in links)
                for log in logs for one in reader.find(kind, log=log)
            )  # fmt: skip
    if pointing:
        what = "1 other entry that points" if pointing == 1 else f"{pointing} others that point"
        yield f"{what} to it, without what stood there"
    yield "What other entries, papers and people say of the same thing"
