"""What the school agreed to: looked at again, ended, printed on a slip for its office."""

from functools import partial
from typing import Any

from linkworker.actions import adjustments
from linkworker.measures.adjustments import Now, stands
from linkworker.records import SchoolAdjustment
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import today
from ui.helping.answering import Answering
from ui.helping.card import HelpCard
from ui.helping.row import Ask, Offer
from ui.models.about_child import About
from ui.models.helping import HelpFacts, Shown, adjustment_shown
from ui.widgets.buttons import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import WordsEdit

_NONE = "Late marks excused, homework pardoned: what the school does otherwise, and until when."


class AdjustedCard(HelpCard[SchoolAdjustment]):
    """What counts now first."""

    kind = SchoolAdjustment

    def __init__(self, part: Part) -> None:
        super().__init__(part, "Agreed with the school", "school", "Add a school adjustment",
                         _NONE, 3)  # fmt: skip
        self.slip = Button("Slip for the office", "small", "printer")
        self.slip.clicked.connect(self.open_slip)

    def shown(self, facts: HelpFacts, one: SchoolAdjustment, about: About) -> Shown:
        """Say an adjustment."""
        return adjustment_shown(facts, one, about.today)

    def show_things(self, about: About, facts: HelpFacts, things: Any) -> None:
        """Show them, and the slip while there is something to put on it."""
        super().show_things(about, facts, things)
        counts = any(stands(one, about.today) is not Now.OVER for one in things)
        if counts and about.may_write:
            self.body.addWidget(self.slip)
        self.slip.setVisible(counts and about.may_write)

    def first(self, one: SchoolAdjustment) -> tuple[str, Ask] | None:
        """Ask how it goes while it counts."""
        if stands(one, today()) is Now.OVER:
            return None
        return "Looked at", partial(self._ask_again, one)

    def rest(self, one: SchoolAdjustment) -> list[Offer]:
        """Offer its end, its form and striking out."""
        words = f"Strike out “{one.what}”"
        found: list[Offer] = [
            self.change(one),
            self.strike(words, one, adjustments.strike_adjustment),
        ]
        if stands(one, today()) is Now.OVER:
            return found
        return [("It ends", partial(self._ask_end, one)), *found]

    def open_slip(self) -> None:
        """Go to the slip, made for the school."""
        if self.about is not None:
            self._part.desk.go("print", f"{self.about.child.id}/slip/school")

    def _ask_again(self, one: SchoolAdjustment) -> Answering:
        def act(store: Store, said: dict[str, Any]) -> Changes:
            said["came_of"] = said["came_of"] or ""
            return adjustments.look_again(store, one, **said)

        asked = [
            ("came_of", "What came of it?", WordsEdit(lines=2)),
            ("review_on", "It goes on: look again when?", DateEdit("ahead", today)),
        ]
        return self.asking(asked, "It goes on", {"review_on": "Say when, or end it"}, act)

    def _ask_end(self, one: SchoolAdjustment) -> Answering:
        until = DateEdit("ahead", today)
        until.set_value(today())

        def act(store: Store, said: dict[str, Any]) -> Changes:
            said["came_of"] = said["came_of"] or ""
            return adjustments.end_adjustment(store, one, **said)

        asked = [("until", "Its last day", until),
                 ("came_of", "What came of it?", WordsEdit(lines=2))]  # fmt: skip
        return self.asking(asked, "It ends", {"until": "Say its last day"}, act)
