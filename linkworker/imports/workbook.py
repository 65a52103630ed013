"""Reading an XLSX workbook from memory, with limits set before the reader sees it.

The reader reserves room for every cell up to the farthest one, so a single stray cell in the
last corner of a sheet would end the program; and it hands over a formula's error as a blank,
which would lose marks. Both are looked for in the file's own text first.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from linkworker.errors import BadFile

MOST_ROWS = 200_000
_MOST_CELLS = 5_000_000
_MOST_UNPACKED = 300 * 1024 * 1024
_PIECE = 1024 * 1024
_LONGEST_TAG = 512

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (b"%PDF", b"<html", b"<HTML", b"<!DOC", b"<!doc", b"<?xml", b"{\\rtf")
_CELL = re.compile(rb"\sr=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_ERROR_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*\bt=[\"']e[\"'][^>]*>")


def sheet_or_text(data: bytes, name: str) -> Literal["xlsx", "text"]:
    """Tell a workbook from text by its first bytes, not its name; raise BadFile for others."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise BadFile([f"{name} is protected by a password. Ask for it without one."])
        raise BadFile([f"{name} is an old Excel file. Open it and save it as .xlsx or .csv."])
    if data.lstrip()[:5].startswith(_OTHER_KINDS):
        raise BadFile([f"{name} is not a spreadsheet: save it as .xlsx or .csv."])
    return "xlsx" if data.startswith(b"PK") else "text"


def read_workbook(data: bytes, name: str) -> list[list[str]]:
    """Read the first sheet in sight that is not empty, each cell as text, dates as ISO dates.

    Raises BadFile where there is none, or it cannot be read.
    """
    _look_inside(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheets_metadata:
            shown = sheet.visible == SheetVisibleEnum.Visible
            if shown and sheet.typ == SheetTypeEnum.WorkSheet:
                found = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                if found:
                    return [[_spell(cell) for cell in row] for row in found]
    except CalamineError as error:
        raise BadFile([f"{name} is damaged and cannot be read."]) from error
    raise BadFile([f"{name} is empty."])


def _look_inside(data: bytes, name: str) -> None:
    """Raise BadFile unless this is a workbook that is safe to open."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            if "xl/workbook.xml" not in packed.namelist():
                raise BadFile([f"{name} is not an Excel workbook: save it as .xlsx or .csv."])
            if any(member.flag_bits & 1 for member in members):
                raise BadFile([f"{name} is protected by a password. Ask for it without one."])
            if sum(member.file_size for member in members) > _MOST_UNPACKED:
                raise BadFile([f"{name} unpacks to over 300 MB: it is not opened."])
            for member in members:
                if member.filename.startswith("xl/worksheets/"):
                    _look_through(_pieces(packed, member), name)
                else:
                    _unpack(_pieces(packed, member))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BadFile([f"{name} is damaged and cannot be read."]) from error


def _pieces(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack a member in overlapping pieces, so that no tag is missed where two pieces meet."""
    kept = b""
    with packed.open(member) as unpacked:
        while piece := unpacked.read(_PIECE):
            yield kept + piece
            kept = piece[-_LONGEST_TAG:]


def _unpack(pieces: Iterator[bytes]) -> None:
    """Read to the end: a member that is longer than it says fails its own check."""
    for _ in pieces:
        pass


def _look_through(pieces: Iterator[bytes], name: str) -> None:
    """Raise BadFile for a sheet too large, or with a formula's error where a mark may be."""
    rows = columns = 0
    for piece in pieces:
        for match in _CELL.finditer(piece):
            rows = max(rows, int(match[2]))
            columns = max(columns, _column(match[1]))
        if error := _ERROR_CELL.search(piece):
            where = _CELL.search(error[0])
            cell = (where[1] + where[2]).decode() if where else "A cell"
            raise BadFile([f"{name}: {cell} shows an Excel error. Mend it or remove that sheet."])
    if rows > MOST_ROWS + 1 or rows * columns > _MOST_CELLS:
        raise BadFile([f"{name} has a sheet of {rows:,} rows by {columns:,} columns: too large."])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _spell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
