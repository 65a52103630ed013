"""The store put under a new key: nobody may write in it meanwhile, so one session ends for it.

Whatever becomes of it, another session begins at once: under the new key, or under the old one,
as if nothing had been, and why it was not done stands in its window.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker.actions.copies import new_key
from linkworker.actions.unlock import Unlocked
from ui.doors import Doors
from ui.errand import Errand
from ui.locking.own_lock import OwnLock
from ui.screens.new_key_page import NewKeyPage
from ui.session import Session

DONE = "This laptop has a new key. The old words open nothing here any more."


class NewKey(QObject):
    """Turns to the new words from a session's window, and back or into another session.

    `turn` makes a widget the one that is shown; `begin` begins the session of an open store.
    """

    def __init__(
        self,
        doors: Doors,
        session: Session,
        window: QWidget,
        turn: Callable[[QWidget], None],
        begin: Callable[[Unlocked], Session],
    ) -> None:
        super().__init__(doors)
        self._doors, self._session, self._window = doors, session, window
        self._turn, self._begin = turn, begin
        self._page = NewKeyPage()
        self._page.wanted.connect(self._make)
        self._page.left.connect(self._leave)

    def show(self) -> None:
        """Show the new words; until they are asked back nothing is changed."""
        self._turn(self._page)

    def _leave(self) -> None:
        self._turn(self._window)
        self._page.deleteLater()
        self.deleteLater()

    def _make(self, words: str) -> None:
        """End the session, and keep the store from any other program until the next one."""
        session, recovery = self._session, self._session.recovery_keys()
        session.ended.disconnect(self._doors.let_go)
        session.end()
        self._window.close()
        self._window.deleteLater()
        errand = Errand(self, partial(_made, session.lock, words, recovery))
        errand.done.connect(self._done)
        errand.failed.connect(self._not_done)
        errand.start()

    def _done(self, unlocked: Unlocked) -> None:
        self._begin(unlocked).desk.said.emit(DONE, None)
        self.deleteLater()

    def _not_done(self, error: Exception) -> None:
        self._begin(self._session.lock.unlocked).background.failed.emit(error)
        self.deleteLater()


def _made(lock: OwnLock, words: str, recovery: dict[str, bytes]) -> Unlocked:
    return new_key(lock.unlocked, words, recovery, lock.cost())
