"""Attendance Action Plans: where they begin, what was agreed, and what came of it."""

from datetime import date, timedelta
from typing import Any

from linkworker.actions.order import at_end, in_order
from linkworker.errors import Invalid
from linkworker.measures.attendance import Mark, Summary, summarise, week_marks
from linkworker.records import AbsenceReason, AttendancePlan, AttendanceWeek, Child, Plan, Step
from linkworker.store import Changes, Reader, Store


def weeks_of(store: Reader, child: Child) -> tuple[Mark, ...]:
    """Return a child's half-days in order, "" where the register has no mark yet."""
    weeks = store.find(AttendanceWeek, log=child.log)
    marks = [mark for w in weeks if w.monday for mark in week_marks(w.codes, w.monday)]
    return tuple(sorted(marks))


def give_reason(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Keep what somebody said about a half-day missed."""
    with store.change(draft) as (change, changes):
        change.add(AbsenceReason(child=child.id, **said), child.log)
    return changes


def reasons_of(store: Reader, child: Child) -> list[AbsenceReason]:
    """Return what was said of a child's half-days, the latest day first."""
    found = store.find(AbsenceReason, child=child.id, newest="missed_on")
    return [reason for reason in found if reason.missed_on]


def baseline(store: Reader, child: Child, first: date, last: date) -> Summary:
    """Add up a child's half-days from `first` to `last`, both included."""
    return summarise(mark for mark in weeks_of(store, child) if first <= mark.day <= last)


def start_attendance_plan(
    store: Store,
    child: Child,
    plan: Plan,
    *,
    baseline_from: date,
    baseline_to: date,
    draft: str = "",
    **said: Any,
) -> Changes:
    """Begin an Attendance Action Plan, with what the register says of a time before it.

    Raises Invalid when that time ends before it begins.
    """
    if baseline_to < baseline_from:
        raise Invalid({"baseline_to": "The last day is before the first"})
    then = baseline(store, child, baseline_from, baseline_to)
    begun = AttendancePlan(
        plan=plan.id,
        baseline_from=baseline_from,
        baseline_to=baseline_to,
        attended=then.attended,
        possible=then.possible,
        **said,
    )
    with store.change(draft) as (change, changes):
        change.add(begun, plan.log)
    return changes


def edit_attendance_plan(
    store: Store, attendance: AttendancePlan, *, draft: str = "", **edits: Any
) -> Changes:
    """Change an Attendance Action Plan."""
    with store.change(draft) as (change, changes):
        change.update(attendance, **edits)
    return changes


def close_attendance_plan(
    store: Store, attendance: AttendancePlan, *, on: date, result: str, draft: str = ""
) -> Changes:
    """Close an Attendance Action Plan, saying what came of it; raises Invalid without that."""
    if not result.strip():
        raise Invalid({"result": "Say what came of it"})
    with store.change(draft) as (change, changes):
        change.update(attendance, closed_on=on, result=result)
    return changes


def add_step(store: Store, attendance: AttendancePlan, *, draft: str = "", **said: Any) -> Changes:
    """Add a step that child, family or school has agreed to."""
    order = at_end(steps_of(store, attendance))
    with store.change(draft) as (change, changes):
        change.add(Step(attendance_plan=attendance.id, order=order, **said), attendance.log)
    return changes


def edit_step(store: Store, step: Step, *, draft: str = "", **edits: Any) -> Changes:
    """Change an agreed step."""
    with store.change(draft) as (change, changes):
        change.update(step, **edits)
    return changes


def begin_step(store: Store, step: Step, *, on: date) -> Changes:
    """Say from which day a step goes on; it re-opens no agreement."""
    return edit_step(store, step, began_on=on)


def finish_step(store: Store, step: Step, *, on: date) -> Changes:
    """Say on which day a step was done; it re-opens no agreement."""
    return edit_step(store, step, done_on=on)


def attendance_plan_of(store: Reader, plan: Plan) -> AttendancePlan | None:
    """Return a plan's open Attendance Action Plan, else the latest closed one, else None."""
    found = store.find(AttendancePlan, plan=plan.id, newest="started")
    return next((one for one in found if not one.closed_on), found[0] if found else None)


def steps_of(store: Reader, attendance: AttendancePlan) -> list[Step]:
    """Return an Attendance Action Plan's steps in the order of their list."""
    return in_order(store.find(Step, attendance_plan=attendance.id))


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
