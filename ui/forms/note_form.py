"""The form of a contact: who, how, reached or tried, what happened, when; and who will read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from linkworker.actions.contacts import WITH_THE_CHILD
from linkworker.fields import declared
from linkworker.records import Child, Contact, Means, Outcome
from ui import theme
from ui.desk import today
from ui.forms.children_picker import ChildrenPicker
from ui.forms.editors import sentence_case
from ui.forms.note_readers import read_by
from ui.forms.wrong_child import WrongChild, alone
from ui.named import Named, look
from ui.widgets.choices import Chips, Tick
from ui.widgets.date_edit import MomentEdit
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty, held

MEANS = (
    *(Means.CHECK_IN, Means.CALL, Means.MEETING, Means.ONE_TO_ONE, Means.MESSAGE),
    *(Means.GROUP, Means.VISIT, Means.BREAKFAST, Means.ELSEWHERE),
)
_WITH_CHILD = (*WITH_THE_CHILD, Means.ELSEWHERE)
_ON_THE_WAY = (Means.VISIT, Means.ELSEWHERE)
_TOGETHER = (Means.GROUP, Means.BREAKFAST)
_PRIVATE = "Health, religion or the like: keep these words off lists and papers"
_BESIDE = ("whom", "at", "minutes", "travel")
_SHORT = {Means.ONE_TO_ONE: "One to one", Means.BREAKFAST: "Breakfast"}


@dataclass(frozen=True)
class Note:
    """What was typed. `own` holds words for one child's record alone, by child id."""

    children: tuple[Child, ...]
    said: Mapping[str, Any]
    own: Mapping[str, str]
    others: int


class NoteForm(QWidget):
    """All that a contact needs; `changed` when a person changed something."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Child, ...] = ()
        self._readers: Mapping[str, Sequence[str]] = {}
        self._whom_typed = False
        self._preset: tuple[str, ...] = ()
        self.own: dict[str, Field] = {}
        self.who = Field("Who", ChildrenPicker())
        self.fields = {
            "means": Field("How", Chips([(m, _means(at, m)) for at, m in enumerate(MEANS, 1)])),
            "outcome": Field("Reached or tried", Chips([(o, _outcome(o)) for o in Outcome])),
            "words": Field("What happened", WordsEdit("In a few words", lines=3, most=10)),
            "private": Field("Private matter", Tick(_PRIVATE)),
            "whom": Field("With whom", LineEdit("The child, mum, Mr Fenwick")),
            "at": Field("When", MomentEdit("back", today)),
            "minutes": Field("Minutes", NumberEdit(0, 1440), optional=True),
            "travel": Field("Minutes of travel", NumberEdit(0, 600), optional=True),
        }
        self.others = Field("Other children, without a record", NumberEdit(0, 500))
        self.readers = WrapLabel("", "small", "muted")
        self.warning = WrongChild(self._choose)
        self._own_words = down(gap=12)
        self._lay_out()
        self.fields["whom"].editor.changed.connect(self._keep_whom)  # first: no letter is undone
        for field in (self.who, *self.fields.values(), self.others):
            field.editor.changed.connect(self._follow)
        self.who.editor.changed.connect(self._show_own_words)

    def begin(
        self,
        known: Sequence[Child],
        chosen: Sequence[Child],
        now: datetime,
        readers: Mapping[str, Sequence[str]],
    ) -> None:
        """Begin a note about these children; `known` are all, `readers` who reads of each."""
        self._known, self._readers = tuple(known), readers
        self.who.editor.offer(known)
        said = {"means": Means.CHECK_IN, "outcome": Outcome.REACHED, "at": now}
        stored = {name: declared(Contact)[name].to_store(value) for name, value in said.items()}
        self._preset = tuple(child.id for child in chosen)
        self.take({**stored, "children": self._preset})
        first = self.fields["words"] if chosen else self.who
        self.show()
        first.show()  # at once: only what is shown takes the focus
        first.editor.setFocus()

    def early(self) -> dict[str, Any]:
        """Give what was typed since the form was emptied and before it was begun."""
        typed = {name: field.value() for name, field in self.fields.items()}
        typed["words"] = self.fields["words"].editor.toPlainText()  # with the space typed last
        typed["who"] = self.who.editor.line.text()
        return {name: value for name, value in typed.items() if value}

    def add_early(self, early: Mapping[str, Any]) -> None:
        """Add to a form just begun what was typed `early`."""
        words, line = self.fields["words"].editor, self.who.editor.line
        words.set_value(f"{words.toPlainText()}{early.get('words', '')}")
        words.moveCursor(QTextCursor.MoveOperation.End)
        line.setText(early.get("who", ""))
        line.changed.emit()  # offers who is meant
        for name in early.keys() - {"words", "who"}:
            self.fields[name].editor.set_value(early[name])
        self._whom_typed = self._whom_typed or "whom" in early
        self._follow(quiet=True)

    def note(self) -> Note:
        """Give what was typed."""
        said = {name: field.value() for name, field in self.fields.items()}
        own = {id_: field.value() for id_, field in self.own.items() if field.value()}
        return Note(self.who.value(), said, own, self.others.value() or 0)

    def has_work(self) -> bool:
        """Say whether anything was typed or chosen that would be missed."""
        note = self.note()
        added = {child.id for child in note.children} - {*self._preset}
        counted = note.others or note.said["minutes"]
        return bool(note.said["words"] or self._whom_typed or note.own or added or counted)

    def typed(self) -> dict[str, Any]:
        """Give what a draft keeps."""
        note = self.note()
        stored = {name: declared(Contact)[name].to_store(v) for name, v in note.said.items()}
        children = [child.id for child in note.children]
        rest = {"own": dict(note.own), "others": note.others, "whom_typed": self._whom_typed}
        return {**stored, **rest, "children": children}

    def take(self, typed: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        by_id = {child.id: child for child in self._known}
        self.who.editor.set_value([by_id[i] for i in typed.get("children", ()) if i in by_id])
        for name, field in self.fields.items():
            field.editor.set_value(declared(Contact)[name].from_store(typed.get(name)))
        self._whom_typed = typed.get("whom_typed", False)
        self.others.editor.set_value(typed.get("others") or None)
        self._show_own_words()
        for id_, words in typed.get("own", {}).items():
            if id_ in self.own:
                self.own[id_].editor.set_value(words)
        self._follow(quiet=True)

    def check(self) -> Field | None:
        """Show what cannot be kept; gives the first field to put right."""
        every = (self.who, *self.fields.values(), self.others)
        wrong = [field for field in every if not field.check()]
        return wrong[0] if wrong else None

    def show_problems(self, problems: Mapping[str, str]) -> Field | None:
        """Say what is wrong at each field; gives the first."""
        every = {"children": self.who, **self.fields, "others": self.others}
        wrong = [name for name in every if name in problems]
        for name in wrong:
            every[name].set_problem(problems[name])
        return every[wrong[0]] if wrong else None

    def pick_means(self, number: int) -> None:
        """Choose how, by its number from 1."""
        self.fields["means"].editor.set_value(MEANS[number - 1])
        self._follow()

    def _lay_out(self) -> None:
        self.said = down(self.fields["words"], self.readers, self.warning, gap=6)
        beside = Flow(*(self.fields[name] for name in _BESIDE), self.others)
        beside.setSpacing(12)
        main = down(self.who, self.fields["means"], held(self.said), gap=12)
        main.addLayout(self._own_words)
        main.addWidget(self.fields["outcome"])
        main.addWidget(held(beside))
        main.addWidget(self.fields["private"])
        self.setLayout(main)
        self.fields["whom"].editor.setMinimumWidth(theme.size(230))

    def _choose(self, children: Sequence[Child]) -> None:
        """Write about these instead, and go on with the words."""
        self.who.editor.set_value(children)
        self._show_own_words()
        self._follow()
        self.fields["words"].editor.setFocus()

    def _follow(self, quiet: bool = False) -> None:
        """Fill in what follows from what was typed, and warn."""
        if not self._whom_typed:
            self.fields["whom"].editor.set_value(self._usual_whom())
        children = self.who.value()
        self.warning.show_named(children, *self._others_named())
        self.readers.setText(read_by(children, self._readers))
        together = len(children) > 1 or self.fields["means"].value() in _TOGETHER
        self.others.setVisible(together or bool(self.others.value()))
        travel, means = self.fields["travel"], self.fields["means"].value()
        travel.setVisible(means in _ON_THE_WAY or bool(travel.value()))
        if not quiet:
            self.changed.emit()

    def _keep_whom(self) -> None:
        self._whom_typed = bool(self.fields["whom"].value())

    def _usual_whom(self) -> str:
        children = self.who.value()
        if self.fields["means"].value() not in _WITH_CHILD or not children:
            return ""
        return str(children[0].name) if len(children) == 1 else "the children"

    def _others_named(self) -> Named:
        note = self.note()
        shared = f"{note.said['words']}\n{note.said['whom']}"
        found = [look(shared, self._known, alone(note.children))]
        found += [look(words, self._known, {id_}) for id_, words in note.own.items()]
        children = {one.id: one for each in found for one in each.children}
        families = {one.id: one for each in found for one in each.families}
        left = [one for id_, one in families.items() if id_ not in children]
        return Named([*children.values()], left)

    def _show_own_words(self) -> None:
        """Offer, for each of several children, words that stand in that child's record alone."""
        before = {id_: field.value() for id_, field in self.own.items()}
        empty(self._own_words)
        self.own = {}
        children = self.who.value()
        for child in children if len(children) > 1 else ():
            words = WordsEdit(lines=1, most=6)
            field = Field(f"Only in {child.name}'s record", words, optional=True)
            words.set_value(before.get(child.id, ""))
            words.changed.connect(self._follow)
            self._own_words.addWidget(field)
            self.own[child.id] = field


def _means(number: int, means: Means) -> str:
    return f"{number}  {_SHORT.get(means) or sentence_case(means.value)}"


def _outcome(outcome: Outcome) -> str:
    return sentence_case(outcome.value.removeprefix("tried: "))
