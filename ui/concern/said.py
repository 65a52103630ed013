"""What was said: of whom, when, where, who was there, the words as they were used."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal

from linkworker.documents.concern_sheet import Told
from linkworker.records import Child
from ui.desk import today
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.date_edit import MomentEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.layout import across

_ELSE = "A child who is not on this laptop"
_SAID = "As it was said, word for word. Ask nothing more, promise no secret."
_SEEN = "Facts apart from what you think."


class SaidCard(Card):
    """`changed` when a person changed something; `chosen` when it is about another child."""

    changed = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("What was said", icon="message-square-text")
        self._children: dict[str, Child] = {}
        self.fields = {
            "child": Field("About", ChoicePicker([], _ELSE)),
            "who": Field("Who is it?", LineEdit("Name, class")),
            "at": Field("When", MomentEdit("back", today)),
            "where": Field("Where", LineEdit("Blue room"), optional=True),
            "present": Field("Who was there", LineEdit("Only the two of us"), optional=True),
            "said": Field("The child’s own words", WordsEdit(lines=4, most=12), _SAID),
            "seen": Field("What you saw or did", WordsEdit(lines=2, most=8), _SEEN, optional=True),
        }
        first = across(self.fields["child"], self.fields["who"], gap=16)
        second = across(self.fields["at"], self.fields["where"], gap=16)
        first.setStretch(0, 1)
        for row in (first, second):
            row.setStretch(1, 1)
        own = ("present", "said", "seen")
        self.add(first, second, *(self.fields[name] for name in own))
        for field in self.fields.values():
            field.editor.changed.connect(self.changed)
        self.fields["child"].editor.changed.connect(self._choose)

    def begin(self, children: Sequence[Child], child: Child | None, now: datetime) -> None:
        """Begin with nothing said, about a child or nobody."""
        self._children = {one.id: one for one in children}
        offered = [(one.id, one.whole_name) for one in children]
        self.fields["child"].editor.offer(offered)
        self.take({"child": child.id if child else None, "at": now})

    def take(self, typed: Mapping[str, Any]) -> None:
        """Fill in what was typed; what it does not name is emptied."""
        for name, field in self.fields.items():
            field.editor.set_value(typed.get(name))
            field.clear_problem()
        self._show_who()

    def typed(self) -> dict[str, Any]:
        """Give what stands in it."""
        return {name: field.value() for name, field in self.fields.items()}

    @property
    def child(self) -> Child | None:
        """The child it is about, or None for one who is not on this laptop."""
        return self._children.get(self.fields["child"].value() or "")

    @property
    def words(self) -> str:
        """All that was typed in free words, as it is sealed: headed, in the order of the sheet."""
        told = self.told()
        parts = (
            ("Where", told.where), ("Who was there", told.present),
            ("Their own words", told.said), ("What was seen or done", told.seen),
        )  # fmt: skip
        return "\n\n".join(f"{label}: {words}" for label, words in parts if words)

    def has_work(self) -> bool:
        """Say whether anything was typed that would be lost."""
        return any(
            self.fields[name].value() for name in ("who", "where", "present", "said", "seen")
        )

    def told(self) -> Told:
        """Give it as the sheet has it."""
        typed = self.typed()
        lines = {name: str(typed[name] or "") for name in ("said", "seen", "where", "present")}
        who = "" if self.child else str(typed["who"] or "")
        return Told(at=typed["at"], who=who, **lines)

    def _choose(self) -> None:
        self._show_who()
        self.chosen.emit()

    def _show_who(self) -> None:
        self.fields["who"].setVisible(self.child is None)
