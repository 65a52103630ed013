"""Counts copied out of a school's list: what is no week is counted, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.imports.weekly_counts import read_counts

MONDAY = date(2025, 10, 20)


@pytest.mark.parametrize(
    "line",
    [
        "20/10/2025\t5\t0\t1",
        "22 Oct 2025;5;0;1",
        "2025-10-20,5,0,1",
        "20/10/2025 5 0 1",
        "24/10/2025  5  0  1  Mr Hale",
    ],
)
def test_a_week_is_read_however_its_columns_are_parted(line):
    assert read_counts(line) == ({MONDAY: (5, 0, 1)}, 0)


def test_what_is_left_empty_was_not_told():
    assert read_counts("20/10/2025\t5\t\t-").weeks == {MONDAY: (5, None, None)}
    assert read_counts("20/10/2025\t5").weeks == {MONDAY: (5, None, None)}


BAD = (
    *("Week\tGood\tDetentions", "20/10/2025", "20/10/2025\tfive", "20/10/2025\t4.5"),
    *("5\t4\t3", f"20/10/2025\t{'9' * 5000}"),
)


@pytest.mark.parametrize("line", BAD)
def test_what_is_no_week_is_counted_and_not_kept(line):
    assert read_counts(line) == ({}, 1)


def test_the_last_line_of_a_week_stands_and_empty_lines_are_nothing():
    found = read_counts("Week;Good\n\n20/10/2025;3\n21/10/2025;4\n27/10/2025;1\n")
    assert found.weeks == {MONDAY: (4, None, None), date(2025, 10, 27): (1, None, None)}
    assert found.other == 1


@given(st.text())
def test_no_text_breaks_it(text):
    found = read_counts(text)
    assert all(monday.weekday() == 0 for monday in found.weeks)
