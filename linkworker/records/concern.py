"""A worry about a child's safety that was passed on: when, to whom, how. Never what it was.

The school's or the council's own record holds what was said. Nothing here waits for agreement.
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
    text,
    yes_no,
)
from linkworker.records import keeping

_FEW = Sensitivity.RESTRICTED


class PassedTo(Enum):
    """Who was told, by what they are."""

    LEAD = "the school’s safeguarding lead"
    DEPUTY = "the school’s deputy safeguarding lead"
    HEAD = "the head teacher"
    OURS = "our own safeguarding lead"
    COUNCIL = "the council’s front door"
    OFFICER = "the council’s designated officer"
    EMERGENCY = "999"


class PassedHow(Enum):
    """How it was passed on."""

    IN_PERSON = "in person"
    TELEPHONE = "by telephone"
    SYSTEM = "in their own system"


class ConcernPassed(Record):
    """That a concern was passed on. Struck out, never removed."""

    kind = "concern_passed"
    title = "Concern passed on"
    lives_in = LogKind.CHILD
    keeping = keeping.CONCERN
    event = True

    child: str = links("Child", "child", under=True, required=True)
    noticed_at: datetime | None = moment("Noticed or heard", required=True, sensitivity=_FEW)
    passed_at: datetime | None = moment("Told them", required=True, sensitivity=_FEW)
    to: PassedTo | None = choice("Whom you told", PassedTo, required=True, sensitivity=_FEW)
    name: str = text("Their name", required=True, sensitivity=_FEW)
    how: PassedHow | None = choice("How", PassedHow, required=True, sensitivity=_FEW)
    reference: str = text("Their reference", longest=60, hint="If they gave one", sensitivity=_FEW)
    ours_told_at: datetime | None = moment("Our own lead told", sensitivity=_FEW)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class ConcernAnswer(Record):
    """Whether they came back to whoever told them. Struck out, never removed."""

    kind = "concern_answer"
    title = "Whether they came back"
    lives_in = LogKind.CHILD
    keeping = keeping.CONCERN
    event = True

    concern: str = links("Concern", "concern_passed", under=True, required=True)
    came_back: bool | None = yes_no("Did they come back to you?", required=True)
    on: date | None = day("On", required=True)
    words: str = text(
        "In one line", longest=160, hint="That they have it; never what it was", sensitivity=_FEW
    )
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class ConcernWords(Record):
    """The words of a concern, sealed to a laptop of the charity's safeguarding lead.

    `box` opens there alone; `code` is the check code of its key.
    """

    kind = "concern_words"
    title = "Sealed words"
    lives_in = LogKind.CHILD
    keeping = keeping.SEALED
    event = True

    concern: str = links("Concern", "concern_passed", under=True, required=True)
    box: str = text("Sealed words", longest=48_000, required=True, sensitivity=_FEW)
    code: str = text("Sealed to", longest=9, required=True)
    reader: str = text("For", required=True)
