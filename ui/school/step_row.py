"""One step for a return: who sees to it by when; a circle ticks it off."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.coming_back import edit_return_step, remove_return_step
from linkworker.records import ReturnStep
from ui import names, theme
from ui.child.more import More
from ui.child.part import Part
from ui.child.tick import Tick
from ui.forms.form_kinds import edit_about
from ui.models.about_child import About
from ui.models.said_days import by_when, near_day
from ui.widgets.labels import ElideLabel, IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, held
from ui.widgets.tags import Tag

_WHO, _WHEN = 96, 128


class StepRow(QWidget):
    """It is kept and shows another step."""

    moved = Signal(int)

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self.step = ReturnStep()
        self.tick, self._more = Tick(), More()
        self._stands = held(across(5, IconLabel("circle-check", "ok", 18), 5, gap=0))
        self._what, self._who = WrapLabel(""), ElideLabel("", "small", "soft")
        self._due, self._done = Tag(""), Label("", "small", "muted")
        row = across(self.tick, self._stands, gap=6)
        row.addWidget(self._what, 1)
        self._when = held(across(self._due, self._done, STRETCH))  # columns that can be scanned
        for beside in (self._who, self._when, self._more):
            row.addWidget(beside)
        self.setLayout(row)
        self.tick.clicked.connect(self._finish)
        self.tick.moved.connect(self.moved)

    def show_step(self, about: About, step: ReturnStep) -> None:
        """Show another step."""
        self._about, self.step = about, step
        self._who.setFixedWidth(theme.size(_WHO))
        self._when.setMinimumWidth(theme.size(_WHEN))
        may = about.may_write and not step.done_on
        self.tick.setVisible(may)
        self._stands.setVisible(not may)
        names.call(self.tick, f"Done: {step.what}")
        self._what.setText(step.what)
        self._what.set_tone("muted" if step.done_on else "")
        self._who.setText(step.who)
        late = step.due is not None and step.due < about.today
        tone = "bad" if late else "warn" if step.due == about.today else "plain"
        words = by_when(step.due, about.today)
        self._due.setVisible(bool(words) and not step.done_on)
        self._due.show_words(words, tone, "triangle-alert" if late else "")
        done = f"Done {near_day(step.done_on, about.today)}" if step.done_on else ""
        self._done.setText(done)
        self._done.setVisible(bool(done))
        self._more.setVisible(about.may_write)
        change = partial(self._part.desk.go, "form", edit_about(step))
        self._more.offer(step.what, [("Change", change), ("Take off the list", self._remove)])

    def _finish(self) -> None:
        if self._about is not None:
            act = partial(edit_return_step, step=self.step, done_on=self._about.today)
            self._part.keep(act, "Done.")

    def _remove(self) -> None:
        self._part.keep(partial(remove_return_step, step=self.step), "Taken off the list.")
