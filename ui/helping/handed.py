"""What was given or lent: back again, or staying with them."""

from functools import partial
from typing import Any

from linkworker.actions import practical_support as practical
from linkworker.measures.lent import is_out
from linkworker.records import PracticalSupport
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import today
from ui.helping.answering import Answering
from ui.helping.card import HelpCard
from ui.helping.row import Ask, Offer
from ui.models.about_child import About
from ui.models.helping import HelpFacts, Shown, handed_shown
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit

_NONE = "A laptop, a uniform, food: what was given or lent, by whom, and by when it comes back."


class HandedCard(HelpCard[PracticalSupport]):
    """What is to come back first."""

    kind = PracticalSupport

    def __init__(self, part: Part) -> None:
        super().__init__(part, "Given and lent", "hand-heart", "Add what was given or lent",
                         _NONE, 4)  # fmt: skip

    def shown(self, facts: HelpFacts, one: PracticalSupport, about: About) -> Shown:
        """Say a thing."""
        return handed_shown(facts, one, about.today)

    def first(self, one: PracticalSupport) -> tuple[str, Ask] | None:
        """Ask whether it came back, while it is out."""
        return ("It is back", partial(self._ask_back, one)) if is_out(one) else None

    def rest(self, one: PracticalSupport) -> list[Offer]:
        """Offer that it stays, its form and striking out."""
        words = f"Strike out “{one.what}”"
        found: list[Offer] = [self.change(one), self.strike(words, one, practical.strike_support)]
        if not is_out(one):
            return found
        return [("It stays with them", partial(self._ask_stays, one)), *found]

    def _ask_back(self, one: PracticalSupport) -> Answering:
        on = DateEdit("back", today)
        on.set_value(today())

        def act(store: Store, said: dict[str, Any]) -> Changes:
            return practical.came_back(
                store, one, on=said["returned_on"], words=said["returned_words"] or "",
                today=today(),
            )  # fmt: skip

        asked = [("returned_on", "Came back on", on),
                 ("returned_words", "How it came back", LineEdit("with its charger"))]  # fmt: skip
        return self.asking(asked, "It is back", {"returned_on": "Say on which day"}, act)

    def _ask_stays(self, one: PracticalSupport) -> Answering:
        def act(store: Store, said: dict[str, Any]) -> Changes:
            return practical.stays(store, one, because=said["kept_because"], today=today())

        asked = [("kept_because", "It stays with them, because", LineEdit("the school gave it"))]
        needed = {"kept_because": "Say why it does not come back"}
        return self.asking(asked, "Keep", needed, act)
