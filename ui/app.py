"""Puts the program together: the only place that knows every part.

The door is shown first. The rest is imported where it is needed, and before that, part by part
while somebody types their passphrase.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from linkworker.actions.folder import is_set_up
from linkworker.errors import WrongPassphrase
from ui import theme
from ui.errand import Errand

if TYPE_CHECKING:
    from linkworker.actions.unlock import Unlocked
    from linkworker.store.passphrase import Cost
    from ui.preferences import Preferences
    from ui.screens.join_page import JoinPage
    from ui.screens.unlock_page import UnlockPage
    from ui.session import Session

# What is wanted after the door, in parts small enough not to be felt while typing
BEHIND_THE_DOOR = (
    "linkworker.store.database",
    "linkworker.actions.unlock",
    "sync.transport",
    "sync.joining",
    "ui.session",
    "ui.screens.caseload_page",
    "ui.screens.child_page",
    "ui.places",
    "ui.proxy",
)


class App:
    """The program from its start to the end of its process.

    Locking ends the process that held the keys; `again` starts a new one, locked.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        again: Callable[[], None],
        cost: "Callable[[], Cost] | None" = None,
    ) -> None:
        self._app = app
        self._folder = folder
        self._again = again
        self._cost = cost
        self.session: Session | None = None
        self.window: QWidget = self._entry()
        self.window.show()
        self._behind = iter(BEHIND_THE_DOOR)
        QTimer.singleShot(0, app, self._load)

    def _load(self) -> None:
        """Import the next part, each time that nobody is doing anything."""
        if name := next(self._behind, ""):
            import_module(name)
            QTimer.singleShot(0, self._app, self._load)

    def _entry(self) -> "UnlockPage | JoinPage":
        if is_set_up(self._folder):
            from ui.screens.unlock_page import UnlockPage

            page = UnlockPage(self._folder)
            page.wanted.connect(lambda words: self._unlock(page, words))
            return page
        from ui.screens.join_page import JoinPage

        join = JoinPage()
        join.wanted.connect(lambda *said: self._join(join, *said))
        return join

    def _unlock(self, page: "UnlockPage", passphrase: str) -> None:
        from linkworker.actions.unlock import unlock
        from sync import merge

        def opened(unlocked: "Unlocked") -> None:
            page.opened()
            self.begin(unlocked)

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

        self._slowly(make, self.begin, lambda error: page.show_trouble(str(error)))

    def _slowly(
        self,
        work: "Callable[[], Unlocked]",
        then: "Callable[[Unlocked], None]",
        otherwise: Callable[[Exception], None],
    ) -> None:
        errand = Errand(self._app, work)
        errand.done.connect(then)
        errand.failed.connect(otherwise)
        errand.start()

    def begin(self, unlocked: "Unlocked") -> None:
        """Open the window of an unlocked store and begin to sync."""
        from linkworker.store.passphrase import tune
        from ui.idle import IdleWatch
        from ui.places import furnish
        from ui.proxy import proxy_for
        from ui.session import Session

        chosen = self._chosen(unlocked)
        self.session = Session(unlocked, proxy_for, self._cost or tune)
        window = furnish(self.session)
        window.lock.connect(self.lock)
        self._idle = IdleWatch(self._app, chosen.lock_minutes)
        self.session.desk.lock_chosen.connect(self._idle.set_minutes)
        self.session.desk.beside_child.connect(self._idle.sit_beside_child)
        self._idle.warned.connect(self.session.desk.resting)
        self._idle.expired.connect(self.lock)
        self._idle.warned.connect(
            lambda: window.toast.say("Locking in half a minute. Touch any key to stay.")
        )
        before, self.window = self.window, window
        window.resize(before.size())
        window.go("caseload")
        window.show()
        before.close()
        self.session.start()

    def _chosen(self, unlocked: "Unlocked") -> "Preferences":
        """Dress the program as this person chose, before the window shows."""
        from ui.preferences import read_preferences

        with closing(unlocked.reader()) as reader:
            chosen = read_preferences(reader)
        if chosen.look != theme.look():
            theme.apply(chosen.look)
        return chosen

    def lock(self) -> None:
        """Keep what is typed, send what two seconds allow, and end this process."""
        self.window.close()
        if self.session:
            self.session.end()
        self._again()
        QApplication.exit(0)


def start_again() -> None:
    """Start the program anew, locked, in a process of its own."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if frozen else [sys.executable, "-m", "ui"]
    subprocess.Popen([*command, *sys.argv[1:]])  # noqa: S603 - ourselves


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program; return its exit code."""
    parser = argparse.ArgumentParser(prog="linkworker", description="Casework for Link Workers.")
    parser.add_argument("--folder", type=Path, help="where this person's store is")
    parser.add_argument("--self-test", action="store_true", help="try every part, then end")
    options = parser.parse_args(arguments)
    if options.self_test:
        from ui.self_test import self_test

        return self_test()
    folder = options.folder or user_data_path("Linkworker", appauthor=False, roaming=False)
    app = QApplication(sys.argv[:1])
    theme.apply(theme.Look())
    running = App(app, folder, start_again)
    code = app.exec()
    del running
    return code
