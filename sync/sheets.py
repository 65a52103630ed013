"""A pair's two sheets, as papers and as files for printing."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from linkworker.documents.paper import Paper
from linkworker.documents.recovery_sheet import SheetWords, recovery_sheet
from linkworker.errors import BadFile
from sync.custody import Pair
from sync.custody_code import pair_name

_LETTERS = "AB"


def sheets_of(
    pairs: Sequence[Pair], place: str, made: date, first: int = 1
) -> Iterator[tuple[str, Paper]]:
    """Yield each sheet's number, such as "1A", and its paper; `first` is the first pair's number.

    `place` names the organisation on the paper.
    """
    for number, pair in enumerate(pairs, first):
        for letter, other, sheet in zip(_LETTERS, reversed(_LETTERS), pair.sheets, strict=True):
            words = SheetWords(
                number=f"{number}{letter}",
                other=f"{number}{other}",
                pair=pair_name(pair.id),
                groups=sheet.code,
                place=place,
                made=made,
            )
            yield words.number, recovery_sheet(words)


def write_sheets(folder: Path, pairs: Sequence[Pair], place: str, first: int = 1) -> list[Path]:
    """Write each sheet to a file of its own in a folder, for its owner alone; return the files.

    Raises BadFile when they cannot be written.
    """
    written = []
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number, paper in sheets_of(pairs, place, date.today(), first):
            written.append(_write(folder / f"recovery-sheet-{number}.html", paper))
    except OSError as error:
        raise BadFile([f"The recovery sheets cannot be written to {folder}"]) from error
    return written


def _write(file: Path, paper: Paper) -> Path:
    if file.exists() and file.read_text("utf-8") != paper.html:
        raise BadFile([f"There is another recovery sheet in {file}: choose an empty folder"])
    file.touch(mode=0o600)
    file.write_text(paper.html, encoding="utf-8")
    return file
