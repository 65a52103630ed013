"""What the frame says of the organisation, over any page.

Nothing here stops anybody's work: it says what is known, and what to do about it.
"""

from PySide6.QtCore import QObject

from sync import inviting
from sync.inviting import Asking
from sync.loop import Told
from sync.noticing import FORKED
from ui import desk as desks
from ui.desk import Desk
from ui.models.watch import Watch, fresh_words, in_few, read_watch, see
from ui.widgets.buttons import Button
from ui.widgets.notices import InfoStrip
from ui.window import Window

_STALE = (
    "Somebody may have lost a right since, and this laptop would not know. Your work goes on and "
    "is safe. Connect to a network; if this stays, ask an administrator to open Linkworker."
)
_UPDATE = "newer version"
_TITLES = {FORKED: "This laptop was shown another list of people than others were"}


class OfficeFrame(QObject):
    """Shows strips above the page, and how many laptops wait to be let in."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        desk.moved.connect(self._look)
        desk.told.connect(self._heard)

    def _heard(self, told: Told) -> None:
        if told.syncing or self._desk.office is None:
            return
        self._look()
        self._warn(told.round.trouble if told.round else "")
        if self._desk.standing.administers and told.round is not None:
            self._desk.office.ask(inviting.asking, self._count, lambda _why: None)

    def _look(self) -> None:
        if self._desk.office is not None and self._desk.standing.user:
            self._desk.office.look(read_watch, self._show)

    def _show(self, watch: Watch) -> None:
        troubles = self._window.troubles
        stale = None
        if watch.stale:
            stale = InfoStrip("caution", fresh_words(watch, desks.today()), _STALE)
        troubles.stand("stale", (watch.stale, watch.confirmed), stale)
        self._stand_custody(watch)
        told = None
        if watch.told:
            seen = Button("Seen", "small", "check", name="Seen: what changed in your organisation")
            seen.clicked.connect(lambda: self._see(watch.position))
            title = "This changed in your organisation"
            told = InfoStrip("info", title, in_few(watch.told), (seen,))
        troubles.stand("told", watch.told, told)

    def _stand_custody(self, watch: Watch) -> None:
        strip = None
        if watch.replace:
            show = Button("Recovery sheets", "small", "mail")
            show.clicked.connect(lambda: self._desk.go("custody"))
            words = "\n".join(f"{one}." for one in watch.replace)
            strip = InfoStrip("caution", "Recovery sheets are to be replaced", words, (show,))
        self._window.troubles.stand("custody", watch.replace, strip)

    def _see(self, position: int) -> None:
        self._desk.background.run(lambda store: see(store, position), then=lambda _: self._look())

    def _warn(self, trouble: str) -> None:
        """Say what the server did that no honest one does, or that an update is needed."""
        strip = None
        if trouble:
            update = "A newer version is needed" if _UPDATE in trouble else ""
            title = update or _TITLES.get(trouble, "Something is wrong at the server")
            strip = InfoStrip("caution", title, trouble)
        self._window.troubles.stand("server", trouble, strip)

    def _count(self, asking: list[Asking]) -> None:
        self._window.navigation.show_count("people", len(asking), urgent=bool(asking))
