"""Where a child is in the programme: what happened, from which it is read (`measures.stages`)."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, text
from linkworker.records import keeping


class Turn(Enum):
    """What happened. Asking and agreeing are kept as answers of the family, not here."""

    IDENTIFIED = "identified"
    MEETING = "agreed at the cohort meeting"
    BEGAN = "began the programme"
    PAUSED = "paused"
    RESUMED = "goes on again"
    MOVED = "moved school"
    ENDING = "the ending began"
    FOLLOW_UP = "follow-up"
    STOPPED = "family chose to stop"
    CLOSED = "closed"


class StageStep(Record):
    """One turn of a child's way through the programme. Struck out, never removed."""

    kind = "stage_step"
    title = "Stage of the programme"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    child: str = links("Child", "child", under=True, required=True)
    turn: Turn | None = choice("What happened", Turn, required=True)
    on: date | None = day("On", required=True)
    until: date | None = day("Paused until")
    why: str = text("Why", longest=500, hint="for a pause, a move, or a family’s own choice")
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
