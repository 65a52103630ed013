"""Handing it over: whom she told, how and when; and what then becomes of the words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal

from linkworker.actions.concerns import words_then
from linkworker.fields import declared
from linkworker.measures.whom_to_tell import Whom
from linkworker.records import ConcernPassed, PassedHow, PassedTo, Place, WordsThen
from linkworker.store.sealed import check_code
from ui import desk as desks
from ui.forms.editors import sentence_case
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, Tick
from ui.widgets.date_edit import MomentEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across

_SHORT = {
    PassedTo.LEAD: "Safeguarding lead", PassedTo.DEPUTY: "Deputy", PassedTo.HEAD: "Head teacher",
    PassedTo.OURS: "Our own lead", PassedTo.COUNCIL: "Council’s front door",
    PassedTo.OFFICER: "Designated officer", PassedTo.EMERGENCY: "999",
}  # fmt: skip
_HANDED = "Handed over: they know, by voice, and have the words"
_NOT_HERE = (
    "Of a child who is not on this laptop no record is kept: once it is handed over, all that you "
    "typed is wiped. The sheet is the only copy."
)
_REVIEWING = (
    "You are reviewing: no record is kept by you. Tell the Link Worker that you told them. Once it "
    "is handed over, all that you typed is wiped. The sheet is the only copy."
)
_KEPT = "That you told them is kept, with whom and when, and never what it was."


class HandingCard(Card):
    """`changed` when a person changed something."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Hand it over", icon="handshake")
        self._whom: dict[PassedTo, Whom] = {}
        label = {name: field.label for name, field in declared(ConcernPassed).items()}
        hows = [(one, sentence_case(one.value)) for one in PassedHow]
        self.fields = {
            "to": Field(label["to"], Chips([(one, _SHORT[one]) for one in PassedTo])),
            "name": Field(label["name"], LineEdit("Ms Okafor")),
            "how": Field(label["how"], Chips(hows)),
            "passed_at": Field(label["passed_at"], MomentEdit("back", desks.today)),
            "reference": Field(label["reference"], LineEdit("If they gave one"), optional=True),
            "ours_told_at": Field(
                label["ours_told_at"], MomentEdit("back", desks.today), optional=True
            ),
            "handed": Field("Then", Tick(_HANDED)),
        }
        self._kept, self._then = WrapLabel(_KEPT, "small", "soft"), WrapLabel("", "small", "soft")
        times = across(self.fields["passed_at"], self.fields["reference"], gap=16)
        times.setStretch(1, 1)
        ours = across(self.fields["ours_told_at"], STRETCH)
        self.add(self.fields["to"], self.fields["name"], self.fields["how"], times, ours)
        self.add(self.fields["handed"], self._kept, self._then)
        for field in self.fields.values():
            field.editor.changed.connect(self.changed)
        self.fields["to"].editor.changed.connect(self._name)

    def begin(self, people: Sequence[Whom], now: datetime) -> None:
        """Begin with whoever is to be told first."""
        self.offer(people)
        self.take({"how": PassedHow.IN_PERSON, "passed_at": now})
        self.choose(people)

    def choose(self, people: Sequence[Whom]) -> None:
        """Choose whoever is to be told first."""
        self.fields["to"].editor.set_value(people[0].to if people else None)
        self._name()

    def offer(self, people: Sequence[Whom]) -> None:
        """Know these by name: choosing one of them fills it in."""
        self._whom = {one.to: one for one in reversed(people) if one.name}

    def take(self, typed: Mapping[str, Any]) -> None:
        """Fill in what was typed; what it does not name is emptied."""
        for name, field in self.fields.items():
            field.editor.set_value(typed.get(name))
            field.clear_problem()

    def typed(self) -> dict[str, Any]:
        """Give what stands in it."""
        return {name: field.value() for name, field in self.fields.items()}

    def said(self) -> dict[str, Any]:
        """Give what is kept of it."""
        said = {name: field.value() for name, field in self.fields.items() if name != "handed"}
        return {**said, "name": said["name"] or "", "reference": said["reference"] or ""}

    @property
    def reader(self) -> str:
        """Whom the sheet is for, by name and work."""
        to, name = self.fields["to"].value(), self.fields["name"].value() or ""
        return ", ".join(part for part in (name, to.value if to else "") if part)

    def show_then(
        self, place: Place | None, *, here: bool, kept: bool, words: bool
    ) -> None:  # fmt: skip
        """Say what becomes of the words; `here`: the child is, `kept`: in a record one writes."""
        self._kept.setVisible(kept)
        gone = _REVIEWING if here else _NOT_HERE
        self._then.setText(then_words(place, words=words) if kept else gone)
        for name in ("reference", "ours_told_at", "how", "passed_at"):
            self.fields[name].setVisible(kept)

    def _name(self) -> None:
        to = self.fields["to"].value()
        known = self._whom.get(to) if to else None
        called = to.value if to is PassedTo.EMERGENCY else ""
        self.fields["name"].editor.set_value(known.name if known else called)


def then_words(place: Place | None, *, words: bool) -> str:
    """Say what becomes of typed words once they were handed over."""
    if not words:
        return "You typed no words: there is nothing to seal or to wipe."
    if place and words_then(place) is WordsThen.SEALED:
        code = check_code(place.lead_key)
        return (
            f"Your words are then sealed to {place.lead_key_of}’s laptop (check code {code}). "
            "Nobody reads them here any more, you among them: print the sheet first."
        )
    why = "so this place has chosen"
    if place is None or not place.lead_key:
        why = "no laptop of the charity’s safeguarding lead is known here to seal them to"
    return f"Your words are then wiped from this laptop: {why}. Print the sheet first."
