"""Told by word of mouth, in one line: "told the office that the bus is late, because of lates"."""

from typing import Any

from linkworker.actions.sharing import tell_by_mouth
from linkworker.measures.agreements import About as Asked
from linkworker.measures.agreements import Standing
from linkworker.measures.sharing import SAFE, ground_of, heard_telling, keeps_safe, may_say
from linkworker.records import Ground, InformationShared, ToldWhom
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import this_minute, today
from ui.family.line_adder import LineAdder
from ui.forms.editors import sentence_case
from ui.models.about_child import About
from ui.widgets.choices import ChoicePicker
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across

_SAFE = "To keep a child safe nobody is asked. One line, and go: what was said is for them to hold."


class TellingAdder(LineAdder):
    """What it was understood as stands below, and is put right by hand; then it stays so."""

    kind = InformationShared
    hint = "What paper or a letter told is here already. This is for what you said."

    def __init__(self, part: Part, about: About, standings: dict[Asked, Standing]) -> None:
        super().__init__(part, about)
        self._standings = standings
        self._by_hand: set[str] = set()
        line = LineEdit("told the office that nursery opens late, because of late marks")
        told = [(one, sentence_case(one.value)) for one in ToldWhom]
        ground = [(one, sentence_case(one.value)) for one in Ground]
        self._said = WrapLabel("", "small", "soft")
        self.fields = {
            "line": Field("Whom did you tell what, and why?", line),
            "whom": Field("Whom", LineEdit("the office")),
            "what": Field("What", LineEdit("nursery opens late")),
            "why": Field("Why", LineEdit("because of late marks"), optional=True),
            "told": Field("That is", ChoicePicker(told)),
            "ground": Field("On which ground", ChoicePicker(ground)),
        }
        for name in ("whom", "what", "why", "told", "ground"):
            self.fields[name].editor.changed.connect(lambda name=name: self._by_hand.add(name))
        self.fields["told"].editor.changed.connect(self._propose)
        whom = across(self.fields["whom"], self.fields["told"], gap=12)
        why = across(self.fields["why"], self.fields["ground"], gap=12)
        self.build([whom, self.fields["what"], why, self._said], "Keep")
        self._propose()

    def understand(self) -> None:
        """Read the line anew; what was said by hand stays as it was said."""
        heard = heard_telling(self.line.value())
        for name in ("whom", "what", "why", "told"):
            if name not in self._by_hand:
                self.fields[name].editor.set_value(getattr(heard, name))
        self._propose()

    def said(self) -> dict[str, Any]:
        """Give what was told, as the record holds it."""
        names = ("whom", "what", "why", "told", "ground")
        return {name: self.fields[name].value() for name in names}

    def keeps(self, store: Store, draft: str, said: dict[str, Any]) -> Changes:
        """Keep it in the child's record."""
        by = self._part.desk.standing.user
        return tell_by_mouth(store, self._about.child, at=this_minute(), today=today(), by=by,
                             draft=draft, **said)  # fmt: skip

    def _propose(self) -> None:
        """Propose the ground it rests on, and say whether somebody agreed to it."""
        told = self.fields["told"].value() or ToldWhom.OTHER
        whom = self.fields["whom"].value()
        if "ground" not in self._by_hand:
            self.fields["ground"].editor.set_value(ground_of(told, self._standings, whom))
        if keeps_safe(told):
            self._said.setText(_SAFE)
            if "why" not in self._by_hand and not self.fields["why"].value():
                self.fields["why"].editor.set_value(SAFE)
        else:
            self._said.setText(f"{may_say(told, self._standings, whom).why}.")
