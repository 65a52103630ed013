"""Attendance as a timeline tells it: the school's registers, reasons, the agreed steps."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from linkworker.actions.attendance import reasons_of, steps_of
from linkworker.measures.attendance import summarise, week_marks
from linkworker.measures.days import say_day
from linkworker.records import AttendancePlan, AttendanceWeek, Child, Plan
from linkworker.store import Reader
from ui.happened.told import Told, told_on


def tell_attendance(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell what the school's registers brought, why half-days were missed, what was agreed."""
    del staff
    yield from _registers(reader, child)
    yield from _reasons(reader, child)
    for plan in reader.find(Plan, child=child.id):
        yield from _agreed_steps(reader, plan)


def _registers(reader: Reader, child: Child) -> Iterator[Told]:
    """Tell each import of the school's register once, on the last day it marks."""
    weeks = sorted(reader.find(AttendanceWeek, log=child.log), key=lambda week: week.source)
    for source, group in groupby(weeks, key=lambda week: week.source):
        kept = list(group)
        marks = [m for w in kept if w.monday for m in week_marks(w.codes, w.monday) if m.code]
        if not marks:
            continue
        counted = summarise(marks)
        number = "One week" if len(kept) == 1 else f"{len(kept)} weeks"
        said = f"{counted.attended} of {counted.possible} half-days attended"
        words = f"{number}: {said if counted.possible else 'no half-day counted'}.\n{source}"
        mark = ("calendar-check", "plain")
        last = max(one.day for one in marks)
        title = "Attendance from the school’s register"
        yield told_on("attendance", last, title, words, "", mark, max(kept, key=_monday))


def _reasons(reader: Reader, child: Child) -> Iterator[Told]:
    for reason in reasons_of(reader, child):
        half = f", {reason.half.value}" if reason.half else ""
        day = say_day(reason.missed_on) if reason.missed_on else ""
        title, mark = f"Why {day}{half} was missed", ("message-circle", "plain")
        who, on = f"said {reason.said_by}", reason.missed_on
        yield told_on("attendance", on, title, reason.words, who, mark, reason)


def _agreed_steps(reader: Reader, plan: Plan) -> Iterator[Told]:
    for attendance in reader.find(AttendancePlan, plan=plan.id):
        mark = ("calendar-days", "plain")
        title, aim = "Attendance Action Plan begun", attendance.target
        yield told_on("attendance", attendance.started, title, aim, "", mark, attendance)
        if attendance.closed_on:
            title, said = "Attendance Action Plan closed", attendance.result
            yield told_on("attendance", attendance.closed_on, title, said, "", mark, attendance)
        for step in steps_of(reader, attendance):
            for day, said in ((step.began_on, "Step begun"), (step.done_on, "Step done")):
                if day:
                    yield told_on(
                        "attendance", day, said, step.what, "", ("footprints", "ok"), step
                    )


def _monday(week: AttendanceWeek) -> date:
    return week.monday or date.min
