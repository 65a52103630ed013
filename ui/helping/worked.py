"""Direct work by resource: another time with it, in a few words."""

from functools import partial
from typing import Any

from linkworker.actions import direct_work
from linkworker.actions.direct_work import Series
from linkworker.records import DirectWork
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import this_minute, today
from ui.helping.answering import Answering
from ui.helping.card import HelpCard
from ui.helping.row import Ask, Offer
from ui.models.about_child import About
from ui.models.helping import HelpFacts, Shown, series_shown
from ui.widgets.choices import Tick
from ui.widgets.date_edit import MomentEdit
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit

_NONE = "A journal, a game, a card: what you do together in a 1:1, and what was said."


class WorkedCard(HelpCard[Series]):
    """What was used last first."""

    kind = DirectWork

    def __init__(self, part: Part) -> None:
        super().__init__(part, "Direct work", "book-open", "Write direct work", _NONE, 2)

    def shown(self, facts: HelpFacts, one: Series, about: About) -> Shown:
        """Say a series."""
        return series_shown(facts, one, about.today)

    def first(self, one: Series) -> tuple[str, Ask] | None:
        """Ask for another time with it."""
        return "Another time", partial(self._ask_again, one)

    def rest(self, one: Series) -> list[Offer]:
        """Offer to strike the last session out."""
        words = "Strike out the last session"
        return [self.strike(words, one.works[-1], direct_work.strike_work)]

    def _ask_again(self, one: Series) -> Answering:
        last = one.works[-1]
        at, minutes = MomentEdit("back", today), NumberEdit(1, 600)
        at.set_value(this_minute())
        minutes.set_value(last.minutes)
        private = Tick("Health or another private matter")
        asked = [
            ("topics", "What was it about?", LineEdit("people I trust")),
            ("words", "In her or his own words", WordsEdit(lines=2)),
            ("at", "When", at),
            ("minutes", "Minutes", minutes),
            ("private", "Who may read it", private),
        ]

        def act(store: Store, said: dict[str, Any]) -> Changes:
            child = self.about.child if self.about else None
            assert child is not None  # noqa: S101 - asked about the child who shows
            whole = {**said, "words": said["words"] or "", "private": said["private"] or None}
            return direct_work.keep_work(
                store, child, resource=one.resource, goal=last.goal, now=this_minute(),
                by=self.by, **whole,
            )  # fmt: skip

        needed = {"topics": "Say what it was about", "at": "Say when", "minutes": "Say how long"}
        return self.asking(asked, "Keep", needed, act)
