"""The Attendance Action Plan on paper, as it stands inside the plan; and the year so far."""

from datetime import date

from linkworker.actions.attendance import attendance_plan_of, steps_of, weeks_of
from linkworker.documents.attendance import counted
from linkworker.documents.goals import WHAT_WHO_WHEN, when
from linkworker.documents.markup import Markup, table
from linkworker.documents.paper import labelled, say, section
from linkworker.documents.sieve import Sieve
from linkworker.elements import Tags
from linkworker.fields import declared
from linkworker.kinds import Choice, Text
from linkworker.measures.attendance import Summary, summarise, year_to_date
from linkworker.records import AttendancePlan, Child, Party, Plan, Step, Withhold
from linkworker.store import Reader


def attendance_part(
    store: Reader, sieve: Sieve, child: Child, plan: Plan, on: date
) -> list[Markup]:
    """Return attendance in words, and the Attendance Action Plan when there is one."""
    counts = summarise(year_to_date(weeks_of(store, child), on=on))
    now = [labelled("This school year", counted(counts))] if counts.possible else []
    attendance = attendance_plan_of(store, plan)
    if attendance is None:
        return [section("Attendance", *now)] if now else []
    begun = labelled("At the start", _at_the_start(attendance))
    said = [*_said(sieve, attendance), *_days(sieve, attendance)]
    steps = _steps(sieve, child, steps_of(store, attendance))
    return [section("Attendance Action Plan", begun, *now, *said, *steps)]


def _said(sieve: Sieve, attendance: AttendancePlan) -> list[Markup]:
    return [
        labelled(field.label, words)
        for name, field in declared(AttendancePlan).items()
        if isinstance(field, Text | Tags | Choice) and (words := sieve.field(attendance, name))
    ]


def _days(sieve: Sieve, attendance: AttendancePlan) -> list[Markup]:
    days = (attendance.target_by, attendance.review_on)
    if not any(days) or sieve.withholds(Withhold.TIMES, "When attendance is reviewed"):
        return []
    by, review = map(say, days)
    return [labelled("By when", f"{by}. Attendance is reviewed: {review}.")]


def _steps(sieve: Sieve, child: Child, steps: list[Step]) -> list[Markup]:
    lines = [line for step in steps if (line := _step(sieve, child, step))]
    return [table(("Agreed step", "Who", "By when"), lines, WHAT_WHO_WHEN)] if lines else []


def _step(sieve: Sieve, child: Child, step: Step) -> tuple[str, ...]:
    if step.party is Party.SCHOOL and sieve.withholds(Withhold.SCHOOL, "Steps of the school"):
        return ()
    if step.party is None or not (what := sieve.field(step, "what")):
        return ()
    who = child.name if step.party is Party.CHILD else step.party.value.capitalize()
    return (what, who, when(sieve, step.due, step.done_on))


def _at_the_start(attendance: AttendancePlan) -> str:
    if attendance.attended is None or not attendance.possible:
        return "no half-days were marked."
    missed = attendance.possible - attendance.attended
    percent = Summary(attended=attendance.attended, authorised=missed).percent
    return f"{attendance.attended} of {attendance.possible} half-days attended ({percent}%)."
