"""One erasure that waits: what goes, who asked and why, and the next step for who sits here."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from linkworker.actions.erasing import agree_to_erase, let_go, sign_erasure
from linkworker.measures.days import say_day
from linkworker.store import Changes, Store
from ui import desk as desks
from ui import names
from ui.desk import Desk
from ui.rights.going import GoingList
from ui.rights.reading import Rights, Waiting
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, rule

_SENT = "It is erased with the next sync, here and on every laptop that held it."
_SECOND = "A second person looks at this list and agrees, on a laptop of their own."
_BACKUPS = "Last server backup gone on"
_READS = "You only read here: an administrator who also writes for this child signs it."


class ErasureLine(QWidget):
    """Which step is next is read from how the erasure stands and from who sits here."""

    def __init__(self, desk: Desk, waits: Waiting, rights: Rights, today: date) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self.waits = waits
        erasure, staff = waits.erasure, rights.staff
        self.agree = Button("Agree", "secondary", "check", "I have seen this list, and agree")
        self.sign = Button("Erase now", "danger", "trash-2")
        self.stop = Button("Do not erase", "quiet", "x")
        self._asked = down(gap=0)
        asked = say_day(erasure.asked_on, year=True) if erasure.asked_on else ""
        who = staff.get(erasure.asked_by, "a colleague")
        what = " · ".join(waits.said) or f"All of {rights.child.name}’s record"
        names.call(self, f"Waits to be erased: {what}")
        self._said = [
            WrapLabel(what, "strong"),
            WrapLabel(f"Asked for by {who} on {asked}: {erasure.reason} ({erasure.reference})",
                      "small"),
            GoingList(erasure.listed.split("\n")),
            WrapLabel(self._next(rights), "small", "soft"),
        ]  # fmt: skip
        self._offer(rights)
        doing = held(across(self.agree, self.sign, self.stop, STRETCH))
        self.setLayout(down(*self._said, doing, self._asked, rule(), gap=6))

    def _offer(self, rights: Rights) -> None:
        erasure, standing = self.waits.erasure, self._desk.standing
        theirs = erasure.asked_by != standing.user
        self.agree.setVisible(theirs and not erasure.agreed_by and not rights.held)
        ready = bool(erasure.agreed_by) and standing.administers and not rights.held
        self.sign.setVisible(ready and self._may_sign(rights))
        self.agree.clicked.connect(self._agree)
        self.sign.clicked.connect(self._ask_backups)
        self.stop.clicked.connect(self._ask_stop)

    def _may_sign(self, rights: Rights) -> bool:
        """Say whether who sits here can say anew what stands beside a single entry."""
        return not self.waits.erasure.entries or rights.caseload in self._desk.standing.writes_in

    def _next(self, rights: Rights) -> str:
        erasure = self.waits.erasure
        if not erasure.agreed_by:
            return _SECOND
        if self._desk.standing.administers and not self._may_sign(rights):
            return _READS
        agreed = rights.staff.get(erasure.agreed_by, "a colleague")
        return f"Agreed by {agreed}. An administrator signs it."

    def _agree(self) -> None:
        act = partial(agree_to_erase, erasure=self.waits.erasure, by=self._desk.standing.user,
                      on=self._today)  # fmt: skip
        self._run(act, "Agreed. An administrator signs it.")

    def _ask_backups(self) -> None:
        """Ask when the server's last backup from before is gone: the certificate names it."""
        until = DateEdit("ahead", desks.today)
        asked = Asking([("until", _BACKUPS, until)], "Erase now", {})
        asked.kept.connect(lambda said: self._sign(said["until"]))
        ask_in(self._asked, asked)

    def _sign(self, until: date | None) -> None:
        standing = self._desk.standing
        act = partial(sign_erasure, erasure=self.waits.erasure, by=standing.user, on=self._today,
                      admin=standing.administers, server_backups=until)  # fmt: skip
        self._run(act, _SENT)

    def _ask_stop(self) -> None:
        asked = Asking([("why", "Not erased, because", LineEdit(""))], "Keep it",
                       {"why": "Say why it is not done"})  # fmt: skip
        asked.kept.connect(self._stop)
        ask_in(self._asked, asked)

    def _stop(self, said: dict[str, Any]) -> None:
        act = partial(let_go, erasure=self.waits.erasure, because=said["why"])
        self._run(act, "It is not erased.")

    def _run(self, act: Callable[[Store], Changes], words: str) -> None:
        run_and_send(self._desk, act, words)


def run_and_send(desk: Desk, act: Callable[[Store], Changes], words: str) -> None:
    """Do it on the thread that writes, say so, and let the others hear of it."""

    def done(_: Changes) -> None:
        desk.said.emit(words, None)
        desk.sync_wanted.emit()

    desk.background.run(act, then=done)
