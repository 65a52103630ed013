"""Who else is in a child's life by law or by plan, as a line of dates: before, during and after.

Nothing is asked here that the council's own file will bring; "could not find out" is an answer.
"""

from datetime import date
from enum import Enum

from linkworker.fields import (
    LogKind,
    Record,
    Sensitivity,
    choice,
    day,
    links,
    text,
)
from linkworker.records import keeping

_SPECIAL = Sensitivity.SPECIAL


class Level(Enum):
    """What there is besides us; the first six are the council's, from least to most."""

    NONE = "nobody besides us"
    KNOWN = "known to the council before"
    EARLY_HELP = "Early Help"
    IN_NEED = "child in need"
    PROTECTION = "child protection plan"
    IN_CARE = "in care"
    PLAN = "EHC plan"
    ALTERNATIVE = "alternative provision"
    CAMHS = "CAMHS"


class Finding(Enum):
    """What a line says of it."""

    STANDS = "is so"
    BEGAN = "began"
    ENDED = "ended"
    UNKNOWN = "could not find out"


class FollowUp(Enum):
    """The points of a follow-up, after the programme has ended."""

    HALF_YEAR = "6 months after"
    YEAR = "12 months after"
    TWO_YEARS = "24 months after"


class SteppingUp(Record):
    """One date of the line, and who told us. Struck out, never removed."""

    kind = "stepping_up"
    title = "Stepping up"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    child: str = links("Child", "child", under=True, required=True)
    found: Finding | None = choice("What we know", Finding, required=True, sensitivity=_SPECIAL)
    level: Level | None = choice("What", Level, sensitivity=_SPECIAL)
    on: date | None = day("On", required=True)
    told_by: str = text("Who told us", required=True, hint="mum, Early Help, or whom we asked")
    told_on: date | None = day("Told on")
    after: FollowUp | None = choice("For the follow-up", FollowUp)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
