"""The end of a child's programme: who stays, what goes on, goodbye, and one look six weeks on."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, choice, day, links, text, words, yes_no
from linkworker.records import keeping


class Stays(Enum):
    """What a grown-up said whom the child named, once somebody asked them."""

    YES = "yes, I stay"
    CANNOT = "cannot"


class InTouch(Enum):
    """What was found six weeks on. Not having found out is an answer too."""

    STILL = "still in touch"
    NOT = "not in touch any more"
    UNKNOWN = "could not find out"


class TrustedAdult(Record):
    """A grown-up whom the child named, besides the Link Worker; asked before anybody counts."""

    kind = "trusted_adult"
    title = "Grown-up who stays"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    name: str = text("Name", required=True, hint="Ms Okafor")
    role: str = text("Who that is to the child", hint="form teacher, aunt, boxing coach")
    by_child: bool | None = yes_no("Named by the child", required=True)
    named_on: date | None = day("Named on", required=True)
    how: str = text("How they stay in touch", longest=500, hint="lunch in room 4 on Tuesdays")
    asked_on: date | None = day("Asked them on", progress=True, group="asked")
    says: Stays | None = choice("What they said", Stays, progress=True, group="asked")


class Ending(Record):
    """What is planned and said at the end; one for each child. That it began is a turn."""

    kind = "ending"
    title = "Ending"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    key = ("child",)

    child: str = links("Child", "child", under=True, required=True)
    last_day: date | None = day("Last day of the programme")
    good_at: str = words("Good at, now", search=True)
    helped: str = words("What helped", search=True)
    goes_on: str = words("What goes on", search=True, hint="Boxing on Thursdays; room 4 at lunch")
    school_does: str = words("What we ask school to go on with", search=True)
    goodbye_on: date | None = day("Goodbye on", progress=True)
    goodbye: str = text("How we say goodbye", longest=500, hint="cake in room 4, her journal read")
    held_on: date | None = day("Said goodbye on", progress=True)
    letter: str = words("The child’s letter", search=True)
    letter_by_child: bool | None = yes_no("Typed by the child", rule=Rule.ORDER, progress=True)
    nobody_because: str = text("Nobody stays, because", longest=500)


class OnwardCheck(Record):
    """The one look six weeks after the end. Struck out, never removed."""

    kind = "onward_check"
    title = "Six weeks on"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    child: str = links("Child", "child", under=True, required=True)
    on: date | None = day("On", required=True)
    found: InTouch | None = choice("Is the grown-up who stays in touch?", InTouch, required=True)
    adult: str = links("Who stays", "trusted_adult")
    words: str = words("What we heard", search=True)
    told_by: str = text("Who told us", hint="Sarah, Ms Okafor")
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
