"""Who and what has a name beside the children: carers, staff, schools, services, partners."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from linkworker.measures.slips import NamesSought, plain_words
from linkworker.records import Child, Colleague, Partner, Person, Relation, School, Service
from linkworker.store import Reader
from ui.desk import Standing
from ui.models.doings import Found
from ui.models.found_where import SHOWS

PEOPLE = "People, schools and services"
KINDS = (Person, Relation, Colleague, School, Service, Partner)


class _Named(NamedTuple):
    """A line, its name, and what else of it may be typed beside the name."""

    line: Found
    name: str
    beside: str


class People:
    """Everybody and everything that has a name here and is no child, made ready to be sought."""

    def __init__(self, named: Iterable[_Named] = ()) -> None:
        known = sorted(named, key=lambda one: one.name.casefold())
        self._sought = NamesSought((one, f"{one.name} {one.beside}") for one in known)
        self._names = NamesSought((one.line, one.name) for one in known)

    def sure(self, typed: str, most: int) -> list[Found]:
        """Find by beginnings of names; a carer also by the child's name and "mum"."""
        parts = plain_words(typed)
        found = [one for one in self._sought.sure(typed) if _is_meant(one, parts)]
        return [one.line for one in found[:most]]

    def nearly(self, typed: str, most: int) -> list[Found]:
        """Find by names that are a slip of the hand away."""
        return self._names.nearly(typed, most)


def read_people(
    reader: Reader, standing: Standing, children: Mapping[str, Child], written: Iterable[str]
) -> People:
    """Read them; `children` are all here by id, `written` the ids of those one may write about."""
    mine = frozenset(written)
    return People(
        [
            *_carers(reader, children, mine),
            *_colleagues(reader, standing),
            *_schools(reader),
            *_services(reader),
        ]
    )


def _carers(
    reader: Reader, children: Mapping[str, Child], written: frozenset[str]
) -> Iterable[_Named]:
    """Give each person once, with all the children that she belongs to."""
    ties: dict[str, list[Relation]] = defaultdict(list)
    for relation in reader.find(Relation):
        if relation.child in children:
            ties[relation.person].append(relation)
    for person in reader.find(Person):
        if mine := ties.get(person.id):
            said = [f"{children[one.child].name}’s {one.role}" for one in mine]
            first = mine[0].child
            beside = " ".join(f"{children[one.child].name} {one.role}" for one in mine)
            line = Found(
                PEOPLE, person.name, ", ".join(said), "user", "child", f"{first}/family",
                child=first if first in written else "",
            )  # fmt: skip
            yield _Named(line, person.name, beside)


def _colleagues(reader: Reader, standing: Standing) -> Iterable[_Named]:
    """Give staff of the place: to their children where they have some here, else to the talk."""
    leads = {user for team in standing.team.values() for user, may in team.items() if may == "lead"}
    for one in reader.find(Colleague):
        place, whom = ("caseload", one.name) if one.user in leads else ("comments", "")
        said = " · ".join(part for part in (one.work or "colleague", one.phone) if part)
        yield _Named(Found(PEOPLE, one.name, said, "user", place, whom), one.name, "")


def _schools(reader: Reader) -> Iterable[_Named]:
    for school in reader.find(School):
        line = Found(PEOPLE, school.name, "school", "school", "caseload", school.name)
        yield _Named(line, school.name, "")
        for name, phone, does in (
            (school.dsl, school.dsl_phone, "safeguarding lead"),
            (school.deputy, school.deputy_phone, "deputy safeguarding lead"),
        ):
            if name:
                about = " · ".join(part for part in (does, school.name, phone) if part)
                form = f"{school.kind}/{school.id}"
                yield _Named(Found(PEOPLE, name, about, "shield", "form", form), name, "")


def _services(reader: Reader) -> Iterable[_Named]:
    for service in reader.find(Service):
        about = " · ".join(part for part in ("service", service.where) if part)
        there = f"{SHOWS}{service.id}"
        line = Found(PEOPLE, service.name, about, "map-pin", "directory", there)
        yield _Named(line, service.name, "")
    for partner in reader.find(Partner):
        there = f"{SHOWS}{partner.id}"
        line = Found(PEOPLE, partner.name, "partner", "handshake", "partners", there)
        yield _Named(line, partner.name, "")


def _is_meant(one: _Named, parts: list[str]) -> bool:
    """Say whether she herself was named, or said to be whose she is: not each time a child was."""
    names, beside = plain_words(one.name), plain_words(one.beside)
    by_name = [part for part in parts if any(word.startswith(part) for word in names)]
    by_tie = [part for part in parts if any(word.startswith(part) for word in beside)]
    return bool(by_name) or len(by_tie) == len(parts) > 1
