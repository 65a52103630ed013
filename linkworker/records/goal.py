"""A goal of a plan in the child's own words, how far she feels she is, and who does what."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, choice, day, links, number, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Idea(Enum):
    """Whose idea a goal was."""

    CHILD = "the child's"
    FAMILY = "the family's"
    SCHOOL = "the school's"
    LINK_WORKER = "the Link Worker's"


class Component(Enum):
    """The four components of AllChild's support."""

    INFORMAL = "informal engagement"
    FORMAL = "formal engagement"
    DEVELOPMENTAL = "developmental support"
    SPECIALIST = "Delivery Partner specialist support"


class Goal(Record):
    """One thing the child wants to be different."""

    kind = "goal"
    title = "Goal"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    plan: str = links("Plan", "plan", under=True, required=True)
    words: str = text("In the child's own words", required=True, search=True, longest=1000)
    idea: Idea | None = choice("Whose idea it was", Idea)
    looks_like: str = long_words("How we will know", search=True)
    order: str = text("Place in the list", rule=Rule.ORDER, progress=True, longest=60)
    closed_on: date | None = day("Reached or let go on", group="closing")
    closed_because: str = text("Because", group="closing")


class Rating(Record):
    """How near a goal felt on a day, from 0 to 10, as somebody said it."""

    kind = "rating"
    title = "Rating"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    goal: str = links("Goal", "goal", under=True, required=True)
    points: int | None = number("0 to 10", required=True, lowest=0, highest=10, progress=True)
    rated_on: date | None = day("On", required=True, progress=True)
    said_by: str = text("Said by", progress=True, hint="Wren, mum, Mr Fenwick")
    by_child: bool | None = yes_no("Entered by the child", progress=True)


class Action(Record):
    """Something somebody will do by a day; done by a recorded contact, or let go with a reason."""

    kind = "action"
    title = "Action"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    goal: str = links("Goal", "goal", under=True, required=True)
    what: str = text("What to do", required=True, search=True, longest=1000)
    who: str = text("Who", required=True)
    due: date | None = day("By when")
    notes: str = long_words("Notes", search=True)
    component: Component | None = choice("Component", Component)
    shown: bool | None = yes_no("The child may read it with us", progress=True)
    order: str = text("Place in the list", rule=Rule.ORDER, progress=True, longest=60)
    done_on: date | None = day("Done on", progress=True, group="outcome")
    done_by: str = links("Done by contact", "contact", progress=True, group="outcome")
    let_go: str = text("Not done because", progress=True, group="outcome")
