"""A child's sessions: what she takes part in, what is next when ready, and the two-year picture."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from linkworker.records import (
    Activity,
    Child,
    Comment,
    Enrichment,
    Enrolment,
    Partner,
    Session,
    SessionAttendance,
)
from linkworker.store import Reader
from ui.child.part import Part
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.models.about_child import About
from ui.models.supports import SupportFacts, SupportLine, read_supports
from ui.sessions.support_row import SupportRow
from ui.sessions.years_card import YearsCard
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down, empty, rule

_NOW = "Nothing yet. Plan a support, and begin it when it is ready."
_NEXT = "Nothing is planned."


class SessionsTab(Part):
    """Strengths of it first: what goes on and how often she came; then what waits for its sign."""

    kinds = (
        *(Enrolment, SessionAttendance, Session, Activity, Partner),
        *(Enrichment, Child, Comment),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self._going, self._next, self._over = down(gap=10), down(gap=10), down(gap=10)
        now = Card("Takes part in now", icon="users").add(self._going)
        after = Card("Next, when ready", icon="flag").add(self._next)
        self._before = Card("Before").add(self._over)
        self.years = YearsCard(self)
        above = across(gap=12)
        above.addWidget(now, 3)
        above.addWidget(after, 2)
        self.add(above, self.years, self._before)
        self.years.add_wanted.connect(self.plan)
        self.keys["Ctrl+Shift+A"] = self.plan

    def read(self, reader: Reader, about: About) -> SupportFacts:
        """Read her supports and sessions."""
        return read_supports(reader, about)

    def show_facts(self, about: About, facts: SupportFacts) -> None:
        """Show them."""
        self._about = about
        self._fill(self._going, facts.going(), _NOW)
        self._fill(self._next, facts.next(), _NEXT)
        self._fill(self._over, facts.over(), "")
        self._before.setVisible(bool(facts.over()))
        self.years.show_facts(facts, may_write=about.may_write)

    def plan(self) -> None:
        """Open the form of a new support."""
        if self._about is not None and self._about.may_write:
            self.desk.go("form", add_about(Enrolment, self._about.child))

    def _fill(self, place: QVBoxLayout, lines: Sequence[SupportLine], nothing: str) -> None:
        empty(place)
        may = self._about is not None and self._about.may_write
        for at, line in enumerate(lines):
            if at:
                place.addWidget(rule())
            place.addWidget(SupportRow(self, line, may_write=may))
        if not lines:
            place.addWidget(WrapLabel(nothing, "small", "muted"))
