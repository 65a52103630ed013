"""Adding a step to an Attendance Action Plan where it stands: what, by when, who agreed."""

from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent

from linkworker.actions.attendance import add_step
from linkworker.fields import declared
from linkworker.records import AttendancePlan, Party, Step
from linkworker.store import Changes, Draft, Store
from ui import desk as desks
from ui.child.one_line import what_and_when
from ui.child.part import Part
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.form_kinds import add_about
from ui.forms.keys import on_key
from ui.widgets.asking import Asking
from ui.widgets.choices import Chips
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import WordsEdit

_NEEDED = {"what": "Write the step", "party": "Say who agreed to it"}


class StepAdder(Asking):
    """Ctrl+Enter adds the step, Esc leaves; what is typed is kept as a draft until then.

    A day at the end of the words is when it is due, unless another is given.
    """

    def __init__(self, part: Part, plan: AttendancePlan, child: str) -> None:
        self.what = WordsEdit("Ring mum on Sunday evening, +7", lines=2)
        self.due = DateEdit("ahead", desks.today)
        self.party = Chips(
            [(p, child if p is Party.CHILD else p.value.capitalize()) for p in Party]
        )
        self.party.set_value(Party.CHILD)
        asked = [
            ("what", "Step", self.what),
            ("due", "By when", self.due),
            ("party", "Who agreed", self.party),
        ]
        super().__init__(asked, "Add step", _NEEDED)
        self._part, self._plan, self._child = part, plan, child
        self.keeper = DraftKeeper(part.desk.background, self._draft)
        for field in self.fields.values():
            field.editor.changed.connect(self.keeper.touch)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.left.emit)
        self.kept.connect(self._add)
        self.left.connect(self._leave)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _add(self, said: dict[str, Any]) -> None:
        self.keeper.keep()
        if said["due"] is None:
            said["what"], said["due"] = what_and_when(said["what"], desks.today())
        act = partial(_kept, plan=self._plan, draft=self.keeper.action, said=said)
        self.keeper.begin()
        self.what.set_value("")
        self._part.keep(act, "Step added")
        self.left.emit()

    def _leave(self) -> None:
        if self.keeper.pending or self.what.value():
            self.keeper.keep()
            self._part.desk.said.emit("Kept under Notes not finished.", None)

    def _draft(self, action: str) -> Draft | None:
        if not self.what.value():
            return None
        typed = {
            name: declared(Step)[name].to_store(field.value())
            for name, field in self.fields.items()
        }
        title = f"{Step.title} · {self._child}"
        form = f"form/{add_about(Step, self._plan)}"
        return Draft(action, form, title, self._plan.log, "", {}, {"now": typed, "before": {}})


def _kept(store: Store, *, plan: AttendancePlan, draft: str, said: dict[str, Any]) -> Changes:
    return add_step(store, plan, draft=draft, **said)
