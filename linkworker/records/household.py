"""The home: who lives there, where that is, what the family needs. Kept once for all siblings.

Who lives there and is not family is counted and never named.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Sensitivity, choice, day, links, number, text, words
from linkworker.records import keeping


class Housing(Enum):
    """Where a family lives; formally homeless is what the council found, wherever they sleep."""

    OWN = "own home"
    TEMPORARY = "temporary accommodation"
    HOTEL = "hotel"
    FRIENDS = "staying with friends"
    HOMELESS = "formally homeless"


class Household(Record):
    """Who lives in a family's home; one for each family."""

    kind = "household"
    title = "Household"
    lives_in = LogKind.FAMILY
    keeping = keeping.FAMILY
    key = ("family",)

    family: str = text("Family", longest=22, required=True)
    members: str = text("Family at home", hint="mum, brother, grandparents, uncle")
    others: int | None = number("Others who live there", lowest=0, highest=40, hint="Only how many")
    sleeping: str = text("Who sleeps where", longest=500, hint="shares a room with mum")


class HousingChange(Record):
    """Where a family lives from a day on. Struck out, never removed."""

    kind = "housing_change"
    title = "Where they live"
    lives_in = LogKind.FAMILY
    keeping = keeping.FAMILY
    event = True

    housing: Housing | None = choice("Where they live", Housing, required=True)
    on: date | None = day("Since", required=True)
    words: str = words("In a sentence", sensitivity=Sensitivity.SPECIAL)
    told_by: str = text("Who told us", hint="mum")
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class FamilyNeed(Record):
    """What a family needs, as a sentence; who said it, and what is being done."""

    kind = "family_need"
    title = "What the family needs"
    lives_in = LogKind.FAMILY
    keeping = keeping.FAMILY

    words: str = text("What they need", required=True, longest=500, sensitivity=Sensitivity.SPECIAL)
    said_by: str = text("Who said it", hint="mum")
    noticed_by: str = text("Who noticed first", hint="Sarah’s form teacher")
    since: date | None = day("Since")
    doing: str = text("What is being done", longest=500, sensitivity=Sensitivity.SPECIAL)
    met_on: date | None = day("No longer needed since")


class KeptApart(Record):
    """One sentence about a relative's offence, only where it changes the support.

    In no list, search, tag or paper; read where somebody opens it.
    """

    kind = "kept_apart"
    title = "One sentence kept apart"
    lives_in = LogKind.CHILD
    keeping = keeping.APART
    key = ("child",)

    child: str = links("Child", "child", under=True, required=True)
    sentence: str = text(
        "The sentence", required=True, longest=300, sensitivity=Sensitivity.OFFENCE
    )
    source: str = text("Who told us", required=True, sensitivity=Sensitivity.OFFENCE)
    told_on: date | None = day("Told on", required=True, sensitivity=Sensitivity.OFFENCE)
