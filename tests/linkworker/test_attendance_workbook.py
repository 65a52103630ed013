"""Files that must not be opened, or not yet, are refused in plain words."""

import io
import zipfile

import openpyxl
import pytest

from linkworker.errors import BadFile
from linkworker.imports.table import MOST_BYTES, read_table
from linkworker.imports.workbook import MOST_ROWS

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def saved(**cells: object) -> bytes:
    book = openpyxl.Workbook()
    for row in (["UPN", "Week", "Marks"], ["B801200005001", "04/11/2024", "/\\"]):
        book.active.append(row)
    for place, value in cells.items():
        book.active[place] = value
    return packed(book)


def packed(book: openpyxl.Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n ", "is empty"),
        (b"a" * (MOST_BYTES + 1), "over 20 MB"),
        (b"%PDF-1.7 ...", "not a spreadsheet"),
        (b"<html><table>", "not a spreadsheet"),
        (b"\x00\x01\x02\x03", "not a spreadsheet"),
        (OLD, "old Excel file"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (b"just words\nand more", "no row of headings"),
        (b"a,b,c\n" + b"1\n" * (MOST_ROWS + 1), "over 200,000 rows"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, words: str) -> None:
    """abuse 78: no zip, no headings, too many rows: said in words, nothing taken in."""
    with pytest.raises(BadFile, match=words):
        read_table(data, "marks.csv")


def test_another_sort_of_zip_and_a_cut_off_workbook_are_refused() -> None:
    with zipfile.ZipFile(other := io.BytesIO(), "w") as file:
        file.writestr("word/document.xml", "<w/>")
    with pytest.raises(BadFile, match="not an Excel workbook"):
        read_table(other.getvalue(), "letter.docx")
    whole = saved()
    with pytest.raises(BadFile, match="damaged"):
        read_table(whole[: len(whole) // 2], "marks.xlsx")
    with pytest.raises(BadFile, match="damaged"):
        read_table(zipped("xl/nothing.xml", b"x"), "marks.xlsx")


@pytest.mark.parametrize(
    ("said", "words"), [(400_000_000, "over 300 MB: it is not opened"), (10, "damaged")]
)
def test_a_file_that_unpacks_to_too_much_or_to_more_than_it_says_is_refused(
    said: int, words: str
) -> None:
    """abuse 78: a zip bomb."""
    data = zipped("xl/worksheets/sheet1.xml", b"<c/>" * 500_000)
    length = (2_000_000).to_bytes(4, "little")
    assert data.count(length) == 2
    with pytest.raises(BadFile, match=words):
        read_table(data.replace(length, said.to_bytes(4, "little")), "marks.xlsx")


def test_one_stray_cell_in_the_last_corner_does_not_end_the_program() -> None:
    """abuse 78: a million columns."""
    with pytest.raises(BadFile, match="too large"):
        read_table(saved(XFD1048576="x"), "marks.xlsx")


def test_a_mark_that_excel_took_for_a_formula_is_not_read_as_a_blank() -> None:
    """abuse 78: a cell that is a formula."""
    book = openpyxl.load_workbook(io.BytesIO(saved()))
    book.active["C3"] = "#NAME?"
    assert book.active["C3"].data_type == "e"
    with pytest.raises(BadFile, match="C3 shows an Excel error"):
        read_table(packed(book), "marks.xlsx")


def test_the_first_sheet_in_sight_that_is_not_empty_is_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(saved()))
    hidden = book.create_sheet("hidden", 0)
    hidden.append(["other", "hidden", "headings"])
    hidden.sheet_state = "hidden"
    book.create_sheet("empty", 0)
    table = read_table(packed(book), "marks.xlsx")
    assert table.headers == ("UPN", "Week", "Marks")
    assert table.rows == (("B801200005001", "04/11/2024", "/\\"),)
    assert table.top == 2
