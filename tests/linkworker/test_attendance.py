"""Marks are read by the code list of their date and added up in whole numbers."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import BadFile, Invalid
from linkworker.measures.attendance import (
    SESSIONS,
    Mark,
    last_four_weeks,
    parse_marks,
    passes_90_on,
    summarise,
    year_to_date,
)
from linkworker.measures.attendance_codes import (
    code_lists,
    codes_on,
    meaning,
    printed_as,
    shown_as,
)
from linkworker.measures.attendance_pattern import pattern
from linkworker.measures.calendar import SchoolCalendar, Span, Term, school_days

MONDAY = date(2024, 11, 4)
BEFORE, SINCE = date(2024, 7, 8), date(2024, 9, 9)
TUESDAY = (date(2025, 11, 4), "AM")
CODES = sorted(codes_on(MONDAY))
# A school whose pupils start on 8 September 2025: 35 days to half-term, and 35 after it.
AUTUMN = SchoolCalendar(
    terms=(Term(date(2025, 9, 8), date(2025, 12, 19)),),
    half_terms=(Span(date(2025, 10, 27), date(2025, 10, 31)),),
)
weeks = st.lists(st.sampled_from([*CODES, ""]), min_size=1, max_size=10)


def codes(text: str, monday: date = MONDAY) -> list[str]:
    return [mark.code for mark in parse_marks(text, monday=monday)]


def wren(missed: set[tuple[date, str]], until: tuple[date, str]) -> list[Mark]:
    """Wren's autumn so far: every half-day attended but those missed."""
    days = school_days(AUTUMN, date(2025, 9, 8), until[0]).days
    halves = [(day, session) for day in days for session in SESSIONS]
    return [Mark(*h, "O" if h in missed else "/") for h in halves if h <= until]


def eleven_missed() -> list[Mark]:
    mondays = [date(2025, 9, 8) + timedelta(weeks=week) for week in range(5)]
    others = [(date(2025, 9, 17), "AM"), (date(2025, 9, 19), "PM"), (date(2025, 9, 25), "AM")]
    others += [(date(2025, 10, 1), "PM"), (date(2025, 10, 9), "AM"), (date(2025, 10, 14), "PM")]
    return wren({(day, "AM") for day in mondays} | set(others), TUESDAY)


def test_a_letter_takes_the_digit_behind_it() -> None:
    marks = parse_marks("Y1Y1/\\/\\/\\Q\\", monday=MONDAY)
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
        ("/\\/\\\n/\\/\\", "one packed week"),
    ],
)
def test_a_week_that_cannot_be_read_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(BadFile, match=words.replace("*", r"\*")):
        parse_marks(text, monday=MONDAY)


def test_a_week_starts_on_a_monday() -> None:
    with pytest.raises(Invalid, match="Tue 5 November 2024 is not a Monday"):
        parse_marks("/\\", monday=date(2024, 11, 5))


def test_dated_lines_are_read_in_british_and_iso_dates() -> None:
    text = "2024-11-04 AM /\n05/11/2024 pm \\\n6/11/2024 am J1\n\n2024-11-07,PM,\n"
    assert parse_marks(text, monday=MONDAY) == (
        (date(2024, 11, 4), "AM", "/"),
        (date(2024, 11, 5), "PM", "\\"),
        (date(2024, 11, 6), "AM", "J1"),
        (date(2024, 11, 7), "PM", ""),
    )


def test_every_bad_line_is_told_at_once() -> None:
    text = "2024-11-04 AM /\n2024-11-31 AM /\n2024-11-05 noon /\n2024-11-05 PM 7\n"
    text += "2024-11-04 AM I\n2024-11-09 AM /\n2024-11-05 AM / late"
    with pytest.raises(BadFile) as caught:
        parse_marks(text, monday=MONDAY)
    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        f"Line {number}" for number in range(2, 8)
    ]


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


def test_the_classes_are_the_departments() -> None:
    by_class = {kind: "" for kind in ("attended", "authorised", "unauthorised", "not counted")}
    for code, (kind, _) in codes_on(SINCE).items():
        by_class[kind] += code + " "
    assert set(by_class["attended"].split()) == set("/ \\ L K V P W B".split())
    assert set(by_class["authorised"].split()) == set("C1 M J1 S C2 C T R I E".split())
    assert set(by_class["unauthorised"].split()) == set("G N O U".split())
    assert set(by_class["not counted"].split()) == set("D X Q Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z #".split())


def test_18_of_20_is_exactly_90_and_persistent() -> None:
    marks = parse_marks("/\\/\\/\\/\\OO", monday=MONDAY)
    marks += parse_marks("/\\/\\/\\/\\/\\", monday=MONDAY + timedelta(weeks=1))
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
    assert summarise(parse_marks("/\\OI", monday=MONDAY)).severe
    assert not summarise(parse_marks("/\\/OI", monday=MONDAY)).severe


def test_all_x_gives_no_percentage() -> None:
    summary = summarise(parse_marks("X" * 10, monday=MONDAY))
    assert (summary.possible, summary.percent) == (0, None)
    assert not summary.persistent
    assert not summary.severe


def test_late_counts_l_and_u_but_only_l_attends() -> None:
    summary = summarise(parse_marks("LULN", monday=MONDAY))
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


@given(weeks)
def test_a_spelled_list_of_days_is_read_back(week: list[str]) -> None:
    marks = parse_marks("".join(code or "-" for code in week), monday=MONDAY)
    text = "\n".join(f"{mark.day:%d/%m/%Y} {mark.session} {mark.code}" for mark in marks)
    assert parse_marks(text, monday=MONDAY) == marks


@given(st.lists(st.sampled_from([*CODES, "", "J", "H", "Y", "F", "A9"]), max_size=60))
def test_counts_add_up(given_codes: list[str]) -> None:
    summary = summarise((BEFORE, "AM", code) for code in given_codes)
    kinds = (summary.attended, summary.authorised, summary.unauthorised, summary.not_possible)
    assert sum(kinds) + summary.unmarked + summary.unknown == len(given_codes)
    assert summary.possible == summary.attended + summary.absent
    assert summary.unknown == sum(code not in codes_on(BEFORE) for code in given_codes if code)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_never_a_crash(text: str) -> None:
    try:
        assert len(parse_marks(text, monday=MONDAY)) <= 10
    except BadFile as error:
        assert error.problems


def test_year_to_date_and_four_weeks_cut_by_date() -> None:
    days = [date(2024, 8, 31), date(2024, 9, 2), date(2024, 10, 7), date(2024, 10, 8)]
    marks = [Mark(day, "AM", "/") for day in days] + [Mark(date(2024, 11, 5), "AM", "/")]
    assert [m.day for m in year_to_date(marks, on=MONDAY)] == days[1:]
    assert [m.day for m in last_four_weeks(marks, on=MONDAY)] == days[3:]


def test_62_of_73_passes_90_on_monday_1_december() -> None:
    # 62 + n of 73 + n is above nine tenths from n = 38: Tuesday afternoon and 37 half-days more.
    marks = eleven_missed()
    summary = summarise(marks)
    assert (summary.attended, summary.possible) == (62, 73)
    assert passes_90_on(marks, AUTUMN) == date(2025, 12, 1)


def test_the_day_found_is_the_first_above_90() -> None:
    marks = eleven_missed()
    missed = {(mark.day, mark.session) for mark in marks if mark.code == "O"}
    assert summarise(wren(missed, (date(2025, 11, 28), "PM"))).persistent
    assert not summarise(wren(missed, (date(2025, 12, 1), "AM"))).persistent


def test_two_more_missed_can_still_be_made_up_by_the_end_of_term_a_third_cannot() -> None:
    marks = eleven_missed()
    rest = [Mark(date(2025, 11, 4), "PM", "O"), Mark(date(2025, 11, 5), "AM", "O")]
    assert passes_90_on(marks + rest, AUTUMN) == date(2025, 12, 15)
    # 14 missed of the term's 140 half-days is exactly 90.0%, which is not above it.
    assert passes_90_on([*marks, *rest, Mark(date(2025, 11, 5), "PM", "O")], AUTUMN) is None


def test_no_day_is_named_when_90_is_passed_already_or_nothing_is_known() -> None:
    assert passes_90_on(wren(set(), (date(2025, 11, 4), "AM")), AUTUMN) is None
    assert passes_90_on([], AUTUMN) is None
    assert passes_90_on(eleven_missed(), SchoolCalendar()) is None


def test_the_pattern_names_monday_mornings_and_counts_the_occasions() -> None:
    found = pattern(eleven_missed(), since=date(2025, 11, 3))
    assert found.sure == "clear"
    assert found.sentence == (
        "5 of the 11 half-days missed were Monday mornings. More than chance would give: "
        "there were 8 Monday mornings in all. "
        "Since Mon 3 November: none missed of 1 Monday morning, too few to say more."
    )
    assert found.cells[0] == (0, "AM", 5, 8)
    assert sum(cell.possible for cell in found.cells) == 73


def test_a_pattern_is_not_read_into_a_few_half_days() -> None:
    found = pattern(wren({(date(2025, 9, 8), "AM"), (date(2025, 9, 15), "AM")}, TUESDAY))
    assert found.sure == "too few"
    assert found.sentence == "2 half-days missed of 73: too few to see a pattern."


def test_half_days_missed_evenly_show_no_pattern() -> None:
    days = school_days(AUTUMN, date(2025, 9, 8), date(2025, 9, 19)).days
    marks = wren({(day, session) for day in days for session in SESSIONS}, TUESDAY)
    assert pattern(marks).sure == "none"


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
