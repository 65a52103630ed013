"""People round a child, and what each is to that child."""

from datetime import date
from enum import Enum

from linkworker.fields import (
    LogKind,
    Record,
    Rule,
    Sensitivity,
    choice,
    day,
    links,
    tags,
    text,
    words,
    yes_no,
)
from linkworker.records import keeping


class Withhold(Enum):
    """What a person must not be told about a child."""

    ADDRESS = "address"
    SCHOOL = "school"
    TIMES = "times"
    US = "that we are working together"


class Collect(Enum):
    """Whether a person may collect a child."""

    MAY = "may collect"
    MUST_NOT = "must not collect"


class Person(Record):
    """Somebody in a family: kept once, in the family's log, for all its children."""

    kind = "person"
    title = "Person"
    lives_in = LogKind.FAMILY
    keeping = keeping.FAMILY

    name: str = text("Name", required=True, search=True)
    phone: str = text("Telephone", longest=40, sensitivity=Sensitivity.WITHHELD)
    best_time: str = text("Best time to ring")
    languages: str = text("Languages")
    interpreter: bool | None = yes_no("Interpreter needed")
    address: str = text("Address", sensitivity=Sensitivity.WITHHELD, group="address")
    postcode: str = text("Postcode", sensitivity=Sensitivity.WITHHELD, longest=10, group="address")
    address_withheld: bool | None = yes_no("Address is withheld", rule=Rule.ALWAYS_ASK)
    told_on: date | None = day("Told what we keep of them on", group="told")
    told_how: str = text("Told how, by whom", group="told")
    not_told: str = text("Not told, because", group="told")


class Relation(Record):
    """What one person is to one child. A disagreement here is always put to people."""

    kind = "relation"
    title = "Person round the child"
    lives_in = LogKind.CHILD
    keeping = keeping.FAMILY

    child: str = links("Child", "child", under=True, required=True)
    person: str = links("Person", "person", required=True)
    role: str = text("Who they are to the child", required=True, search=True, hint="mum, uncle")
    responsibility: bool | None = yes_no("Parental responsibility", rule=Rule.ALWAYS_ASK)
    ring_about: str = text("Ring about", hint="mornings and money; dad: football")
    safe: bool | None = yes_no("Safe to contact", rule=Rule.ALWAYS_ASK)
    collect: Collect | None = choice("Collecting", Collect, rule=Rule.ALWAYS_ASK)
    withhold: frozenset[str] = tags("Must not be told", Withhold)
    order_kind: str = text("Order in force", sensitivity=Sensitivity.OFFENCE, group="order")
    order_until: date | None = day("Order until", sensitivity=Sensitivity.OFFENCE, group="order")
    what_to_say: str = words("What to say, and not to say")
