"""Register marks and UPNs, checked against the Department's lists as they are published.

Two lists, before and since 19 August 2024; each mark is written here by its class in the guidance,
not read from our own table.
"""

from datetime import date

import pytest

from linkworker.measures import upn
from linkworker.measures.attendance import split_week, summarise, week_marks
from linkworker.measures.attendance_codes import class_of, codes_on
from linkworker.measures.days import year_group

LAST_DAY, FIRST_DAY = date(2024, 8, 18), date(2024, 8, 19)
SINCE = {
    "attended": r"/ \ L K V P W B",
    "authorised": "C1 M J1 S C2 C T R I E",
    "unauthorised": "G N O U",
    "not counted": "D X Q Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z #",
}
BEFORE = {
    "attended": r"/ \ L V P W B J",
    "authorised": "M S C T R I E H",
    "unauthorised": "G N O U",
    "not counted": "D X Y Z #",
}
LISTS = [(FIRST_DAY, SINCE), (LAST_DAY, BEFORE)]


@pytest.mark.parametrize(("day", "listed"), LISTS)
def test_the_whole_list_of_a_day_is_the_published_one(day, listed):
    published = {code: kind for kind, codes in listed.items() for code in codes.split()}
    assert {code: kind for code, (kind, _) in codes_on(day).items()} == published
    assert all(class_of(code, day) == kind for code, kind in published.items())


def test_there_are_34_marks_since_the_switch():
    assert sum(len(codes.split()) for codes in SINCE.values()) == len(codes_on(FIRST_DAY)) == 34


@pytest.mark.parametrize("code", ["J", "H", "Y", "F", "X1", "A"])
def test_a_mark_gone_or_never_there_is_unknown_and_not_guessed(code):
    assert class_of(code, FIRST_DAY) == "unknown"


@pytest.mark.parametrize("code", ["J1", "K", "Q", "C1", "C2", "Y1", "Y7"])
def test_a_mark_that_came_with_the_switch_is_unknown_before_it(code):
    assert class_of(code, LAST_DAY) == "unknown"


def test_an_interview_was_attended_before_and_is_an_absence_since():
    assert (class_of("J", LAST_DAY), class_of("J1", FIRST_DAY)) == ("attended", "authorised")


def test_lateness_after_the_register_closed_is_an_absence_and_before_it_is_not():
    week = summarise(week_marks(split_week("LULULULULU"), date(2024, 11, 4)))
    assert (week.attended, week.unauthorised, week.late) == (5, 5, 10)
    assert week.severe


def test_what_is_not_a_possible_session_leaves_the_sum():
    week = summarise(week_marks(split_week(r"Y1Y1/\/\/\Q\ ".strip()), date(2024, 11, 4)))
    assert (week.possible, week.not_possible, week.percent) == (7, 3, 100.0)


RIGHT = (
    *("B801200005001", "Z304412322001", "P213430018042", "V207695321117"),
    *("H205426723309", "E359206124250", "G30441232400A", "N35940262412Z"),
)


@pytest.mark.parametrize("number", RIGHT)
def test_a_published_upn_is_right(number):
    assert upn.problem(number) is None
    assert upn.temporary(number) == number[-1].isalpha()


@pytest.mark.parametrize("number", ["A801200005001", "I801200005001", "B80120000500",
                                    "B8O1200005001"])  # fmt: skip
def test_a_upn_with_a_slip_is_not(number):
    assert upn.problem(number)


def test_the_year_group_turns_on_the_31st_of_august():
    autumn = date(2023, 10, 2)
    assert year_group(date(2013, 8, 31), on=autumn) == 6
    assert year_group(date(2013, 9, 1), on=autumn) == 5
