"""What a family was asked, try by try, and what they answered.

How an agreement stands is read from these (`measures.agreements`) and typed nowhere. It is not
the basis on which we hold anything: that is said for each kind of record in `keeping`.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Sensitivity, choice, day, links, text, words, yes_no
from linkworker.records import keeping


class Scope(Enum):
    """What somebody agrees to; each is asked by itself."""

    TAKING_PART = "taking part in the programme"
    SCHOOL = "sharing with school"
    PARTNER = "a partner"
    EVALUATION = "evaluation"
    PHOTO = "photo"
    QUOTE = "quote"


class Answer(Enum):
    """What came of asking."""

    ASKED = "asked, no answer yet"
    VERBAL = "agreed verbally"
    SIGNED = "signed"
    NOT_NOW = "not this time"
    DISAGREE = "one parent disagrees"
    TAKEN_BACK = "taken back"


class FamilyAnswer(Record):
    """One try, or one answer, on a day. Struck out, never removed.

    `person` is who was asked; `own` says that it was the young person. `partner` names the one
    partner that is meant. A yes counts until `until`.
    """

    kind = "family_answer"
    title = "What the family answered"
    lives_in = LogKind.CHILD
    keeping = keeping.AGREED
    event = True

    child: str = links("Child", "child", under=True, required=True)
    scope: Scope | None = choice("Agreement to", Scope, required=True)
    partner: str = text("Which partner")
    answer: Answer | None = choice("What came of it", Answer, required=True)
    who: str = text("Who was asked", required=True, hint="mum")
    person: str = links("Person", "person")
    own: bool | None = yes_no("The young person’s own answer")
    on: date | None = day("On", required=True)
    how: str = text("How", hint="by telephone, with the leaflet in Somali")
    worry: str = words("What they said or worried about", sensitivity=Sensitivity.SPECIAL)
    next_on: date | None = day("Next try on")
    until: date | None = day("Counts until")
    by: str = text("Written by", longest=22)
    objection: str = links("Taken back by objection", "objection")
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
