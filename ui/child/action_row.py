"""One action of a goal in one line: who does what by when; ticking it off, letting it go."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.goals import finish_action, let_go_action
from linkworker.records import Action, Contact, Outcome
from ui import names, theme
from ui.child.components import ICONS
from ui.child.more import More
from ui.child.part import Part
from ui.child.settling import Settling
from ui.child.tick import Tick
from ui.comments.here import CommentsHere
from ui.forms.form_kinds import edit_about
from ui.models.about_child import About
from ui.models.said_days import by_when, near_day
from ui.widgets.asking import ask_in
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.tags import Tag

_WHO, _WHEN, _MARKS = 104, 142, 38


class ActionRow(QWidget):
    """A line above it, the row, and room for a question below; it is kept from goal to goal."""

    moved = Signal(int)

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self.record = Action()
        self._contacts: list[Contact] = []
        self.tick, self._more = Tick(), More()
        self._stands = IconLabel("circle-check", "ok", 18)  # where there is nothing to tick
        self._what, self._notes = WrapLabel(""), WrapLabel("", "meta", "muted")
        self._kind, self._shown = IconLabel("circle", "text3", 15), IconLabel("eye", "text3", 15)
        self._who = WrapLabel("", "small", "soft")
        self._due, self._done = Tag(""), Label("", "small", "muted")
        # columns of their own, so that rows can be scanned
        self._marks = held(across(STRETCH, self._shown, self._kind, gap=6))
        self._when = held(across(self._due, self._done, STRETCH))
        self._under, self._comments = down(gap=0), CommentsHere(part.desk, small=True)
        self.tick.clicked.connect(self._ticked)
        self.tick.moved.connect(self.moved)
        self._build()

    def _build(self) -> None:
        self._marked = held(across(5, self._stands, 5, gap=0))
        row = across(self.tick, self._marked, gap=6)
        row.addLayout(down(self._what, self._notes, gap=1), 1)
        for part in (self._marks, self._who, self._when, self._comments.button, self._more):
            row.addWidget(part)
        self.setLayout(down(rule(), down(row, self._comments, self._under, gap=4), gap=3))

    def show_action(self, about: About, action: Action, contacts: list[Contact]) -> None:
        """Show an action; `contacts` are those that it can be ticked off by."""
        if action.id != self.record.id:
            empty(self._under)
        self._about, self.record, self._contacts = about, action, contacts
        self._fit()
        open_ = not action.done_on and not action.let_go
        self._stands.show_icon(*_mark(action))
        self.tick.setVisible(about.may_write and open_)
        self._marked.setVisible(not (about.may_write and open_))
        names.call(self.tick, f"Tick off: {action.what}")
        self._what.setText(action.what)
        self._what.set_tone("" if open_ else "muted")
        self._who.setText(action.who)
        self._show_notes(about, action)
        self._show_when(about, action)
        self._comments.show_at(about, action)
        self._more.setVisible(about.may_write)
        self._more.offer(action.what, self._offered(open_=open_))

    def _fit(self) -> None:
        self._who.setFixedWidth(theme.size(_WHO))
        for column, width in ((self._when, _WHEN), (self._marks, _MARKS)):
            column.setMinimumWidth(theme.size(width))

    def _show_notes(self, about: About, action: Action) -> None:
        because = f"Let go: {action.let_go}" if action.let_go else ""
        newer = "Part of this was made by a newer version" if action.newer else ""
        said = " · ".join(part for part in (action.notes, because, newer) if part)
        self._notes.setText(said)
        self._notes.setVisible(bool(said))
        self._kind.setVisible(action.component is not None)
        if action.component is not None:
            self._kind.show_icon(ICONS[action.component], "text3")
            names.tip(self._kind, action.component.value)
        self._shown.setVisible(action.shown is True)
        names.tip(self._shown, f"{about.child.name} may read it with us")
        heard = (action.who, action.component and action.component.value)
        self.tick.setAccessibleDescription(names.cover(", ".join(part for part in heard if part)))

    def _show_when(self, about: About, action: Action) -> None:
        self._done.setText(
            f"Done {near_day(action.done_on, about.today)}" if action.done_on else ""
        )
        waits = action.due is not None and not action.done_on and not action.let_go
        self._due.setVisible(waits)
        self._done.setVisible(not waits)
        if action.due is not None and waits:
            late = action.due < about.today
            tone = "bad" if late else "warn" if action.due == about.today else "plain"
            words = by_when(action.due, about.today)
            self._due.show_words(words, tone, "triangle-alert" if late else "")

    def _offered(self, *, open_: bool) -> list[tuple[str, Callable[[], object]]]:
        change = partial(self._part.desk.go, "form", edit_about(self.record))
        other: tuple[str, Callable[[], object]] = (
            "Done by another contact, or let go",
            self._settle,
        )
        return [other, ("Change", change)] if open_ else [("Change", change)]

    def _ticked(self) -> None:
        """Tick off by today's contact, the one it was most likely done by; else ask by which."""
        today = self._about.today if self._about else None
        at_once = (
            one for one in self._contacts
            if one.at and one.at.date() == today and one.outcome is Outcome.REACHED
        )  # fmt: skip
        contact = next(at_once, None)
        if contact is None:
            self._settle()
        else:
            how = contact.means.value if contact.means else "contact"
            self._finish(self.record, contact, f"Done by today’s {how}, {contact.at:%H:%M}")

    def _settle(self) -> None:
        """Ask by which contact it was done, or why it is let go."""
        if self._about is not None:
            asked = Settling(self._contacts, self._about.today)
            asked.done.connect(partial(self._finish, self.record))
            asked.let_go.connect(partial(self._let_go, self.record))
            ask_in(self._under, asked)

    def _finish(self, action: Action, contact: Contact, said: str = "Action done") -> None:
        empty(self._under)
        self._part.keep(lambda s: finish_action(s, action, contact=contact), said)

    def _let_go(self, action: Action, reason: str) -> None:
        empty(self._under)
        self._part.keep(lambda s: let_go_action(s, action, reason=reason), "Action let go")


def _mark(action: Action) -> tuple[str, str]:
    if action.done_on:
        return "circle-check", "ok"
    return ("circle-x", "text3") if action.let_go else ("circle", "control")
