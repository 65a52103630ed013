"""What the frame shows of a team: its lines in the navigation, how many comments wait for whom."""

from functools import partial

from PySide6.QtCore import QObject

from linkworker.actions.comments import Thread, waiting_for
from linkworker.records import Child, Comment
from linkworker.store import Changes
from ui.desk import Desk
from ui.window import Window


class TeamFrame(QObject):
    """A supervisor begins at the team; whoever writes finds comments under their own line."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._begun = False
        desk.moved.connect(self._moved)
        desk.background.changed.connect(self._changed)
        self._moved()

    def _moved(self) -> None:
        standing, lines = self._desk.standing, self._window.navigation
        lines.show_line("team", bool(standing.reviewed))
        lines.name_line("caseload", "Children" if standing.reviews else "Caseload")
        self._count()
        if standing.reviews and not self._begun:
            self._begun = True
            if self._window.here()[0] in ("", "today", "caseload"):
                self._window.go("team")

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Comment) or changes.touches(Child):
            self._count()

    def _count(self) -> None:
        standing = self._desk.standing
        ask = partial(waiting_for, user=standing.user, team=standing.team)
        self._desk.background.read(ask, then=self._show)

    def _show(self, waiting: list[Thread]) -> None:
        lines = self._window.navigation
        lines.show_count("comments", len(waiting), urgent=bool(waiting))
