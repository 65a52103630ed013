"""A line of talk that becomes a record: kept, left, put right, and a draft until then."""

from abc import abstractmethod
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent

from linkworker.errors import Invalid
from linkworker.fields import Record, declared
from linkworker.store import Changes, Draft, Store
from ui.child.part import Part
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.form_kinds import add_about
from ui.forms.keys import on_key
from ui.models.about_child import About
from ui.widgets.asking import Question
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import Item, across, down, empty
from ui.widgets.notices import ErrorBox


class LineAdder(Question):
    """Enter or Ctrl+Enter keeps it, Esc leaves; what is typed is kept as a draft until then.

    `kind` is what it becomes, `fields` are its editors by field, the line first.
    """

    kind: type[Record]
    hint = ""

    def __init__(self, part: Part, about: About) -> None:
        super().__init__()
        self._part, self._about = part, about
        self.fields: dict[str, Field] = {}
        self._keeping = False
        self._summary = down(gap=0)
        self.keeper = DraftKeeper(part.desk.background, self._draft)

    @abstractmethod
    def said(self) -> dict[str, Any]:
        """Give what stands in the fields, as the record holds it."""

    @abstractmethod
    def keeps(self, store: Store, draft: str, said: dict[str, Any]) -> Changes:
        """Keep it; raises Invalid. On the writing thread, so it touches no widget."""

    @abstractmethod
    def understand(self) -> None:
        """Show what the line is understood as."""

    @property
    def line(self) -> Field:
        """The line that is typed in."""
        return next(iter(self.fields.values()))

    def build(self, rows: list[Item], button: str) -> None:
        """Put the line, the other fields and the way out under each other, and listen."""
        keep = Button(button, "small", "check")
        leave = Button("Leave", "small", "", "Leave it")
        how = WrapLabel(self.hint, "meta", "muted")
        foot = across(how, leave, keep, Label("Enter", "meta", "muted"), gap=8)
        foot.setStretch(0, 1)
        self.body.addLayout(self._summary)
        self.body.addLayout(down(self.line, *rows, foot, gap=10))
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.left)
        for field in self.fields.values():
            field.editor.changed.connect(self.keeper.touch)
        self.line.editor.changed.connect(self._typed)
        self.line.editor.returnPressed.connect(self.keep)
        self.setFocusProxy(self.line)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.left.emit)

    def come(self) -> None:
        """Come into sight with all its parts, unless another is being asked there already."""
        if self.parentWidget() is not None:
            self.show()
            for field in self.fields.values():  # only now its style says how high it is
                field.editor.updateGeometry()
            self._part.show_whole(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def keep(self) -> None:
        """Keep it, or say what is missing and go there."""
        if self._keeping or not all([one.check() for one in self.fields.values()]):
            return
        self.keeper.keep()
        self._keeping = True
        act = partial(self.keeps, draft=self.keeper.action, said=self.said())
        self._part.desk.background.run(act, then=self._done, otherwise=self._not_kept)

    def _done(self, changes: Changes) -> None:
        self.keeper.begin()
        self._part.desk.saved("Kept.", changes)
        self.left.emit()

    def _not_kept(self, error: Exception) -> None:
        self._keeping = False
        if not isinstance(error, Invalid):
            self._part.desk.background.failed.emit(error)
            return
        words = "\n".join(error.problems.values())
        ErrorBox("This is not kept yet", words, "What you typed is still here.").stand_in(
            self._summary
        )
        for name, field in self.fields.items():
            field.set_problem(error.problems.get(name, ""))
        wrong = (field for name, field in self.fields.items() if name in error.problems)
        next(wrong, self.line).setFocus()

    def _typed(self) -> None:
        empty(self._summary)
        self.understand()

    def _draft(self, action: str) -> Draft | None:
        if not self.line.value():
            return None
        fields, child = declared(self.kind), self._about.child
        typed = {name: fields[name].to_store(value) for name, value in self.said().items()}
        form, title = f"form/{add_about(self.kind, child)}", f"{self.kind.title} · {child.name}"
        return Draft(action, form, title, child.log, "", {}, {"now": typed, "before": {}})
