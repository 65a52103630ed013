"""The printed register of one session, with a return slip: for a leader without a laptop of ours.

It names children by first name and one letter, in the numbered order of the register on the
screen. Nothing of health stands on it unless it was chosen for the session's leader.
"""

from collections.abc import Mapping

from linkworker.actions.places import in_force
from linkworker.actions.sessions import Register
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Made, Paper, page_of
from linkworker.documents.shapes import boxed, labelled, section
from linkworker.documents.style import LARGER, LETTERS
from linkworker.errors import NotAllowed
from linkworker.measures.days import say_day
from linkworker.records import Child, Partner

_BOX = "☐"
_HEADS = ("", "Child", "Here", "Part", "Away, because", "Part taken: 1 to 4", "In a few words")
_WIDTHS = (5, 17, 7, 7, 20, 18, 26)
_PARTS = "1 not yet · 2 a little · 3 well · 4 all in"
_LINE = "_" * 30
_KEEP = "Give this back the same day. Do not copy it or keep it."


def session_sheet(
    register: Register,
    partner: Partner | None,
    *,
    reader: str,
    made: Made,
    health: Mapping[str, str] | None = None,
    practice: bool = False,
) -> Paper:
    """Print a register for `reader`, to be given back to who made it; `health` is by child id.

    Raises NotAllowed for a partner without a sharing agreement in force on the day it is made.
    """
    if partner is not None and not in_force(partner, made.on):
        day = say_day(made.on, year=True)
        raise NotAllowed(f"{partner.name} has no sharing agreement in force on {day}")
    activity, letters = register.activity, LARGER if made.larger else LETTERS
    title = f"{activity.what}, {say_day(register.on, year=True)}"
    where = ", ".join(filter(None, (activity.at, activity.room)))
    parts = [
        element("h1", title),
        element("p", f"{where}. For {reader}. Part taken: {_PARTS}.", class_="quiet"),
        _children(register),
        *_health(register, health or {}),
        boxed("box", "Return slip", *_slip(title, made.worker.name)),
    ]
    return Paper(
        title=f"Register: {title}",
        html=page_of(title, parts, letters=letters, practice=practice),
        foot=f"{_KEEP} For {reader}.{' PRACTICE.' * practice}",
        letters=letters,
        practice=practice,
    )


def short_name(child: Child) -> str:
    """Name a child by first name and the first letter of the surname."""
    return f"{child.name} {child.surname[:1]}".strip()


def _children(register: Register) -> Markup:
    lines = [
        (str(at), short_name(line.child), _BOX, _BOX, _BOX, f"{_BOX} {_BOX} {_BOX} {_BOX}", "")
        for at, line in enumerate(register.lines, 1)
    ]
    return table(_HEADS, lines, _WIDTHS, "line")


def _health(register: Register, health: Mapping[str, str]) -> list[Markup]:
    """Say by number what the leader must know in an emergency; nothing where it was not chosen."""
    told = [
        element("p", f"{at}: {health[line.child.id]}")
        for at, line in enumerate(register.lines, 1)
        if health.get(line.child.id)
    ]
    return [section("For the session’s leader alone, by number", *told)] if told else []


def _slip(title: str, to: str) -> list[Markup]:
    return [
        element("p", f"{title}. Give this back to {to}."),
        labelled("It was held", f"{_BOX}    It did not happen {_BOX} because {_LINE}"),
        labelled("Not here, by number", f"{_LINE}    Only for a part {_LINE}"),
        labelled("Others who came, how many", "______    Signed " + _LINE),
    ]
