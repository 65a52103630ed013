"""Where a family lives now, in one line: "hotel since 20 sep, the council repairs the flat"."""

from typing import Any

from linkworker.actions.households import change_housing
from linkworker.records import Housing, HousingChange
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import today
from ui.family.heard import heard_home, since_when
from ui.family.line_adder import LineAdder
from ui.forms.editors import sentence_case
from ui.models.about_child import About
from ui.widgets.choices import Chips
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import across


class HousingAdder(LineAdder):
    """Kept in the family's record, for brothers and sisters too."""

    kind = HousingChange
    hint = "Say where, and since when."

    def __init__(self, part: Part, about: About) -> None:
        super().__init__(part, about)
        self._by_hand: set[str] = set()
        line = LineEdit("hotel since 20 sep, the council repairs the flat")
        self._housing = Chips([(one, sentence_case(one.value)) for one in Housing])
        self._on = DateEdit("back", today)
        self._on.set_value(about.today)
        self.fields = {
            "words": Field("Where do they live now?", line),
            "housing": Field("That is", self._housing),
            "on": Field("Since", self._on),
            "told_by": Field("Who told us", LineEdit("mum"), optional=True),
        }
        for name, editor in (("housing", self._housing), ("on", self._on)):
            editor.changed.connect(lambda name=name: self._by_hand.add(name))
        told = across(self.fields["on"], self.fields["told_by"], gap=24)
        self.build([self.fields["housing"], told], "Keep")

    def understand(self) -> None:
        """Show where they live and since when; said by hand, it stays so."""
        typed = self.line.value()
        if "housing" not in self._by_hand:
            self._housing.set_value(heard_home(typed))
        if "on" not in self._by_hand:
            self._on.set_value(since_when(typed, today()) or self._about.today)

    def said(self) -> dict[str, Any]:
        """Give the change as it stands."""
        return {name: field.value() for name, field in self.fields.items()}

    def keeps(self, store: Store, draft: str, said: dict[str, Any]) -> Changes:
        """Keep it in the family's record."""
        standing = self._part.desk.standing
        return change_housing(
            store, self._about.child, caseload=standing.caseload, today=today(),
            by=standing.user, draft=draft, **said,
        )  # fmt: skip
