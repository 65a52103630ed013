"""One support of a child: how its sessions were, and what can be said of it next."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from linkworker.actions.activities import begin_support, end_support
from linkworker.records import Enrolment
from ui.child.more import More
from ui.child.part import Part
from ui.desk import today
from ui.forms.form_kinds import edit_about
from ui.models.supports import SupportLine, last_day
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down
from ui.widgets.tags import Tag


class SupportRow(QWidget):
    """Going on: take its register or end it. Planned: begin it, ready or with a reason."""

    def __init__(self, part: Part, line: SupportLine, *, may_write: bool) -> None:
        super().__init__()
        self._part, self.line = part, line
        support = line.support
        head = across(Label(support.what, "strong"), gap=8)
        if line.raised:
            head.addWidget(Tag(line.raised, "warn", "triangle-alert"))
        head.addStretch(1)
        self._asked = down(gap=0)
        if may_write and not support.ended_on:
            self._offer(head)
        lines = [WrapLabel(words, "small", tone) for words, tone in self._said()]
        self.setLayout(down(head, *lines, self._asked, gap=2))

    def _said(self) -> list[tuple[str, str]]:
        line, support = self.line, self.line.support
        ready = f"Ready when: {support.ready_when}" if support.ready_when else ""
        if support.ended_on:
            return [(line.counted, "soft"), (last_day(line, today()), "muted")]
        if not support.began_on:
            found = [(ready, ""), (f"{line.span}. {line.where}", "muted")]
            return [one for one in found if one[0]]
        before = f"Begun before it was ready: {support.before_ready}" * bool(support.before_ready)
        found = [(line.where, "muted"), (line.counted, "soft"), (before, "muted")]
        return [one for one in found if one[0]]

    def _offer(self, head: Any) -> None:
        support, activity = self.line.support, self.line.activity
        if not support.began_on:
            self.begin = Button("Begin", "small", "flag", f"Begin {support.what}")
            self.begin.clicked.connect(self.ask_begin)
            head.addWidget(self.begin)
        elif activity is not None:
            name = f"Take the register of {support.what}"
            self.register = Button("Register", "small", "list-checks", name)
            go = partial(self._part.desk.go, "session", activity.id)
            self.register.clicked.connect(lambda: go())
            head.addWidget(self.register)
        more = More()
        change = partial(self._part.desk.go, "form", edit_about(support))
        more.offer(support.what, [("It has ended", self.ask_end), ("Change it", change)])
        head.addWidget(more)

    def ask_begin(self) -> None:
        """Ask on which day it begins and who saw that it is ready, or why it begins before that."""
        day = DateEdit("back", today)
        day.set_value(today())
        asked: list[tuple[str, str, Any]] = [("on", "On which day?", day)]
        if self.line.support.ready_when:
            asked.append(("seen_by", "It is ready: who saw it?", LineEdit("Mr Fenwick")))
            asked.append(("before_ready", "Or it begins before that, because", LineEdit()))
        self._ask(Asking(asked, "It begins", {"on": "Say on which day"}), begin_support, "begun")

    def ask_end(self) -> None:
        """Ask on which day it ended, and why."""
        day = DateEdit("back", today)
        day.set_value(today())
        asked = (("on", "On which day?", day), ("because", "Why does it end?", LineEdit()))
        needed = {"on": "Say on which day", "because": "Say why it ends"}
        self._ask(Asking(asked, "It has ended", needed), end_support, "ended")

    def _ask(self, asking: Asking, verb: Any, word: str) -> None:
        asking.kept.connect(partial(self._keep, verb, word))
        ask_in(self._asked, asking)

    def _keep(self, verb: Any, word: str, said: dict[str, Any]) -> None:
        support: Enrolment = self.line.support
        self._part.keep(partial(verb, support=support, **said), f"{support.what} has {word}")
