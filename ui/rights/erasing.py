"""Erasing: the list first, then a reason, a second person, an administrator."""

from datetime import date
from functools import partial

from linkworker.actions.erasing import ask_erasure
from linkworker.actions.erasing_list import ToErase
from ui.desk import Desk
from ui.rights.erasure_line import ErasureLine, run_and_send
from ui.rights.going import GoingList
from ui.rights.reading import Rights
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

_WHY = (
    "What is erased does not come back. A list is shown first, a second person agrees on a laptop "
    "of their own, and an administrator signs. Every laptop that held it says when it is gone. "
    "One note, one person, one picture or one linking is asked for where it stands: More, Have "
    "it erased."
)
ASKED = "Asked for. A second person agrees first; nothing is erased yet."


class EraseCard(Card):
    """What waits to be erased, each with its next step; and to ask for the whole record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Erasing")
        self._desk = desk
        self.rights: Rights | None = None
        self.lines: list[ErasureLine] = []
        self._waiting, self._said, self._asked = down(gap=10), down(gap=6), down(gap=0)
        self.look = Button("What would be erased of all this?", "secondary", "list-checks")
        self.add(WrapLabel(_WHY, "small", "soft"))
        for part in (self._waiting, self._said):
            self.body.addLayout(part)
        self.body.addWidget(held(across(self.look, STRETCH)))
        self.body.addLayout(self._asked)
        self.look.clicked.connect(self._show_list)

    def show_rights(self, rights: Rights, today: date) -> None:
        """Show what waits, and why nothing is erased where something must stay."""
        self.rights, self._today = rights, today
        for part in (self._waiting, self._said):
            empty(part)
        self.lines = [ErasureLine(self._desk, one, rights, today) for one in rights.erasures]
        for line in self.lines:
            self._waiting.addWidget(line)
        whole = any(not one.erasure.entries for one in rights.erasures)
        self.look.setVisible(not whole and not self._asked.count())
        self.look.setEnabled(rights.listed is not None)
        if rights.held:
            self._said.addWidget(WrapLabel(rights.held, "small", "warn"))

    def leave(self) -> None:
        """Ask nothing any more: another child shows."""
        empty(self._asked)

    def _show_list(self) -> None:
        """Show what goes and what stays; only then a reason is asked for."""
        rights = self.rights
        if rights is None or rights.listed is None:
            return
        empty(self._said)
        self.look.hide()
        asked = asking(self._desk, rights.listed, rights.caseload, self._today)
        asked.left.connect(self.look.show)
        ask_in(self._asked, asked)


def asking(desk: Desk, listed: ToErase, caseload: str, today: date) -> Asking:
    """Return the question that shows what goes, and asks why; nothing is erased by it."""
    asked = Asking(
        [("reason", "Why", WordsEdit("the family asks; the time to keep it is over", lines=2))],
        "Ask for it to be erased", {"reason": "Say why it is erased"},
    )  # fmt: skip
    asked.body.insertWidget(0, GoingList(listed.in_words.split("\n"), listed.stays))

    def ask(said: dict[str, str]) -> None:
        act = partial(
            ask_erasure, listed=listed, caseload=caseload, reason=said["reason"],
            by=desk.standing.user, on=today,
        )  # fmt: skip
        run_and_send(desk, act, ASKED)
        asked.left.emit()

    asked.kept.connect(ask)
    return asked
