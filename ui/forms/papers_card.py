"""Papers saved on this laptop as files, outside the lock: each can be deleted."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from linkworker.actions.files import SavedFile
from linkworker.measures.days import say_day
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import ElideLabel, WrapLabel
from ui.widgets.layout import across, down, empty

_WHY = "Anybody at this laptop can open these. Delete each one when it has been printed or sent."
_NONE = "None. A paper that you save is listed here until its file is deleted."


class PapersCard(Card):
    """Names each paper, for whom it is and where it lies; `deleted` says what became of one."""

    deleted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Papers saved on this laptop", icon="file-text")
        self._rows = down(gap=10)
        self.add(self._rows)

    def show_papers(self, papers: Sequence[SavedFile]) -> None:
        """Show the papers whose files are still there, the newest first."""
        empty(self._rows)
        self._rows.addWidget(WrapLabel(_WHY if papers else _NONE, "small", "soft"))
        for paper in reversed(papers):
            self._add(paper)

    def _add(self, paper: SavedFile) -> None:
        path = Path(paper.path)
        delete = Button("Delete the file", "small", "trash-2", f"Delete {path.name}")
        delete.clicked.connect(partial(self._delete, paper))
        saved = say_day(paper.saved_on, year=True)
        row = across(gap=12)
        lines = (
            ElideLabel(f"{paper.title}, for {paper.reader}", "smallb"),
            ElideLabel(f"{path.name} · saved {saved} · {path.parent}", "meta", "muted"),
        )
        row.addLayout(down(*lines, gap=1), 1)
        row.addWidget(delete)
        self._rows.addLayout(row)

    def _delete(self, paper: SavedFile, _checked: bool = False) -> None:
        path = Path(paper.path)
        try:
            path.unlink(missing_ok=True)
        except OSError:
            self.deleted.emit(f"{path.name} cannot be deleted: another program has it open.")
        else:
            self.deleted.emit(f"{path.name} is deleted..")
