"""Work that came late: somebody wrote it, and their right ended before the server had it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.store import Changes
from sync import late
from sync.late import LateWork
from ui.desk import Desk
from ui.handing.late_card import LateCard
from ui.models.late_work import CameLate, read_late, settle, take_over
from ui.people.deed import Deed
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty, unshown
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Kept apart at the server, and in no record. You decide what becomes of it."
_SINCE = (
    "What you take over stands in the record as its author wrote it, with their name and yours. "
    "What was written since is kept: where both say something else, it waits in To decide."
)
_OFFLINE = (
    "What came late is kept at the server, and nothing of it is lost. Look again with a network: "
    "a telephone’s hotspot for two minutes will do."
)
_NONE = ("Nothing came late", "Everything that was sent stands where it was written.")


class LatePage(ScrollPage):
    """A card for each child and laptop; asked of the server each time that it shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[CameLate, ...] | None = None
        self._trouble, self._list = down(gap=8), down(gap=12)
        self.cards: list[LateCard] = []
        self._deed = Deed(desk, self._trouble)
        self._since = unshown(WrapLabel(_SINCE, "small", "muted"))
        again = Button("Look again", "small", "refresh-cw")
        again.clicked.connect(self._ask)
        self._offline = unshown(InfoStrip("info", "No network just now", _OFFLINE, (again,)))
        self.add(PageHead("Work that came late", _ABOUT), self._offline, self._trouble)
        self.add(self._list, self._since)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Ask the server what waits."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self._desk.office is None:
            self._show(())
        elif not self._deed.busy:
            self._desk.office.ask(late.waiting, self._came, lambda _why: self._offline.show())

    def _came(self, found: Sequence[LateWork]) -> None:
        self._offline.hide()
        if self._desk.office is not None:
            self._desk.office.look(partial(read_late, found=found), self._show)

    def _show(self, came: tuple[CameLate, ...]) -> None:
        if self._deed.busy or came == self._shown:
            return
        self._shown = came
        empty(self._list)
        self.cards = [LateCard(one) for one in came]
        for card in self.cards:
            card.taken.connect(self._take)
            card.passed.connect(partial(self._settle, done=False))
            card.aside.connect(partial(self._settle, done=True))
            self._list.addWidget(card)
        self._since.setVisible(any(not one.needs for one in came))
        if not came:
            self._list.addWidget(EmptyState(*_NONE, "circle-check"))

    def _take(self, came: CameLate, button: Button) -> None:
        def done(result: tuple[Changes, Sequence[LateWork]]) -> None:
            changes, left = result
            self._desk.background.tell_changed(changes)
            self._over(f"Taken over. It stands in the record, written by {came.author}.", left)

        self._deed.do(button, partial(take_over, work=came.work), done)

    def _settle(self, came: CameLate, button: Button, *, done: bool) -> None:
        words = "Set aside. It is in no record."
        if not done:
            words = "Passed on: whoever leads there now sees it at their next sync."
        verb = partial(settle, work=came.work, done=done)
        self._deed.do(button, verb, partial(self._over, words))

    def _over(self, words: str, left: Sequence[LateWork]) -> None:
        self._desk.said.emit(words, None)
        self._desk.sync_wanted.emit()
        self._came(left)
