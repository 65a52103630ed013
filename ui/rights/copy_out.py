"""A reviewed copy written into a folder: a page, the data, and the pictures."""

import shutil
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from linkworker.actions.files import SavedFile, give_paper, note_saved_file, papers_folder
from linkworker.documents.subject_access import copy_for
from linkworker.documents.whole_record import WholeRecord
from linkworker.records import Way
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Desk
from ui.locking.words_again import WordsAgain
from ui.rights.reading import Opened
from ui.widgets.asking import ask_in

_WHAT, _WHY = "A copy of what we keep", "Right of access"
_SAVED = "The copy is saved in a folder. It is not locked there: see Papers saved here."


class CopyOut:
    """Lets a reviewed copy leave into a folder, once the passphrase was given again at `room`."""

    def __init__(self, page: QWidget, desk: Desk, room: QVBoxLayout) -> None:
        self._page, self._desk, self._room = page, desk, room

    def ask(self, opened: Opened) -> None:
        """Ask for the passphrase, then where the copy goes."""
        asked = WordsAgain(self._desk)
        asked.given.connect(partial(self._choose, opened))
        ask_in(self._room, asked)

    def _choose(self, opened: Opened) -> None:
        home = papers_folder(Path.home())
        home.mkdir(exist_ok=True)
        chosen = QFileDialog.getExistingDirectory(self._page, "Where the copy goes", str(home))
        if chosen:
            self.write(opened, Path(chosen))

    def write(self, opened: Opened, within: Path) -> None:
        """Write the copy into a new folder within another, and keep in the record that it left."""
        ask = partial(copy_for, child=opened.child, request=opened.request, on=desks.today())
        self._desk.background.read(ask, then=partial(self._write, opened, within))

    def _write(self, opened: Opened, within: Path, made: WholeRecord) -> None:
        on = desks.today()
        try:
            folder = write_copy(within / folder_name(opened.request.id, on), made)
        except OSError as error:
            self._desk.said.emit(f"It could not be saved there: {error.strerror}", None)
            return

        def failed(error: Exception) -> None:
            """Leave no copy behind of which the record says nothing."""
            shutil.rmtree(folder, ignore_errors=True)
            self._desk.background.failed.emit(error)

        keep = partial(self._keep, opened, folder, on)
        self._desk.background.run(keep, then=lambda _: self._desk.saved(_SAVED), otherwise=failed)

    def _keep(self, opened: Opened, folder: Path, on: date, store: Store) -> Changes:
        changes = give_paper(
            store, opened.child, wording=(), paper=_WHAT, reader=opened.request.who,
            at=desks.this_minute(), way=Way.SAVED, file=folder.name, why=_WHY,
            by=self._desk.standing.user,
        )  # fmt: skip
        note_saved_file(store, SavedFile(str(folder), _WHAT, opened.request.who, on, _WHY))
        return changes


def write_copy(folder: Path, made: WholeRecord) -> Path:
    """Write a copy into a new folder, which is given back; raises OSError, FileExistsError.

    Of one that could not be written whole nothing is left.
    """
    folder.mkdir(parents=True)
    try:
        (folder / "record.html").write_text(made.html, encoding="utf-8")
        (folder / "record.json").write_bytes(made.data)
        for name, data in made.files.items():
            (folder / name).write_bytes(data)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def folder_name(reference: str, on: date) -> str:
    """Return the name of a copy's folder: a day and a number, never a child's name."""
    return f"copy-{on:%Y-%m-%d}-{reference[:6]}"
