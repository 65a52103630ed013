"""A school's file as headings and rows of text. It is read in memory and never copied."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from linkworker.errors import BadFile
from linkworker.imports.workbook import MOST_ROWS, read_workbook, sheet_or_text

MOST_BYTES = 20 * 1024 * 1024

# Titles above the headings ("Attendance, Year 5") fill one or two cells; headings fill more.
_TITLE_ROWS = 20
_FEWEST_COLUMNS = 3
_DELIMITERS = (",", ";", "\t")
_FORCED_TEXT = re.compile(r'="(.*)"', re.DOTALL)


@dataclass(frozen=True)
class Table:
    """Headings, each named once, and the rows under them; `top` is the first row's number."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    top: int

    def numbered(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Give the rows that are not blank, with the number a spreadsheet shows beside them."""
        for number, row in enumerate(self.rows, start=self.top):
            if any(cell.strip() for cell in row):
                yield number, row


def read_table(data: bytes, name: str) -> Table:
    """Read a CSV or XLSX file of at most 20 MB and 200,000 rows.

    `name` is the file's name, used in messages. Raises BadFile in plain words for a file that is
    empty, too big, protected by a password, damaged or no spreadsheet.
    """
    if not data.strip():
        raise BadFile([f"{name} is empty."])
    if len(data) > MOST_BYTES:
        raise BadFile([f"{name} is over 20 MB. Ask the school for one term at a time."])
    kind = sheet_or_text(data, name)
    rows = read_workbook(data, name) if kind == "xlsx" else list(_csv_rows(_text(data, name), name))
    return _table([tuple(_plain(cell) for cell in row) for row in rows], name)


def _table(rows: list[tuple[str, ...]], name: str) -> Table:
    if len(rows) > MOST_ROWS:
        raise BadFile([f"{name} has over 200,000 rows. Ask the school for one term at a time."])
    for place, row in enumerate(rows[:_TITLE_ROWS]):
        if sum(bool(cell.strip()) for cell in row) >= _FEWEST_COLUMNS:
            return Table(_headings(row), tuple(rows[place + 1 :]), top=place + 2)
    raise BadFile([f"{name} has no row of headings with three columns or more."])


def _headings(row: Iterable[str]) -> tuple[str, ...]:
    """Name every column once: a blank heading by its place, a second "AM" as "AM (2)"."""
    names: list[str] = []
    for place, cell in enumerate(row, start=1):
        name = " ".join(cell.split()) or f"column {place}"
        copies = sum(other == name or other.startswith(f"{name} (") for other in names)
        names.append(f"{name} ({copies + 1})" if copies else name)
    return tuple(names)


def _text(data: bytes, name: str) -> str:
    """Decode UTF-8, UTF-16 with its mark, or Windows-1252, in that order."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadFile([f"{name} is not a spreadsheet: save it as .xlsx or .csv."])


def _csv_rows(text: str, name: str) -> Iterator[list[str]]:
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\r?", first)
    delimiter = told[1] if told else _delimiter(text)
    reader = csv.reader(io.StringIO(rest if told else text, newline=""), delimiter=delimiter)
    try:
        yield from islice(reader, MOST_ROWS + 1)
    except csv.Error as error:
        raise BadFile([f"{name} is damaged near row {reader.line_num}."]) from error


def _delimiter(text: str) -> str:
    """Choose the sign that parts the first lines into most cells."""
    lines = "\n".join(text.splitlines()[:_TITLE_ROWS])

    def most_cells(delimiter: str) -> int:
        try:
            return max(map(len, csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)))
        except (csv.Error, ValueError):
            return 0

    return max(_DELIMITERS, key=most_cells)


def _plain(cell: str) -> str:
    """Take off what forces Excel to read text: `="A1"` and a leading apostrophe."""
    forced = _FORCED_TEXT.fullmatch(cell)
    return forced[1] if forced else cell.removeprefix("'")
