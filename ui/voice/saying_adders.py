"""Two lines of talk: what a child said, and what came of it, in words that she reads."""

import re
from typing import Any

from linkworker.actions.sayings import answer_saying, keep_saying
from linkworker.fields import Record
from linkworker.records import CameOf, Saying, SayingAnswer
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import today
from ui.family.line_adder import LineAdder
from ui.forms.editors import sentence_case
from ui.models.about_child import About
from ui.widgets.choices import Chips
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit

_NOT = re.compile(r"\b(could not|couldn.?t|cannot|can.?t|not possible)\b", re.IGNORECASE)
_ON_IT = re.compile(r"\b(asked|asking|will|going to|on it|we wait|is being)\b", re.IGNORECASE)


class SayingAdder(LineAdder):
    """Under the card of what a child says."""

    kind = Saying
    hint = "Word for word. Better still: sit together and let it be typed there."

    def __init__(self, part: Part, about: About) -> None:
        super().__init__(part, about)
        line = LineEdit("The hall is too loud")
        self.fields = {"words": Field(f"What did {about.child.name} say?", line)}
        self.build([], "Keep")

    def understand(self) -> None:
        """Take the line as it is: these are the child's own words."""

    def said(self) -> dict[str, Any]:
        """Give the words."""
        return {"words": self.line.value(), "on": today()}

    def keeps(self, store: Store, draft: str, said: dict[str, Any]) -> Changes:
        """Keep them in the child's record."""
        by = self._part.desk.standing.user
        return keep_saying(store, self._about.child, by=by, draft=draft, **said)


class CameAdder(LineAdder):
    """Under one saying; which of the three it is, is read from the line until it is picked."""

    kind = SayingAnswer
    hint = "Words for the child, without anybody’s name. It stands on the plan’s paper too."

    def __init__(self, part: Part, about: About, saying: Saying) -> None:
        super().__init__(part, about)
        self._saying, self._by_hand = saying, False
        line = LineEdit("You can eat in the blue room")
        self._came = Chips([(one, sentence_case(one.value)) for one in CameOf])
        self._came.set_value(CameOf.DID)
        told = Field(f"What came of it, told to {about.child.name}", line)
        self.fields = {"words": told, "came": Field("That is", self._came)}
        self._came.changed.connect(self._picked)
        self.build([self.fields["came"]], "Keep")

    @property
    def under(self) -> Record:
        """The saying it came of."""
        return self._saying

    def understand(self) -> None:
        """Read from the line which of the three it is."""
        if not self._by_hand:
            self._came.set_value(heard_came(self.line.value()))

    def said(self) -> dict[str, Any]:
        """Give what came of it."""
        return {"words": self.line.value(), "came": self._came.value(), "on": today()}

    def keeps(self, store: Store, draft: str, said: dict[str, Any]) -> Changes:
        """Keep it beside the saying."""
        by = self._part.desk.standing.user
        return answer_saying(store, self._saying, by=by, draft=draft, **said)

    def _picked(self) -> None:
        self._by_hand = True


def heard_came(line: str) -> CameOf:
    """Understand what came of a saying; what says nothing of it was done."""
    plain = line.replace("’", "'")
    if _NOT.search(plain):
        return CameOf.COULD_NOT
    return CameOf.DOING if _ON_IT.search(plain) else CameOf.DID
