"""How long each class of record is kept, as a named person approved it; what holds it longer.

Nothing is deleted by the program. Until a class has an approved rule nothing of it is proposed.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, number, text
from linkworker.records import keeping


class CountsFrom(Enum):
    """The day from which a time is counted."""

    PROGRAMME_END = "the end of the programme"
    DECISION = "the decision not to take part"
    MADE = "the day it was written"
    LAST_DAY = "the last day it was for"
    LAST_HEARD = "the day that laptop was last heard from"
    PLACE_END = "the end of the programme in the place"
    BIRTHDAY_18 = "the child’s 18th birthday"


class RetentionRule(Record):
    """How long one retention class is kept in a place; one rule for each class.

    A rule counts once it is approved: by a person named, on a day.
    """

    kind = "retention_rule"
    title = "How long it is kept"
    lives_in = LogKind.PLACE
    keeping = keeping.RIGHTS_PLACE
    key = ("retention",)

    retention: str = text("Class of record", required=True)
    months: int | None = number("Kept for", required=True, highest=1_200, unit="months",
                                group="kept")  # fmt: skip
    counts_from: CountsFrom | None = choice("Counted from", CountsFrom, required=True, group="kept")
    approved_by: str = text("Approved by", group="approved")
    approved_on: date | None = day("Approved on", group="approved")
    review_on: date | None = day("Look at it again on", group="approved")


class LegalHold(Record):
    """Somebody says that a child's record must stay, why, and when that is looked at again."""

    kind = "legal_hold"
    title = "Must stay"
    lives_in = LogKind.CHILD
    keeping = keeping.RIGHTS
    event = True

    child: str = links("Child", "child", under=True, required=True)
    name: str = text("Who says so", required=True)
    reason: str = text("Why", required=True, longest=500)
    since: date | None = day("Since", required=True)
    review_on: date | None = day("Look at it again on", required=True)
    lifted_on: date | None = day("No longer since", group="lifted")
    lifted_because: str = text("Because", group="lifted")
    by: str = text("Written by", longest=22)
