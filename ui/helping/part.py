"""A child's help: what was taken up, what was said 1:1, what was agreed, given and lent."""

from linkworker.fields import Record
from linkworker.records import (
    AttendanceWeek,
    Child,
    Comment,
    DirectWork,
    Enrichment,
    EnrichmentTime,
    Goal,
    PracticalSupport,
    SchoolAdjustment,
)
from linkworker.store import Reader
from ui.child.part import Part
from ui.desk import Desk
from ui.helping.adjusted import AdjustedCard
from ui.helping.handed import HandedCard
from ui.helping.taken import TakenCard
from ui.helping.worked import WorkedCard
from ui.models.about_child import About
from ui.models.helping import HelpFacts, read_help
from ui.widgets.layout import STRETCH, down, held
from ui.widgets.pages import TwoColumns

_SIDE = 470


class Help(Part):
    """Alt+1 to 4 write one more of each kind; Ctrl+Shift+A direct work."""

    kinds: tuple[type[Record], ...] = (
        *(Child, Enrichment, EnrichmentTime, DirectWork, SchoolAdjustment, PracticalSupport),
        *(Goal, AttendanceWeek, Comment),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.taken, self.worked = TakenCard(self), WorkedCard(self)
        self.adjusted, self.handed = AdjustedCard(self), HandedCard(self)
        self.add(TwoColumns(held(down(self.taken, self.worked, STRETCH, gap=12)),
                            held(down(self.adjusted, self.handed, STRETCH, gap=12)),
                            _SIDE))  # fmt: skip
        self.keys["Ctrl+Shift+A"] = self.worked.open_form
        self.keys |= {
            "Alt+1": self.taken.open_form,
            "Alt+2": self.worked.open_form,
            "Alt+3": self.adjusted.open_form,
            "Alt+4": self.handed.open_form,
        }

    def read(self, reader: Reader, about: About) -> HelpFacts:
        """Read what helps."""
        return read_help(reader, about)

    def show_facts(self, about: About, facts: HelpFacts) -> None:
        """Show it."""
        self.taken.show_things(about, facts, facts.taken)
        self.worked.show_things(about, facts, facts.series)
        self.adjusted.show_things(about, facts, facts.adjustments)
        self.handed.show_things(about, facts, facts.handed)
