"""What may stand on a paper for its reader; it remembers what it left out, and whom it names.

A field's declared class decides first. Then each paragraph is read: one that tells this reader
an address, a school, a time or a number that is not theirs to know is left out whole. Another
child's name is put out of what is left.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from linkworker.actions.complaints import check_use
from linkworker.actions.files import wording_mark
from linkworker.actions.people import people_round
from linkworker.actions.places import school_of
from linkworker.documents.naming import Named, Names, excerpt, stands_in, unknown
from linkworker.documents.recipient import Recipient
from linkworker.fields import Record, Sensitivity, declared, sensitivity_of, slot_of
from linkworker.records import Child, Person, School, Withhold
from linkworker.store import Reader

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?(am|pm)\b"
    r"|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bo['’ʼ]?\s?clock\b"
    r"|\b(quarter|half) (past|to)\b|\b(noon|midday)\b",
    re.IGNORECASE,
)
_SHORTEST = 5
_NUMBER = re.compile(r"^\W*(flat|unit|no)?\W*\d+\w?\W+", re.IGNORECASE)  # of a house
_ANY_SCHOOL = {
    *("primary", "school", "academy", "college", "infant", "infants", "junior", "juniors"),
    *("secondary", "high", "grammar", "church", "england", "catholic", "community", "saint"),
    *("nursery", "trust", "upper", "lower", "middle", "first", "girls", "boys", "centre"),
}
_NEVER = {
    Sensitivity.WITHHELD: "addresses and telephone numbers stay with us",
    Sensitivity.RESTRICTED: "few may read it",
}
_TICK = "tick it if this reader needs it"
_REASON = "it tells of an offence or an order: tick it, with a reason"


class LeftOut(NamedTuple):
    """Something that is not on the paper, and why.

    With a `tick` somebody may decide that this reader needs it; with a `reason` they say why.
    """

    what: str
    why: str
    tick: str = ""
    reason: bool = False


class Sieve:
    """Lets through what one reader may be told of one child.

    Raises NotAllowed for any reader but ourselves while the family asks us not to use it.
    """

    def __init__(self, store: Reader, child: Child, recipient: Recipient) -> None:
        if not recipient.ours:
            check_use(store, child)
        self.left_out: list[LeftOut] = []
        self.recipient = recipient
        self.practice = bool(store.setting("practice"))
        self.wording: set[str] = set()
        self.undecided: dict[str, None] = {}
        self._told: list[tuple[str, str]] = []
        self._others: dict[str, Named] = {}
        self.child = child
        self._people = people_round(store, child)
        self._children = Names(_others(store, child))
        self.school = school_of(store, child.school)
        self._needles = dict(self._secrets())

    def field(self, record: Record, name: str) -> str:
        """Return what a field says, in words, or '' when it may not stand here or is empty."""
        field, value = declared(type(record))[name], getattr(record, name)
        if value in (None, "", frozenset()) or not self._class_allows(record, name):
            return ""
        if slot_of(type(record), name) in record.undecided:
            self.undecided[f"{field.label} ({record.title})"] = None
        if not isinstance(value, str):
            return self.words(field.label, field.spoken(value))
        if said := self.words(field.label, value):
            self.wording.add(wording_mark(record.id, slot_of(type(record), name), value))
        return said

    def words(self, label: str, text: str) -> str:
        """Return words without what this reader must not be told, or other children's names."""
        kept = [line for line in text.split("\n") if not self._betrays(label, line)]
        said = "\n".join(self._unnamed(label, line) for line in kept).strip()
        self._told.append((label, said))
        return said

    def withholds(self, what: Withhold, label: str) -> bool:
        """Say whether a part is withheld from this reader; it is noted when it is."""
        if not self.recipient.must_not_know(what):
            return False
        self.leave_out(label, f"{self.recipient.name} must not be told: {what.value}")
        return True

    def leave_out(self, what: str, why: str, tick: str = "", *, reason: bool = False) -> None:
        """Note that something is not on this paper, once."""
        if (one := LeftOut(what, why, tick, reason)) not in self.left_out:
            self.left_out.append(one)

    def other_children(self) -> tuple[Named, ...]:
        """Return the other children whose names were met, each with where."""
        return tuple(self._others.values())

    def people_named(self) -> tuple[Named, ...]:
        """Return all others whom the paper's free words name, but for its child and reader."""
        found = dict(self._round())
        for label, text in self._told:
            for name, at in unknown(text):
                known = any(name in one or one.startswith(f"{name} ") for one in found)
                if not known and not self._is_known(name):
                    where = f"{label}: {excerpt(text, at, at + len(name))}"
                    found[name] = Named(name, "", where)
        return tuple(found.values())

    def _round(self) -> Iterable[tuple[str, Named]]:
        for relation, person in self._people:
            if person is None or person.id == self.recipient.person:
                continue
            for label, text in self._told:
                if span := stands_in(text, (person.name, person.name.split()[0])):
                    where = f"{label}: {excerpt(text, *span)}"
                    yield person.name, Named(person.name, relation.role, where)
                    break

    def _is_known(self, name: str) -> bool:
        own = f"{self.child.name} {self.child.surname} {self.child.nickname}"
        school = self.school.name if self.school else ""
        return set(name.split()) <= set(f"{own} {self.recipient.name} {school}".split())

    def _unnamed(self, label: str, line: str) -> str:
        _, found = self._children.without(line)
        for child in found:
            name = child.whole_name
            tick = f"name.{child.id}"
            self._others.setdefault(
                child.id, Named(name, "another child", f"{label}: {line.strip()}", tick)
            )
        stands = [one.id for one in found if self.recipient.needs(f"name.{one.id}")]
        return self._children.without(line, stands)[0] if found else line

    def _class_allows(self, record: Record, name: str) -> bool:
        field = declared(type(record))[name]
        sensitivity = sensitivity_of(record, name)
        if why := _NEVER.get(sensitivity):
            self.leave_out(field.label, why)
            return False
        tick = f"{type(record).kind}.{name}"
        offence = sensitivity is Sensitivity.OFFENCE
        if sensitivity is Sensitivity.ORDINARY or self.recipient.needs(tick, reason=offence):
            return True
        what = f"{field.label} ({record.title})"
        self.leave_out(what, _REASON if offence else _TICK, tick, reason=offence)
        return False

    def _betrays(self, label: str, line: str) -> bool:
        text = _letters(line)
        for needle, why in self._needles.items():
            if needle in text:
                self.leave_out(f"{label}: a paragraph", why)
                return True
        if self.recipient.must_not_know(Withhold.TIMES) and _TIME.search(line):
            self.leave_out(f"{label}: a paragraph", "it says when")
            return True
        return False

    def _secrets(self) -> Iterable[tuple[str, str]]:
        """Give what must not be read on this paper, as `_letters`, each with the reason."""
        if self.child.upn:
            yield _letters(self.child.upn), "it holds the UPN"
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
                for said in (part, _NUMBER.sub("", part)):
                    if len(plain := _letters(said)) >= _SHORTEST:
                        yield plain, "it tells an address"


def _others(store: Reader, child: Child) -> list[Child]:
    """Return every other child of this laptop whose name is not this child's too."""
    own = {name.casefold() for name in (child.name, child.nickname) if name}
    found = (one for one in store.find(Child) if one.id != child.id)
    return [one for one in found if not own & {one.name.casefold(), one.nickname.casefold()}]


def _school(school: School) -> list[str]:
    alone = (word for word in school.name.split() if word.casefold() not in _ANY_SCHOOL)
    said = map(_letters, (school.name, *alone, school.dsl, school.deputy, school.phone))
    return [one for one in said if len(one) >= _SHORTEST]


def _letters(text: str) -> str:
    """Return small letters and digits alone: a number is the same however it is spaced."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
