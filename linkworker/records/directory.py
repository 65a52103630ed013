"""The local directory: what there is for families here, and what colleagues learned when they rang.

A waiting time, and when a service was last looked at, are read from its checks: no state is typed.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, day, links, number, tags, text, words, yes_no
from linkworker.records import keeping


class Need(Enum):
    """What a family may look for."""

    HOUSING = "housing"
    MONEY = "money and benefits"
    FOOD = "food"
    LAW = "law and immigration"
    WORK = "work and training"
    HEALTH = "health"
    FEELINGS = "feelings"
    SEND = "special needs"
    PARENTS = "being a parent"
    SAFETY = "safety at home"
    LEARNING = "learning"
    THINGS_TO_DO = "things to do"


class Service(Record):
    """Somewhere that a child or a family can be introduced to."""

    kind = "service"
    title = "Service"
    lives_in = LogKind.PLACE
    keeping = keeping.DIRECTORY

    name: str = text("Name", required=True, search=True)
    what_for: frozenset[str] = tags("What for", Need)
    about: str = words("What they do", search=True)
    eligibility: str = text("Who it is for", search=True, longest=500, hint="lives in Brent")
    youngest: int | None = number("Ages from", lowest=0, highest=120, group="ages")
    oldest: int | None = number("Ages to", lowest=0, highest=120, group="ages")
    free: bool | None = yes_no("Free", group="cost")
    cost: str = text("What it costs", group="cost", hint="£2 a week")
    languages: frozenset[str] = tags("Languages they speak", hint="Somali, Arabic")
    where: str = text("Where", search=True, longest=500, hint="Brent, near the library")
    opening: str = text("Open", hint="Mon and Thu, 10 to 1")
    way_in: str = text("How one gets in", longest=500, hint="ring, or just go")
    contact: str = text("Who to ask for", search=True)
    phone: str = text("Telephone", longest=40)
    closed_because: str = text("No longer offered, because")


class ServiceCheck(Record):
    """Somebody rang or went, and wrote what they learned: it re-dates the service for everybody."""

    kind = "service_check"
    title = "Looked at"
    lives_in = LogKind.PLACE
    keeping = keeping.DIRECTORY
    event = True

    service: str = links("Service", "service", under=True, required=True)
    on: date | None = day("On", required=True)
    learned: str = words("What did you learn?", search=True)
    weeks: int | None = number("Waiting time", lowest=0, highest=520, unit="weeks")
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
