"""One commission: what was bought, held, come to and left, the line to send, agreeing to it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from linkworker.actions.partners import (
    Standing,
    agree_commission,
    finish_commission,
    stop_commission,
)
from linkworker.errors import Invalid
from linkworker.measures.spending import committed
from linkworker.money import say_pence
from linkworker.records import CommissionState
from ui import desk as desks
from ui.child.more import More
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.form_kinds import edit_about
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, empty, held
from ui.widgets.tags import Tag

_TONES = {
    CommissionState.ASKED: "info",
    CommissionState.AGREED: "accent",
    CommissionState.FINISHED: "plain",
    CommissionState.STOPPED: "plain",
}


class CommissionRow(QWidget):
    """`copied` when the line to send is on the clipboard."""

    copied = Signal()

    def __init__(self, desk: Desk, found: Standing, fund: str, *, may_write: bool) -> None:
        super().__init__()
        self._desk, self.found = desk, found
        commission = found.commission
        state = commission.state or CommissionState.ASKED
        head = across(Label(commission.what, "strong"), Tag(state.value, _TONES[state]), gap=8)
        head.addStretch(1)
        self._asked = down(gap=0)
        if may_write:
            self._offer(head, state)
        said = [WrapLabel(f"For: {commission.need}", "small", "muted")]
        said.append(WrapLabel(_money(found, fund), "small", "muted"))
        if commission.stopped_because:
            said.append(WrapLabel(commission.stopped_because, "small", "soft"))
        figures = held(Flow(*(_Figure(*one) for one in _figures(found)), gap=18))
        line = self._line() if found.delivery.held + found.delivery.not_held else None
        self.setLayout(down(head, *said, figures, line, self._asked, gap=4))

    def _line(self) -> QWidget:
        line = WrapLabel(self.found.line, "small")
        name = f"Copy the line about {self.found.commission.what}"
        self.copy = Button("Copy to send", "small", "copy", name)
        self.copy.clicked.connect(self._copy)
        row = across(gap=12)
        row.addWidget(line, 1)
        row.addWidget(self.copy)
        return held(row)

    def _offer(self, head: Any, state: CommissionState) -> None:
        commission = self.found.commission
        if state is CommissionState.ASKED:
            agree = Button("Agree", "small", "check", f"Agree to {commission.what}")
            agree.clicked.connect(lambda: self.ask_agreement())
            head.addWidget(agree)
        entries: list[tuple[str, Any]] = [
            ("Change it, or say what was invoiced",
             partial(self._desk.go, "form", edit_about(commission)))
        ]  # fmt: skip
        if state is CommissionState.AGREED:
            entries.append(("It is finished", self._finish))
        if state in (CommissionState.ASKED, CommissionState.AGREED):
            entries.append(("It does not go ahead", self.ask_stop))
        more = More()
        more.offer(commission.what, entries)
        head.addWidget(more)

    def ask_agreement(self, over: str = "", approver: str = "") -> None:
        """Ask who agrees; when it is more than is left, also why all the same."""
        name = LineEdit()
        name.set_value(approver or self._desk.standing.name)
        asked: list[tuple[str, str, Any]] = [("approver", "Who agrees to it?", name)]
        needed = {"approver": "Say who agrees to it"}
        if over:
            asked.append(("over_because", over, LineEdit()))
            needed["over_because"] = "Say why all the same, or agree to fewer sessions"
        asking = Asking(asked, "Agree", needed)
        asking.kept.connect(self._agree)
        ask_in(self._asked, asking)

    def ask_stop(self) -> None:
        """Ask why it does not go ahead."""
        asked = (("because", "Why does it not go ahead?", LineEdit()),)
        asking = Asking(asked, "It does not go ahead", {"because": "Say why"})
        asking.kept.connect(lambda said: self._keep(stop_commission, "does not go ahead", said))
        ask_in(self._asked, asking)

    def _agree(self, said: dict[str, Any]) -> None:
        self._keep(agree_commission, "is agreed", {**said, "at": desks.this_minute()})

    def _finish(self) -> None:
        self._keep(finish_commission, "is finished", {})

    def _keep(self, verb: Any, words: str, said: dict[str, Any]) -> None:
        commission = self.found.commission
        self._desk.background.run(
            partial(verb, commission=commission, **said),
            then=lambda changes: self._desk.saved(f"{commission.what} {words}.", changes),
            otherwise=partial(self._refuse, said),
        )

    def _refuse(self, said: dict[str, Any], error: Exception) -> None:
        """Ask again with the reason that is missing; anything else is said."""
        over = error.problems.get("over_because", "") if isinstance(error, Invalid) else ""
        if not over:
            self._desk.said.emit(said_in_words(error), None)
            return
        empty(self._asked)
        self.ask_agreement(over, said.get("approver", ""))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.found.line)
        self.copied.emit()


class _Figure(QWidget):
    """A number and what it counts."""

    def __init__(self, number: str, words: str) -> None:
        super().__init__()
        self.setLayout(down(Label(number, "h3"), Label(words, "meta", "muted"), gap=0))


def _figures(found: Standing) -> list[tuple[str, str]]:
    delivery, commission = found.delivery, found.commission
    each = say_pence(delivery.each) if delivery.each is not None else "–"
    return [
        (str(delivery.bought), "bought"),
        (str(delivery.held), "held"),
        (str(delivery.not_held), "did not happen"),
        (str(delivery.came), "came to"),
        (str(delivery.left), "left"),
        (say_pence(committed(commission, delivery.held)), "committed"),
        (say_pence(delivery.delivered), "delivered"),
        (say_pence(commission.invoiced) if commission.invoiced is not None else "–", "invoiced"),
        (each, "for each come to"),
    ]


def _money(found: Standing, fund: str) -> str:
    commission = found.commission
    price = f"{commission.sessions} at {say_pence(commission.price or 0)}"
    agreed = f"agreed by {commission.approver}" if commission.approver else ""
    over = f"over the line because {commission.over_because}" if commission.over_because else ""
    return " · ".join(filter(None, (price, fund, agreed, over)))
