"""What the board of names shows, read in one go: who was seen today, who is away, who is due."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from linkworker.actions.attendance import monday_of
from linkworker.actions.contacts import saw
from linkworker.actions.day import was_met
from linkworker.actions.places import calendar_of
from linkworker.actions.slots import SlotOn, slots_on
from linkworker.actions.time_away import out_of_school
from linkworker.measures.attendance_codes import LATE, class_of, shown_as
from linkworker.measures.suspension import AWAY
from linkworker.records import AttendanceWeek, Child, Contact, School
from linkworker.store import Reader

_ELSEWHERE = {"V": "on a trip", "P": "at sport", "W": "at work experience"}
_MISSED = ("authorised", "unauthorised")


@dataclass(frozen=True)
class OnBoard:
    """One name. `called` tells two children of one name apart; `seen` is today's last meeting.

    `away` says in words that the child is not to be met today, `tried` that somebody tried;
    `slot` is the time of a slot today that nobody has said anything of, or "".
    """

    child: Child
    called: str
    seen: Contact | None = None
    away: str = ""
    tried: str = ""
    slot: str = ""


@dataclass(frozen=True)
class Board:
    """The caseload by class, each class with its names; `closed` while no school is open."""

    day: date
    classes: tuple[tuple[str, tuple[OnBoard, ...]], ...]
    closed: bool

    @property
    def names(self) -> tuple[OnBoard, ...]:
        """Everybody, in the order of the board."""
        return tuple(one for _, names in self.classes for one in names)


def children_here(reader: Reader, review: Collection[str]) -> list[Child]:
    """Return the children whom this person may write about, by name; `review` are caseloads."""
    caseloads = dict(reader.logs("child"))
    here = [one for one in reader.find(Child) if caseloads.get(one.log, "") not in review]
    return sorted(here, key=lambda child: child.by_name)


def read_board(reader: Reader, now: datetime, review: Collection[str] = ()) -> Board:
    """Read the board as it stands at a minute."""
    children = children_here(reader, review)
    day = now.date()
    contacts = _today(reader, day)
    marks, out = _marks(reader, now), out_of_school(reader)
    slots = _open_slots(slots_on(reader, day, away=True), contacts)
    shared = Counter(one.name for one in children)
    found: dict[str, list[OnBoard]] = {}
    for child in sorted(children, key=lambda one: (one.year or 0, one.school_class)):
        mine = contacts.get(child.id, [])
        seen = next((one for one in mine if saw(one, child)), None)
        away, due = slots.get(child.id, ("", ""))
        away = AWAY if out.out(child.log, day, f"{now:%H:%M}") else away
        tried = f"{mine[0].at:%H:%M}" if mine and mine[0].at and not seen else ""
        called = f"{child.name} {child.surname[:1]}" if shared[child.name] > 1 else child.name
        one = OnBoard(child, called, seen, marks.get(child.id, "") or away, tried, due)
        found.setdefault(child.school_class or f"Year {child.year}", []).append(one)
    schools = [calendar_of(reader, school.id) for school in reader.find(School)]
    closed = bool(schools) and not any(one.is_school_day(day) for one in schools)
    return Board(day, tuple((name, tuple(names)) for name, names in found.items()), closed)


def _today(reader: Reader, day: date) -> dict[str, list[Contact]]:
    """Give the contacts of a day, the latest first, by child."""
    found: dict[str, list[Contact]] = {}
    for one in reader.find(Contact, newest="at", since=datetime.combine(day, time.min)):
        if one.at and one.at.date() == day and not one.struck_because:
            found.setdefault(one.child, []).append(one)
    return found


def _marks(reader: Reader, now: datetime) -> dict[str, str]:
    """Say of whom the school's register says today that they are not there."""
    weeks = reader.find(AttendanceWeek, monday=monday_of(now.date()))
    first = now.weekday() * 2
    halves = slice(first, first + 1 + (now.hour >= 12))
    found = {}
    for week in weeks:
        marked = [code.strip().upper() for code in week.codes[halves] if code.strip()]
        if marked:
            found[week.child] = _away(marked[-1], now.date())
    return found


def _away(code: str, day: date) -> str:
    """Say why a child is not to be met in school, by a mark, and no more than that."""
    if shown_as(code, day) == "suspended":
        return AWAY
    missed = class_of(code, day) in _MISSED and code not in LATE
    return "absent" if missed else _ELSEWHERE.get(code, "")


def _open_slots(
    slots: Iterable[SlotOn], contacts: Mapping[str, list[Contact]]
) -> dict[str, tuple[str, str]]:
    """Give, by child, why a slot falls away today, and the time of the first that is open."""
    found: dict[str, tuple[str, str]] = {}
    for one in slots:
        if one.child is None:
            continue
        away, due = found.get(one.child.id, ("", ""))
        if one.away == AWAY:
            away = one.away
        elif not (one.away or due or was_met(one, contacts)):
            due = one.slot.at
        found[one.child.id] = (away, due)
    return found
