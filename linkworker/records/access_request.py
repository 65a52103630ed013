"""Somebody asks for a copy of what is kept about a child (UK GDPR Article 15); what was decided.

One month from the day it came; two more where it is complex, told within the first. The clock
stands still while we wait for what only they can tell us (DUAA 2025).
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Asker(Enum):
    """Who asks."""

    CHILD = "the child"
    PARENT = "somebody with parental responsibility"
    FOR_THEM = "somebody acting for them"
    OTHER = "somebody else"


class Understands(Enum):
    """Whether the child understands what it means: asked first, whatever her age."""

    YES_AGREES = "yes, and agrees to it"
    YES_NOT = "yes, and does not want it"
    NOT_YET = "not yet: who has parental responsibility asks for her"


class Pass(Enum):
    """What the reviewer decided of one item."""

    RELEASE = "hand it out"
    PART = "hand out a part"
    WITHHOLD = "keep it back"


class Because(Enum):
    """Why something is kept back."""

    OTHERS = "somebody else’s data"
    HARM = "serious harm to somebody’s health"
    LEGAL = "legal advice, or a court or inquiry says so"
    SAFEGUARDING = "it would harm keeping a child safe"


class AccessRequest(Record):
    """One request, who stands behind it, and how it went. Never answered by the Link Worker alone.

    `standing` has who looked at responsibility, orders and "must not be told", and what they saw.
    """

    kind = "access_request"
    title = "Request for a copy"
    lives_in = LogKind.CHILD
    keeping = keeping.RIGHTS
    event = True
    reviewers = True

    child: str = links("Child", "child", under=True, required=True)
    asked_on: date | None = day("Asked on", required=True)
    asker: Asker | None = choice("Who asks", Asker, required=True)
    who: str = text("Their name", required=True)
    person: str = links("Person", "person")
    how: str = text("How it came", hint="said to Maya at the gate")
    understands: Understands | None = choice(
        "Does the child understand what it means?", Understands, required=True
    )
    identity: str = text("How we know who they are", hint="known to us for a year")
    standing: str = long_words("What was looked at: responsibility, orders, must not be told")
    standing_by: str = text("Looked at by", longest=22, group="standing_by")
    standing_on: date | None = day("Looked at on", group="standing_by")
    longer: bool | None = yes_no("Complex: two months more, and they were told")
    paused_on: date | None = day("Waiting for them since", group="paused")
    resumed_on: date | None = day("They answered on", group="paused")
    by: str = text("Written by", longest=22)
    reviewer: str = text("Reviewed by", longest=22, group="review")
    reviewed_on: date | None = day("Reviewed on", group="review")
    handed_on: date | None = day("Handed over on", group="handed", progress=True)
    handed_how: str = text("Handed over how, by whom", group="handed", progress=True)
    refused: str = long_words("Not answered, because")


class AccessDecision(Record):
    """What a reviewer decided of one item that was gathered; `item` is its id, never its words."""

    kind = "access_decision"
    title = "Decision on an item"
    lives_in = LogKind.CHILD
    keeping = keeping.RIGHTS
    reviewers = True
    key = ("request", "item")

    request: str = links("Request", "access_request", under=True, required=True)
    item: str = text("Item", required=True, longest=22)
    passed: Pass | None = choice("Decision", Pass, required=True, group="passed")
    because: Because | None = choice("Because", Because, group="passed")
    words: str = long_words("The part that is handed out", group="passed")
    by: str = text("Decided by", required=True, longest=22, group="passed")
    on: date | None = day("Decided on", required=True, group="passed")
