"""The form of any record, made from its declaration: what is shown, changed, and wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from linkworker.fields import Record, declared, slot_of
from linkworker.kinds import Field as Declared
from linkworker.kinds import Links, Number, Rule, Text, Words
from linkworker.money import PENCE
from linkworker.store import Draft
from ui import theme
from ui.forms.editors import editor_for
from ui.widgets.field import Field
from ui.widgets.inputs import NumberEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, empty, held
from ui.widgets.notices import ErrorBox

_WIDEST = 720
_NEWER = "Made by a newer version of Linkworker. It stays as it is."
_UNDECIDED = "Two people answered this differently. To decide has both; this shows one of them."


@dataclass(frozen=True)
class Looks:
    """How the form of a kind is laid out: which fields stand `beside` each other.

    What is `needed` is so for nearly every record of the kind: it is not said to be optional.
    """

    beside: tuple[tuple[str, ...], ...] = ()
    needed: frozenset[str] = frozenset()


class RecordForm(QWidget):
    """Label, editor and problem for each field in `names` (all that people fill in, if empty).

    `choices` offers, for a field that refers to other records, their ids and words. What a
    newer version of the program wrote is shown as words and never written back.
    """

    changed = Signal()

    def __init__(
        self,
        kind: type[Record],
        names: Sequence[str] = (),
        choices: Mapping[str, Sequence[tuple[str, str]]] | None = None,
        looks: Looks | None = None,
    ) -> None:
        super().__init__()
        self.kind = kind
        self.names = tuple(names or filled_in(kind))
        self.shown: Record | None = None
        self.fields: dict[str, Field] = {}
        self._choices, self._looks = choices or {}, looks or Looks()
        self._began: dict[str, Any] = {}
        self._summary = down(gap=0)
        self._rows = down(gap=14)
        column = held(down(self._summary, self._rows, gap=14))
        column.setMaximumWidth(theme.size(_WIDEST))
        whole = across(gap=0)
        whole.addWidget(column, 1000)
        whole.addStretch(1)
        self.setLayout(whole)
        self.show_record(None)

    def show_record(self, record: Record | None, begins: Record | None = None) -> None:
        """Show a record as it was read (its heads are those on screen), or a new one.

        A new one is empty, but for what it `begins` with.
        """
        self.shown = record
        self._build(record.newer if record else frozenset())
        values = record or begins or self.kind()
        for name, field in self.fields.items():
            field.editor.set_value(getattr(values, name))
            self._began[name] = field.value()
        empty(self._summary)

    def begin(self) -> None:
        """Put the focus into the first field."""
        self.show()
        for field in list(self.fields.values())[:1]:
            field.show()  # at once: only what is shown takes the focus
            field.editor.setFocus()

    def edits(self) -> dict[str, Any]:
        """Give what the person changed, by field name: values as records hold them."""
        found = {name: field.value() for name, field in self.fields.items()}
        return {name: value for name, value in found.items() if value != self._began[name]}

    def check(self) -> bool:
        """Show what cannot be read, such as a date; True when everything can."""
        wrong = {
            name: f"{field.label} {phrase}"
            for name, field in self.fields.items()
            if (phrase := field.editor.problem())
        }
        self.show_problems(wrong)
        return not wrong

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        """Say what is wrong at each field and above them; gives the first to put right."""
        for name, field in self.fields.items():
            field.set_problem(problems.get(name, ""))
        if not problems:
            return None
        count = "One answer" if len(problems) == 1 else f"{len(problems)} answers"
        box = ErrorBox(
            f"{count} to put right",
            "\n".join(problems.values()),
            "What you typed is kept on this laptop.",
        )
        box.stand_in(self._summary)
        first = next((field for name, field in self.fields.items() if name in problems), None)
        if first is None:
            return box
        first.editor.setFocus()
        return first

    def draft_typed(self) -> dict[str, Any]:
        """Give what a draft keeps: what was changed, and for those slots what stood there."""
        stored = declared(self.kind)
        edits = self.edits()
        touched = {slot_of(self.kind, name) for name in edits}
        before = self.shown or self.kind()
        return {
            "now": {name: stored[name].to_store(value) for name, value in edits.items()},
            "before": {
                name: field.to_store(getattr(before, name))
                for name, field in stored.items()
                if slot_of(self.kind, name) in touched
            },
        }

    def take_draft(self, draft: Draft) -> None:
        """Show what was typed over the record shown, which keeps the heads that stood then.

        A slot that the draft changed is as it was on screen then: what came since is not
        replaced unread.
        """
        fields = declared(self.kind)
        before = {
            name: fields[name].from_store(value)
            for name, value in draft.typed.get("before", {}).items()
            if name in fields
        }
        if self.shown is not None:
            touched = {slot_of(self.kind, name) for name in before}
            seen = {s: r for s, r in self.shown.seen.items() if s.partition("/")[0] not in touched}
            then = {s: r for s, r in draft.seen.items() if s.partition("/")[0] in touched}
            self.show_record(replace(self.shown, **before, seen={**seen, **then}))
        for name, value in draft.typed.get("now", {}).items():
            if name in self.fields:
                self.fields[name].editor.set_value(fields[name].from_store(value))

    def _build(self, newer: frozenset[str]) -> None:
        empty(self._rows)
        self.fields = {}
        locked = {slot_of(self.kind, name) for name in newer}
        for row in _rows(self.kind, self.names, self._looks.beside):
            parts = [self._part(name, slot_of(self.kind, name) in locked) for name in row]
            self._rows.addLayout(_beside(parts))

    def _part(self, name: str, locked: bool) -> QWidget:
        said = declared(self.kind)[name]
        if locked:
            words = said.spoken(getattr(self.shown, name)) if self.shown else ""
            known = self.shown is not None and name not in self.shown.newer
            return held(
                down(
                    Label(said.label, "smallb"),
                    WrapLabel(words, "body") if known else None,
                    WrapLabel(_NEWER, "meta", "muted"),
                    gap=5,
                )
            )
        editor = editor_for(said, self._choices.get(name, ()))
        hint, optional = self._hint(name, said), not said.required
        if any(name in row for row in self._looks.beside) and hasattr(editor, "setPlaceholderText"):
            editor.setPlaceholderText(hint)  # editors beside each other stand in one line
            hint = ""
        field = Field(_label(said), editor, hint, optional and name not in self._looks.needed)
        editor.changed.connect(self.changed)
        self.fields[name] = field
        return field

    def _hint(self, name: str, said: Declared) -> str:
        undecided = self.shown.undecided if self.shown else frozenset()
        slot = slot_of(self.kind, name)
        asked = any(one.partition("/")[0] == slot for one in undecided)
        return " ".join(part for part in (said.hint, _UNDECIDED if asked else "") if part)


def filled_in(kind: type[Record]) -> list[str]:
    """Name the fields that people fill in: not what a record stands under, nor its place."""
    return [
        name
        for name, field in declared(kind).items()
        if not (isinstance(field, Links) and field.under) and field.rule is not Rule.ORDER
    ]


def _rows(
    kind: type[Record], names: Sequence[str], beside: Sequence[Sequence[str]]
) -> list[list[str]]:
    """Put short fields of one group beside each other, two in a row; else as it is said."""
    rows: list[list[str]] = []
    for name in names:
        group = declared(kind)[name].group
        last = rows[-1] if rows else []
        if row := next((one for one in beside if name in one), None):
            if last and last[0] in row:
                last.append(name)
            else:
                rows.append([name])
            continue
        alike = group and last and declared(kind)[last[0]].group == group and len(last) < 2
        if alike and all(_short(declared(kind)[one]) for one in (*last, name)):
            last.append(name)
        else:
            rows.append([name])
    return rows


def _short(field: Declared) -> bool:
    return not isinstance(field, Words) and not (isinstance(field, Text) and field.longest > 300)


def _beside(parts: list[QWidget]) -> QLayout:
    row = across(gap=16)
    for part in parts:
        slim = isinstance(part, Field) and isinstance(part.editor, NumberEdit) and len(parts) > 2
        row.addWidget(part, 0 if slim else 1)
    return row


def _label(said: Declared) -> str:
    unit = said.unit if isinstance(said, Number) else ""
    needless = unit in ("", PENCE) or unit.casefold() in said.label.casefold()
    return said.label if needless else f"{said.label} ({unit})"
