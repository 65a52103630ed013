"""What a child needs, a sentence each: who said it, who noticed first, what is being done.

The areas are AllChild's six risk areas and, as in Wigan, behaviour at school; said as needs.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Sensitivity, choice, day, links, text
from linkworker.records import keeping

_SPECIAL = Sensitivity.SPECIAL


class NeedArea(Enum):
    """Where in a child's life it is."""

    ATTENDANCE = "coming to school"
    FEELINGS = "feelings"
    FRIENDS = "getting on with others"
    ENGLISH = "English"
    MATHS = "maths"
    HOME = "money and home"
    BEHAVIOUR = "behaviour at school"


class HowMuch(Enum):
    """How much help it needs."""

    A_LOT = "needs a lot"
    SOME = "needs some"
    LITTLE = "needs little"


class ChildNeed(Record):
    """One need of a child. What is done about it is a sentence too, or it shows on Today."""

    kind = "child_need"
    title = "Need"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    area: NeedArea | None = choice("In what", NeedArea, required=True)
    words: str = text("The need, in a sentence", required=True, longest=500, sensitivity=_SPECIAL)
    said_by: str = text("Who said it", required=True, hint="Wren, mum, Mr Fenwick")
    since: date | None = day("Told us on", required=True)
    noticed_by: str = text("Who noticed first", hint="mum, years ago")
    evidence: str = text("How we know", longest=500, sensitivity=_SPECIAL)
    at_start: HowMuch | None = choice("At the start", HowMuch)
    now: HowMuch | None = choice("Now", HowMuch, progress=True)
    doing: str = text(
        "What is being done", longest=500, sensitivity=_SPECIAL, progress=True, group="help"
    )
    help_on: date | None = day("First help on", progress=True, group="help")
    met_on: date | None = day("No longer needed since", progress=True)
