"""What stands above a child's page when something is to be known: trouble, or who may write."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.forms.stayed_here import StayedHere
from ui.models.about_child import About
from ui.trouble import Unread
from ui.widgets.buttons import Button
from ui.widgets.layout import down
from ui.widgets.notices import ErrorBox, InfoStrip


class Notices(QWidget):
    """At most a line or two; `again` is a wish to read the page once more."""

    again = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        decide = Button("Decide", "small", "git-compare")
        decide.clicked.connect(partial(desk.go, "to_decide"))
        self.conflict = InfoStrip("conflict", "", actions=[decide])
        self.stayed = StayedHere(desk)
        self.review = InfoStrip("read-only", "")
        said = "A newer version of Linkworker wrote part of this. It is kept, and shows after the "
        self.newer = InfoStrip("info", f"{said}next update.")
        here, safe = "This child is not on this laptop", "Nothing was lost."
        self.gone = ErrorBox(here, safe, "Sync, or ask your supervisor.")
        self.trouble = Unread()
        self.trouble.again.clicked.connect(self.again)
        self._all: tuple[QWidget, ...] = (
            *(self.conflict, self.stayed, self.review, self.newer, self.gone, self.trouble),
        )
        self.setLayout(down(*self._all, gap=6))
        for notice in self._all:
            notice.hide()

    def show_about(self, about: About) -> None:
        """Say what must be known about a child who is here."""
        self.gone.hide()
        self.trouble.hide()
        self.conflict.say(about.disagreement)
        self.conflict.setVisible(bool(about.to_decide) and about.may_write)
        self.stayed.show_those(about.stayed, about.staff, may_write=about.may_write)
        self.review.say(reviewing(about.held_by))
        self.review.setVisible(not about.may_write)
        self.newer.setVisible(about.newer)

    def show_trouble(self, *, gone: bool) -> None:
        """Say that the child is not here, or could not be read."""
        for notice in self._all:
            notice.hide()
        (self.gone if gone else self.trouble).show()


def reviewing(whose: str) -> str:
    """Say to somebody who reviews what she can do; `whose` names who holds the caseload."""
    caseload = f"{whose}’s caseload" if whose else "this caseload"
    return f"You are reviewing {caseload}. You can read and comment. You cannot change the notes."
