"""Attendance: the register's marks, what people say of them, the Attendance Action Plan."""

from datetime import date
from enum import Enum

from linkworker.fields import (
    LogKind,
    Record,
    Rule,
    Sensitivity,
    choice,
    day,
    links,
    marks,
    number,
    tags,
    text,
    words,
)
from linkworker.records import keeping
from linkworker.records.plan import Party


class Obstacle(Enum):
    """What makes attending harder, after the factor lists that councils publish."""

    ANXIETY = "anxiety about school"
    LOW_MOOD = "low mood"
    HEALTH = "physical health"
    SLEEP = "sleep and tiredness"
    LEARNING = "learning needs not met"
    LOSS = "loss or bereavement"
    FRIENDS = "friendships or bullying"
    STAFF = "how it is with staff"
    LESSON = "one lesson or subject"
    BELONGING = "not feeling part of school"
    CARING = "caring for somebody"
    MORNINGS = "mornings at home"
    PARENT_HEALTH = "a parent's health"
    HOUSING = "housing"
    JOURNEY = "the journey"
    MONEY = "money: uniform, food, laptop"
    SAFETY = "feeling safe on the way"


class Half(Enum):
    """Which half-days of a day are meant."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    DAY = "all day"


class AttendanceWeek(Record):
    """A child's ten half-days of one week as the school's register has them."""

    kind = "attendance_week"
    title = "Week in the register"
    lives_in = LogKind.CHILD
    keeping = keeping.ATTENDANCE
    key = ("monday",)

    child: str = links("Child", "child", under=True, required=True)
    monday: date | None = day("Week of", required=True)
    codes: tuple[str, ...] = marks("Marks", sensitivity=Sensitivity.SPECIAL, progress=True)
    source: str = text("From", rule=Rule.NEWEST, progress=True)


class AbsenceReason(Record):
    """What somebody said about a half-day missed: beside the school's code, never instead of it."""

    kind = "absence_reason"
    title = "Reason given"
    lives_in = LogKind.CHILD
    keeping = keeping.ATTENDANCE
    event = True

    child: str = links("Child", "child", under=True, required=True)
    missed_on: date | None = day("Day missed", required=True)
    half: Half | None = choice("Which half-days", Half, required=True)
    said_by: str = text("Who said so", required=True, hint="Wren, mum, Mr Fenwick")
    words: str = text(
        "What they said", required=True, search=True, sensitivity=Sensitivity.SPECIAL, longest=500
    )


class AttendancePlan(Record):
    """The Attendance Action Plan inside an Individual Support Plan."""

    kind = "attendance_plan"
    title = "Attendance Action Plan"
    lives_in = LogKind.CHILD
    keeping = keeping.ATTENDANCE

    plan: str = links("Plan", "plan", under=True, required=True)
    started: date | None = day("Started", required=True)
    baseline_from: date | None = day("At the start: from", required=True, group="baseline")
    baseline_to: date | None = day("At the start: to", required=True, group="baseline")
    attended: int | None = number("Half-days attended then", unit="half-days", group="baseline")
    possible: int | None = number("Half-days possible then", unit="half-days", group="baseline")
    target: str = text("What we are aiming for", required=True, search=True, longest=500)
    target_by: date | None = day("By when")
    harder: frozenset[str] = tags("What makes it harder", Obstacle, sensitivity=Sensitivity.SPECIAL)
    harder_most: Obstacle | None = choice(
        "What makes it hardest", Obstacle, sensitivity=Sensitivity.SPECIAL
    )
    harder_words: str = words("In their words", search=True, sensitivity=Sensitivity.SPECIAL)
    harder_said: str = text(
        "Who said what makes it harder", sensitivity=Sensitivity.SPECIAL, hint="Wren, mum"
    )
    helps: str = words("What helps", search=True)
    review_on: date | None = day("Review on", progress=True)
    result: str = words("What came of it", search=True, progress=True)
    closed_on: date | None = day("Closed on", progress=True)


class Step(Record):
    """A step that child, family or school has agreed to in an Attendance Action Plan."""

    kind = "step"
    title = "Agreed step"
    lives_in = LogKind.CHILD
    keeping = keeping.ATTENDANCE

    attendance_plan: str = links("Attendance Action Plan", "attendance_plan", under=True)
    party: Party | None = choice("Who", Party, required=True)
    what: str = text("Step", required=True, search=True, longest=1000)
    due: date | None = day("By when")
    order: str = text("Place in the list", rule=Rule.ORDER, progress=True, longest=60)
    began_on: date | None = day("Began on", progress=True)
    done_on: date | None = day("Done on", progress=True)
