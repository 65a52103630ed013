"""Papers saved on this laptop as files: for whom, why and where, each to be deleted."""

from pathlib import Path

from PySide6.QtGui import QShowEvent

from linkworker.actions.files import SavedFile, saved_files
from ui import desk as desks
from ui import theme
from ui.desk import Desk
from ui.forms.papers_card import PapersCard
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import unshown
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Copies outside the lock. What was shared is kept with each child, not here."


class PapersPage(ScrollPage):
    """A list of its own, so that nobody has to look for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.papers = PapersCard(headed=False)
        self.papers.deleted.connect(self._deleted)
        self.finder = unshown(LineEdit("Find a paper"))
        self.finder.prose = False
        self.finder.setAccessibleName("Find a paper")
        self.finder.setMaximumWidth(theme.size(260))
        self.finder.textChanged.connect(lambda _: self._show())
        self._found: list[SavedFile] = []
        self.add(PageHead("Papers saved here", _ABOUT), self.finder, self.papers)

    def seek_here(self) -> bool:
        """Let words be typed that are found in the list; False while it is empty."""
        self.finder.setFocus()
        return self.finder.isVisible()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read which files are still there."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        self._desk.background.read(saved_files, then=self._take)

    def _take(self, found: list[SavedFile]) -> None:
        self._found = found
        self.finder.setVisible(bool(found))
        self._show()

    def _show(self) -> None:
        """Show the papers that have every word that is typed."""
        wanted = self.finder.value().casefold().split()
        shown = [one for one in self._found if all(word in _said(one) for word in wanted)]
        self.papers.show_papers(shown, desks.today(), found=bool(wanted and self._found))

    def _deleted(self, words: str) -> None:
        self._desk.saved(words)
        self._read()


def _said(paper: SavedFile) -> str:
    name = Path(paper.path).name
    return f"{paper.title} {paper.reader} {paper.why} {name}".casefold()
