"""Practical support: what a child or a family was given or lent, and whether it came back."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, number, text
from linkworker.money import PENCE
from linkworker.records import keeping


class Handed(Enum):
    """Whether something is theirs to keep."""

    GIVEN = "given"
    LENT = "lent"


class PracticalSupport(Record):
    """One thing that was given or lent: a laptop, a food parcel, a uniform.

    What is lent has a day to come back by. `returned_on` is the day it came back; where it will
    not, `kept_because` says why.
    """

    kind = "practical_support"
    title = "Practical support"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    what: str = text("What", required=True, search=True, hint="A laptop", longest=160)
    handed: Handed | None = choice("Given or lent", Handed, required=True, group="handed")
    due_back: date | None = day(
        "Back by when", group="handed", hint="Empty: the end of the school year"
    )
    whom: str = text("For whom", hint="Sarah, mum, the family")
    from_whom: str = text("From whom", required=True, search=True, hint="The school, a food bank")
    on: date | None = day("On", required=True)
    pence: int | None = number("What it cost", unit=PENCE, highest=10_000_000)
    goal: str = links("For which goal", "goal")
    notes: str = text("Good to know", search=True, longest=500, hint="Serial number, charger too")
    returned_on: date | None = day("Came back on", progress=True, group="returned")
    returned_words: str = text("How it came back", progress=True, group="returned")
    kept_because: str = text("It stays with them, because", progress=True, group="returned")
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
