"""Attendance Action Plans begin with what the register says, and ticks re-open nothing."""

from datetime import date

import pytest

from linkworker.actions import attendance, plans
from linkworker.errors import Invalid
from linkworker.records import AttendanceWeek, Obstacle, Party

MONDAY = date(2025, 11, 3)


@pytest.fixture
def plan(store, child):
    plans.make_plan(store, child, started=date(2025, 9, 8), good_at="Drawing")
    with store.change() as (change, _):
        codes = ("/", "\\", "I", "I", "/", "\\", "L", "\\", "", "")
        change.add(AttendanceWeek(child=child.id, monday=MONDAY, codes=codes), child.log)
        codes = ("#",) * 10
        before = date(2025, 10, 27)
        change.add(AttendanceWeek(child=child.id, monday=before, codes=codes), child.log)
    return plans.plan_of(store, child)


def start(store, child, plan):
    attendance.start_attendance_plan(
        store,
        child,
        plan,
        started=date(2025, 11, 7),
        baseline_from=date(2025, 10, 27),
        baseline_to=date(2025, 11, 7),
        target="In by 9 on three days a week",
        harder=frozenset({Obstacle.MORNINGS.value}),
    )
    return attendance.attendance_plan_of(store, plan)


def test_the_marks_come_in_order_with_gaps_where_there_is_no_mark(store, child, plan):
    marks = attendance.weeks_of(store, child)
    assert len(marks) == 20
    assert marks[0].day == date(2025, 10, 27)
    assert [mark.code for mark in marks[10:]] == ["/", "\\", "I", "I", "/", "\\", "L", "\\", "", ""]


def test_a_plan_begins_with_what_the_register_says(store, child, plan):
    begun = start(store, child, plan)
    assert (begun.attended, begun.possible) == (6, 8)
    assert (begun.plan, begun.log) == (plan.id, child.log)


def test_a_time_before_that_ends_before_it_begins_is_refused(store, child, plan):
    with pytest.raises(Invalid):
        attendance.start_attendance_plan(
            store,
            child,
            plan,
            started=MONDAY,
            target="In by 9",
            baseline_from=MONDAY,
            baseline_to=date(2025, 11, 2),
        )


def test_steps_are_agreed_in_order_and_ticked_without_reopening_the_plan(store, child, plan):
    begun = start(store, child, plan)
    for party, what in [(Party.CHILD, "Set an alarm"), (Party.SCHOOL, "Come in by the library")]:
        attendance.add_step(store, begun, party=party, what=what)
    plans.fix_version(store, plan, on=MONDAY)
    first, second = attendance.steps_of(store, begun)
    attendance.finish_step(store, first, on=date(2025, 11, 10))
    assert not plans.standing(store, plan).changed
    attendance.edit_step(store, second, what="Come in by the garden gate")
    assert plans.standing(store, plan).changed
    assert [step.done_on for step in attendance.steps_of(store, begun)] == [
        date(2025, 11, 10),
        None,
    ]


def test_it_closes_with_what_came_of_it(store, child, plan):
    begun = start(store, child, plan)
    with pytest.raises(Invalid):
        attendance.close_attendance_plan(store, begun, on=MONDAY, result="")
    attendance.close_attendance_plan(store, begun, on=MONDAY, result="She comes every day")
    closed = attendance.attendance_plan_of(store, plan)
    assert (closed.closed_on, closed.result) == (MONDAY, "She comes every day")
    again = start(store, child, plan)
    assert (again.id != closed.id, again.closed_on) == (True, None)


def test_its_goals_are_edited_as_they_stood_on_screen(store, child, plan):
    begun = start(store, child, plan)
    attendance.edit_attendance_plan(store, begun, helps="Coming in with Juniper")
    assert attendance.attendance_plan_of(store, plan).helps == "Coming in with Juniper"
