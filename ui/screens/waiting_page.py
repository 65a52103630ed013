"""Waiting: to be let in by an administrator, or for a colleague's laptop to open the caseload."""

from sync.loop import Told
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.notices import EmptyState
from ui.widgets.pages import ScrollPage

TO_BE_LET_IN = (
    "Waiting to be let in",
    "An administrator lets this laptop in, once. This page goes by itself when that is done.",
)
FOR_A_COLLEAGUE = (
    "Waiting for a colleague's laptop",
    "You are let in. What your team wrote opens here once the laptop of somebody in the team "
    "has synced. Ask them to open Linkworker where there is a network.",
)


class WaitingPage(ScrollPage):
    """Says which of the two is waited for, and what stands in the way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(fills=True)
        self._desk = desk
        self.again = Button("Try now", "secondary", "refresh-cw")
        self.again.clicked.connect(desk.sync_wanted)
        self.state = EmptyState(*TO_BE_LET_IN, "clock", (self.again,))
        self.add(self.state)
        desk.moved.connect(self._say)
        desk.told.connect(lambda _: self._say())
        self._say()

    def _say(self) -> None:
        title, words = FOR_A_COLLEAGUE if self._desk.standing.user else TO_BE_LET_IN
        told: Told = self._desk.last_told
        self.state.say(title, " ".join(part for part in (words, told.trouble) if part))
