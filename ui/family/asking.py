"""A try or an answer in one line: "wants to ask dad first, thu"."""

from collections.abc import Sequence
from typing import Any

from linkworker.actions.family_answers import keep_answer
from linkworker.records import Answer, FamilyAnswer, Scope
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import today
from ui.family.heard import heard_answer, next_try
from ui.family.line_adder import LineAdder
from ui.forms.editors import sentence_case
from ui.models.about_child import About
from ui.models.family import Line, is_try
from ui.models.said_days import near_day
from ui.widgets.choices import Chips, ChoicePicker
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import STRETCH, Item, across
from ui.widgets.tags import Tag

Asked = Sequence[tuple[str, str]]  # whom one can ask: the role, and the person's id


class AnswerAdder(LineAdder):
    """Under the row of what is asked for; a day at the end of the line is the next try."""

    kind = FamilyAnswer
    hint = "A day at the end is the next try: thu, +7, 13 nov."

    def __init__(self, part: Part, about: About, line: Line, whom: Asked) -> None:
        super().__init__(part, about)
        self._asked, self._own = line.standing.about, about.child.name
        self._people = dict(whom)
        self._by_hand = False
        wants = self._asked.scope is Scope.PARTNER and not line.standing.steps
        self._partner = "" if wants else line.name
        spoken = Field("What did they say?", LineEdit("wants to ask dad first, thu"))
        names = [*self._people, self._own]
        self._who = Chips([(one, one) for one in names])
        self._who.set_value(names[0])
        options = [(one, sentence_case(one.value)) for one in Answer]
        self._answer = ChoicePicker(options)
        self._answer.set_value(Answer.ASKED)
        self._day = Tag("no next try")
        self.fields = {"worry": spoken, "who": Field("Who was asked", self._who),
                       "answer": Field("That is", self._answer)}  # fmt: skip
        if wants:
            self.fields["partner"] = Field("Which partner", LineEdit("Element"))
        self._answer.changed.connect(self._picked)
        self.build(self._rows(wants), "Keep")

    def _rows(self, wants: bool) -> list[Item]:
        beside = across(self.fields["who"], self.fields["answer"], STRETCH, gap=24)
        rows: list[Item] = [beside, self._day]
        return [self.fields["partner"], *rows] if wants else rows

    def understand(self) -> None:
        """Show which answer it was and when the next try is; said by hand, it stays so."""
        if not self._by_hand:
            self._answer.set_value(heard_answer(self.line.value()))
        self._show_day()

    def said(self) -> dict[str, Any]:
        """Give the answer as it stands; only a try has a next one."""
        answer = self._answer.value()
        words, day = next_try(self.line.value(), today()) if is_try(answer) else ("", None)
        who = self._who.value() or ""
        own = who == self._own and who not in self._people
        partner = self.fields["partner"].value() if "partner" in self.fields else self._partner
        return {
            "scope": self._asked.scope,
            "partner": partner if self._asked.scope is Scope.PARTNER else "",
            "answer": answer,
            "who": who,
            "person": self._people.get(who, ""),
            "own": own or None,
            "on": today(),
            "worry": words if day else self.line.value(),
            "next_on": day,
        }

    def keeps(self, store: Store, draft: str, said: dict[str, Any]) -> Changes:
        """Keep it in the child's record."""
        by = self._part.desk.standing.user
        return keep_answer(store, self._about.child, today=today(), by=by, draft=draft, **said)

    def _picked(self) -> None:
        self._by_hand = True
        self._show_day()

    def _show_day(self) -> None:
        day = self.said()["next_on"]
        words = f"next try {near_day(day, today())}" if day else "no next try"
        self._day.show_words(words, "accent" if day else "plain")
        self._day.setVisible(is_try(self._answer.value()))
