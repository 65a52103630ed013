"""Erasing a child's record: the list first, a reason, a second person, an administrator."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from linkworker.actions.erasing import agree_to_erase, ask_erasure, let_go, sign_erasure
from linkworker.measures.days import say_day
from linkworker.records import Erasure
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Desk
from ui.rights.reading import Rights
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

_WHY = (
    "What is erased does not come back. A list is shown first, a second person agrees on a laptop "
    "of their own, and an administrator signs. Every laptop that held it says when it is gone."
)
_STAYS = "What it does not reach"
_SENT = "It is erased with the next sync, here and on every laptop that held it."


class EraseCard(Card):
    """Which step is next is read from how the erasure stands and from who sits here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Erase this record")
        self._desk = desk
        self.rights: Rights | None = None
        self._said = down(gap=6)
        self._asked = down(gap=0)
        self.look = Button("What would be erased?", "secondary", "list-checks")
        self.agree = Button("I have seen this list: agree", "secondary", "check")
        self.sign = Button("Erase now", "danger", "trash-2")
        self.stop = Button("Do not erase", "quiet", "x")
        self.add(WrapLabel(_WHY, "small", "soft"))
        self.body.addLayout(self._said)
        self.body.addWidget(held(across(self.look, self.agree, self.sign, self.stop, STRETCH)))
        self.body.addLayout(self._asked)
        self.look.clicked.connect(self._show_list)
        self.agree.clicked.connect(self._agree)
        self.sign.clicked.connect(self._ask_backups)
        self.stop.clicked.connect(self._ask_stop)

    def show_rights(self, rights: Rights, today: date) -> None:
        """Show how an erasure stands."""
        self.rights, self._today = rights, today
        empty(self._said)
        empty(self._asked)
        erasure, user = rights.erasure, self._desk.standing.user
        self.look.setVisible(erasure is None)
        self.look.setEnabled(not rights.held)
        self.agree.setVisible(bool(erasure) and not rights.held and _may_agree(erasure, user))
        ready = erasure is not None and bool(erasure.agreed_by) and not rights.held
        self.sign.setVisible(ready and self._desk.standing.administers)
        self.stop.setVisible(erasure is not None)
        if rights.held:
            self._tell(rights.held, "warn")
        if erasure is not None:
            self._show_erasure(erasure, rights.staff)

    def _show_erasure(self, erasure: Erasure, staff: dict[str, str]) -> None:
        asked = say_day(erasure.asked_on, year=True) if erasure.asked_on else ""
        who = staff.get(erasure.asked_by, "a colleague")
        self._tell(f"{erasure.reference}: asked for by {who} on {asked}. {erasure.reason}")
        self._tell(erasure.listed.replace("\n", " · "), "soft")
        if not erasure.agreed_by:
            self._tell("A second person looks at the list and agrees, on a laptop of their own.")
        else:
            agreed = staff.get(erasure.agreed_by, "a colleague")
            self._tell(f"Agreed by {agreed}. An administrator signs it.")

    def _show_list(self) -> None:
        """Show what goes and what stays; only then a reason is asked for."""
        listed = self.rights.listed if self.rights else None
        if listed is None:
            return
        empty(self._said)
        self.look.hide()
        self._tell("Goes: " + " · ".join(f"{title} {count}" for title, count in listed.goes))
        for stays in listed.stays:
            self._tell(f"{_STAYS}: {stays}", "warn")
        asked = Asking(
            [("reason", "Why", WordsEdit("the family asks; the time to keep it is over", lines=2))],
            "Ask for it to be erased", {"reason": "Say why it is erased"},
        )  # fmt: skip
        asked.kept.connect(lambda said: self._ask_for(said["reason"]))
        ask_in(self._asked, asked)

    def _ask_for(self, reason: str) -> None:
        rights = self.rights
        if rights is None or rights.listed is None:
            return
        act = partial(
            ask_erasure, child=rights.child, listed=rights.listed, caseload=rights.caseload,
            reason=reason, by=self._desk.standing.user, on=self._today,
        )  # fmt: skip
        self._run(act, "Asked for. A second person agrees first; nothing is erased yet.")

    def _agree(self) -> None:
        if erasure := self._erasure():
            act = partial(agree_to_erase, erasure=erasure, by=self._desk.standing.user,
                          on=self._today)  # fmt: skip
            self._run(act, "Agreed. An administrator signs it.")

    def _ask_backups(self) -> None:
        """Ask when the server's last backup from before is gone: the certificate names it."""
        until = DateEdit("ahead", desks.today)
        asked = Asking([("until", "The server’s last backup from before is gone on", until)],
                       "Erase now", {"until": "Ask who looks after the server"})  # fmt: skip
        asked.kept.connect(lambda said: self._sign(said["until"]))
        ask_in(self._asked, asked)

    def _sign(self, until: date) -> None:
        if erasure := self._erasure():
            standing = self._desk.standing
            act = partial(sign_erasure, erasure=erasure, by=standing.user, on=self._today,
                          admin=standing.administers, server_backups=until)  # fmt: skip
            self._run(act, _SENT)

    def _ask_stop(self) -> None:
        asked = Asking([("why", "Not erased, because", LineEdit(""))], "Keep",
                       {"why": "Say why it is not done"})  # fmt: skip
        asked.kept.connect(lambda said: self._stop(said["why"]))
        ask_in(self._asked, asked)

    def _stop(self, why: str) -> None:
        if erasure := self._erasure():
            self._run(partial(let_go, erasure=erasure, because=why), "It is not erased.")

    def _erasure(self) -> Erasure | None:
        return self.rights.erasure if self.rights else None

    def _tell(self, words: str, tone: str = "") -> None:
        self._said.addWidget(WrapLabel(words, "small", tone))

    def _run(self, act: Callable[[Store], Changes], words: str) -> None:
        desk = self._desk

        def done(_: Any) -> None:
            desk.said.emit(words, None)
            desk.sync_wanted.emit()

        desk.background.run(act, then=done)


def _may_agree(erasure: Erasure | None, user: str) -> bool:
    return erasure is not None and not erasure.agreed_by and erasure.asked_by != user
