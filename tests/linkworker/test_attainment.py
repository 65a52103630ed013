"""A mark is kept as given; its level is what the school's scale says, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.attainment import (
    LEVELS,
    Scale,
    area_level,
    got_on,
    level,
    named_twice,
    say_level,
)

TEACHER = Scale("PK1, PK2, PK3, PK4, PK5, PK6", "WTS", "EXS", "GDS")
TEST = Scale(below="80 to 99", at="100-109", above="110 – 120")
GCSE = Scale("U, 1, 2", "3-, 3, 3+", "4, 5", "6, 7, 8, 9")


@pytest.mark.parametrize(
    ("raw", "scale", "expected"),
    [
        ("EXS", TEACHER, 0),
        (" gds ", TEACHER, 1),
        ("PK6", TEACHER, -2),
        ("A", TEACHER, None),
        ("99", TEST, -1),
        ("99.5", TEST, None),
        ("100", TEST, 0),
        ("110", TEST, 1),
        ("121", TEST, None),
        ("3-", GCSE, -1),
        ("3+", GCSE, -1),
        ("10", GCSE, None),
        ("", TEACHER, None),
        ("EXS", Scale(), None),
        ("EXS", None, None),
    ],
)
def test_a_level_is_what_the_scale_says_and_never_nought_by_default(raw, scale, expected):
    assert level(raw, scale) == expected


def test_a_mark_named_twice_has_no_level_and_is_pointed_at():
    scale = Scale(below="WTS, 90-100", at="EXS, 100", above="WTS")
    assert level("WTS", scale) is None
    assert level("100", scale) is None
    assert level("95", scale) == -1
    assert named_twice(scale) == ["100", "wts"]
    assert named_twice(TEACHER) == []


def test_a_level_is_said_in_words():
    assert say_level(0) == "at expected"
    assert say_level(None) == "no level"
    assert sorted(LEVELS) == [-2, -1, 0, 1]


def test_english_is_the_lowest_of_its_subjects():
    assert area_level({"reading": 0, "writing": -1, "maths": 1}, "English") == -1
    assert area_level({"English": 0}, "English") == 0
    assert area_level({"reading": 0, "writing": None}, "English") is None
    assert area_level({"maths": -2}, "English") is None


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ({"reading": -1, "writing": -1}, {"reading": 0, "writing": 0}, True),
        ({"reading": -1, "writing": -1}, {"reading": 1, "writing": -1}, False),
        ({"reading": -1, "writing": -1}, {"reading": 0}, None),
        ({"reading": -1}, {"reading": None}, None),
        ({}, {}, None),
    ],
)
def test_an_area_has_got_on_when_its_level_rose_and_both_ends_know_its_subjects(
    start, end, expected
):
    assert got_on(start, end, "English") is expected


@given(st.text(max_size=12), st.text(max_size=30), st.text(max_size=30))
def test_any_words_are_read_or_have_no_level(raw, below, at):
    assert level(raw, Scale(below=below, at=at)) in (-1, 0, None)
