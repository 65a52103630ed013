"""People round a child: the person is kept once for the family, the relation with each child."""

from datetime import date
from typing import Any

from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import declared, problems
from linkworker.records import Child, Person, Relation, Withhold
from linkworker.store import Change, Changes, Reader, Store


def add_person(
    store: Store, *, child: Child, caseload: str, draft: str = "", **said: Any
) -> Changes:
    """Keep a person in the family's log and what they are to this child in the child's: one action.

    The first person opens the family's log, in `caseload`. Raises Invalid.
    """
    person = Person(**{n: value for n, value in said.items() if n in declared(Person)})
    to_child = {n: value for n, value in said.items() if n not in declared(Person)}
    relation = problems(Relation(child=child.id, person="to come", **to_child))
    if found := problems(person) | relation:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        family = family_log(change, child, caseload)
        kept = change.add(person, family)
        change.add(Relation(child=child.id, person=kept.id, **to_child), child.log)
    return changes


def family_log(change: Change, child: Child, caseload: str) -> str:
    """Return the log of a child's family; the first thing kept about it opens one."""
    family = child.family or change.open_log("family", caseload)
    if not child.family:
        change.update(child, family=family)
    return family


def add_relation(
    store: Store, *, child: Child, person: Person, draft: str = "", **said: Any
) -> Changes:
    """Say what somebody who is known already, such as a sister's mum, is to this child.

    Raises NotAllowed where that is said already: it is changed, not said twice.
    """
    if store.find(Relation, child=child.id, person=person.id):
        raise NotAllowed(f"{person.name} stands round {child.name} already: change what is there")
    with store.change(draft) as (change, changes):
        if not child.family:
            change.update(child, family=person.log)
        change.add(Relation(child=child.id, person=person.id, **said), child.log)
    return changes


def edit_person(store: Store, person: Person, *, draft: str = "", **edits: Any) -> Changes:
    """Change what is kept about a person, for all children of the family."""
    with store.change(draft) as (change, changes):
        change.update(person, **edits)
    return changes


def edit_relation(store: Store, relation: Relation, *, draft: str = "", **edits: Any) -> Changes:
    """Change what a person is to one child."""
    with store.change(draft) as (change, changes):
        change.update(relation, **edits)
    return changes


def tell_of_it(
    store: Store, person: Person, *, on: date, how: str = "", not_told: str = ""
) -> Changes:
    """Keep that somebody we wrote about was told so, or why not, who decided it (Article 14(5)).

    Raises Invalid unless one of the two is said.
    """
    if bool(how.strip()) == bool(not_told.strip()):
        raise Invalid({"told_how": "Say how they were told, or why they are not"})
    with store.change() as (change, changes):
        change.update(person, told_on=on, told_how=how.strip(), not_told=not_told.strip())
    return changes


def to_tell(reader: Reader, child: Child) -> list[tuple[Relation, Person]]:
    """Return the people round a child who have not the say for her: who may never have met us.

    Her parents are told when the programme begins. Who was not told yet comes first.
    """
    found = [(relation, person) for relation, person in people_round(reader, child)
             if person is not None and relation.responsibility is not True]  # fmt: skip
    return sorted(found, key=lambda one: one[1].told_on is not None)


def people_round(store: Reader, child: Child) -> list[tuple[Relation, Person | None]]:
    """Return the people round a child; None stands for a person whose record is not here yet."""
    relations = store.find(Relation, child=child.id)
    known = {person.id: person for person in store.find(Person, log=child.family or "none")}
    if any(relation.person not in known for relation in relations):
        known = {person.id: person for person in store.find(Person)}
    return [(relation, known.get(relation.person)) for relation in relations]


def first_parent(store: Reader, child: Child) -> tuple[Relation, Person] | None:
    """Return the one to turn to first: with parental responsibility, known to be safe to contact.

    None where nobody is, or where two answers stand about everybody who might be.
    """
    for relation, person in people_round(store, child):
        parent = relation.responsibility is True and relation.safe is True
        if person is not None and parent and not relation.undecided:
            return relation, person
    return None


def why_not_asked(parent: tuple[Relation, Person] | None) -> str:
    """Say why nothing is given to or asked of a child's first parent; '' where nothing is against.

    `parent` is as `first_parent` gives it.
    """
    if parent is None:
        return "no parent is known to be safe to contact"
    relation, person = parent
    told = Withhold.US.value not in relation.withhold
    return "" if told else f"{person.name} must not be told that we are working together"


def known_as(store: Reader) -> dict[str, str]:
    """Say of everybody known here who they are: "Dana Tidewater, Wren’s mum", by person id."""
    children = {child.id: child.name for child in store.find(Child)}
    found = {person.id: person.name for person in store.find(Person)}
    for relation in store.find(Relation):
        if relation.person in found and relation.child in children:
            found[relation.person] += f", {children[relation.child]}’s {relation.role}"
    return found


def best_times(store: Reader, child: Child) -> tuple[str, ...]:
    """Say whom to ring when ("Ring mum after 3pm"), for anybody who may look over a shoulder.

    Only somebody known to be safe to contact, from whom nothing is withheld, is named, by
    what they are to the child.
    """
    return tuple(
        f"Ring {relation.role} {person.best_time}"
        for relation, person in people_round(store, child)
        if person and person.best_time and relation.safe and not relation.withhold
    )
