"""A copy of a PDF, for somebody: saved where papers are, listed until its file is deleted."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from linkworker.actions.files import SavedFile, copied_by, give_paper, papers_folder
from linkworker.records import Attachment, Child, Way
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Desk
from ui.forms.paper_keeping import keep_sheet

_LISTED = "It is not locked there: see Settings, Papers."


def choose_where(page: QWidget, child: Child) -> Path | None:
    """Let the person choose where the copy goes; its offered name says whose by initials only."""
    folder = papers_folder(Path.home())
    folder.mkdir(exist_ok=True)
    initials = "".join(name[:1] for name in (child.name, child.surname))
    offered = str(folder / f"{initials} paper.pdf")
    chosen, _ = QFileDialog.getSaveFileName(page, "Save a copy", offered, "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def save_copy(
    desk: Desk, child: Child, attachment: Attachment, data: bytes, path: Path, reader: str, why: str
) -> bool:  # fmt: skip
    """Write the copy, keep for whom and why, and list it; False where it could not be written."""
    try:
        path.write_bytes(data)
    except OSError:
        desk.said.emit(f"{path.name} could not be written there. Choose another folder.", None)
        return False
    cloud = copied_by(path)
    warned = f" {cloud} copies that folder: move the file out of it." if cloud else ""
    saved = SavedFile(str(path), attachment.name, reader, desks.today(), why)
    said = {"paper": attachment.name, "reader": reader, "way": Way.SAVED, "why": why,
            "by": desk.standing.user}  # fmt: skip
    reviews = desk.standing.reviews

    def give(store: Store, at: datetime, file: str) -> Changes | None:
        """Keep with the child that a copy left; a reviewer's is listed on her laptop alone."""
        return None if reviews else give_paper(store, child, wording=(), at=at, file=file, **said)

    keep_sheet(desk, give, f"Saved as {path.name}. {_LISTED}{warned}", saved)
    return True
