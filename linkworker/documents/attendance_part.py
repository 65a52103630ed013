"""The Attendance Action Plan on paper, as it stands inside the plan; and the year so far."""

from datetime import date

from linkworker.actions.attendance import attendance_plan_of, steps_of, weeks_of
from linkworker.documents.goals import WHAT_WHO_WHEN, when
from linkworker.documents.half_days import counted
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import say
from linkworker.documents.shapes import labelled, section, told_as
from linkworker.documents.sieve import Sieve
from linkworker.elements import Tags
from linkworker.fields import declared
from linkworker.kinds import Choice, Text
from linkworker.measures.attendance import Summary, summarise, year_to_date
from linkworker.records import AttendancePlan, Child, Party, Plan, Step, Withhold
from linkworker.store import Reader


def attendance_part(
    store: Reader, sieve: Sieve, child: Child, plan: Plan, on: date, *, at_home: bool = True
) -> list[Markup]:
    """Return attendance in words, and the Attendance Action Plan when there is one.

    Without `at_home` the family's own steps stay off it.
    """
    counts = summarise(year_to_date(weeks_of(store, child), on=on))
    now = [labelled("This school year", counted(counts))] if counts.possible else []
    attendance = attendance_plan_of(store, plan)
    if attendance is None:
        return [section("Attendance", *now)] if now else []
    begun = labelled("At the start", at_the_start(attendance))
    said = [*_said(sieve, attendance), *days_of(sieve, attendance, "target_by", "review_on")]
    agreed = [
        step for step in steps_of(store, attendance) if at_home or step.party is not Party.FAMILY
    ]
    steps = steps_table(sieve, child, agreed)
    return [section("Attendance Action Plan", begun, *now, *said, *steps)]


def days_of(sieve: Sieve, attendance: AttendancePlan, *names: str) -> list[Markup]:
    """Say by when it is to be reached, or when it is reviewed, to who may be told a day."""
    labels = {"target_by": "By when", "review_on": "Attendance is reviewed"}
    days = {labels[name]: day for name in names if (day := getattr(attendance, name))}
    if not days or sieve.withholds(Withhold.TIMES, "When attendance is reviewed"):
        return []
    told = (told_as(label, f"{say(day)}. ") for label, day in days.items())
    return [element("p", *told)]


def steps_table(sieve: Sieve, child: Child, steps: list[Step]) -> list[Markup]:
    """Return what child, family and school have agreed to do, if anything."""
    lines = [line for step in steps if (line := _step(sieve, child, step))]
    return [table(("Agreed step", "Who", "By when"), lines, WHAT_WHO_WHEN)] if lines else []


def at_the_start(attendance: AttendancePlan) -> str:
    """Say what attendance was before the plan began."""
    if attendance.attended is None or not attendance.possible:
        return "no half-days were marked."
    missed = attendance.possible - attendance.attended
    percent = Summary(attended=attendance.attended, authorised=missed).percent
    return f"{attendance.attended} of {attendance.possible} half-days attended ({percent}%)."


def _said(sieve: Sieve, attendance: AttendancePlan) -> list[Markup]:
    return [
        labelled(field.label, words)
        for name, field in declared(AttendancePlan).items()
        if isinstance(field, Text | Tags | Choice) and (words := sieve.field(attendance, name))
    ]


def _step(sieve: Sieve, child: Child, step: Step) -> tuple[str, ...]:
    if step.party is Party.SCHOOL and sieve.withholds(Withhold.SCHOOL, "Steps of the school"):
        return ()
    if step.party is None or not (what := sieve.field(step, "what")):
        return ()
    who = child.name if step.party is Party.CHILD else step.party.value.capitalize()
    if step.began_on and not step.done_on and not sieve.withholds(Withhold.TIMES, "Since when"):
        return (what, who, f"Since {say(step.began_on)}")
    return (what, who, when(sieve, step.due, step.done_on))
