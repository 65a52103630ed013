"""What the page about a worry needs, read in one go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkworker.actions.concerns import FORM, Passed, concerns_of, opens_here
from linkworker.actions.places import calendar_of, names
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Child, Colleague, Place, School
from linkworker.store import Draft, Reader
from ui.desk import Standing


@dataclass(frozen=True)
class Opened:
    """Whom it may be about, whom it is about, schools with their calendars, words begun.

    `passed` are the concerns passed on before, `readable` those whose words open on this laptop;
    of the children in `written` this person may keep a record.
    """

    children: tuple[Child, ...]
    child: Child | None
    schools: tuple[tuple[School, SchoolCalendar], ...]
    place: Place | None
    worker: Colleague
    staff: dict[str, str]
    begun: Draft | None
    passed: tuple[Passed, ...]
    readable: frozenset[str]
    written: frozenset[str]
    practice: bool

    def schools_of(self, child: Child | None) -> tuple[tuple[School, SchoolCalendar], ...]:
        """Return the school of a child; all of them where nobody is chosen."""
        if child is None:
            return self.schools
        return tuple(one for one in self.schools if one[0].id == child.school)


def open_concern(reader: Reader, about: str, standing: Standing) -> Opened:
    """Read the page about a child's id, or '' for nobody yet; an id that is not here is nobody."""
    children = tuple(sorted(reader.find(Child), key=lambda child: child.by_name))
    child = next((one for one in children if one.id == about), None)
    known = (one for one in reader.find(Colleague, user=standing.user))
    worker = next(known, Colleague(user=standing.user, name=standing.name or "Me"))
    passed = concerns_of(reader, child) if child else []
    return Opened(
        children=children,
        child=child,
        schools=read_schools(reader),
        place=next(iter(reader.find(Place, limit=1)), None),
        worker=worker,
        staff={**names(reader), standing.user: "you"},
        begun=next(iter(reader.drafts(FORM)), None),
        passed=tuple(passed),
        readable=frozenset(one.concern.id for one in passed if opens_here(reader, one.words)),
        written=frozenset(_written(reader, children, standing)),
        practice=bool(reader.setting("practice")),
    )


def read_schools(reader: Reader) -> tuple[tuple[School, SchoolCalendar], ...]:
    """Return every school here with its calendar, by name."""
    schools = sorted(reader.find(School), key=lambda one: one.name.casefold())
    return tuple((one, calendar_of(reader, one.id)) for one in schools)


def _written(reader: Reader, children: Iterable[Child], standing: Standing) -> Iterator[str]:
    """Give the children of the caseloads that this person writes in."""
    held = dict(reader.logs("child"))
    for child in children:
        if standing.caseloads.get(held.get(child.log, "")) in ("lead", "write"):
            yield child.id
