"""One action of a goal: who does what by when; ticking it off, letting it go, changing it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.goals import finish_action, let_go_action
from linkworker.records import Action, Contact
from ui import theme
from ui.child.asking import ask_in
from ui.child.facts import About
from ui.child.part import Part
from ui.child.settling import Settling
from ui.comments.here import CommentsHere
from ui.forms.form_kinds import edit_about
from ui.models.said_days import by_when, near_day
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.tags import Tag

_DUE_WIDTH = 148


class ActionRow(QWidget):
    """A line above it, the row, and room for a question below; it is kept from goal to goal."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self._action = Action()
        self._contacts: list[Contact] = []
        self._icon = IconLabel("circle", "control", 18)
        self._what, self._notes = WrapLabel(""), WrapLabel("", "meta", "muted")
        self._due, self._done = Tag(""), Label("", "small", "muted")
        # a column of its own, so that rows can be scanned
        self._when = held(across(self._due, self._done, STRETCH))
        self._tick = Button("Tick off", "small", "check")
        self._change = Button("", "small", "square-pen")
        self._doing = held(down(across(self._tick, self._change, gap=6)))
        self._under, self._comments = down(gap=0), CommentsHere(part.desk, small=True)
        row = across(self._icon, gap=10)
        row.addLayout(down(self._what, self._notes, gap=1), 1)
        row.addWidget(self._when)
        row.addWidget(self._doing)
        row.addWidget(self._comments.button)
        self.setLayout(down(rule(), down(row, self._comments, self._under, gap=6), gap=8))
        keeps = self._tick.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(keeps)
        self._tick.clicked.connect(self._settle)
        self._change.clicked.connect(lambda: part.desk.go("form", edit_about(self._action)))

    def show_action(self, about: About, action: Action, contacts: list[Contact]) -> None:
        """Show an action; `contacts` are those that it can be ticked off by."""
        self._about, self._action, self._contacts = about, action, contacts
        empty(self._under)
        open_ = not action.done_on and not action.let_go
        self._icon.show_icon(*_mark(action))
        self._what.setText(action.what)
        self._what.set_tone("" if open_ else "muted")
        parts = (action.who, action.component and action.component.value, action.notes)
        said = " · ".join(part for part in parts if part)
        self._notes.setText(f"{said} · Let go: {action.let_go}" if action.let_go else said)
        self._show_when(about, action)
        self._comments.show_at(about, action)
        self._doing.setVisible(about.may_write)
        self._tick.setVisible(open_)
        self._tick.say("Tick off", f"Tick off: {action.what}")
        self._change.say("", f"Change: {action.what}")

    def _show_when(self, about: About, action: Action) -> None:
        self._when.setFixedWidth(theme.size(_DUE_WIDTH))
        done = f"Done {near_day(action.done_on, about.today)}" if action.done_on else ""
        self._done.setText(done)
        waits = action.due is not None and not action.done_on and not action.let_go
        self._due.setVisible(waits)
        self._done.setVisible(not waits)
        if action.due is not None and waits:
            late = action.due < about.today
            tone = "bad" if late else "warn" if action.due == about.today else "plain"
            words = by_when(action.due, about.today)
            self._due.show_words(words, tone, "triangle-alert" if late else "")

    def _settle(self) -> None:
        """Ask by which contact it was done, or why it is let go."""
        if self._about is not None:
            asked = Settling(self._contacts, self._about.today)
            asked.done.connect(partial(self._finish, self._action))
            asked.let_go.connect(partial(self._let_go, self._action))
            ask_in(self._under, asked)
            asked.picker.setFocus()

    def _finish(self, action: Action, contact: Contact) -> None:
        self._part.keep(lambda s: finish_action(s, action, contact=contact), "Action done")

    def _let_go(self, action: Action, reason: str) -> None:
        self._part.keep(lambda s: let_go_action(s, action, reason=reason), "Action let go")


def _mark(action: Action) -> tuple[str, str]:
    if action.done_on:
        return "circle-check", "ok"
    return ("circle-x", "text3") if action.let_go else ("circle", "control")
