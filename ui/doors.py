"""The pages before anything is unlocked: welcome, joining, the locked door. Loaded first."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.folder import is_set_up, last_aside, set_aside, take_back
from linkworker.errors import StoreDamaged, StoreMissing, WrongPassphrase
from ui.crash import said_in_words
from ui.errand import Errand
from ui.one_program import OneProgram

if TYPE_CHECKING:
    from linkworker.actions.backups import Backup
    from linkworker.actions.unlock import Unlocked
    from linkworker.store import Store
    from linkworker.store.passphrase import Cost
    from ui.entering import Founding
    from ui.screens.forgotten_page import ForgottenPage
    from ui.screens.found_page import FoundPage
    from ui.screens.join_page import JoinPage
    from ui.screens.unlock_page import UnlockPage
    from ui.screens.welcome_page import WelcomePage

T = TypeVar("T")
_STAYS = "It could not be set aside: another program has it open. Nothing was changed."
_OPEN_ALREADY = (
    "Linkworker is open on this laptop already. Nothing is lost: go on in the window that is "
    "open, or lock it there first."
)


class Doors(QObject):
    """Shows whichever page belongs there, and opens or makes the store that it asks for.

    A store is open in one program at a time: two would seal different changes by one number.
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
        self._found_page: FoundPage | None = None
        self._one = OneProgram(folder)

    def let_go(self) -> None:
        """Let another program open the store, once this one has closed it."""
        self._one.let_go()

    def first(self) -> "UnlockPage | WelcomePage":
        """Give the page to begin with: the locked door, or a welcome where nothing is set up."""
        if is_set_up(self._folder):
            from ui.screens.unlock_page import UnlockPage

            page = UnlockPage(self._folder)
            page.wanted.connect(lambda words: self._unlock(page, words))
            page.practise.connect(lambda: self.practise.emit(page.ready))
            page.anew.connect(lambda: self._begin_anew(page))
            page.rescue.connect(lambda: self._offer_rescue(page))
            return page
        return self._welcome()

    def _welcome(self) -> "WelcomePage":
        from ui.screens.welcome_page import WelcomePage

        welcome = WelcomePage(back=last_aside(self._folder) is not None)
        welcome.join.connect(lambda: self._offer_joining(welcome))
        welcome.found.connect(lambda: self._offer_founding(welcome))
        welcome.practise.connect(lambda: self.practise.emit(welcome.ready))
        welcome.back.connect(self._go_back)
        return welcome

    def _go_back(self) -> None:
        """Show the lock of what was set aside, as it was."""
        take_back(self._folder)
        self.turned.emit(self.first())

    def _begin_anew(self, page: "UnlockPage") -> None:
        """Set a store whose words are forgotten aside, and begin as on a new laptop."""
        if not self._one.holds():
            page.show_trouble(_OPEN_ALREADY)
            return
        self.let_go()
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

    def _offer_founding(self, welcome: "WelcomePage") -> None:
        """Show the page to set an organisation up on; going back and here again loses nothing."""
        if self._found_page is None:
            from ui.screens.found_page import FoundPage

            self._found_page = page = FoundPage()
            page.wanted.connect(lambda founding: self._found(page, founding))
            page.left.connect(lambda: self.turned.emit(welcome))
        self.turned.emit(self._found_page)

    def _offer_rescue(self, door: "UnlockPage") -> None:
        """Show where twelve words are typed; going back to the door loses nothing."""
        if not self._one.holds():
            door.show_trouble(_OPEN_ALREADY)
            return
        from ui.screens.forgotten_page import ForgottenPage

        page = ForgottenPage(self._folder)
        page.wanted.connect(lambda unlocked, words: self._come_back(page, unlocked, words))
        page.left.connect(lambda: self._leave_rescue(door))
        self.turned.emit(page)

    def _leave_rescue(self, door: "UnlockPage") -> None:
        self.let_go()
        self.turned.emit(door)

    def _come_back(self, page: "ForgottenPage", unlocked: "Unlocked", words: str) -> None:
        """Make the new words, and open."""
        from linkworker.actions.unlock import come_back
        from linkworker.store.passphrase import tune
        from ui.tries import Tries

        def opened(anew: "Unlocked") -> None:
            Tries(self._folder).right()
            self.opened.emit(anew)

        def make() -> "Unlocked":
            return come_back(unlocked, words, (self._cost or tune)(), datetime.now())

        self._slowly(make, opened, lambda error: page.show_trouble(said_in_words(error)))

    def _unlock(self, page: "UnlockPage", passphrase: str) -> None:
        from linkworker.actions.copies import look_over
        from linkworker.actions.unlock import unlock
        from sync import merge

        def opened(unlocked: "Unlocked") -> None:
            page.opened()
            self.opened.emit(unlocked)

        def failed(error: Exception) -> None:
            self.let_go()
            page.show_trouble(said_in_words(error), wrong=isinstance(error, WrongPassphrase))
            if isinstance(error, (StoreDamaged, StoreMissing)):
                self._offer_mending(page, passphrase, said_in_words(error))

        def work() -> "Unlocked":
            unlocked = unlock(self._folder, passphrase, merge.view)
            look_over(unlocked, wholly=False)
            return unlocked

        if not self._one.holds():
            page.show_trouble(_OPEN_ALREADY)
            return
        self._slowly(work, opened, failed)

    def _offer_mending(self, door: "UnlockPage", passphrase: str, trouble: str) -> None:
        """Show what a store that does not open can be mended from, if there is anything."""
        from ui.mending import mended
        from ui.screens.mend_page import MendPage, is_offered

        if not is_offered(self._folder) or not self._one.holds():
            return
        page = MendPage(self._folder, trouble, datetime.now().date())

        def begin(chosen: "Backup | None") -> None:
            work = partial(mended, self._folder, passphrase, chosen, self._cost)
            self._slowly(work, page.show_mended, lambda e: page.show_trouble(said_in_words(e)))

        page.wanted.connect(begin)
        page.opened.connect(self.opened)
        page.left.connect(lambda: self._leave_rescue(door))
        self.turned.emit(page)

    def _join(self, page: "JoinPage", invitation: str, name: str, passphrase: str) -> None:
        from sync.joining import read_invitation

        server, code = read_invitation(invitation)

        def keep(store: "Store") -> None:
            for setting, value in (("server", server), ("invitation", code), ("name", name)):
                store.keep_setting(setting, value)

        self._make(page, passphrase, keep)

    def _found(self, page: "FoundPage", said: "Founding") -> None:
        from ui.entering import to_found

        self._make(page, said.passphrase, lambda store: to_found(store, said))

    def _make(
        self, page: "JoinPage | FoundPage", passphrase: str, keep: "Callable[[Store], None]"
    ) -> None:
        """Make this laptop's store, with what `keep` puts into it, and open it."""
        from linkworker.actions.unlock import set_up
        from linkworker.store.passphrase import tune
        from sync import merge

        def make() -> "Unlocked":
            made = set_up(self._folder, passphrase, merge.view, (self._cost or tune)())
            store = made.store()
            keep(store)
            store.close()
            return made

        def failed(error: Exception) -> None:
            self.let_go()
            page.show_trouble(said_in_words(error))

        if not self._one.holds():
            page.show_trouble(_OPEN_ALREADY)
            return
        self._slowly(make, self.opened.emit, failed)

    def _slowly(
        self,
        work: "Callable[[], T]",
        then: "Callable[[T], None]",
        otherwise: Callable[[Exception], None],
    ) -> None:
        errand = Errand(self, work)
        errand.done.connect(then)
        errand.failed.connect(otherwise)
        errand.start()
