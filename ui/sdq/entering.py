"""Entering a form that came back: five numbers, and at once what they say."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent

from linkworker.actions.sdq import enter_sdq, informant_of
from linkworker.errors import Invalid
from linkworker.fields import declared
from linkworker.measures import sdq
from linkworker.measures.sdq_pairs import Entered, Version
from linkworker.records import FilledInBy, SdqForm, WhichForm
from linkworker.store import Changes, Draft, Store
from ui import desk as desks
from ui import theme
from ui.child.part import Part
from ui.crash import problems_of
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.form_kinds import add_about
from ui.forms.keys import on_key
from ui.models.about_child import About
from ui.models.sdq_facts import SdqFacts
from ui.models.sdq_words import SCALE_WORDS, asked_words, typed_words, young_words
from ui.sdq.answers import Answers
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs import NumberEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, unshown
from ui.widgets.notices import ErrorBox

_SCORES = (*sdq.SCALES, "impact")
_WIDE, _DAY = 98, 250


class Entering(Card):
    """Ctrl+Enter keeps the form, Esc leaves it: what is typed is a draft until then. `left` after.

    The scores are those worked out on paper; the 25 answers only where a permission is recorded.
    """

    left = Signal()

    def __init__(self, part: Part, about: About, facts: SdqFacts, filled_by: FilledInBy) -> None:
        super().__init__("New SDQ", "chosen", "clipboard-list")
        self._part, self._about, self._facts = part, about, facts
        child = about.child
        self.who = Chips([(one, asked_words(one, child)) for one in FilledInBy])
        self.which = Chips([(one, one.value.capitalize()) for one in WhichForm])
        self.on = DateEdit("back", desks.today)
        self.scores = {scale: NumberEdit(most=10) for scale in _SCORES}
        self.answers = Answers()
        self.fields = {
            "filled_by": Field("Filled in by", self.who),
            "which": Field("Which form", self.which),
            "filled_on": Field("Filled in on", self.on),
            **{s: Field(SCALE_WORDS[s], edit) for s, edit in self.scores.items()},
            "answers": Field("The 25 answers, in the form’s order", self.answers),
        }
        self.keeper = DraftKeeper(part.desk.background, self._draft)
        self._problems, self._young = down(gap=0), unshown(WrapLabel("", "small", "warn"))
        self._told = WrapLabel("", "body", "soft")
        self._mode = "scores"
        self._build()
        self._connect()
        self._begin(filled_by)

    def begin(self) -> None:
        """Give the first number the focus."""
        self.scores["emotional"].setFocus()

    def keep(self) -> None:
        """Keep the form, or say at each field what is wrong, and go to the first of them."""
        self._show_problems({})
        unread = {
            n: f"{f.label} {words}" for n, f in self._shown() if (words := f.editor.problem())
        }
        if unread:
            self._show_problems(unread)
            return
        self.keeper.keep()
        act = partial(_kept, about=self._about, draft=self.keeper.action, said=self._said())
        self._part.desk.background.run(act, then=self._saved, otherwise=self._not_saved)

    def leave(self) -> None:
        """Put it away; what was typed waits under Notes not finished."""
        if self.keeper.pending or self._typed():
            self.keeper.touch()
            self.keeper.keep()
            self._part.desk.said.emit("Kept under Notes not finished.", None)
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _build(self) -> None:
        self.turn = Button("Enter the 25 answers", "small", "list")
        if not self._facts.may_keep_answers:
            self.turn.hide()
        self.save = Button("Save", "primary", "check")
        back = Button("Leave for later", "small")
        numbers = across(gap=8)
        for scale in _SCORES:
            self.fields[scale].setFixedWidth(theme.size(_WIDE))
            numbers.addWidget(self.fields[scale], 0, Qt.AlignmentFlag.AlignTop)
        numbers.addStretch(1)
        self._numbers = held(numbers)
        self.on.setMinimumWidth(theme.size(_DAY))
        self.fields["answers"].hide()
        first = [self.fields[name] for name in ("filled_by", "which", "filled_on")]
        self.add(self._problems, held(Flow(*first, gap=20)), self._numbers, self.fields["answers"])
        self.add(self._young, self._told, across(self.turn, STRETCH, back, self.save))
        back.clicked.connect(self.leave)
        self.save.clicked.connect(self.keep)
        self.turn.clicked.connect(self._turn)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.editor.changed.connect(self._changed)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.leave)

    def _begin(self, filled_by: FilledInBy) -> None:
        """Begin with who is asked next, the form they are asked for, and the day it came back."""
        self.who.set_value(filled_by)
        informant = informant_of(filled_by)
        before = self._facts.newest(informant)
        self.which.set_value(WhichForm.FOLLOW_UP if before else WhichForm.START)
        paper = next((one for one in self._facts.chased if one.filled_by is filled_by), None)
        back = paper.since if paper and paper.stage == "back" else None
        self.on.set_value(back or self._about.today)
        self._tell()

    def _turn(self) -> None:
        self._mode = "answers" if self._mode == "scores" else "scores"
        answers = self._mode == "answers"
        self._numbers.setVisible(not answers)
        self.fields["answers"].setVisible(answers)
        self.turn.say("Enter the scores" if answers else "Enter the 25 answers")
        (self.answers if answers else self.scores["emotional"]).setFocus()
        self._changed()

    def _shown(self) -> list[tuple[str, Field]]:
        """Give the fields that are to be filled in, by name."""
        hidden = {*_SCORES} if self._mode == "answers" else {"answers"}
        return [(name, field) for name, field in self.fields.items() if name not in hidden]

    def _said(self) -> dict[str, Any]:
        said = {name: field.value() for name, field in self._shown()}
        return said if said.get("answers") != "" else {**said, "answers": "-" * sdq.ITEMS}

    def _typed(self) -> bool:
        numbers = any(edit.text().strip() for edit in self.scores.values())
        return numbers or bool(self.answers.value())

    def _changed(self) -> None:
        self.keeper.touch()
        self._tell()

    def _tell(self) -> None:
        """Say what the numbers say, as soon as they can be read."""
        form, child, day = self._read(), self._about.child, self.on.value() or self._about.today
        then = self._facts.before(form) if form else None
        self._told.setText(typed_words(form, then, child))
        young = young_words(self.who.value(), child, day)
        self._young.setText(young)
        self._young.setVisible(bool(young))

    def _read(self) -> Entered | None:
        """Score what is typed so far; None while that cannot be done."""
        who, which = self.who.value(), self.which.value()
        if who is None or which is None or not self._typed():
            return None
        version: Version = "baseline" if which is WhichForm.START else "follow_up"
        try:
            scored = self._score(informant_of(who))
        except Invalid:
            return None
        if scored.scores["total"] is None:
            return None
        return Entered(self.on.value() or date.max, version, scored)

    def _score(self, informant: str) -> sdq.Scored:
        if self._mode == "answers":
            return sdq.score(self.answers.answers(), informant=informant)
        return sdq.given(informant, {s: edit.value() for s, edit in self.scores.items()})

    def _saved(self, changes: Changes) -> None:
        self.keeper.begin()
        self._part.desk.saved("SDQ kept. Not a diagnosis.", changes)
        self.left.emit()

    def _not_saved(self, error: Exception) -> None:
        problems = problems_of(error)
        self._show_problems(problems)

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            field.set_problem(problems.get(name, ""))
        if not problems:
            return
        count = "One answer" if len(problems) == 1 else f"{len(problems)} answers"
        words = "\n".join(dict.fromkeys(problems.values()))
        ErrorBox(f"{count} to put right", words, "What you typed is kept on this laptop.").stand_in(
            self._problems
        )
        first = next((field for name, field in self._shown() if name in problems), None)
        if first is not None:
            first.editor.setFocus()

    def _draft(self, action: str) -> Draft | None:
        if not self._typed():
            return None
        kept = declared(SdqForm)
        typed = {name: kept[name].to_store(field.value()) for name, field in self._shown()}
        child = self._about.child
        form = f"form/{add_about(SdqForm, child)}"
        title = f"{SdqForm.title} · {child.name}"
        return Draft(action, form, title, child.log, "", {}, {"now": typed, "before": {}})


def _kept(store: Store, *, about: About, draft: str, said: dict[str, Any]) -> Changes:
    return enter_sdq(store, about.child, today=about.today, draft=draft, **said)
