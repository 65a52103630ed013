"""One thing that is due: what, why, of whom, by when; ticked off, put aside or let wait."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions import due as dues
from linkworker.actions import goals, to_dos
from linkworker.actions.contacts import contacts_of
from linkworker.measures.concerns import CONCERN
from linkworker.measures.due import Due
from linkworker.measures.due_endings import ENDINGS
from linkworker.measures.due_meetings import MEETING_ACTION
from linkworker.measures.due_rights import CONTROLLER, ERASURE, RIGHTS
from linkworker.measures.due_sources import REVIEW
from linkworker.records import Action, Child, Contact, Outcome, OwnToDo, ToDo
from linkworker.store import Changes, Store
from ui import desk as desks
from ui import names, theme
from ui.child.settling import Settling
from ui.child.tick import Tick
from ui.desk import Desk
from ui.models.said_days import by_when
from ui.today.arrows import LineButton, LineMore, hear
from ui.widgets.asking import Asking, ask_in
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.tags import Tag

_PAGES = {
    REVIEW: "review",
    CONCERN: "concern",
    MEETING_ACTION: "meeting",
    **dict.fromkeys(ENDINGS, "ending"),
    **dict.fromkeys((RIGHTS, ERASURE), "rights"),
}
_NO_CHILDS = {CONTROLLER: "keeping"}  # what is about no child, and is done on a page of its own
_ASKED = {CONCERN: "/answer"}  # what is asked at once on that page
_WHO, _WHEN = 150, 150
_WAIT = {"until": "Say until which day", "because": "Say why it waits"}


class DueLine(QWidget):
    """A line above it, the row, and room for a question below.

    The circle ticks it off: by today's contact with the child, else it asks by which. What is
    done on a page of its own, such as a review, opens there instead.
    """

    name_kind = "row"
    moved = Signal(int)
    kept = Signal(object, str)  # an action for the store, and what to say when it is kept

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.due = Due("", "", "", "")
        self._met: tuple[Contact, ...] = ()
        self.tick, self._more = Tick(), LineMore()
        self._what, self._why = WrapLabel(""), WrapLabel("", "meta", "muted")
        self.who = LineButton("", self.name_kind)
        self._when, self._under = Tag(""), down(gap=0)
        self.focus_on: QWidget = self.tick
        self.tick.clicked.connect(self.press)
        self.tick.moved.connect(self.moved)
        self.who.clicked.connect(self.open)
        hear(self.who, self._more, arrow=self.moved.emit)
        self._column = held(across(self._when, STRETCH))
        self._whose = held(across(self.who))
        self._lay()

    def _lay(self) -> None:
        row = across(self.tick, gap=8)
        row.addLayout(down(self._what, self._why, gap=0), 1)
        for part in (self._whose, self._column, self._more):
            row.addWidget(part)
        self.setLayout(down(rule(), down(row, self._under, gap=4, margins=(0, 2, 0, 2)), gap=0))

    def show_thing(self, thing: tuple[Due, tuple[Contact, ...]]) -> None:
        """Show what is due; the contacts are those of today that it can be ticked off by."""
        due, self._met = thing
        if due.about != self.due.about:
            empty(self._under)
        self.due = due
        self._show_who(due.child)
        writes = not self._desk.standing.reviews
        self._more.setVisible(writes)
        self._more.offer(due.what, self._offered(due))
        self._show_due(due, writes=writes)

    def _show_due(self, due: Due, *, writes: bool) -> None:
        self._whose.setFixedWidth(theme.size(_WHO))
        self._column.setMinimumWidth(theme.size(_WHEN))
        self._what.setText(due.what)
        self._why.setText(due.why[:1].upper() + due.why[1:])
        self._show_day(due)
        self.tick.setVisible(writes)
        self.focus_on = self.tick if writes else self.who
        names.call(self.tick, self._said(due))

    def press(self) -> None:
        """Tick it off by what is known of today, ask by which contact, or open where it is done."""
        record, today = self.due.record, desks.today()
        if isinstance(record, OwnToDo):
            self.kept.emit(lambda s: to_dos.finish_own(s, record, on=today), "Done")
        elif isinstance(record, (Action, ToDo)):
            met = next((one for one in self._met if one.outcome is Outcome.REACHED), None)
            if met is not None:
                self._finish(met, f"Done by today’s contact, {met.at:%H:%M}")
            else:
                self.settle()
        else:
            self.open()

    def open(self) -> None:
        """Open the page on which it is done: a review, a worry passed on, a part of the child's."""
        if place := _NO_CHILDS.get(self.due.source):
            self._desk.go(place)
        if self.due.child is None:
            return
        if place := _PAGES.get(self.due.source):
            self._desk.go(place, f"{self.due.child.id}{_ASKED.get(self.due.source, '')}")
        else:
            self._desk.go("child", f"{self.due.child.id}/{self.due.tab}")

    def settle(self) -> None:
        """Ask by which contact it was done, or why it is let go."""
        child, about = self.due.child, self.due.about
        if child is None:
            self._ask_why("Let it go", self._let_go)
            return

        def ask(found: list[Contact]) -> None:
            if about == self.due.about:
                asked = Settling(found, desks.today())
                asked.done.connect(self._finish)
                asked.let_go.connect(self._let_go)
                ask_in(self._under, asked)
                asked.picker.setFocus()

        self._desk.background.read(partial(_recent, child=child), then=ask)

    def let_wait(self) -> None:
        """Ask until which day it waits, and why."""
        until = DateEdit("ahead", desks.today)
        asked = (("until", "Until", until), ("because", "Because", LineEdit()))
        question = Asking(asked, "Let it wait", _WAIT)
        question.kept.connect(self._wait)
        ask_in(self._under, question)
        until.setFocus()

    def _ask_why(self, button: str, then: Callable[[str], None]) -> None:
        reason = LineEdit()
        question = Asking((("because", "Because", reason),), button, {"because": "Say why"})
        question.kept.connect(lambda said: then(said["because"]))
        ask_in(self._under, question)
        reason.setFocus()

    def _offered(self, due: Due) -> list[tuple[str, Callable[[], object]]]:
        offered: list[tuple[str, Callable[[], object]]] = [("Let it wait", self.let_wait)]
        if due.source in (RIGHTS, ERASURE, CONTROLLER):  # no day of the law waits or is put aside
            return [("Open", self.open)]
        if due.record is not None:
            words = "Let it go" if due.child is None else "Done by another contact, or let go"
            offered.insert(0, (words, self.settle))
        else:
            offered.insert(0, ("Not needed", partial(self._ask_why, "Not needed", self._aside)))
        if due.child is not None:
            offered.append((f"Open {due.child.name}’s page", self.open))
        return offered

    def _show_who(self, child: Child | None) -> None:
        name = child.whole_name if child else ""
        self.who.say(name, f"Open {name}" if name else "About no child")
        self.who.setVisible(bool(name))

    def _show_day(self, due: Due) -> None:
        today = desks.today()
        late = due.late(today)
        tone = "bad" if late else "warn" if due.by == today else "plain"
        self._when.show_words(by_when(due.by, today), tone, "triangle-alert" if late else "")
        self._when.setVisible(due.by is not None)

    def _said(self, due: Due) -> str:
        verb = "Tick off" if due.record is not None else "Open"
        whose = f", {due.child.name}" if due.child else ""
        return f"{verb}: {due.what}{whose}. {due.why}"

    def _finish(self, contact: Contact, said: str = "Done") -> None:
        record = self.due.record
        if isinstance(record, Action):
            self._keep(lambda s: goals.finish_action(s, record, contact=contact), said)
        elif isinstance(record, ToDo):
            self._keep(lambda s: to_dos.finish_to_do(s, record, contact=contact), said)

    def _let_go(self, reason: str) -> None:
        record = self.due.record
        if isinstance(record, Action):
            self._keep(lambda s: goals.let_go_action(s, record, reason=reason), "Let go")
        elif isinstance(record, (ToDo, OwnToDo)):
            self._keep(lambda s: to_dos.let_go(s, record, reason=reason), "Let go")

    def _aside(self, reason: str) -> None:
        due, child, by = self.due, self.due.child, self._desk.standing.user
        if child is not None:
            act = partial(dues.put_aside, child=child, due=due, because=reason, by=by)
            self._keep(partial(act, on=desks.today()), "Put aside. It may be asked again later.")

    def _wait(self, said: dict[str, Any]) -> None:
        due, child, today = self.due, self.due.child, desks.today()
        act: Callable[[Store], Changes]
        if isinstance(due.record, (ToDo, OwnToDo)):
            act = partial(to_dos.let_wait, to_do=due.record, today=today, **said)
        elif child is not None:
            by = self._desk.standing.user
            act = partial(dues.let_wait, child=child, due=due, by=by, on=today, **said)
        else:
            return
        self._keep(act, "It waits until then.")

    def _keep(self, action: Callable[[Store], Changes], words: str) -> None:
        empty(self._under)
        self.kept.emit(action, words)


def _recent(reader: Any, child: Child) -> list[Contact]:
    return [one for one in contacts_of(reader, child, limit=30) if not one.struck_because]
