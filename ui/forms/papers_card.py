"""Papers saved on this laptop as files, outside the lock: each can be deleted, on Fridays all."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from linkworker.actions.files import SavedFile, copied_by, to_delete_today
from linkworker.measures.days import say_day
from ui import names
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import ElideLabel, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.notices import InfoStrip
from ui.widgets.tags import Tag

_TITLE = "Papers saved on this laptop"
_WHY = "Anybody at this laptop can open these. Delete each one when it has been printed or sent."
_NOT_FOUND = "No paper has these words in its title, its reader, its reason or its file’s name."
_NONE = "None. A paper that you save is listed here until its file is deleted."


class PapersCard(Card):
    """Names each paper, for whom and why it is, and where; `deleted` says what became of one.

    On a page whose heading says what these are it is not `headed` itself.
    """

    deleted = Signal(str)

    def __init__(self, *, headed: bool = True) -> None:
        super().__init__(_TITLE if headed else "", icon="file-text")
        names.call(self, _TITLE)
        self._rows = down(gap=10)
        self.add(self._rows)

    def show_papers(self, papers: Sequence[SavedFile], today: date, *, found: bool = False) -> None:
        """Show the papers whose files are still there, or were `found` among them; newest first."""
        empty(self._rows)
        none = _NOT_FOUND if found else _NONE
        self._rows.addWidget(WrapLabel(_WHY if papers else none, "small", "soft"))
        if due := to_delete_today(papers, today):
            self._offer_all(due)
        for paper in reversed(papers):
            self._add(paper)

    def _offer_all(self, due: Sequence[SavedFile]) -> None:
        files = "1 file is" if len(due) == 1 else f"{len(due)} files are"
        every = Button("Delete" if len(due) == 1 else "Delete all", "small", "trash-2")
        every.clicked.connect(partial(self._delete_all, due))
        title = f"{files} still here at the end of the week"
        words = "What was printed or sent needs no copy on this laptop."
        self._rows.addWidget(InfoStrip("info", title, words, [every]))

    def _add(self, paper: SavedFile) -> None:
        path = Path(paper.path)
        delete = Button("Delete the file", "small", "trash-2", f"Delete {path.name}")
        delete.clicked.connect(partial(self._delete, paper))
        saved = say_day(paper.saved_on, year=True)
        why = f": {paper.why}" if paper.why else ""
        lines = down(
            ElideLabel(f"{paper.title}, for {paper.reader}{why}", "smallb"),
            ElideLabel(f"{path.name} · saved {saved} · {_where(path.parent)}", "meta", "muted"),
            gap=1,
        )
        if service := copied_by(path):
            lines.addLayout(across(Tag(f"copied by {service}", "warn", "cloud"), STRETCH))
        row = across(gap=12)
        row.addLayout(lines, 1)
        row.addWidget(delete)
        self._rows.addLayout(row)

    def _delete(self, paper: SavedFile, _checked: bool = False) -> None:
        self.deleted.emit(_remove(Path(paper.path)))

    def _delete_all(self, due: Sequence[SavedFile], _checked: bool = False) -> None:
        said = [_remove(Path(paper.path)) for paper in due]
        kept = [words for words in said if "cannot" in words]
        done = f"{len(said) - len(kept)} deleted."
        self.deleted.emit(" ".join([done, *kept]) if len(said) > 1 else said[0])


def _where(folder: Path) -> str:
    """Say where a folder is, as somebody would look for it."""
    home = Path.home()
    return f"your own folder, {folder.relative_to(home)}" if home in folder.parents else str(folder)


def _remove(path: Path) -> str:
    """Delete a file, and say what became of it."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return f"{path.name} cannot be deleted: another program has it open."
    return f"{path.name} is deleted."
