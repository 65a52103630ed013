"""A reviewed copy written into a folder: a page, the data, and the pictures."""

from datetime import date
from pathlib import Path

from linkworker.actions.files import SavedFile
from linkworker.documents.whole_record import WholeRecord


def write_copy(folder: Path, made: WholeRecord) -> Path:
    """Write a copy into a new folder, which is given back; raises OSError, FileExistsError."""
    folder.mkdir(parents=True)
    (folder / "record.html").write_text(made.html, encoding="utf-8")
    (folder / "record.json").write_bytes(made.data)
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    return folder


def folder_name(reference: str, on: date) -> str:
    """Return the name of a copy's folder: a day and a number, never a child's name."""
    return f"copy-{on:%Y-%m-%d}-{reference[:6]}"


def as_saved(folder: Path, reader: str, on: date) -> SavedFile:
    """Return how a copy is listed among the papers that lie on this laptop."""
    return SavedFile(str(folder), "A copy of what we keep", reader, on, "Right of access")
