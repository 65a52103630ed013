"""A complaint about how data is used, and an objection: both kept, both answered."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, tags, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Complaint(Record):
    """A complaint about data: acknowledged within 30 days, answered without undue delay.

    Data Protection Act 2018 section 164A, from June 2026.
    """

    kind = "complaint"
    title = "Complaint"
    lives_in = LogKind.CHILD
    keeping = keeping.RIGHTS
    event = True

    child: str = links("Child", "child", under=True, required=True)
    received_on: date | None = day("Received on", required=True)
    who: str = text("From whom", required=True)
    how: str = text("How it came", hint="by telephone")
    words: str = long_words("What they complain of", required=True)
    acknowledged_on: date | None = day("Acknowledged on", group="acknowledged")
    acknowledged_how: str = text("How", group="acknowledged")
    answered_on: date | None = day("Answered on", group="answered")
    answer: str = long_words("What was answered", group="answered")
    by: str = text("Written by", longest=22)


class Objects(Enum):
    """What somebody does with their right."""

    OBJECTS = "objects"
    TAKES_BACK = "takes back a yes"
    RESTRICT = "asks us to keep it and not use it"


class Objection(Record):
    """An objection or a withdrawal: what it stops is stopped in the same step, offline too.

    `stops` are agreements (`family_answer.Scope`) that are taken back by it. A decision to go on
    all the same needs compelling grounds, said in `decided` by a named person (Article 21(1)).
    """

    kind = "objection"
    title = "Objection"
    lives_in = LogKind.CHILD
    keeping = keeping.RIGHTS
    event = True

    child: str = links("Child", "child", under=True, required=True)
    what: Objects | None = choice("What they do", Objects, required=True)
    on: date | None = day("On", required=True)
    who: str = text("Who", required=True)
    words: str = long_words("In their words", required=True)
    stops: frozenset[str] = tags("Stopped by it")
    decided: str = long_words("What was decided", group="decided")
    decided_on: date | None = day("Decided on", group="decided")
    by: str = text("Written by", longest=22)
