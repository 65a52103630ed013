"""Puts the program together: the only place that knows every part.

The door is shown first. The rest is imported where it is needed, and most of it before that: see
`behind`.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.behind import Behind
from ui.crash import keep_words_out
from ui.doors import Doors
from ui.locking.capture import Capture
from ui.locking.clipboard import Clipboard

if TYPE_CHECKING:
    from linkworker.actions.unlock import Unlocked
    from linkworker.store.passphrase import Cost
    from ui.practice.visit import Visit
    from ui.session import Session
    from ui.window import Window


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
        self.visit: Visit | None = None
        self._locking = False
        self.clipboard, self.capture = Clipboard(app), Capture(app)
        self._doors = Doors(app, folder, cost)
        self._doors.opened.connect(self.begin)
        self._doors.turned.connect(self._show)
        self._doors.practise.connect(self._practise)
        self.window: QWidget = self._doors.first()
        self._behind = Behind(self.window, app)
        self.window.show()

    def _show(self, shown: QWidget) -> None:
        """Show this in place of what is shown, as large; that one is kept."""
        before, self.window = self.window, shown
        shown.resize(before.size())
        shown.show()
        before.hide()

    def _practise(self, ready: Callable[[str], None]) -> None:
        """Go into practice, and come back to what is shown now; `ready` hears of either."""
        from ui.practice.visit import Visit

        before = self.window
        self.visit = visit = Visit(self._app, self._folder, self._show)

        def back(trouble: str = "") -> None:
            self._show(before)
            self.visit = None
            ready(trouble)

        visit.lock.connect(self.lock)
        visit.back.connect(back)
        visit.failed.connect(back)
        visit.begin()

    def begin(self, unlocked: "Unlocked") -> "Session":
        """Open the window of an unlocked store and begin to sync."""
        from ui.places import furnish
        from ui.preferences import dress_as_chosen
        from ui.proxy import proxy_for
        from ui.safe_keeping import look_after
        from ui.session import Session
        from ui.shell import come_back, hide_as_before
        from ui.where import read_where

        with closing(unlocked.reader()) as reader:
            chosen, where = dress_as_chosen(reader), read_where(reader)
        self.session = Session(unlocked, proxy_for, self._cost)
        self._follow(self.session)
        window = furnish(self.session)
        window.lock.connect(self.lock)
        before, self.window = self.window, window
        window.resize(before.size())
        window.go("today")
        with closing(unlocked.reader()) as reader:
            hide_as_before(window, reader)
        self.session.stood.connect(partial(come_back, window, where))
        window.show()
        before.close()
        self._watch(self.session, window, chosen.lock_minutes)
        look_after(self.session, unlocked, self.session.background)
        self.session.start()
        return self.session

    def _follow(self, session: "Session") -> None:
        """Do what a session asks of the whole program."""
        self._behind.rest()  # until Today is drawn
        session.background.told_all.connect(lambda _: self._behind.go_on())
        session.ended.connect(self._doors.let_go)
        session.taken_out.connect(self._taken_out)
        session.desk.practise_wanted.connect(lambda: self._practise(self._back_to_waiting))
        session.desk.moved.connect(self._tell_visit)
        session.desk.new_key_wanted.connect(self._make_new_key)

    def _watch(self, session: "Session", window: "Window", minutes: int) -> None:
        """Lock after so many minutes without use, and when whoever sits here leaves."""
        from ui.idle import IdleWatch
        from ui.locking.leaving import Leaving

        self._leaving = leaving = Leaving(self._app, window)
        leaving.left.connect(self.lock)
        session.ended.connect(leaving.rest)
        self._idle = idle = IdleWatch(self._app, minutes)
        idle.touch()  # somebody has just unlocked
        session.ended.connect(idle.rest)
        desk = session.desk
        desk.lock_chosen.connect(idle.set_minutes)
        desk.share_wanted.connect(lambda on: self.capture.share(on=on))
        self.capture.shared.connect(desk.shared)
        desk.beside_child.connect(idle.sit_beside_child)
        idle.expired.connect(self.lock)
        idle.warned.connect(desk.resting)
        idle.warned.connect(lambda: self._warn(window))

    def _warn(self, window: "Window") -> None:
        """Say that it locks soon, in whichever window is shown."""
        frame = self.visit.frame if self.visit else None
        shown = frame.inside if frame else window
        shown.toast.warn("Locking in half a minute. Touch any key to stay.")

    def _back_to_waiting(self, trouble: str) -> None:
        """Read again what practising covered: whose names are known, what the time is."""
        if self.session is not None:
            self.session.desk.moved.emit()
            if trouble:
                self.session.desk.said.emit(trouble, None)

    def _tell_visit(self) -> None:
        """While somebody practises: say that the caseload they wait for is here."""
        standing = self.session.desk.standing if self.session else None
        if self.visit and standing and standing.user and not standing.unopened:
            self.visit.let_in()

    def _make_new_key(self) -> None:
        """Put the store under a new key, over what is shown; then another session begins."""
        from ui.new_key import NewKey

        if self.session is not None:
            NewKey(self._doors, self.session, self.window, self._show, self.begin).show()

    def _taken_out(self) -> None:
        """Destroy what is left on a laptop that was taken out, and say so."""
        from linkworker.actions.wiping import destroy_all
        from ui.screens.taken_out_page import TakenOutPage

        if self.visit is not None:
            self.visit.leave()
        if self.session is not None:
            self.session.end(sends=False)
        page = TakenOutPage(destroy_all(self._folder))
        page.left.connect(lambda: QApplication.exit(0))
        self._show(page)

    def lock(self) -> None:
        """Keep what is typed, send what a moment allows, and end this process; once."""
        if self._locking:
            return
        self._locking = True
        self.clipboard.clear()
        self.capture.rest()
        if self.visit is not None:
            self.visit.leave()
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


def end_process(running: App, code: int) -> int:
    """Return the exit code of a program that never held a key; end any other here and now.

    All that it kept is on disk, and its store is closed: tidying up Python's own things before
    the memory goes would only take time.
    """
    if running.session is not None:
        os._exit(code)
    return code


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
    keep_words_out()
    app = QApplication(sys.argv[:1])
    theme.apply(theme.Look())
    running = App(app, folder, start_again)
    return end_process(running, app.exec())
