"""Coming back to school after time away: the day, the meeting, what each one does by when.

A meeting on return is good practice and no condition of coming back.
"""

from datetime import date, datetime
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, choice, day, links, moment, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class OurPlace(Enum):
    """Our place at the meeting on return."""

    COMING = "we are there"
    ASKED = "we asked to come"
    WITHOUT = "without us"
    NONE = "school holds none"


class ComingBack(Record):
    """One way back, after a suspension or after being taught elsewhere."""

    kind = "coming_back"
    title = "Coming back"
    lives_in = LogKind.CHILD
    keeping = keeping.SCHOOL_LIFE

    child: str = links("Child", "child", under=True, required=True)
    suspension: str = links("After being sent away", "suspension")
    placement: str = links("After being taught elsewhere", "placement")
    expected: date | None = day("Expected back on", progress=True)
    meeting_at: datetime | None = moment("Meeting on return", group="meeting", progress=True)
    our_place: OurPlace | None = choice("Our place at it", OurPlace, group="meeting", progress=True)
    teachers_know: str = long_words("What I want teachers to know", search=True)
    held_on: date | None = day("Meeting held on", group="held", progress=True)
    who_came: str = text("Who came", hint="mum, Mr Adeyemi, Kofi", group="held", progress=True)
    agreed: str = long_words("What was agreed", search=True, group="held")
    back_on: date | None = day("Back in school on", progress=True)


class ReturnStep(Record):
    """One thing that somebody sees to for a child's return, by a day."""

    kind = "return_step"
    title = "Step for the return"
    lives_in = LogKind.CHILD
    keeping = keeping.SCHOOL_LIFE

    coming_back: str = links("Coming back", "coming_back", under=True, required=True)
    what: str = text("What", required=True, search=True, longest=300)
    who: str = text("Who", hint="Mr Adeyemi")
    due: date | None = day("By when")
    order: str = text("Place in the list", rule=Rule.ORDER, progress=True, longest=60)
    done_on: date | None = day("Done on", progress=True)
