"""A contact: time with a child or about her. Never deleted; struck out with a reason."""

from datetime import datetime
from enum import Enum

from linkworker.fields import LogKind, Record, choice, links, moment, number, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Means(Enum):
    """How a contact was had."""

    CHECK_IN = "check-in"
    ONE_TO_ONE = "1:1"
    GROUP = "group"
    CALL = "call"
    MESSAGE = "message"
    VISIT = "home visit"
    MEETING = "meeting"
    BREAKFAST = "breakfast club"
    ELSEWHERE = "visit elsewhere"
    FROM_SCHOOL = "heard from school"
    FROM_HOME = "heard from home"


class Outcome(Enum):
    """Whether the person was reached, or only tried."""

    REACHED = "reached"
    NO_ANSWER = "tried: no answer"
    LEFT_MESSAGE = "tried: left a message"
    ABSENT = "tried: child absent"
    NOT_TODAY = "tried: did not want to talk today"


class Contact(Record):
    """One contact in one child's record; for several children there is one in each log.

    They are joined by an occasion number that names nobody; `others` only counts who else
    was there.
    """

    kind = "contact"
    title = "Contact"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    child: str = links("Child", "child", under=True, required=True)
    at: datetime | None = moment("When", required=True)
    whom: str = text("With whom", required=True, search=True, hint="Wren, mum, Mr Fenwick")
    means: Means | None = choice("How", Means, required=True)
    outcome: Outcome | None = choice("Reached or tried", Outcome, required=True)
    minutes: int | None = number("Minutes", highest=1440, unit="minutes")
    travel: int | None = number("Minutes of travel", highest=600, unit="minutes")
    words: str = long_words("What happened", search=True, raised_by="private")
    private: bool | None = yes_no("Health or another private matter", progress=True)
    occasion: str = text("Occasion", longest=22)
    others: int | None = number("Other children there", highest=500)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
