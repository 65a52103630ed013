"""Activities, who is on them, their sessions, and how each child's session was."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, Sensitivity, choice, day, links, number, text
from linkworker.fields import words as long_words
from linkworker.records import keeping
from linkworker.records.slot import TIME, Weekday

HALF_TERMS = 12  # of the six terms of the programme


class Happened(Enum):
    """Whether a session took place."""

    HELD = "held"
    NOT_HELD = "did not happen"


class NotHeld(Enum):
    """Why a session did not happen."""

    PARTNER = "the partner could not come"
    OURS = "nobody of ours was there"
    ROOM = "the room was not free"
    CLOSED = "school was closed"
    TRIP = "a trip or another event"
    NOBODY = "no child could come"
    OTHER = "another reason"


class Came(Enum):
    """Whether a child was there."""

    PRESENT = "present"
    PART = "part of it"
    ABSENT = "not this time"
    NOT_EXPECTED = "not expected"


class Away(Enum):
    """Why a child was not there, or not for all of it."""

    SCHOOL = "not in school"
    SUSPENDED = "suspended"
    TRIP = "on a trip or visit"
    LESSON = "kept in a lesson"
    UNWELL = "unwell"
    DID_NOT_WANT = "did not want to today"
    FAMILY = "family needed them"
    NOT_KNOWN = "not known yet"


class Activity(Record):
    """What meets again and again: a partner's or ours, with its weekday, time and room."""

    kind = "activity"
    title = "Activity"
    lives_in = LogKind.PLACE
    keeping = keeping.PARTNERS

    what: str = text("What it is", required=True, search=True, hint="Homework club", longest=120)
    partner: str = links("Partner", "partner", hint="Empty: it is ours")
    commission: str = links("Out of which commission", "commission")
    leader: str = text("Who leads it")
    school: str = links("At which school", "school", required=True)
    weekday: Weekday | None = choice("Every week on", Weekday, required=True, group="when")
    at: str = text(
        "Time", required=True, longest=5, pattern=TIME, pattern_words="A time such as 15:30",
        group="when",
    )  # fmt: skip
    minutes: int | None = number("Minutes", lowest=1, highest=600, unit="minutes", group="when")
    room: str = text("Room", longest=80)
    starts: date | None = day("From", required=True, group="dates")
    ends: date | None = day("Until", group="dates")
    size: int | None = number("Most children", lowest=1, highest=100)


class Session(Record):
    """One meeting of an activity: held, or not and why. It names no child."""

    kind = "session"
    title = "Session"
    lives_in = LogKind.PLACE
    keeping = keeping.PARTNERS
    event = True
    key = ("activity", "on")

    activity: str = links("Activity", "activity", under=True, required=True)
    on: date | None = day("On", required=True)
    happened: Happened | None = choice("Did it happen", Happened, required=True, group="happened")
    because: NotHeld | None = choice("Because", NotHeld, group="happened")
    because_words: str = text("In words", group="happened")


class Enrolment(Record):
    """A child on an activity, or a support that is planned: when it is ready, begun, and ended.

    `first` and `last` are half-terms of the child's own programme, 1 to 12. `after` is another
    support of hers, which begins before this one.
    """

    kind = "enrolment"
    title = "Support"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    what: str = text("Support", required=True, search=True, longest=120)
    activity: str = links("Activity", "activity", hint="Empty while it is only planned")
    ready_when: str = text("Ready when", search=True, longest=500, hint="John asks to draw")
    after: str = links("Only after this has begun", "enrolment")
    lesson_missed: str = text("Lesson missed", longest=80, hint="Music")
    first: int | None = number("From half-term", lowest=1, highest=HALF_TERMS, group="planned")
    last: int | None = number("To half-term", lowest=1, highest=HALF_TERMS, group="planned")
    began_on: date | None = day("Began on", group="began")
    ready_seen_by: str = text("Who saw that it was ready", group="began")
    before_ready: str = text("Begun before that, because", longest=500, group="began")
    ended_on: date | None = day("Ended on", group="ended")
    ended_because: str = text("Ended because", longest=500, group="ended")


class SessionAttendance(Record):
    """How one session was for one child: the others are only a number.

    Its id follows from session and child, so two laptops' registers speak of the same thing.
    """

    kind = "session_attendance"
    title = "At a session"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True
    key = ("session", "child")

    child: str = links("Child", "child", under=True, required=True)
    session: str = links("Session", "session", required=True)
    activity: str = links("Activity", "activity", required=True)
    what: str = text("Which activity", required=True, search=True, longest=120)
    on: date | None = day("On", required=True)
    came: Came | None = choice("Came", Came, required=True, group="came")
    reason: Away | None = choice("Why", Away, sensitivity=Sensitivity.SPECIAL, group="came")
    engagement: int | None = number("How much part they took, 1 to 4", lowest=1, highest=4)
    minutes: int | None = number("Minutes", highest=600, unit="minutes")
    words: str = long_words("In a few words", search=True)
    occasion: str = text("Occasion", longest=22, rule=Rule.ORDER, progress=True)
    others: int | None = number("Other children there", highest=500, rule=Rule.ORDER, progress=True)
    by: str = text("Written by", longest=22, rule=Rule.ORDER, progress=True)
