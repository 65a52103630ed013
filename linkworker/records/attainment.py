"""Marks that a school gives, as it gave them, and what each school's scale means by them."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, text, yes_no
from linkworker.records import keeping


class Subject(Enum):
    """What a mark is in."""

    ENGLISH = "English"
    READING = "reading"
    WRITING = "writing"
    MATHS = "maths"
    SCIENCE = "science"


class Attainment(Record):
    """One mark on a day, as the school gave it; its level follows from the school's scale."""

    kind = "attainment"
    title = "Mark at school"
    lives_in = LogKind.CHILD
    keeping = keeping.PROGRESS
    event = True

    child: str = links("Child", "child", under=True, required=True)
    subject: Subject | None = choice("Subject", Subject, required=True)
    raw: str = text("Mark, as the school gave it", required=True, longest=40, hint="WTS, 98, 4+")
    scale: str = text(
        "On which scale", required=True, longest=80,
        hint="Teacher assessment, GCSE. One the school has not described gives no level",
    )  # fmt: skip
    given_on: date | None = day("As at", required=True)
    on_track: bool | None = yes_no("Expected to be where they should by the end of the phase")
    source: str = text("From", hint="Mr Fenwick, the school’s data")
    by: str = text("Entered by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class AttainmentScale(Record):
    """What one school means by the marks of one scale: which stand where for the child's age."""

    kind = "attainment_scale"
    title = "Scale of marks"
    lives_in = LogKind.PLACE
    keeping = keeping.PLACE

    school: str = links("School", "school", under=True, required=True)
    name: str = text("Scale", required=True, longest=80, hint="Teacher assessment, GCSE")
    well_below: str = text("Well below expected", hint="PK1, PK2, PK3 or 1 to 2", group="levels")
    below: str = text("Below expected", hint="WTS or 80 to 99", group="levels")
    at: str = text("At expected", hint="EXS or 100 to 109", group="levels")
    above: str = text("Above expected", hint="GDS or 110 to 120", group="levels")


class PupilPremium(Record):
    """From when to when the school has pupil premium for a child; not the same as free meals."""

    kind = "pupil_premium"
    title = "Pupil premium"
    lives_in = LogKind.CHILD
    keeping = keeping.PROGRESS

    child: str = links("Child", "child", under=True, required=True)
    starts: date | None = day("From", required=True, group="dates")
    ends: date | None = day("Until", group="dates", hint="Empty while it goes on")
    told_by: str = text("Who says so", hint="The school’s list of September")
