"""A class teacher's slip: her children whose review is open, a tick and three lines for each.

It is made for the one reader who knows them all, and says nothing about any of them: a name, and
room to write. That it went out is kept with each child, without the others.
"""

from datetime import date

from linkworker.actions.places import in_force
from linkworker.actions.review_slips import Slip
from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.paper import Paper, page_of
from linkworker.documents.shapes import APART, to_tick, to_write_on
from linkworker.documents.style import LARGER, LETTERS
from linkworker.errors import NotAllowed
from linkworker.measures.days import say_day
from linkworker.records import Colleague, Helps

_LINES = 3
_ASKS = "Does the plan help?"
_KEEP = "Only for the teacher it is made for. Hand it back by hand; it goes into a shredder."


def teacher_slip(
    slip: Slip,
    *,
    teacher: str,
    worker: Colleague,
    on: date,
    practice: bool,
    larger: bool = False,
) -> Paper:
    """Print a slip for a class; raises NotAllowed where the school may not be told."""
    if slip.school and not in_force(slip.school, on):
        day = say_day(on, year=True)
        raise NotAllowed(f"{slip.school.name} has no sharing agreement in force on {day}")
    reader, letters = teacher.strip() or "class teacher", LARGER if larger else LETTERS
    title = f"Reviews, class {slip.school_class}" if slip.school_class else "Reviews"
    ring = f", {worker.phone}" if worker.phone else ""
    asks = f"For {reader}. Three lines about each child are enough: what goes well comes first."
    parts = [
        element("h1", title),
        element("p", asks),
        element("p", f"Back to {worker.name}{ring}. Made on {say_day(on, year=True)}.",
                class_="quiet"),
        *(_child(row.child.whole_name) for row in slip.rows),
    ]  # fmt: skip
    return Paper(
        title=title,
        html=page_of(title, parts, letters=letters, practice=practice),
        foot=f"{_KEEP}{' PRACTICE.' * practice}",
        letters=letters,
        practice=practice,
        no_phone=not worker.phone,
    )


def _child(name: str) -> Markup:
    tick = joined([f"{_ASKS}{APART}", to_tick(one.value for one in Helps)])
    return joined([element("h2", name), element("p", tick), to_write_on(_LINES)])
