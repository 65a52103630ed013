"""A school adjustment: what the school does otherwise for one child, until a day.

The register's marks stay what they are: an adjustment says what is not held against her.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, text
from linkworker.fields import words as long_words
from linkworker.records import keeping
from linkworker.records.attendance import Half


class Eases(Enum):
    """What an adjustment is about."""

    LATE = "arriving late"
    HOMEWORK = "homework"
    PLACE = "a place to go to"
    LESSONS = "lessons and groups"
    UNIFORM = "uniform and kit"
    TIMETABLE = "part-time timetable"
    OTHER = "something else"


class SchoolAdjustment(Record):
    """What a school agreed to for a child: from when, looked at again when, and until when.

    `until` is its last day. Of one about arriving late, `half` says which half-days it is for
    (None: both).
    """

    kind = "school_adjustment"
    title = "School adjustment"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    what: str = text("What", required=True, search=True, hint="Late marks excused", longest=200)
    eases: Eases | None = choice("It is about", Eases, required=True, group="eases")
    half: Half | None = choice(
        "Which half-days", Half, group="eases", hint="Late marks only; not said: both"
    )
    agreed_by: str = text("Agreed by whom", required=True, search=True, hint="Ms Okafor")
    starts: date | None = day("From", required=True)
    until: date | None = day("Until", progress=True)
    review_on: date | None = day("Review with the school on", progress=True)
    how: str = long_words(
        "How it works", search=True, hint="Signs in at the office, goes straight to class"
    )
    goal: str = links("For which goal", "goal")
    came_of: str = long_words("What came of it", search=True, progress=True)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
