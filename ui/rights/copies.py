"""Requests for a copy of what is kept about a child, each with its last day."""

from datetime import date
from functools import partial

from linkworker.measures.days import say_day
from linkworker.records import AccessRequest
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.rights.line import Doing, Line
from ui.rights.lines_card import LinesCard
from ui.rights.reading import Rights
from ui.widgets.buttons import Button

_WHY = (
    "Anybody may ask, in any words, to see what we keep about them. It counts from the day it "
    "was said, and is answered within a month. Somebody else than you reads it through first."
)


class CopiesCard(LinesCard):
    """A line for each request; a button begins another."""

    def __init__(self, desk: Desk) -> None:
        self.ask = Button("Somebody asks for a copy", "secondary", "plus")
        super().__init__(desk, "A copy of what we keep", _WHY, (self.ask,))

    def show_rights(self, rights: Rights, today: date) -> None:
        """Show a child's requests."""
        self._show_lines([self._line(rights, one, due, today) for one, due in rights.requests])

    def about(self, rights: Rights) -> str:
        """Say where a new request is written down."""
        return add_about(AccessRequest, rights.child)

    def _line(self, rights: Rights, one: AccessRequest, due: date | None, today: date) -> Line:
        asked = f"Asked on {say_day(one.asked_on, year=True)}" if one.asked_on else ""
        took = rights.staff.get(one.by, "")
        words = f"{asked}{f', taken by {took}' if took else ''}. {_stands(one)}"
        place = f"{rights.child.id}/{one.id}"
        over = bool(one.handed_on or one.refused)
        caption = "Look at it" if one.reviewer or over else "Gather and review"
        doing: list[Doing] = [(caption, "list-checks", partial(self._desk.go, "copy", place))]
        if not (over or self._desk.standing.reviews):
            edit = partial(self._desk.go, "form", edit_about(one))
            doing.append(("We wait, or refuse", "clock", edit))
        return Line(one.who, words, _tag(due, today, one), doing)


def _stands(one: AccessRequest) -> str:
    if one.handed_on:
        return f"Handed over on {say_day(one.handed_on, year=True)}: {one.handed_how}"
    if one.refused:
        return f"Not answered: {one.refused}"
    if one.reviewer:
        return "Reviewed: the copy can be handed over."
    return "Not reviewed yet."


def _tag(due: date | None, today: date, one: AccessRequest) -> tuple[str, str]:
    if one.handed_on or one.refused:
        return ("answered", "ok")
    if due is None:
        return ("waiting for them", "info")
    days = (due - today).days
    if days < 0:
        return (f"was due {say_day(due)}", "warn")
    return (f"by {say_day(due)}", "warn" if days <= 7 else "info")
