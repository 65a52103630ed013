"""Papers that leave: printed or saved, for whom, why, and which copies still lie on this laptop."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec

from linkworker.records import Child, PaperGiven
from linkworker.store import Changes, Decision, Reader, Store

FRIDAY = 4
_SETTING = "saved files"
_MARK = 10  # letters of a mark: enough to tell the wordings of one child's passages apart
# Where a file is copied to another company's computers by itself, by the names of the folders.
_COPIED = ("onedrive", "dropbox", "google drive", "icloud", "box sync")
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


@dataclass(frozen=True)
class SavedFile:
    """One paper saved on this laptop: where, what it is, for whom, when and why."""

    path: str
    title: str
    reader: str
    saved_on: date
    why: str = ""


def give_paper(store: Store, child: Child, *, wording: Iterable[str], **said: object) -> Changes:
    """Keep that a paper was printed or saved; `wording` are the marks of its passages."""
    given = PaperGiven(child=child.id, wording=" ".join(sorted(wording)), **said)  # type: ignore[arg-type]
    with store.change() as (change, changes):
        change.add(given, child.log)
    return changes


def papers_given(store: Reader, child: Child) -> list[PaperGiven]:
    """Return the papers that were made about a child, the newest first."""
    return store.find(PaperGiven, child=child.id, newest="at")


def wording_mark(record: str, slot: str, words: str) -> str:
    """Return the mark of one passage: of which record and slot, and in which wording."""
    return sha256(f"{record}/{slot}/{words.strip()}".encode()).hexdigest()[:_MARK]


def papers_holding(store: Reader, decision: Decision) -> list[tuple[PaperGiven, int]]:
    """Return each reader's newest paper that holds one of a decision's wordings, and which.

    The number is the answer's place in the decision.
    """
    marks = {
        wording_mark(decision.record.id, decision.slot, str(answer.value)): place
        for place, answer in enumerate(decision.answers)
    }
    found: dict[tuple[str, str], tuple[PaperGiven, int]] = {}
    given = store.find(PaperGiven, log=decision.record.log, newest="at")
    for paper in given:
        held = [place for mark, place in marks.items() if mark in paper.wording.split()]
        if held and (paper.reader, paper.role) not in found:
            found[paper.reader, paper.role] = (paper, held[0])
    return list(found.values())


def note_saved_file(store: Store, saved: SavedFile) -> None:
    """Remember that a paper was saved outside the store; the list stays on this laptop."""
    listed = [*saved_files(store), saved]
    store.keep_setting(_SETTING, msgspec.json.encode(listed).decode())


def saved_files(store: Reader) -> list[SavedFile]:
    """Return the papers saved on this laptop whose files are still there."""
    listed = msgspec.json.decode(store.setting(_SETTING, "[]"), type=list[SavedFile])
    return [saved for saved in listed if Path(saved.path).exists()]


def papers_folder(home: Path) -> Path:
    """Return the folder offered for papers: beside the documents that a cloud copies, not in."""
    return home / "Linkworker papers"


def copied_by(path: Path) -> str:
    """Name the service that copies a folder away by itself, such as OneDrive, or ''."""
    for variable in _ONEDRIVE:
        root = os.environ.get(variable)
        if root and path.is_relative_to(root):
            return "OneDrive"
    for part in path.parts:
        if any(part.casefold().startswith(name) for name in _COPIED):
            return part
    return ""


def to_delete_today(files: Iterable[SavedFile], today: date) -> list[SavedFile]:
    """Return what is to go before the weekend: on a Friday every file, else those of last week.

    A paper saved on Monday is listed from Friday on, until its file is gone.
    """
    monday = date.fromordinal(today.toordinal() - today.weekday())
    if today.weekday() >= FRIDAY:
        return list(files)
    return [one for one in files if one.saved_on < monday]
