"""The termly review: a record from the moment it is opened, so that nothing of it is on one laptop.

Four voices are gathered for it, each a record of its own, so that two people can type at once.
"""

from datetime import date, datetime
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, choice, day, links, moment, number, tags, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Voice(Enum):
    """Who is heard in a review."""

    CHILD = "the child"
    FAMILY = "the family"
    SCHOOL = "the school"
    LINK_WORKER = "the Link Worker"


class Helps(Enum):
    """How one voice rates the plan, once: the tick on a teacher's slip."""

    YES = "it helps"
    A_LITTLE = "it helps a little"
    NOT_YET = "not yet"


class Heard(Enum):
    """How a voice came."""

    SLIP = "on paper"
    MEETING = "at the meeting"
    PHONE = "by phone"
    SITTING = "sitting with us"


class Decided(Enum):
    """What a review decides."""

    CONTINUE = "go on as it is"
    CHANGE = "change the plan"
    STEP_DOWN = "step down"
    STEP_UP = "step up"


class Review(Record):
    """One review of a plan. It serves the term that it is held in, and is done once it is held.

    `number` counts those of one term: one that was held in a holiday serves none, and the term
    asks for another. `version` is the version of the plan that it led to.
    """

    kind = "review"
    title = "Termly review"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True
    key = ("plan", "term_starts", "number")

    child: str = links("Child", "child", under=True, required=True)
    plan: str = links("Plan", "plan", required=True)
    term_starts: date | None = day("Term beginning", required=True)
    number: int | None = number("Which of the term", lowest=1, highest=9, required=True)
    opened_on: date | None = day("Opened on", rule=Rule.ORDER)
    by: str = text("Opened by", longest=22, rule=Rule.ORDER)
    who_came: str = text("Who came", hint="mum, the class teacher, an interpreter")
    held_on: date | None = day("Held on", group="decision")
    decided: Decided | None = choice("Decided", Decided, group="decision")
    what_changes: str = long_words("What changes, and why", search=True, group="decision")
    version: str = links("Version of the plan", "plan_version", group="decision")
    next_on: date | None = day("Next review", group="decision")


class ReviewVoice(Record):
    """What one voice said for a review: asked, tried, come, or not given and why.

    The child rates each goal; every other voice rates the plan once (`helps`). A family may be
    booked for a time of a parents' evening.
    """

    kind = "review_voice"
    title = "Voice in a review"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True
    key = ("review", "voice")

    review: str = links("Review", "review", under=True, required=True)
    voice: Voice | None = choice("Whose", Voice, required=True)
    asked_on: date | None = day("Asked on", rule=Rule.ORDER)
    meets_at: datetime | None = moment("Booked for", rule=Rule.ORDER)
    interpreter: str = text("Interpreter booked", hint="Hodan, Somali", rule=Rule.ORDER)
    tried: frozenset[str] = tags("Tried on", hint="2025-11-03")
    said_by: str = text("Said by", hint="mum, Mr Fenwick")
    words: str = long_words("Words", search=True)
    helps: Helps | None = choice("Does the plan help?", Helps)
    heard: Heard | None = choice("How it came", Heard)
    have_on: date | None = day("Came on", rule=Rule.ORDER)
    not_given: str = text("Not given, because", longest=500)
    by: str = text("Typed in by", longest=22, rule=Rule.ORDER)
