"""One service: what it is, how one gets in, what worked here, who looked at it last."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.services import Known, check_service, strike_check
from linkworker.records import Service, ServiceCheck
from ui import names
from ui.child.more import More
from ui.desk import Desk, today
from ui.directory.beginning import Beginning
from ui.forms.form_kinds import edit_about
from ui.forms.keys import on_key
from ui.models.directory import (
    Directory,
    checked,
    learned,
    way_in,
    what_worked,
    where_and_when,
)
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit, NumberEdit
from ui.widgets.labels import ElideLabel, IconLabel, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.tags import Tag


class ServiceCard(Card):
    """A card is kept and shows another service; what is being asked in it stays with its own."""

    asked = Signal()  # something opened in it: bring it into sight

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.service = Service()
        self._directory: Directory | None = None
        self._child, self._typed = "", ""
        self.opened: QWidget | None = None
        self._name, self._needs = ElideLabel("", "h3"), WrapLabel("", "smallb", "accent")
        self._closed = Tag("", "warn")
        self.begin = Button("Link", "small", "heart-handshake")
        self.rang = Button("Rang it today", "small", "phone")
        self._more = More()
        self._about, self._where = WrapLabel(""), WrapLabel("", "small", "soft")
        self._way = WrapLabel("", "small", "soft")
        self._worked = WrapLabel("", "small", "muted")
        self._mark, self._checked = IconLabel("calendar-check", "ok", 16), WrapLabel("", "small")
        self._learned, self._asked = WrapLabel("", "small", "soft"), down(gap=0)
        self._build()
        self.begin.clicked.connect(self.start)
        self.rang.clicked.connect(self.ask_learned)

    def _build(self) -> None:
        self.body.setSpacing(4)
        doing = (self.begin, self.rang, self._more)
        head = across(self._name, self._closed, STRETCH, *doing, gap=8)
        looked = across(self._mark, gap=8)
        looked.addWidget(self._checked, 1)
        worked = across(IconLabel("heart-handshake", "text3", 16), gap=8)
        worked.addWidget(self._worked, 1)
        parts = (head, self._needs, self._about, self._where, self._way, worked, looked)
        learned_at = across(24, self._learned, gap=0)
        self.body.addLayout(down(*parts, learned_at, self._asked, gap=4))

    def show_known(self, known: Known, directory: Directory, child: str, typed: str) -> None:
        """Show a service; `child` is whom one looks for, `typed` what was looked for."""
        if known.service.id != self.service.id:
            self.leave()
        service = self.service = known.service
        self._directory, self._child, self._typed = directory, child, typed
        self._name.setText(service.name)
        self._closed.show_words(f"no longer offered: {service.closed_because}", "warn")
        self._closed.setVisible(bool(service.closed_because))
        for label, words in (
            (self._needs, " · ".join(sorted(service.what_for))),
            (self._about, service.about),
            (self._where, where_and_when(service)),
            (self._way, way_in(service)),
            (self._worked, what_worked(known)),
            (self._checked, checked(known, directory.staff, today())),
            (self._learned, learned(known)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        stale = known.stale(today())
        self._checked.set_tone("warn" if stale else "soft")
        self._mark.show_icon(*(("triangle-alert", "warn") if stale else ("calendar-check", "ok")))
        self._offer(service, known.last)
        names.call(self, service.name)

    def _offer(self, service: Service, last: ServiceCheck | None) -> None:
        may = not self._desk.standing.reviews and bool(self._desk.standing.caseload)
        named = {one.id: one.name for one in self._directory.children} if self._directory else {}
        whom = named.get(self._child, "")
        self.begin.say(f"Link {whom}" if whom else "Link a child", f"Begin with {service.name}")
        self.rang.say("Rang it today", f"Rang {service.name} today")
        self.begin.setVisible(may and not service.closed_because)
        for button in (self.rang, self._more):
            button.setVisible(may)
        change = partial(self._desk.go, "form", edit_about(service))
        offered: list[tuple[str, partial[None]]] = [("Change", change)]
        if last is not None:
            offered.append(("Strike out what was learned last", partial(self._ask_why, last)))
        self._more.offer(service.name, offered)

    def start(self) -> None:
        """Begin a linking with it, here."""
        if self._directory is None or self.begin.isHidden():
            return
        self.leave()
        opened = Beginning(self._desk, self.service, self._directory, self._child, self._typed)
        opened.left.connect(self.leave)
        self._open(opened)
        opened.begin()

    def ask_learned(self) -> None:
        """Ask what was learned on the telephone: it re-dates the service for everybody."""
        self.leave()
        words, weeks = LineEdit("still open, ask for Amina"), NumberEdit(0, 520)
        asked = Asking(
            [("learned", "What did you learn?", words), ("weeks", "Weeks to wait", weeks)],
            "Keep, dated today",
            {"learned": "Say what you learned, such as: still open, ask for Amina"},
        )
        asked.kept.connect(self._keep_learned)
        words.returnPressed.connect(asked.keep)
        on_key(asked, "Ctrl+Enter", asked.keep)
        on_key(asked, "Esc", asked.left.emit)
        self.opened = asked
        ask_in(self._asked, asked)
        asked.left.connect(self.leave)
        words.setFocus()
        self.asked.emit()

    def _ask_why(self, check: ServiceCheck) -> None:
        self.leave()
        reason = LineEdit("learned of another service")
        words = f"Strike out “{check.learned}”, because"
        asked = Asking([("reason", words, reason)], "Strike out", {"reason": "Say why"})
        asked.kept.connect(partial(self._strike, check))
        asked.left.connect(self.leave)
        self.opened = asked
        ask_in(self._asked, asked)
        reason.setFocus()
        self.asked.emit()

    def _strike(self, check: ServiceCheck, said: dict[str, str]) -> None:
        self.leave()
        act = partial(strike_check, check=check, by=self._desk.standing.user, reason=said["reason"])
        self._desk.act(act, "Struck out. What was learned before counts again.")

    def leave(self) -> None:
        """Close what is being asked."""
        self.opened = None
        empty(self._asked)

    def _open(self, opened: QWidget) -> None:
        self.opened = opened
        self._asked.addWidget(opened)
        opened.show()
        self.asked.emit()

    def _keep_learned(self, said: dict[str, Any]) -> None:
        service, by, on = self.service, self._desk.standing.user, today()
        self.leave()
        self.rang.setFocus()
        self._desk.act(
            lambda store: check_service(store, service, on=on, by=by, **said),
            "Kept, and dated today for everybody.",
        )
