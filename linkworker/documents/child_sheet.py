"""A child's own sheet for a review: a scale of faces for each goal, and room to write or draw.

It is made for the child alone and says nothing but her goals, in her own words. Whoever sits with
her writes down what she says; "not this time" is an answer too.
"""

from linkworker.actions.goals import goals_of, ratings_of
from linkworker.documents.faces import face_scale
from linkworker.documents.markup import Markup, element
from linkworker.documents.paper import Head, Made, Paper, finish
from linkworker.documents.plan import plan_to_print
from linkworker.documents.plan_child import FACE
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, section, side_by_side, to_tick, to_write_on
from linkworker.documents.sieve import Sieve
from linkworker.documents.style import CHILDS
from linkworker.errors import NotAllowed
from linkworker.records import Child, Goal, Plan
from linkworker.store import Reader

_BEGIN = (
    "How is it going? There is no right answer. Ring the face that fits. Write, draw, or say it "
    "and somebody writes it down."
)
_ASKED = (
    "What goes well?", "What is not so good?", "What would you change?",
    "Who can you go to?",
)  # fmt: skip
_LINES = 2
_HOW = ("I wrote this", "Somebody wrote down what I said", "Not this time")


def child_sheet(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print a child's sheet for her review.

    Raises NotAllowed for another reader than the child, or when there is no plan to look at.
    """
    check(recipient, made.on)
    if not recipient.own:
        raise NotAllowed(f"This sheet is {child.name}’s own: it is made for nobody else")
    plan, sieve = plan_to_print(store, child), Sieve(store, child, recipient)
    head = Head("For my review", f"{child.name}’s own sheet", "", "", _BEGIN)
    parts = [
        *_goals(store, sieve, plan),
        *side_by_side([section(asked, to_write_on(_LINES)) for asked in _ASKED]),
        boxed("box", f"Give this to {made.worker.name}", element("p", to_tick(_HOW))),
    ]
    return finish(head, parts, sieve, made, usual=CHILDS)


def _goals(store: Reader, sieve: Sieve, plan: Plan) -> list[Markup]:
    shown: list[Markup] = []
    for goal in goals_of(store, plan):
        if not goal.closed_on and (words := sieve.field(goal, "words")):
            heading = f"{len(shown) + 1}. “{words}”"
            shown.append(section(heading, *_last(store, sieve, goal), face_scale(FACE)))
    return shown


def _last(store: Reader, sieve: Sieve, goal: Goal) -> list[Markup]:
    """Say what she said the last time, to set today beside it."""
    name = sieve.child.name.casefold()
    own = [
        one.points
        for one in ratings_of(store, goal)
        if one.points is not None and (one.by_child or one.said_by.casefold() == name)
    ]
    return [element("p", f"How near does it feel? Last time you said {own[-1]}.")] if own else []
