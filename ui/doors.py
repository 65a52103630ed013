"""The pages before anything is unlocked: welcome, joining, the locked door. Loaded first."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.folder import is_set_up, set_aside
from linkworker.errors import WrongPassphrase
from ui.errand import Errand

if TYPE_CHECKING:
    from linkworker.actions.unlock import Unlocked
    from linkworker.store.passphrase import Cost
    from ui.screens.join_page import JoinPage
    from ui.screens.unlock_page import UnlockPage
    from ui.screens.welcome_page import WelcomePage

_STAYS = "It could not be set aside: another program has it open. Nothing was changed."


class Doors(QObject):
    """Shows whichever page belongs there, and opens or makes the store that it asks for.

    `turned` asks for another page to be shown; `practise` carries what to call when practising
    is over, with the trouble if it did not begin.
    """

    opened = Signal(object)  # Unlocked
    turned = Signal(QWidget)
    practise = Signal(object)  # Callable[[str], None]

    def __init__(
        self, parent: QObject, folder: Path, cost: "Callable[[], Cost] | None" = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._cost = cost
        self._join_page: JoinPage | None = None

    def first(self) -> "UnlockPage | WelcomePage":
        """Give the page to begin with: the locked door, or a welcome where nothing is set up."""
        if is_set_up(self._folder):
            from ui.screens.unlock_page import UnlockPage

            page = UnlockPage(self._folder)
            page.wanted.connect(lambda words: self._unlock(page, words))
            page.practise.connect(lambda: self.practise.emit(page.ready))
            page.anew.connect(lambda: self._begin_anew(page))
            return page
        return self._welcome()

    def _welcome(self) -> "WelcomePage":
        from ui.screens.welcome_page import WelcomePage

        welcome = WelcomePage()
        welcome.join.connect(lambda: self._offer_joining(welcome))
        welcome.practise.connect(lambda: self.practise.emit(welcome.ready))
        return welcome

    def _begin_anew(self, page: "UnlockPage") -> None:
        """Set a store whose words are forgotten aside, and begin as on a new laptop."""
        try:
            set_aside(self._folder, datetime.now().date())
        except OSError:
            page.show_trouble(_STAYS)
            return
        self.turned.emit(self._welcome())

    def _offer_joining(self, welcome: "WelcomePage") -> None:
        """Show the page to join on; going back to the welcome and here again loses nothing."""
        if self._join_page is None:
            from ui.screens.join_page import JoinPage

            self._join_page = page = JoinPage()
            page.wanted.connect(lambda *said: self._join(page, *said))
            page.left.connect(lambda: self.turned.emit(welcome))
        self.turned.emit(self._join_page)

    def _unlock(self, page: "UnlockPage", passphrase: str) -> None:
        from linkworker.actions.unlock import unlock
        from sync import merge

        def opened(unlocked: "Unlocked") -> None:
            page.opened()
            self.opened.emit(unlocked)

        def failed(error: Exception) -> None:
            page.show_trouble(str(error), wrong=isinstance(error, WrongPassphrase))

        self._slowly(lambda: unlock(self._folder, passphrase, merge.view), opened, failed)

    def _join(self, page: "JoinPage", invitation: str, name: str, passphrase: str) -> None:
        from linkworker.actions.unlock import set_up
        from linkworker.store.passphrase import tune
        from sync import merge
        from sync.joining import read_invitation

        server, code = read_invitation(invitation)

        def make() -> "Unlocked":
            made = set_up(self._folder, passphrase, merge.view, (self._cost or tune)())
            store = made.store()
            for setting, value in (("server", server), ("invitation", code), ("name", name)):
                store.keep_setting(setting, value)
            store.close()
            return made

        self._slowly(make, self.opened.emit, lambda error: page.show_trouble(str(error)))

    def _slowly(
        self,
        work: "Callable[[], Unlocked]",
        then: "Callable[[Unlocked], None]",
        otherwise: Callable[[Exception], None],
    ) -> None:
        errand = Errand(self, work)
        errand.done.connect(then)
        errand.failed.connect(otherwise)
        errand.start()
