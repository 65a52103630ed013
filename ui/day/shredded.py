"""Sheets of a day that are still about: each is asked for once it was printed, until shredded."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.sheets import Sheet, shred
from ui.desk import Desk, today
from ui.models.said_days import near_day
from ui.widgets.buttons import Button
from ui.widgets.layout import down, empty
from ui.widgets.notices import InfoStrip


class Shredded(QWidget):
    """A line for each sheet, to say that it is shredded, or that its file is gone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._strips = down(gap=6)
        self.setLayout(self._strips)
        self.hide()

    def show_sheets(self, sheets: Sequence[Sheet], day: date) -> None:
        """Ask about these; `day` is today."""
        empty(self._strips)
        self.setVisible(bool(sheets))
        for sheet in sheets:
            verb = "deleted" if sheet.saved else "shredded"
            said = Button(f"Yes, {verb}", "small", "check")
            said.clicked.connect(partial(self._shred, sheet))
            when = f"{near_day(sheet.at.date(), day)} at {sheet.at:%H:%M}"
            way = f"saved {when} as {sheet.given[0].file}" if sheet.saved else f"printed {when}"
            number = len(sheet.given)
            named = "1 child is on it" if number == 1 else f"{number} children are on it"
            self._strips.addWidget(
                InfoStrip("info", f"Day sheet {way}: {verb}?", f"{named}.", [said])
            )

    def _shred(self, sheet: Sheet, _: bool = False) -> None:
        words = "File deleted, and ticked." if sheet.saved else "Shredded, and ticked."
        self._desk.act(partial(shred, sheet=sheet, on=today()), words)
