"""What may stand on a paper for its reader; it remembers what it left out, and whom it names.

A field's declared class decides first. Then each paragraph is read: one that tells this reader
an address, a school, a time or a number that is not theirs to know is left out whole.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from linkworker.actions.contacts import names_in
from linkworker.actions.people import people_round
from linkworker.actions.places import school_of
from linkworker.documents.recipient import Recipient
from linkworker.fields import Record, Sensitivity, declared, sensitivity_of
from linkworker.records import Child, Person, School, Withhold
from linkworker.store import Reader

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?(am|pm)\b"
    r"|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bo['’ʼ]?\s?clock\b"
    r"|\b(quarter|half) (past|to)\b|\b(noon|midday)\b",
    re.IGNORECASE,
)
_SHORTEST = 5
_NEVER = {
    Sensitivity.OFFENCE: "it tells of an offence or an order",
    Sensitivity.WITHHELD: "addresses and telephone numbers stay with us",
    Sensitivity.RESTRICTED: "few may read it",
}


class LeftOut(NamedTuple):
    """Something that is not on the paper, and why. `tick` is `kind.field` if it may be ticked."""

    what: str
    why: str
    tick: str = ""


class Sieve:
    """Lets through what one reader may be told of one child."""

    def __init__(self, store: Reader, child: Child, recipient: Recipient) -> None:
        self.left_out: list[LeftOut] = []
        self.recipient = recipient
        self._told: list[str] = []
        self._child = child
        self._people = people_round(store, child)
        self._children = store.find(Child)
        self.school = school_of(store, child.school)
        self._needles = dict(self._secrets())

    def field(self, record: Record, name: str) -> str:
        """Return what a field says, in words, or '' when it may not stand here or is empty."""
        field, value = declared(type(record))[name], getattr(record, name)
        if value in (None, "", frozenset()) or not self._class_allows(record, name):
            return ""
        said = field.spoken(value) if not isinstance(value, str) else value
        return self.words(field.label, said)

    def words(self, label: str, text: str) -> str:
        """Return words without the paragraphs that this reader must not be told."""
        kept = [line for line in text.split("\n") if not self._betrays(label, line)]
        self._told += kept
        return "\n".join(kept).strip()

    def withholds(self, what: Withhold, label: str) -> bool:
        """Say whether a part is withheld from this reader; it is noted when it is."""
        if not self.recipient.must_not_know(what):
            return False
        self._note(label, f"{self.recipient.name} must not be told: {what.value}")
        return True

    def other_children(self) -> tuple[str, ...]:
        """Return the other children that the paper names."""
        found = names_in("\n".join(self._told), self._children, {self._child.id})
        return tuple(f"{child.name} {child.surname}".strip() for child in found)

    def people_named(self) -> tuple[str, ...]:
        """Return the people round the child, but for its reader, whom the paper names."""
        told = "\n".join(self._told).casefold()
        return tuple(
            f"{person.name}, {relation.role}"
            for relation, person in self._people
            if person
            and person.id != self.recipient.person
            and re.search(rf"\b{re.escape(person.name.split()[0].casefold())}\b", told)
        )

    def _class_allows(self, record: Record, name: str) -> bool:
        field = declared(type(record))[name]
        sensitivity = sensitivity_of(record, name)
        if why := _NEVER.get(sensitivity):
            self._note(field.label, why)
            return False
        tick = f"{type(record).kind}.{name}"
        if sensitivity is Sensitivity.SPECIAL and tick not in self.recipient.ticked:
            self._note(field.label, "tick it if this reader needs it", tick)
            return False
        return True

    def _betrays(self, label: str, line: str) -> bool:
        text = _letters(line)
        for needle, why in self._needles.items():
            if needle in text:
                self._note(f"{label}: a paragraph", why)
                return True
        if self.recipient.must_not_know(Withhold.TIMES) and _TIME.search(line):
            self._note(f"{label}: a paragraph", "it says when")
            return True
        return False

    def _note(self, what: str, why: str, tick: str = "") -> None:
        if (one := LeftOut(what, why, tick)) not in self.left_out:
            self.left_out.append(one)

    def _secrets(self) -> Iterable[tuple[str, str]]:
        """Give what must not be read on this paper, as `_letters`, each with the reason."""
        if self._child.upn:
            yield _letters(self._child.upn), "it holds the UPN"
        if self.school and self.recipient.must_not_know(Withhold.SCHOOL):
            yield from ((needle, "it tells the school") for needle in _school(self.school))
        for _, person in self._people:
            if person and person.id != self.recipient.person:
                yield from self._secrets_of(person)

    def _secrets_of(self, person: Person) -> Iterable[tuple[str, str]]:
        if self.recipient.withhold and len(phone := _letters(person.phone)) >= _SHORTEST:
            yield phone, "it tells a telephone number"
        if person.address_withheld or self.recipient.must_not_know(Withhold.ADDRESS):
            for part in (*re.split(r"[,\n]", person.address), person.postcode):
                if len(plain := _letters(part)) >= _SHORTEST:
                    yield plain, "it tells an address"


def _school(school: School) -> list[str]:
    said = map(_letters, (school.name, school.dsl, school.deputy, school.phone))
    return [one for one in said if len(one) >= _SHORTEST]


def _letters(text: str) -> str:
    """Return small letters and digits alone: a number is the same however it is spaced."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
