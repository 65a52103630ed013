"""A school's attendance file, CSV or XLSX, in the shapes schools send."""

import io
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import BadFile
from linkworker.imports.attendance_file import Reading, read_marks
from linkworker.imports.mapping import Mapping, guess_mapping
from linkworker.imports.table import Table, read_table

MONDAY = date(2024, 11, 4)
WEEK = ["/", "\\", "/", "\\", "I", "I", "/", "L", "/", "\\"]
PACKED = "UPN,Surname,Week Commencing,Marks\nB801200005001,Tidewater,04/11/2024,/\\/\\II/L/\\\n"
TEN = [f"{day} {part}" for day in ("Mon", "Tue", "Wed", "Thu", "Fri") for part in ("AM", "PM")]


def read(text: str, **options: date) -> Reading:
    table = read_table(text.encode(), "marks.csv")
    return read_marks(table, guess_mapping(table.headers), **options)


def workbook(rows: list[list[object]], change: Callable[..., object] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def codes(reading: Reading) -> list[str]:
    return [mark.code for row in reading.rows for mark in row.marks]


@pytest.mark.parametrize(
    "spelled",
    [
        PACKED.encode(),
        b"\xef\xbb\xbf" + PACKED.encode(),
        PACKED.replace(",", ";").encode(),
        PACKED.replace(",", "\t").encode("utf-16"),
        PACKED.replace("\n", "\r\n").encode(),
        ("sep=,\n" + PACKED).encode(),
        PACKED.replace("Tidewater", "Tidéwater").encode("cp1252"),
        PACKED.replace("B801200005001", '="B801200005001"').encode(),
        ("Attendance of Year 5,,,\n,,,\n" + PACKED).encode(),
    ],
)
def test_every_spelling_of_a_csv_file_is_read(spelled: bytes) -> None:
    """abuse 78: UTF-16 and other spellings."""
    table = read_table(spelled, "marks.csv")
    reading = read_marks(table, guess_mapping(table.headers))
    assert reading.problems == ()
    assert reading.rows[0].pupil.upn == "B801200005001"
    assert codes(reading) == WEEK
    assert reading.rows[0].marks[0].day == MONDAY


def test_row_numbers_are_those_a_spreadsheet_shows() -> None:
    text = "Attendance,,,\n,,,\n" + PACKED + ",,,\nB801200005002,Tidewater,04/11/2024,/\\\n"
    assert [problem.row for problem in read(text).problems] == [6]


def test_a_workbook_is_read_with_its_dates() -> None:
    rows = [["UPN", "Week commencing", *TEN], ["B801200005001", MONDAY, *WEEK]]
    table = read_table(workbook(rows), "marks.xlsx")
    reading = read_marks(table, guess_mapping(table.headers))
    assert (reading.shape, codes(reading), reading.problems) == ("ten", WEEK, ())


def test_blanks_at_the_start_of_a_packed_week_keep_their_place() -> None:
    rows = [["UPN", "W/C", "Marks"], ["B801200005001", MONDAY, "  /\\/\\/\\/\\"]]
    table = read_table(workbook(rows), "marks.xlsx")
    assert codes(read_marks(table, guess_mapping(table.headers)))[:3] == ["", "", "/"]


def test_long_files_and_files_with_am_and_pm_columns_are_read() -> None:
    long = "UPN,Date,Session,Code\nB801200005001,05/11/2024,AM,/\nB801200005001,2024-11-05,PM,J1\n"
    days = "Unique Pupil Number,Date,AM,PM\nB801200005001,5/11/2024,/,J1\n"
    expected = [(date(2024, 11, 5), "AM", "/"), (date(2024, 11, 5), "PM", "J1")]
    for text, shape in ((long, "long"), (days, "days")):
        reading = read(text)
        assert reading.shape == shape
        assert [mark for row in reading.rows for mark in row.marks] == expected


def test_a_week_can_be_said_for_the_whole_file() -> None:
    text = "UPN,Name,Marks\nB801200005001,,/\\\n"
    with pytest.raises(BadFile, match="say which week"):
        read(text)
    assert read(text, monday=MONDAY).rows[0].marks[0].day == MONDAY


def test_every_bad_row_is_told_with_its_number_and_without_a_name() -> None:
    good = "B801200005001,Tidewater,Wren,01/02/2015,04/11/2024,/\\\n"
    text = "UPN,Surname,Forename,DOB,Week,Marks\n" + good
    for upn, name, born, week, marks in (
        ("A801200005001", "Marblethorn", "01/02/2015", "04/11/2024", "/\\"),
        ("", "Marblethorn", "31/02/2015", "04/11/2024", "/\\"),
        ("Z304412322001", "Marblethorn", "", "05/11/2024", "/\\"),
        ("Z304412322001", "Marblethorn", "", "", "/\\"),
        ("Z304412322001", "Marblethorn", "", "04/11/2024", "/\\5*"),
        ("Z304412322001", "Marblethorn", "", "04/11/2024", "/\\/\\/\\/\\/\\/"),
        ("Z304412322001", "Marblethorn", "", "04/11/2024", "/\\,extra"),
        ("B801200005001", "Tidewater", "01/02/2015", "04/11/2024", "I\\"),
    ):
        text += f"{upn},{name},Wren,{born},{week},{marks}\n"
    reading = read(text)
    assert [problem.row for problem in reading.problems] == list(range(3, 11))
    assert [row.number for row in reading.rows] == [2]
    assert reading.problems[-1].words == "Mon 4 November AM has another mark in row 2"
    shown = repr(reading) + str([problem.words for problem in reading.problems])
    for name in ("Tidewater", "Wren", "Marblethorn", "B801200005001", "Z304412322001"):
        assert name not in shown


def test_bad_rows_of_a_long_file_are_told() -> None:
    head = "UPN,Date,Session,Code\n"
    bad = ("2024-11-31,AM,/", "2024-11-05,noon,/", "2024-11-05,AM,here", "2024-11-09,AM,/")
    reading = read(head + "".join(f"B801200005001,{row}\n" for row in bad))
    assert len(reading.problems) == 4
    assert read(head + "B801200005001,2024-11-09,AM,#\n").problems == ()


def test_the_same_mark_twice_counts_once() -> None:
    row = "B801200005001,Tidewater,04/11/2024,/\\/\\II/L/\\\n"
    assert codes(read(PACKED + row)) == WEEK


def test_columns_not_asked_for_are_left_out_and_named() -> None:
    text = "UPN,SEN Status,Ethnicity,Mother's mobile,Week,Marks\nB801200005001,K,WBRI,0,4/11/2024,/"
    reading = read(text)
    assert reading.left_out == ("SEN Status", "Ethnicity", "Mother's mobile")
    assert "WBRI" not in str(vars(reading))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("UPN,Date,Lesson,Session,Code\n,,,,\n", "each lesson"),
        ("UPN,Date,Session,Code\nB801200005001,2024-11-05,P1,/\n", "each lesson"),
        ("UPN,Possible,Attended\nB801200005001,100,92\n", "totals and no marks"),
        ("Name,Week,Marks\n,4/11/2024,/\n", "Choose the UPN column"),
        ("UPN,Week,Something\nB801200005001,4/11/2024,/\n", "columns with the marks"),
    ],
)
def test_a_file_of_the_wrong_sort_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        read(text)


def test_a_remembered_mapping_says_when_the_school_renamed_a_column() -> None:
    kept = Mapping({"upn": "UPN", "week": "Wk", "marks": "Marks"})
    assert kept.problems(("UPN", "Wk", "Marks")) == []
    assert kept.problems(("UPN", "Week", "Marks"))[0].startswith("This file has no column “Wk”")
    table = read_table(PACKED.replace("Week Commencing", "Wk").encode(), "marks.csv")
    assert codes(read_marks(table, kept)) == WEEK


def test_headings_are_guessed_by_their_letters_only() -> None:
    guessed = guess_mapping(("Unique Pupil Number", "DateOfBirth", "LEGAL SURNAME", "Mon AM (2)"))
    assert guessed.columns == {
        "upn": "Unique Pupil Number",
        "born": "DateOfBirth",
        "surname": "LEGAL SURNAME",
    }
    table = read_table(b"UPN,AM,AM,\nB801200005001,/,/,x\n", "marks.csv")
    assert table.headers == ("UPN", "AM", "AM (2)", "column 4")


@given(st.lists(st.sampled_from([*WEEK, "Y1", "C2", "J1", "#", ""]), min_size=10, max_size=10))
def test_a_week_is_the_same_in_every_shape(week: list[str]) -> None:
    upn, day = "B801200005001", f"{MONDAY:%d/%m/%Y}"
    packed = f"UPN,Week,Marks\n{upn},{day},{''.join(code or '-' for code in week)}\n"
    ten = f"UPN,Week,{','.join(TEN)}\n{upn},{day},{','.join(week)}\n"
    long = "UPN,Date,Session,Code\n" + "".join(
        f"{upn},{MONDAY + timedelta(days=place // 2)},{'AP'[place % 2]}M,{code}\n"
        for place, code in enumerate(week)
    )
    for text in (packed, ten, long):
        reading = read(text)
        assert reading.problems == ()
        assert codes(reading) == week


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_never_a_crash(data: bytes) -> None:
    """abuse 78: any bytes at all."""
    with suppress(BadFile):
        assert isinstance(read_table(data, "any.csv"), Table)
