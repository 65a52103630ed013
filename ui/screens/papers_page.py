"""Papers saved on this laptop as files: for whom, why and where, each to be deleted."""

from PySide6.QtGui import QShowEvent

from linkworker.actions.files import saved_files
from ui import desk as desks
from ui.desk import Desk
from ui.forms.papers_card import PapersCard
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Copies outside the lock. What was shared is kept with each child, not here."


class PapersPage(ScrollPage):
    """A list of its own, so that nobody has to look for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.papers = PapersCard()
        self.papers.deleted.connect(self._deleted)
        self.add(PageHead("Papers saved here", _ABOUT), self.papers)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read which files are still there."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        self._desk.background.read(
            saved_files, then=lambda found: self.papers.show_papers(found, desks.today())
        )

    def _deleted(self, words: str) -> None:
        self._desk.saved(words)
        self._read()
