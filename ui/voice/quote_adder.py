"""Words somebody gave us, written once where they were heard, in one line."""

from typing import Any

from linkworker.actions.quotes import keep_quote
from linkworker.records import Quote, Speaker
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import today
from ui.family.line_adder import LineAdder
from ui.forms.editors import sentence_case
from ui.models.about_child import About
from ui.widgets.choices import Chips
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import across


class QuoteAdder(LineAdder):
    """Under the card of words; nobody is asked now, that comes later by a list."""

    kind = Quote
    hint = "Word for word. Whether it may be used is asked later, use by use."

    def __init__(self, part: Part, about: About) -> None:
        super().__init__(part, about)
        who = Chips([(one, sentence_case(one.value)) for one in Speaker])
        who.set_value(Speaker.FAMILY)
        self.fields = {
            "words": Field("What did they say?", LineEdit("She sings on the way home")),
            "said_by": Field("Who said it", LineEdit("mum")),
            "heard": Field("Where", LineEdit("by telephone"), optional=True),
            "speaker": Field("Whose words", who),
        }
        beside = across(self.fields["said_by"], self.fields["heard"], gap=12)
        self.build([self.fields["speaker"], beside], "Keep")

    def understand(self) -> None:
        """Take the words as they are."""

    def said(self) -> dict[str, Any]:
        """Give the words and whose they are."""
        return {name: field.value() for name, field in self.fields.items()} | {"on": today()}

    def keeps(self, store: Store, draft: str, said: dict[str, Any]) -> Changes:
        """Keep them with the child they tell of."""
        by = self._part.desk.standing.user
        return keep_quote(store, self._about.child, today=today(), by=by, draft=draft, **said)
