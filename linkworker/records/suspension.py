"""Time a school sends a child away: suspended, excluded, or kept in a room of its own.

Half-days are whole numbers; a lunchtime counts as one (Department for Education, suspension and
permanent exclusion guidance). Which reason the school gave is its paper's, never chosen here.
"""

from datetime import date, datetime
from enum import Enum

from linkworker.fields import (
    LogKind,
    Record,
    Sensitivity,
    choice,
    day,
    links,
    moment,
    number,
    text,
    yes_no,
)
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Sent(Enum):
    """What a school decided. Internal suspension is not a suspension: she is in the building."""

    SUSPENDED = "suspended"
    LUNCHTIMES = "suspended at lunchtimes"
    EXCLUDED = "permanently excluded"
    INTERNAL = "internal suspension"


class FromHalf(Enum):
    """The half-day that it begins with."""

    MORNING = "from the morning"
    AFTERNOON = "from the afternoon"


class Touch(Enum):
    """How we are with a child who is away."""

    VISIT = "a visit"
    CALL = "a call"


class Suspension(Record):
    """One decision of a school, and what was seen to because of it. Struck out, never removed."""

    kind = "suspension"
    title = "Time away from school"
    lives_in = LogKind.CHILD
    keeping = keeping.SCHOOL_LIFE
    event = True

    child: str = links("Child", "child", under=True, required=True)
    sent: Sent | None = choice("What school decided", Sent, required=True)
    told_at: datetime | None = moment("When we heard", required=True)
    told_by: str = text("Who told us", required=True, hint="Mr Adeyemi, mum")
    on: date | None = day("First day", required=True, group="when")
    half: FromHalf | None = choice("Begins", FromHalf, group="when")
    half_days: int | None = number(
        "Half-days", lowest=1, highest=90, unit="half-days", group="when", hint="1 day is 2"
    )  # fmt: skip
    school_reason: str = text(
        "The school’s reason", sensitivity=Sensitivity.OFFENCE, hint="Only as its paper has it"
    )
    rung_by: str = text("Family rung by", hint="Ms Okafor, 10:20", progress=True)
    work_sent: bool | None = yes_no("Work sent for days 1 to 5", progress=True)
    provision: str = text("From day six: where", hint="Kingsway Centre", progress=True)
    touch: Touch | None = choice("We are there by", Touch, progress=True)
    touch_on: date | None = day("Visit or call on", progress=True)
    touched_on: date | None = day("Visited or called on", progress=True)
    account: str = long_words(
        "What happened, as the child tells it", sensitivity=Sensitivity.SPECIAL
    )
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
