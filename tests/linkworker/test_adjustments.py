"""School adjustments: which late marks they explain, and which days cannot be."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions import adjustments
from linkworker.actions.adjustments import adjustments_of, agree_adjustment
from linkworker.actions.places import add_school, add_term
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.adjustments import Now, agreed_lates, next_school_day, stands
from linkworker.measures.attendance import Mark, summarise
from linkworker.measures.calendar import SchoolCalendar
from linkworker.records import Child, Eases, Half, School, SchoolAdjustment

START, END = date(2025, 9, 9), date(2025, 12, 19)


@pytest.fixture
def sarah(store):
    """Sarah at a school whose autumn has a half-term from 27 to 31 October."""
    with store.change() as (change, _):
        place = change.open_log("place", "brent")
    made = add_school(store, place, name="Fernhill")
    school = store.get(School, *made.touches(School))
    add_term(store, school, name="Autumn", starts=date(2025, 9, 8), ends=END,
             half_term_starts=date(2025, 10, 27), half_term_ends=date(2025, 10, 31))  # fmt: skip
    add_term(store, school, name="Spring", starts=date(2026, 1, 5), ends=date(2026, 3, 27),
             half_term_starts=None, half_term_ends=None)  # fmt: skip
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        child = change.add(Child(name="Sarah", school=school.id, year=9), log)
    return store.get(Child, child.id)


def said(**more):
    return {"what": "Late marks excused", "eases": Eases.LATE, "agreed_by": "Ms Okafor",
            "starts": START, "review_on": date(2025, 11, 5)} | more  # fmt: skip


def wrong(store, child, **more):
    with pytest.raises(Invalid) as raised:
        agree_adjustment(store, child, by="joyce", **said(**more))
    return raised.value.problems


def kept(store, child, **more):
    changes = agree_adjustment(store, child, by="joyce", **said(**more))
    return store.get(SchoolAdjustment, *changes.touches(SchoolAdjustment))


def test_a_review_in_the_holidays_names_the_next_school_day(store, sarah):
    problem = wrong(store, sarah, review_on=date(2025, 10, 29))["review_on"]
    assert problem == (
        "School is closed on Wed 29 October: the next school day is Mon 3 November 2025"
    )
    assert "Mon 5 January 2026" in wrong(store, sarah, review_on=date(2025, 12, 24))["review_on"]
    assert kept(store, sarah, review_on=date(2025, 11, 3)).review_on == date(2025, 11, 3)


def test_days_in_the_wrong_order_are_all_said_at_once(store, sarah):
    found = wrong(store, sarah, until=date(2025, 9, 1), review_on=date(2025, 9, 8), agreed_by="")
    assert found["until"] == "It ends before it starts"
    assert found["review_on"] == "It is looked at again after it starts"
    assert "agreed_by" in found
    late = wrong(store, sarah, until=date(2025, 10, 24))["review_on"]
    assert late == "It has ended by then, on Fri 24 October"
    assert "review_on" in wrong(store, sarah, review_on=None)
    assert "until" in wrong(store, sarah, eases=Eases.TIMETABLE)


def test_it_goes_on_until_a_later_day_or_ends_and_keeps_what_came_of_it(store, sarah):
    one = kept(store, sarah, until=date(2025, 11, 28))
    with pytest.raises(Invalid):
        adjustments.look_again(store, one, review_on=None)
    with pytest.raises(Invalid):
        adjustments.look_again(store, one, review_on=date(2025, 11, 4))
    adjustments.look_again(store, one, review_on=date(2025, 12, 3), came_of="In class each time.")
    one = store.get(SchoolAdjustment, one.id)
    assert (one.review_on, one.until) == (date(2025, 12, 3), None)  # it outlives its old end
    adjustments.end_adjustment(store, one, until=date(2025, 12, 1), came_of="The bus is on time.")
    one = store.get(SchoolAdjustment, one.id)
    assert (one.review_on, one.until) == (None, date(2025, 12, 1))
    assert one.came_of == "In class each time.\nThe bus is on time."
    assert stands(one, date(2025, 12, 1)) is Now.COUNTS
    assert stands(one, date(2025, 12, 2)) is Now.OVER
    with pytest.raises(NotAllowed):
        adjustments.end_adjustment(store, one, until=date(2025, 12, 5))


def test_what_is_looked_at_next_stands_first_what_is_over_last(store, sarah):
    kept(store, sarah, what="Homework", eases=Eases.HOMEWORK, review_on=date(2025, 11, 20))
    kept(store, sarah, what="Old", review_on=None, until=date(2025, 9, 30))
    kept(store, sarah)
    gone = kept(store, sarah, what="By mistake")
    adjustments.strike_adjustment(store, gone, reason="another child’s", by="joyce")
    order = [one.what for one in adjustments_of(store, sarah, date(2025, 11, 4))]
    assert order == ["Late marks excused", "Homework", "Old"]


def adjustment(**more):
    return SchoolAdjustment(id="a", **said(**more))


def test_late_marks_of_its_days_and_half_days_are_explained_and_nothing_else():
    day = date(2025, 9, 9)
    marks = [Mark(day, "AM", "L"), Mark(day, "PM", "U"), Mark(day + timedelta(1), "AM", "O"),
             Mark(date(2025, 9, 8), "AM", "L"), Mark(date(2025, 12, 22), "AM", "L")]  # fmt: skip
    both = agreed_lates(marks, [adjustment(until=END)])
    assert set(both) == {(day, "AM"), (day, "PM")}
    assert set(agreed_lates(marks, [adjustment(until=END, half=Half.MORNING)])) == {(day, "AM")}
    assert agreed_lates(marks, [adjustment(eases=Eases.HOMEWORK)]) == {}
    assert agreed_lates(marks, [adjustment(struck_because="not ours")]) == {}
    assert set(agreed_lates(marks, [adjustment()])) == {*both, (date(2025, 12, 22), "AM")}


DAYS = st.dates(date(2025, 9, 1), date(2026, 7, 31))


@given(
    st.lists(st.tuples(DAYS, st.sampled_from(["AM", "PM"]), st.sampled_from("/LUOIE#-"))),
    DAYS, st.none() | DAYS,
)  # fmt: skip
def test_an_adjustment_explains_late_marks_and_changes_no_figure(found, starts, until):
    marks = [Mark(*one) for one in found]
    before = summarise(marks)
    explained = agreed_lates(marks, [adjustment(starts=starts, until=until)])
    late = {mark[:2] for mark in marks if mark.code in "LU"}
    assert set(explained) <= late
    assert all(starts <= day <= (until or day) for day, _ in explained)
    assert summarise(marks) == before


def test_the_next_school_day_is_the_day_itself_where_school_is_open():
    nothing_known = SchoolCalendar()
    assert next_school_day(nothing_known, date(2025, 11, 8)) == date(2025, 11, 10)
    assert next_school_day(nothing_known, date(2025, 11, 10)) == date(2025, 11, 10)
