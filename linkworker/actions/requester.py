"""Where somebody stands who asks for a copy: what is weighed before anything is handed to them."""

from datetime import date

from linkworker.measures.days import say_day
from linkworker.records import AccessRequest, Asker, Child, Person, Relation, Understands
from linkworker.store import Reader


def look_at(reader: Reader, child: Child, request: AccessRequest, today: date) -> list[str]:
    """Return what somebody must weigh before anything is handed to who asks."""
    said = []
    if request.understands is Understands.YES_NOT:
        said.append(f"{child.name} understands and does not want it: her own view comes first.")
    if request.asker is Asker.CHILD or request.understands is Understands.YES_AGREES:
        said.append(f"{child.name} has a say of her own: speak with her first.")
    if not request.identity.strip():
        said.append("How we know who they are is not written down.")
    for relation, person in _relations(reader, child, request.person):
        said += _of_relation(relation, person, today)
    if not request.person and request.asker is not Asker.CHILD:
        said.append(f"{request.who} is not among the people round {child.name}.")
    return said


def _relations(
    reader: Reader, child: Child, person: str
) -> list[tuple[Relation, Person | None]]:  # fmt: skip
    people = {one.id: one for one in reader.find(Person)} if person else {}
    found = reader.find(Relation, child=child.id, person=person) if person else []
    return [(one, people.get(one.person)) for one in found]


def _of_relation(relation: Relation, person: Person | None, today: date) -> list[str]:
    name = person.name if person else relation.role
    said = []
    if "responsibility" in relation.undecided or relation.responsibility is None:
        said.append(f"Whether {name} has parental responsibility is not known.")
    elif not relation.responsibility:
        said.append(f"{name} has no parental responsibility.")
    if relation.order_kind and (relation.order_until is None or relation.order_until >= today):
        until = relation.order_until
        ends = f", until {say_day(until, year=True)}" if until else ""
        said.append(f"An order is in force: {relation.order_kind}{ends}.")
    if relation.withhold:
        said.append(f"{name} must not be told: {', '.join(sorted(relation.withhold))}.")
    if relation.safe is not True:
        said.append(f"It is not certain that {name} is safe to contact.")
    return said
