"""The list of a parents' evening: who comes when, in which language, with whom to translate.

It lies on a table in a hall: children stand on it by first name and one letter, and nothing is said
of any. It is made for who holds the meetings.
"""

from collections.abc import Sequence
from datetime import date

from linkworker.actions.bookings import MINUTES, Family
from linkworker.documents.markup import element, table
from linkworker.documents.paper import Paper, page_of
from linkworker.documents.style import LARGER, LETTERS
from linkworker.measures.days import say_day
from linkworker.records import Colleague

_HEADS = ("Time", "About", "Who comes", "Language", "Came")
_WIDTHS = (11, 25, 26, 28, 10)
_BOX = "☐"
_KEEP = "Only for who holds the meetings. Keep it face down; shred it after the evening."


def booking_list(
    wanted: Sequence[Family],
    day: date,
    *,
    worker: Colleague,
    on: date,
    larger: bool,
    practice: bool,
) -> Paper:
    """Print the families that are booked for a day, a line for each child, by time."""
    title = f"Parents’ evening, {say_day(day, year=True)}"
    letters = LARGER if larger else LETTERS
    booked = [one for one in wanted if one.at and one.at.date() == day]
    lines = [
        (f"{at:%H:%M}", f"{child.name} {child.surname[:1]}, {child.school_class}".strip(", "),
         family.who, language(family), _BOX)
        for family in booked
        for at, child in zip(family.times(), family.children, strict=True)
    ]  # fmt: skip
    about = f"{MINUTES} minutes each. For {worker.name}. Made on {say_day(on, year=True)}."
    parts = [
        element("h1", title),
        element("p", about, class_="quiet"),
        table(_HEADS, lines, _WIDTHS),
    ]
    html = page_of(title, parts, letters=letters, practice=practice)
    foot = f"{_KEEP}{' PRACTICE.' * practice}"
    return Paper(title=title, html=html, foot=foot, letters=letters, practice=practice)


def language(family: Family) -> str:
    """Say in which language, and whether somebody translates: "Somali, with Hodan"."""
    if family.interpreter:
        with_whom = f"with {family.interpreter}"
    else:
        with_whom = "interpreter needed" if family.needs_interpreter else ""
    return ", ".join(part for part in (family.languages, with_whom) if part)
