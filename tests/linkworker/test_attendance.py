"""Marks are read by the code list of their date and added up in whole numbers."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import BadFile
from linkworker.measures.attendance import (
    Mark,
    four_weeks_from,
    last_four_weeks,
    split_week,
    summarise,
    week_marks,
    year_to_date,
)
from linkworker.measures.attendance_codes import (
    code_lists,
    codes_on,
    meaning,
    printed_as,
    shown_as,
)

MONDAY = date(2024, 11, 4)
BEFORE, SINCE = date(2024, 7, 8), date(2024, 9, 9)
CODES = sorted(codes_on(MONDAY))
weeks = st.lists(st.sampled_from([*CODES, ""]), min_size=1, max_size=10)


def parse(text: str, monday: date = MONDAY) -> tuple[Mark, ...]:
    return week_marks(split_week(text), monday)


def codes(text: str) -> list[str]:
    return [mark.code for mark in parse(text)]


def test_a_letter_takes_the_digit_behind_it() -> None:
    marks = parse("Y1Y1/\\/\\/\\Q\\")
    assert [mark.code for mark in marks] == ["Y1", "Y1", "/", "\\", "/", "\\", "/", "\\", "Q", "\\"]
    assert marks[0] == (MONDAY, "AM", "Y1")
    assert marks[-1] == (MONDAY + timedelta(days=4), "PM", "\\")
    summary = summarise(marks)
    assert (summary.attended, summary.not_possible, summary.possible) == (7, 3, 7)
    assert summary.percent == 100.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/\\-?/", ["/", "\\", "", "", "/"]),
        ("/\\/\\  /\\/\\", ["/", "\\", "/", "\\", "", "", "/", "\\", "/", "\\"]),
        ("/\\ /\\ /\\ /\\ /\\", ["/", "\\"] * 5),
        ("/ \\ / \\ L", ["/", "\\", "/", "\\", "L"]),
        ("C1 C2 J1", ["C1", "C2", "J1"]),
        ("/\u2013l\u00a0/", ["/", "", "L", "", "/"]),
        ("  /\\/\\/\\/\\  ", ["", "", *["/", "\\"] * 4]),
        ("X01I02", ["X01", "I02"]),
        ("", []),
    ],
)
def test_a_packed_week_is_read_from_monday_morning(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/\\/\\/\\/\\/\\/", "11 marks"),
        ("/\\5/", "Not a register mark: 5"),
        ("/\\*!", "Not a register mark: ! *"),
        ("/\\ /\\ /\\ /", "two ways"),
    ],
)
def test_a_week_that_cannot_be_read_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(BadFile, match=words.replace("*", r"\*")):
        split_week(text)


def test_the_same_letter_means_another_thing_before_and_after_the_switch() -> None:
    assert summarise([Mark(BEFORE, "AM", "J")]).attended == 1
    assert summarise([Mark(SINCE, "AM", "J")]).unknown == 1
    assert summarise([Mark(SINCE, "AM", "J1")]).authorised == 1
    assert summarise([Mark(BEFORE, "AM", "J1")]).unknown == 1
    assert summarise([Mark(BEFORE, "AM", "Y")]).not_possible == 1
    assert summarise([Mark(BEFORE, "AM", "H"), Mark(SINCE, "AM", "H")]).authorised == 1
    for day, kind in ((date(2024, 8, 18), "attended"), (date(2024, 8, 19), "unknown")):
        assert getattr(summarise([Mark(day, "AM", "J")]), kind) == 1
    assert (len(codes_on(BEFORE)), len(codes_on(SINCE))) == (25, 34)
    assert len(code_lists()) == 2


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        ("attended", "/ B K L P V W \\"),
        ("authorised", "C C1 C2 E I J1 M R S T"),
        ("unauthorised", "G N O U"),
        ("not counted", "# D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z"),
    ],
)
def test_the_classes_are_the_departments(kind: str, listed: str) -> None:
    found = [code for code in CODES if codes_on(SINCE)[code][0] == kind]
    assert " ".join(found) == listed


def test_18_of_20_is_exactly_90_and_persistent() -> None:
    marks = parse("/\\/\\/\\/\\OO")
    marks += parse("/\\/\\/\\/\\/\\", MONDAY + timedelta(weeks=1))
    summary = summarise(marks)
    assert (summary.attended, summary.possible, summary.percent) == (18, 20, 90.0)
    assert summary.persistent
    assert not summary.severe


def test_a_percentage_that_rounds_up_to_90_stays_persistent_and_one_above_does_not() -> None:
    rounds_up = summarise([Mark(MONDAY, "AM", "/")] * 899 + [Mark(MONDAY, "AM", "I")] * 100)
    assert (rounds_up.percent, rounds_up.persistent) == (90.0, True)
    above = summarise([Mark(MONDAY, "AM", "/")] * 901 + [Mark(MONDAY, "AM", "I")] * 100)
    assert (above.percent, above.persistent) == (90.0, False)


def test_half_missed_is_severe() -> None:
    assert summarise(parse("/\\OI")).severe
    assert not summarise(parse("/\\/OI")).severe


def test_all_x_gives_no_percentage() -> None:
    summary = summarise(parse("X" * 10))
    assert (summary.possible, summary.percent) == (0, None)
    assert not summary.persistent
    assert not summary.severe


def test_late_counts_l_and_u_but_only_l_attends() -> None:
    summary = summarise(parse("LULN"))
    assert (summary.late, summary.attended, summary.unauthorised) == (3, 2, 2)


def test_tenths_are_rounded_half_up_once() -> None:
    # 37 of 80 is 46.25%: half up gives 46.3, Python's round() gives 46.2.
    marks = [Mark(MONDAY, "AM", "/")] * 37 + [Mark(MONDAY, "AM", "O")] * 43
    assert summarise(marks).percent == 46.3


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_percentage_is_the_exact_fraction_rounded(attended: int, missed: int) -> None:
    summary = summarise([Mark(MONDAY, "AM", "/")] * attended + [Mark(MONDAY, "PM", "O")] * missed)
    if not attended + missed:
        assert summary.percent is None
        return
    exact = Fraction(100 * attended, attended + missed)
    tenths = Decimal(str(summary.percent)) * 10
    assert tenths == tenths.to_integral_value(ROUND_HALF_UP)
    assert Fraction(-1, 20) < Fraction(tenths) / 10 - exact <= Fraction(1, 20)
    assert summary.persistent is (exact <= 90)
    assert summary.severe is (exact <= 50)


@given(weeks)
def test_a_spelled_week_is_read_back(week: list[str]) -> None:
    assert codes("".join(code or "-" for code in week)) == week


@given(st.lists(st.sampled_from([*CODES, "", "J", "H", "Y", "F", "A9"]), max_size=60))
def test_counts_add_up(given_codes: list[str]) -> None:
    summary = summarise((BEFORE, "AM", code) for code in given_codes)
    kinds = (summary.attended, summary.authorised, summary.unauthorised, summary.not_possible)
    assert sum(kinds) + summary.unmarked + summary.unknown == len(given_codes)
    assert summary.possible == summary.attended + summary.absent
    assert summary.unknown == sum(code not in codes_on(BEFORE) for code in given_codes if code)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_never_a_crash(text: str) -> None:
    with suppress(BadFile):
        assert len(parse(text)) <= 10


def test_year_to_date_and_four_weeks_cut_by_date() -> None:
    days = [date(2024, 8, 31), date(2024, 9, 2), date(2024, 10, 7), date(2024, 10, 8)]
    marks = [Mark(day, "AM", "/") for day in days] + [Mark(date(2024, 11, 5), "AM", "/")]
    assert [m.day for m in year_to_date(marks, on=MONDAY)] == days[1:]
    assert [m.day for m in last_four_weeks(marks, on=MONDAY)] == days[3:]
    assert four_weeks_from(MONDAY) == days[3]


def test_paper_never_carries_a_letter_and_the_page_withholds_two() -> None:
    assert [printed_as(code, SINCE) for code in ("/", "L", "U", "I", "Y5", "-", "J")] == [
        *("present", "late", "missed", "missed", "not counted", "no mark yet", "not known")
    ]
    assert meaning("Y5", SINCE) == "Not counted"
    assert meaning("T", SINCE) == "Absent, authorised"
    assert meaning("i", SINCE) == "Illness"
    assert meaning("J", SINCE) == "J: not in the list of that date"
    for code in codes_on(SINCE):
        assert printed_as(code, SINCE) in ("present", "late", "missed", "not counted")


def test_the_grid_tells_suspension_closure_and_kinds_of_absence_apart() -> None:
    assert [shown_as(code, SINCE) for code in ("/", "L", "U", "I", "E", "#", "X", "", "J")] == [
        *("present", "late", "absent, unauthorised", "absent, authorised", "suspended"),
        *("school closed", "not counted", "no mark yet", "not known"),
    ]


@given(st.lists(st.sampled_from("/\\LIOMCU#X?- ")), st.lists(st.sampled_from("/\\LIOMCU#X?- ")))
def test_two_counts_added_are_the_count_of_both(one, other):
    day = date(2025, 11, 4)
    first, second = ([(day, "AM", code) for code in codes] for codes in (one, other))
    assert summarise(first) + summarise(second) == summarise(first + second)
