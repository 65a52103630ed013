"""Attendance week by week: the year so far, breaks by name, steps, reasons with their source."""

from datetime import date, timedelta

from linkworker.measures.attendance import Mark, Summary, week_marks
from linkworker.measures.calendar import SchoolCalendar, Span, Term
from linkworker.records import AbsenceReason, AttendancePlan, Half, Step
from ui.models.absences import by_code, heard_of, said_of
from ui.models.attendance_facts import attendance_words, counted_words
from ui.models.attendance_weeks import events_of, say_event, week_by_week
from ui.models.week_table import as_text, cells, say_week

JULY, SEPTEMBER = date(2025, 7, 14), date(2025, 9, 8)
AUTUMN = Term(date(2025, 9, 8), date(2025, 12, 19), "Autumn")
HALF_TERM = Span(date(2025, 10, 27), date(2025, 10, 31))
CALENDAR = SchoolCalendar((AUTUMN,), half_terms=(HALF_TERM,))


def weeks(*packed):
    marks = [mark for monday, codes in packed for mark in week_marks(codes, monday)]
    return week_by_week(marks, CALENDAR)


def test_the_year_so_far_adds_up_and_begins_anew_in_september():
    before, first, second = weeks(
        (JULY, "/\\/\\/\\/\\OO"), (SEPTEMBER, "/\\/\\/\\/\\/\\"),
        (SEPTEMBER + timedelta(days=7), "OO/\\/\\/\\/\\"),
    )  # fmt: skip
    assert (before.so_far.attended, before.so_far.possible) == (8, 10)
    assert (first.so_far.attended, first.so_far.possible) == (10, 10)
    assert (second.so_far.attended, second.so_far.possible) == (18, 20)
    assert second.so_far.percent == 90.0
    assert second.so_far.persistent


def test_a_break_between_two_weeks_is_named():
    found = weeks(
        (JULY, "/"), (SEPTEMBER, "/"), (date(2025, 10, 20), "/"), (date(2025, 11, 3), "/")
    )
    assert [week.gap for week in found] == ["", "Holiday", "No marks", "Half-term"]


def test_what_is_not_counted_is_in_no_percentage_and_has_a_column_of_its_own():
    (week,) = weeks((SEPTEMBER, "##/\\/\\/\\/O"))
    assert cells(week)[1:] == ("7 of 8", "1", "0", "2", "87.5% (7 of 8)")
    assert say_week(week) == (
        "Week of Mon 8 September: 7 of 8 half-days attended, 1 missed, 0 late. "
        "School year so far 87.5 per cent."
    )


def test_a_week_without_a_counted_half_day_has_no_percentage():
    (week,) = weeks((SEPTEMBER, "##########"))
    assert (cells(week)[1], cells(week)[-1]) == ("none counted", "none counted")
    assert say_week(week) == "Week of Mon 8 September: no half-day counted."


def test_without_a_mark_no_figure_is_said_but_that_there_are_none():
    assert counted_words(Summary()) == attendance_words(Summary()) == "no marks yet"
    year = Summary(attended=62, unauthorised=11)
    assert attendance_words(year) == "84.9%, 62 of 73 half-days"


def test_steps_are_told_when_they_began_and_when_they_were_done():
    step = Step(what="Breakfast club", began_on=SEPTEMBER, done_on=date(2025, 10, 6))
    told = [say_event(event) for event in events_of([step, Step(what="Not yet")])]
    assert told == ["Mon 8 September. Began: Breakfast club", "Mon 6 October. Done: Breakfast club"]


def test_the_copied_text_holds_sentences_weeks_and_steps():
    found = weeks((SEPTEMBER, "/\\/\\/\\/\\/\\"))
    events = events_of([Step(what="Breakfast club", began_on=SEPTEMBER)])
    lines = as_text(found, events, ["It is 100%."]).splitlines()
    assert lines[0] == "It is 100%."
    assert lines[2].split("\t")[0] == "Week of"
    assert lines[3].split("\t")[:2] == ["Mon 8 September 2025", "10 of 10"]
    assert lines[-1] == "Mon 8 September. Began: Breakfast club"


def test_reasons_name_their_source_and_the_school_s_code_stands_apart():
    marks = week_marks("OOI\\/\\/\\/\\", SEPTEMBER)
    assert by_code(marks) == [("Absent in other or unknown circumstances", 2), ("Illness", 1)]
    plan = AttendancePlan(harder_words="Mornings are rushed.", harder_said="Wren")
    mum = AbsenceReason(missed_on=SEPTEMBER, half=Half.DAY, said_by="mum", words="She was ill.")
    heard = heard_of([mum], plan)
    assert [(one.source, one.words, one.about) for one in heard] == [
        ("Wren said", "Mornings are rushed.", "about what makes it harder"),
        ("mum said", "She was ill.", "Mon 8 September"),
    ]
    assert said_of([mum], Mark(SEPTEMBER, "PM", "O")) == [mum]
    assert said_of([mum], Mark(SEPTEMBER + timedelta(days=1), "AM", "I")) == []


def test_words_whose_speaker_is_not_known_are_given_to_nobody():
    (heard,) = heard_of([], AttendancePlan(harder_words="Mornings are rushed."))
    assert heard.source == "In their own words"
