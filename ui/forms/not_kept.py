"""What was wrong when a sheet was to be kept: said above it, and at each of its fields."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from linkworker.errors import Invalid
from ui.crash import said_in_words
from ui.widgets.layout import down, empty
from ui.widgets.notices import ErrorBox
from ui.widgets.pages import ScrollPage


class Sheet(Protocol):
    """A sheet of fields that can say what is wrong with them."""

    def show_problems(self, problems: dict[str, str]) -> QWidget | None:
        """Say at each field what is wrong; give the first to put right."""


class NotKept(QWidget):
    """Stands above the sheet of a page, without height while nothing is wrong."""

    def __init__(self, page: ScrollPage, sheet: Sheet) -> None:
        super().__init__()
        self._page, self._sheet = page, sheet
        self._box = down(gap=0)
        self.setLayout(self._box)

    def say(self, error: Exception) -> None:
        """Say all that is wrong at once, and go to the first field of it."""
        self.clear()
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        words = ". ".join(problems.values()) or said_in_words(error)
        box = ErrorBox("This is not kept yet", words, "What you typed is kept here.")
        self._box.addWidget(box)
        self.show()
        first = self._sheet.show_problems(problems)
        if first is not None:
            self._page.bring(first)

    def clear(self) -> None:
        """Say nothing more of it."""
        empty(self._box)
        self.hide()
