"""What the law gives a day for in the caseloads that somebody reviews, and what waits for her."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from linkworker.actions.due import rights_due
from linkworker.measures.days import say_day
from linkworker.measures.due import Due
from linkworker.records import (
    AccessRequest,
    Complaint,
    Erasure,
    LegalHold,
    Objection,
    SaidWrong,
)
from linkworker.store import Reader
from ui import desk as desks
from ui.desk import Desk
from ui.rights.line import Line
from ui.widgets.cards import Card
from ui.widgets.layout import down, empty

KINDS = (AccessRequest, Complaint, Erasure, LegalHold, Objection, SaidWrong)


class RightsCard(Card):
    """A line for each; not there while nothing waits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("The law gives a day", icon="shield-check")
        self._desk = desk
        self._lines = down(gap=8)
        self.body.addLayout(self._lines)
        self.hide()

    def read(self) -> None:
        """Read what waits as things stand now."""
        standing, today = self._desk.standing, desks.today()

        def ask(reader: Reader) -> list[Due]:
            return rights_due(reader, today, user=standing.user, administers=standing.administers)

        self._desk.background.read(ask, then=partial(self._show, today))

    def _show(self, today: date, found: Sequence[Due]) -> None:
        empty(self._lines)
        for due in found:
            self._lines.addWidget(self._line(due, today))
        self.setVisible(bool(found))

    def _line(self, due: Due, today: date) -> Line:
        name = due.child.whole_name if due.child else ""
        tag = (f"by {say_day(due.by)}", "warn" if due.late(today) else "info") if due.by else None
        doing = []
        if due.child is not None:
            doing = [("Look at it", "arrow-right", partial(self._desk.go, "rights", due.child.id))]
        return Line(f"{name}: {due.what}" if name else due.what, due.why, tag, doing)
