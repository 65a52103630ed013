"""What else is asked of each kind of answer: after "not now", what would make it a yes; and so on.

Each is a field of a step, by its name there.
"""

from collections.abc import Callable
from typing import Any

from linkworker.fields import declared
from linkworker.records import Introduction, LinkingStep, Rung
from ui.desk import today
from ui.forms.editors import YesNoEdit, sentence_case
from ui.widgets.choices import Chips, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit

_ASKED: dict[Rung, tuple[tuple[str, ...], ...]] = {
    Rung.NOT_NOW: (("again_on", "again_after"), ("yes_if", "who_asks"), ("never",)),
    Rung.INTRODUCED: (("how",), ("met",)),
    Rung.LISTED: (("expected", "meanwhile"),),
    Rung.ASKED: (("expected", "meanwhile"),),
    Rung.HELPED: (("helped",), ("told_again",)),
}
_LABELS = {"again_after": "Or after", "never": "Or"}
_HINTS = {"again_after": "the next fight", "yes_if": "somebody may come along",
          "met": "Amina at the desk", "meanwhile": "a walk on Fridays"}  # fmt: skip


def particulars(rung: Rung | None) -> list[list[Field]]:
    """Make the fields that an answer of this kind needs, in rows."""
    return [[_field(name) for name in row] for row in _ASKED.get(rung or Rung.IDEA, ())]


def name_of(field: Field) -> str:
    """Give the name that a field has in the record."""
    return str(field.property("named"))


def _field(name: str) -> Field:
    make = _EDITORS.get(name, lambda: LineEdit(_HINTS.get(name, "")))
    label = declared(LinkingStep)[name].label
    made = Field(_LABELS.get(name, label), make(), optional=name in _HINTS)
    made.setProperty("named", name)
    return made


def _ahead() -> DateEdit:
    return DateEdit("ahead", today)


def _how() -> Chips:
    return Chips([(one, sentence_case(one.value)) for one in Introduction])


_EDITORS: dict[str, Callable[[], Any]] = {
    "again_on": _ahead,
    "expected": _ahead,
    "never": lambda: Tick(declared(LinkingStep)["never"].label),
    "how": _how,
    "helped": YesNoEdit,
    "told_again": YesNoEdit,
}
