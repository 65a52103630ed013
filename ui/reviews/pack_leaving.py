"""Many packs on their way out: printed or saved one after the other, each kept with its child."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice

from linkworker.actions.files import SavedFile, note_saved_file
from linkworker.documents.packs_summary import packs_summary
from linkworker.documents.paper import Paper
from linkworker.store import Store
from ui import desk as desks
from ui.desk import Desk
from ui.forms.paper_keeping import Leaving, giving
from ui.forms.paper_kinds import CHILD_SHEET, NAMES, file_name
from ui.printing_many import print_in_turns, save_in_turns
from ui.reviews.packs import CHILD, Pack, kind_for, packed
from ui.turns import TakeTurns

_WHY = "termly review"


@dataclass(frozen=True)
class Leave:
    """What is to leave: the packs in order, for whom, and how the sheet that lists them looks."""

    packs: tuple[Pack, ...]
    whom: str
    larger: bool
    practice: bool

    @property
    def name(self) -> str:
        """What the papers are called together."""
        return f"{NAMES[kind_for(self.whom)]}s".replace("Child’s sheets", "Children’s sheets")


class PacksLeaving(QObject):
    """`gone(child id, words)` for each pack that left whole, `ended(words)` after the last.

    A sheet that lists what went comes last. Each pack is kept with its own child as it leaves.
    """

    gone = Signal(str, str)
    ended = Signal(str)

    def __init__(self, parent: QObject, desk: Desk) -> None:
        super().__init__(parent)
        self._desk, self._count, self._stopped = desk, 0, False
        self._leave: Leave | None = None
        self._files: list[Path] = []
        self._device: QPagedPaintDevice | None = None
        self._turns = TakeTurns(self)
        self._turns.whole.connect(self._whole)
        self._turns.ended.connect(lambda: self._end("Stopped. " * self._stopped))
        self._turns.failed.connect(lambda _: self._end("It could not all be written. "))

    @property
    def busy(self) -> bool:
        """Whether something is leaving."""
        return self._turns.busy

    def print(self, leave: Leave, printer: QPagedPaintDevice, *, new_sheets: bool) -> None:
        """Print the packs on a printer, then the sheet that lists them."""
        self._begin(leave, [])
        self._device = printer  # kept until its painter has ended
        self._turns.begin(print_in_turns(self._papers(leave), printer, new_sheets=new_sheets))

    def save(self, leave: Leave, folder: Path) -> None:
        """Save each pack as a PDF in a folder, and the sheet that lists them."""
        kind, day = kind_for(leave.whom), desks.today().isoformat()
        names = [file_name(kind, one.child) for one in leave.packs]
        names.append(f"{leave.name} {day}")
        self._begin(leave, list(_apart(folder, names)))
        self._turns.begin(save_in_turns(list(zip(self._papers(leave), self._files, strict=True))))

    def stop(self) -> None:
        """Let the pack that is leaving be the last: none is torn in two."""
        self._stopped = True
        self._turns.finish()

    def _begin(self, leave: Leave, files: list[Path]) -> None:
        self._leave, self._files, self._count = leave, files, 0
        self._stopped = False

    def _papers(self, leave: Leave) -> list[Paper]:
        papers = [one.paper for one in leave.packs if one.paper]
        listed = packs_summary(
            packed([replace(one, left="goes") for one in leave.packs]), what=leave.name,
            worker=self._desk.standing.name or "me", on=desks.today(), larger=leave.larger,
            practice=leave.practice,
        )  # fmt: skip
        return [*papers, listed]

    def _whole(self, place: int) -> None:
        leave = self._leave
        if leave is None:
            return
        file = self._files[place] if self._files else None
        if place < len(leave.packs):
            self._count += 1
            self._desk.background.run(self._kept(leave, leave.packs[place], file))
            child = leave.packs[place].child.id
            self.gone.emit(child, f"saved as {file.name}" if file else "printed")
        elif file:
            saved = SavedFile(str(file), leave.name, self._desk.standing.name, desks.today(), _WHY)
            self._desk.background.run(partial(note_saved_file, saved=saved))

    def _kept(self, leave: Leave, pack: Pack, file: Path | None) -> Callable[[Store], object]:
        paper, reader, at = pack.paper, pack.reader, desks.this_minute()
        if paper is None or reader is None:
            raise ValueError("a pack that was not made cannot leave")
        saved = SavedFile(str(file), paper.title, reader.name, at.date(), _WHY) if file else None
        asks = kind_for(leave.whom) == CHILD_SHEET and leave.whom == CHILD
        give = giving(self._desk, Leaving(paper, reader, pack.child, _WHY, saved, asks=asks))

        def keep(store: Store) -> object:
            if saved:
                note_saved_file(store, saved)
            return give(store, at, file.name if file else "")

        return keep

    def _end(self, before: str) -> None:
        self._device = None
        number, saved = self._count, bool(self._files)
        what = "1 went out" if number == 1 else f"{number} went out"
        listed = " They are not locked there: see Settings, Papers." if saved and number else ""
        self.ended.emit(f"{before}{what}, each kept with its child.{listed}")


def _apart(folder: Path, names: Sequence[str]) -> list[Path]:
    """Give each name a file of its own: two children may have the same initials."""
    found: list[Path] = []
    for name in names:
        path, number = folder / f"{name}.pdf", 2
        while path in found or path.exists():
            path, number = folder / f"{name} {number}.pdf", number + 1
        found.append(path)
    return found
