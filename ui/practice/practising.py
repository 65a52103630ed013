"""One time in practice: the store's threads, the desk, and what has been tried."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from linkworker.practice.folder import CASELOAD, PLACE, USER, Practice
from linkworker.practice.trying import look
from linkworker.store import Store
from ui.background import Background
from ui.desk import Desk, Standing


class Practising(QObject):
    """As a session, but for the network: nothing is ever sent from here."""

    tried = Signal(object)  # Tried: what has been done of the three things

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.clock = practice.clock
        self.background = Background(practice.store, practice.reader)
        self.desk = Desk(self.background, _joyce())
        self.background.run(_place_log, then=lambda log: self.desk.stand(_joyce(log)))
        self.background.changed.connect(lambda _: self.look())

    def look(self) -> None:
        """See what has been tried, and tell."""
        self.background.run(partial(look, clock=self.clock), then=self.tried.emit)

    def end(self) -> None:
        """Finish what is being kept, and close the store."""
        self.background.close()


def _joyce(place_log: str = "") -> Standing:
    return Standing(
        user=USER,
        name="Joyce",
        caseloads={CASELOAD: "lead", PLACE: "write"},
        places=frozenset({PLACE}),
        place_log=place_log,
        opened=True,
        practice=True,
        team={CASELOAD: {USER: "lead", "tom": "review"}},
    )


def _place_log(store: Store) -> str:
    return store.logs("place")[0][0]
