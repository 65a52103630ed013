"""What the frame says of work handed on, over any page: what waits for this person to look.

Nothing here is an error and nothing stops: it says what is known, and where to look at it.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from linkworker.store import Store
from sync import late
from sync.client import Client
from sync.late import LateWork
from sync.loop import Told
from ui.desk import Desk
from ui.models.late_work import strip_words
from ui.models.parting import Leaving, read_leaving
from ui.models.unopened import Unopened, read_unopened, waiting_words
from ui.widgets.buttons import Button
from ui.widgets.notices import InfoStrip
from ui.window import Window

EVERY = 10 * 60_000  # ms between two questions to the server, while nothing waits
_LEAVES = (
    "You began something and did not finish it. It stays here until you have looked at it; then "
    "it leaves this laptop with the rest."
)


class HandingFrame(QObject):
    """Shows strips above the page, each until it is looked at; none over the page it leads to."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._asked_at = 0
        self._late: Sequence[LateWork] = ()
        self._leaving: tuple[Leaving, ...] = ()
        desk.told.connect(self._heard)
        window.went.connect(lambda *_: self._show())

    def _heard(self, told: Told) -> None:
        office = self._desk.office
        if told.syncing or office is None or not self._desk.standing.user:
            return

        def look(store: Store, client: Client) -> tuple[tuple[Leaving, ...], Unopened]:
            return read_leaving(store, client), read_unopened(store, client)

        office.look(look, self._looked)
        if told.round is not None and self._is_due():
            self._asked_at = self._desk.now()
            office.ask(late.waiting, self._came, lambda _why: None)

    def _is_due(self) -> bool:
        """Whether to ask: of whoever decides, now and then, and until what waits is settled."""
        standing = self._desk.standing
        decides = standing.administers or "lead" in standing.caseloads.values()
        waited = abs(self._desk.now() - self._asked_at)
        return decides and (bool(self._late) or waited >= EVERY)

    def _came(self, found: Sequence[LateWork]) -> None:
        self._late = found
        self._show()

    def _looked(self, found: tuple[tuple[Leaving, ...], Unopened]) -> None:
        self._leaving, waits = found
        closed = None
        if (waits.caseloads or waits.children) and self._window.here()[0] != "waiting":
            closed = InfoStrip("info", *waiting_words(waits))
        self._window.troubles.stand("unopened", waits, closed)
        self._show()

    def _show(self) -> None:
        here = self._window.here()[0]
        came = gone = None
        if self._late and here != "late":
            look = Button("Look at it", "small", "arrow-right", "Look at what came late")
            look.clicked.connect(partial(self._desk.go, "late"))
            came = InfoStrip("info", *strip_words(self._late), (look,))
        if self._leaving and here != "parting":
            look = Button("Look at it", "small", "arrow-right", "Look at what you began")
            look.clicked.connect(partial(self._desk.go, "parting"))
            gone = InfoStrip("info", _left_you(self._leaving), _LEAVES, (look,))
        self._window.troubles.stand("late", strip_words(self._late), came)
        self._window.troubles.stand("leaving", self._leaving, gone)


def _left_you(leaving: Sequence[Leaving]) -> str:
    whose = "A child" if len(leaving) == 1 else f"{len(leaving)} records"
    verb = "is" if len(leaving) == 1 else "are"
    return f"{whose} {verb} with somebody else now"
