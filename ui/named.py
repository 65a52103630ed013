"""Whom some words name of the children here, and whose family: what a warning is made from.

Who is round each child is learnt once for the whole window, as names to cover are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from linkworker.measures.named import ChildrenNamed
from linkworker.records import Child, Person, Relation
from linkworker.store import Reader

People = Mapping[str, Sequence[str]]


class Named(NamedTuple):
    """The children named themselves, and those of whom only the family is."""

    children: list[Child]
    families: list[Child]


@dataclass
class _Now:
    people: People = field(default_factory=dict)
    known: Sequence[Child] = ()
    made: ChildrenNamed = field(default_factory=lambda: ChildrenNamed(()))


_now = _Now()


def read_people(reader: Reader, people: Iterable[Person]) -> People:
    """Read which of these `people` are round each child: their names, by the child's id."""
    called = {person.id: person.name for person in people}
    found: dict[str, list[str]] = {}
    for relation in reader.find(Relation):
        if relation.person in called:
            found.setdefault(relation.child, []).append(called[relation.person])
    return found


def learn(people: People) -> None:
    """Take in who is round each child."""
    if people != _now.people:
        _now.people, _now.known = people, ()


def look(words: str, known: Sequence[Child], besides: Collection[str]) -> Named:
    """Find who of `known` is named in words, but for the ids `besides`, and whose family."""
    if known is not _now.known:
        _now.known, _now.made = known, ChildrenNamed(known, _now.people)
    children = _now.made.named(words, besides)
    families = _now.made.families(words, besides)
    return Named(children, [one for one in families if one not in children])
