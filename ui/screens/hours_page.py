"""Time together: hours of support this school year, child by child, and how they are counted."""

from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.actions.needs import first_help
from linkworker.actions.support import YearWithUs
from linkworker.fields import Record
from linkworker.measures.engagement import rule
from linkworker.measures.needs import Helped
from linkworker.records import (
    ChildNeed,
    Contact,
    DirectWork,
    Enrichment,
    EnrichmentTime,
    PupilPremium,
    SessionAttendance,
)
from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.models.hours import HourRows, read_hours, summed
from ui.models.needs import helped_words
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage
from ui.widgets.row_paint import RowCell
from ui.widgets.row_table import WholeTable

_ABOUT = "Each child’s own time: six children together for an hour are six hours."
_COUNTED = (
    "Counted: contacts in which the child was met, sessions come to, direct work and times at what "
    "was taken up, each once, for as long as she or he was there. Calls to a parent are not in it. "
    "Pupil premium is as it was on each day."
)
_KINDS: tuple[type[Record], ...] = (
    *(ChildNeed, Contact, SessionAttendance, PupilPremium),
    *(DirectWork, Enrichment, EnrichmentTime),
)
_ROW, _WIDTHS = 32, (92, 112, 76, 86, 74, 82)


class HoursPage(ScrollPage):
    """A table to read; nothing is ranked and nothing is written here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines = HourRows()
        self.table = WholeTable(self.lines, "Time together, by child", row=_ROW, widths=_WIDTHS)
        self._cell = RowCell(self.table)
        self.table.setItemDelegate(self._cell)
        self._sum = WrapLabel("", "strong")
        self._help = unshown(WrapLabel("", "small", "soft"))
        self._none = unshown(EmptyState("Nobody yet", "Hours come with contacts.", "clock"))
        self._whole = Card().add(
            self._sum, self.table, WrapLabel(_COUNTED, "small", "soft"),
            WrapLabel(f"Takes part a lot: {rule().words}", "small", "soft"), self._help,
        )  # fmt: skip
        self.add(PageHead("Time together", _ABOUT), self._none, self._whole)
        desk.background.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read this school year so far."""
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Read it again."""
        self._desk.background.read(partial(read_hours, today=desks.today()), then=self._show)
        self._desk.background.read(first_help, then=self._show_help)

    def _show(self, years: list[YearWithUs]) -> None:
        self._none.setVisible(not years)
        self._whole.setVisible(bool(years))
        self.lines.show_rows(years)
        self._sum.setText(summed(years))

    def _show_help(self, found: Helped) -> None:
        """Say how long it takes from told to first help."""
        words = helped_words(found)
        self._help.setText(words)
        self._help.setVisible(bool(words))

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self.read()
