"""People we wrote about who may never have met us: whether each was told, and the words for it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from linkworker.actions.people import tell_of_it
from linkworker.measures.days import say_day
from linkworker.records import Person, Relation
from ui.desk import Desk
from ui.rights.line import Doing, Line
from ui.rights.lines_card import LinesCard
from ui.rights.reading import Rights
from ui.widgets.asking import Asking
from ui.widgets.buttons import Button
from ui.widgets.inputs import LineEdit

_WHY = (
    "Whoever is written about is told so within a month, or when we first speak with them; not "
    "where that would put somebody at risk. Who decided so, and why, is written down."
)
_NONE = "Nobody but the parents is written down."


class NeverMetCard(LinesCard):
    """A line for each person who has not the say for the child."""

    def __init__(self, desk: Desk) -> None:
        self.words = Button("The words, on paper", "secondary", "printer")
        super().__init__(desk, "People who never met us", _WHY, (self.words,))

    def show_rights(self, rights: Rights, today: date) -> None:
        """Show whether each was told."""
        lines = [self._line(*one, today) for one in rights.to_tell]
        none = "" if lines else _NONE
        self._show_lines(lines, none, doing=not self._desk.standing.reviews)

    def _line(self, relation: Relation, person: Person, today: date) -> Line:
        on = say_day(person.told_on, year=True) if person.told_on else ""
        if person.not_told:
            words, tag = f"Not told, because: {person.not_told} ({on})", ("not told", "info")
        elif person.told_on:
            words, tag = f"Told {on}: {person.told_how}", ("told", "ok")
        else:
            words, tag = "Not told yet that we keep this.", ("not yet", "plain")
        doing: list[Doing] = []
        if not person.told_on:
            ask = partial(self._ask, person, today)
            doing = [
                ("They were told…", "check", partial(ask, "how", "Told how, by whom")),
                ("Not to be told…", "x",
                 partial(ask, "not_told", "Not told, because (and who decided it)")),
            ]  # fmt: skip
        return Line(f"{person.name}, {relation.role}", words, tag, doing)

    def _ask(self, person: Person, today: date, name: str, label: str) -> None:
        asked = Asking([(name, label, LineEdit(""))], "Keep", {name: "Write it in a few words"})

        def keep(said: dict[str, Any]) -> None:
            act: Callable[..., Any] = partial(tell_of_it, person=person, on=today, **said)
            self._run(act)

        asked.kept.connect(keep)
        self._ask_here(asked)
