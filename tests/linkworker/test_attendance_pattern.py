"""When 90% is passed, and which half-days are missed, on Wren's autumn of 2025."""

from datetime import date, timedelta

from linkworker.measures.attendance import SESSIONS, Mark, passes_90_on, summarise
from linkworker.measures.attendance_pattern import pattern
from linkworker.measures.calendar import SchoolCalendar, Span, Term, school_days

TUESDAY = (date(2025, 11, 4), "AM")
# A school whose pupils start on 8 September 2025: 35 days to half-term, and 35 after it.
AUTUMN = SchoolCalendar(
    terms=(Term(date(2025, 9, 8), date(2025, 12, 19)),),
    half_terms=(Span(date(2025, 10, 27), date(2025, 10, 31)),),
)


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
    assert (found.missed, found.possible) == (11, 73)


def test_a_pattern_is_not_read_into_a_few_half_days() -> None:
    found = pattern(wren({(date(2025, 9, 8), "AM"), (date(2025, 9, 15), "AM")}, TUESDAY))
    assert found.sure == "too few"
    assert found.sentence == "2 half-days missed of 73: too few to see a pattern."


def test_half_days_missed_evenly_show_no_pattern() -> None:
    days = school_days(AUTUMN, date(2025, 9, 8), date(2025, 9, 19)).days
    marks = wren({(day, session) for day in days for session in SESSIONS}, TUESDAY)
    assert pattern(marks).sure == "none"
